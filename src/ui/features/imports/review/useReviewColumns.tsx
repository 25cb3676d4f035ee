import { useTranslation } from "react-i18next";
import type { PreviewKind, PreviewRow } from "../../../../contract/importPreview.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { Cut, type TableColumn } from "../parts/VirtualTable.tsx";
import { Changes } from "./Changes.tsx";
import { Decision } from "./Decision.tsx";
import { Difference } from "./Difference.tsx";

type ReviewColumn = TableColumn<PreviewRow>;

/** What a kind of rows is looked at for. @param narrow a pane stands beside the grid */
export function useReviewColumns(
  kind: PreviewKind,
  table: "deals" | "others",
  narrow: boolean,
): ReviewColumn[] {
  const { t } = useTranslation("review");
  const format = useFormat();
  const money = (minor: number | null) => (minor === null ? "" : format.money(minor));
  const text = (key: "account" | "stage" | "owner", width: number, grow: number): ReviewColumn => ({
    key,
    label: t(`column.${key}`),
    width,
    grow,
    cell: (row) => <Cut>{row[key] ?? ""}</Cut>,
  });
  const row: ReviewColumn = {
    key: "row",
    label: t("column.row"),
    width: 68,
    align: "end",
    cell: ({ row: at }) => <Cut muted>{at === null ? "" : String(at)}</Cut>,
  };
  const name: ReviewColumn = {
    key: "name",
    label: table === "deals" ? t("column.deal") : t("column.name"),
    width: 150,
    grow: 2,
    cell: (each) => <Cut>{each.name}</Cut>,
  };
  const changes: ReviewColumn = {
    key: "changes",
    label: kind === "added" ? t("column.values") : t("column.changes"),
    width: 220,
    grow: 5,
    cell: (each) => <Changes row={each} />,
  };
  if (table === "others") return [row, name, changes];
  const amount: ReviewColumn = {
    key: "amount",
    label: t("column.amount"),
    width: 120,
    align: "end",
    cell: ({ afterMinor }) => money(afterMinor),
  };
  switch (kind) {
    case "changed":
      return [
        row,
        name,
        ...(narrow ? [] : [text("owner", 104, 1)]),
        changes,
        ...(narrow ? [] : [{ ...amount, key: "after", label: t("column.after") }]),
        {
          key: "difference",
          label: t("column.difference"),
          width: 116,
          align: "end",
          cell: (each) => <Difference before={each.beforeMinor} after={each.afterMinor} />,
        },
      ];
    case "vanished":
      return [
        name,
        ...(narrow ? [] : [text("account", 120, 1)]),
        text("stage", 110, 1),
        ...(narrow ? [] : [text("owner", 104, 1)]),
        amount,
        {
          key: "decision",
          label: t("column.decision"),
          width: 224,
          cell: (each) => <Decision row={each} />,
        },
      ];
    case "added":
    case "unchanged":
      return [
        row,
        name,
        text("account", 120, 1),
        text("stage", 110, 1),
        ...(narrow ? [] : [text("owner", 104, 1)]),
        amount,
      ];
  }
}
