import { useTranslation } from "react-i18next";
import type { ImportNames } from "../../../../contract/importing.ts";
import { dealState, type DealState } from "../../../../contract/common.ts";
import { stateRows } from "../model/names.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { ReadAsTable } from "./ReadAsTable.tsx";

const values = [...dealState.options, "stage"] as const;

/** What each word (or set of flags) that a file has for the state is read as. */
export function StateWords({
  list,
  chosen,
}: {
  list: ImportNames["states"];
  chosen: Readonly<Record<string, DealState | null>>;
}) {
  const { t } = useTranslation("imports");
  return (
    <ReadAsTable
      label={t("names.states")}
      heads={{ word: t("names.word"), value: t("names.reads"), remark: t("columns.found") }}
      rows={stateRows(list, chosen).map(({ word, rows, value, chosen: said }) => ({
        word,
        rows,
        value,
        remark: t(
          said ? "names.stateChosen" : value === "stage" ? "names.stateSilent" : "names.stateGuessed",
        ),
      }))}
      options={values.map((value) => ({ value, label: t(`names.state.${value}`) }))}
      labelOf={(word) => t("names.readsOf", { word })}
      onChoose={(word, next) =>
        useImportFlow.getState().settle("states", word, next === "stage" ? null : next)
      }
    />
  );
}
