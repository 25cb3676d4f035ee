import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DealColumn, DealFields } from "../../../../contract/common.ts";
import { CallError } from "../../../bridge.ts";
import { callAny } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";
import { editAsText, Refused } from "../edit/editAsText.ts";

/** Each edit is a change set of its own. They resolve to the sentence that refuses them, null when done. */
export interface EditDeal {
  fields(fields: DealFields): Promise<string | null>;
  /** Text that is not understood here: the engine may, or says why not. */
  text(column: DealColumn, text: string): Promise<string | null>;
}

export function useEditDeal(id: string): EditDeal {
  const { t } = useTranslation("deal");
  return useMemo(() => {
    const run = async (work: () => Promise<string | null>): Promise<string | null> => {
      try {
        const changeSet = await work();
        if (changeSet) toastChange(t("changed"), changeSet);
        return null;
      } catch (error) {
        if (error instanceof CallError || error instanceof Refused) return error.message;
        throw error;
      }
    };
    return {
      fields: (fields) =>
        run(async () => (await callAny("deals.edit", { edits: [{ id, fields }] })).changeSet),
      text: (column, text) => run(() => editAsText(id, column, text)),
    };
  }, [id, t]);
}
