import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportNames } from "../../../../contract/importing.ts";
import { dealState, type DealState } from "../../../../contract/common.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { stateRows } from "../model/names.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

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
  const format = useFormat();
  const options = values.map((value) => ({ value, label: t(`names.state.${value}`) }));
  return (
    <VirtualTable
      label={t("names.states")}
      rows={stateRows(list, chosen)}
      rowKey={({ word }) => word}
      rowHeight={36}
      columns={[
        { key: "word", label: t("names.word"), width: 200, grow: 1, cell: ({ word }) => <Cut>{word}</Cut> },
        {
          key: "rows",
          label: t("names.rows"),
          width: 96,
          align: "end",
          cell: ({ rows }) => format.number(rows),
        },
        {
          key: "value",
          label: t("names.reads"),
          width: 280,
          cell: ({ word, value }) => (
            <Select
              aria-label={t("names.readsOf", { word })}
              data={options}
              value={value}
              onChange={(next) =>
                next && useImportFlow.getState().settle("states", word, next === "stage" ? null : next)
              }
              allowDeselect={false}
            />
          ),
        },
        {
          key: "how",
          label: t("columns.found"),
          mute: true,
          width: 160,
          grow: 1,
          cell: ({ chosen: said, value }) => (
            <Cut muted>
              {t(said ? "names.stateChosen" : value === "stage" ? "names.stateSilent" : "names.stateGuessed")}
            </Cut>
          ),
        },
      ]}
    />
  );
}
