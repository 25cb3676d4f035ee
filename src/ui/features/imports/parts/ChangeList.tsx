import { useTranslation } from "react-i18next";
import type { ChangeSetRow } from "../../../../contract/calls.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { StateCell } from "./StateCell.tsx";
import { UndoButton } from "./UndoButton.tsx";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

/** Every change set of the file, newest first; each but undo and redo themselves can be taken back. */
export function ChangeList({ changes }: { changes: readonly ChangeSetRow[] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const nameOf = (change: ChangeSetRow) =>
    change.note ? `${t(`change.${change.kind}`)}: ${change.note}` : t(`change.${change.kind}`);
  return (
    <VirtualTable
      label={t("log.history")}
      rows={changes}
      rowKey={(change) => change.id}
      rowHeight={36}
      tone={(change) => (change.active ? undefined : "faded")}
      empty={t("log.noHistory")}
      columns={[
        {
          key: "when",
          label: t("log.when"),
          width: 176,
          cell: ({ recordedAt }) => format.instant(recordedAt),
        },
        {
          key: "what",
          label: t("log.what"),
          width: 200,
          grow: 1,
          cell: (change) => <Cut>{nameOf(change)}</Cut>,
        },
        {
          key: "true",
          label: t("log.true"),
          width: 112,
          cell: ({ effectiveOn }) => format.dayCell(effectiveOn),
        },
        { key: "by", label: t("log.by"), width: 120, cell: ({ by }) => <Cut>{by ?? ""}</Cut> },
        {
          key: "deals",
          label: t("log.deals"),
          width: 92,
          align: "end",
          cell: ({ deals }) => format.number(deals),
        },
        {
          key: "values",
          label: t("log.values"),
          width: 92,
          align: "end",
          cell: ({ changes: values }) => format.number(values),
        },
        {
          key: "state",
          label: t("log.state"),
          width: 112,
          cell: (change) =>
            canToggle(change) ? <StateCell state={change.active ? "active" : "undone"} /> : null,
        },
        {
          key: "act",
          label: t("log.act"),
          mute: true,
          width: 96,
          align: "end",
          cell: (change) =>
            canToggle(change) ? (
              <UndoButton changeSet={change.id} active={change.active} what={nameOf(change)} />
            ) : null,
        },
      ]}
    />
  );
}

/** An undo is taken back by redoing what it undid, not by undoing the undo. */
function canToggle({ kind }: ChangeSetRow): boolean {
  return kind !== "undo" && kind !== "redo" && kind !== "setup";
}
