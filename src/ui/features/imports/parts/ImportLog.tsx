import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { StateCell } from "./StateCell.tsx";
import { UndoButton } from "./UndoButton.tsx";
import { Cut, type TableColumn, VirtualTable } from "./VirtualTable.tsx";

type Entry = CallOutput<"import.log">[number];

export function ImportLog({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const figure = (key: "rows" | "added" | "changed" | "unchanged" | "rejected"): TableColumn<Entry> => ({
    key,
    label: t(`log.${key}`),
    width: 104,
    align: "end",
    cell: (entry) => format.number(entry[key]),
  });
  return (
    <VirtualTable
      label={t("log.heading")}
      rows={entries}
      rowKey={(entry) => entry.changeSet}
      rowHeight={36}
      tone={(entry) => (entry.active ? undefined : "faded")}
      columns={[
        {
          key: "when",
          label: t("log.when"),
          width: 176,
          cell: ({ recordedAt }) => format.instant(recordedAt),
        },
        {
          key: "files",
          label: t("log.files"),
          width: 200,
          grow: 1,
          cell: ({ files }) => <Cut>{files.join(", ")}</Cut>,
        },
        { key: "asOf", label: t("log.asOf"), width: 112, cell: ({ asOf }) => format.dayCell(asOf) },
        figure("rows"),
        figure("added"),
        figure("changed"),
        figure("unchanged"),
        figure("rejected"),
        {
          key: "state",
          label: t("log.state"),
          width: 108,
          cell: ({ active }) => <StateCell active={active} />,
        },
        {
          key: "act",
          label: t("log.act"),
          mute: true,
          width: 96,
          align: "end",
          cell: ({ changeSet, active, files }) => (
            <UndoButton changeSet={changeSet} active={active} what={files.join(", ")} />
          ),
        },
      ]}
    />
  );
}
