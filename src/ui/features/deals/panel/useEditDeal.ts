import { useTranslation } from "react-i18next";
import type { DealFields } from "../../../../contract/common.ts";
import { CallError } from "../../../bridge.ts";
import { callAny } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";

/** Writes an edit of one deal as a change set of its own. Resolves to the sentence that refuses it, null when done. */
export function useEditDeal(id: string): (fields: DealFields) => Promise<string | null> {
  const { t } = useTranslation("deal");
  return async (fields) => {
    try {
      const { changeSet } = await callAny("deals.edit", { edits: [{ id, fields }] });
      if (changeSet) toastChange(t("changed"), changeSet);
      return null;
    } catch (error) {
      if (error instanceof CallError) return error.message;
      throw error;
    }
  };
}
