import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { Cut, type TableColumn, VirtualTable } from "./VirtualTable.tsx";

type PreviewRow = ImportInspection["preview"][number];

/** The first rows as text: whether encoding, delimiter and header row are right shows at a glance. */
export function RawPreview({ inspection }: { inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const columns = useMemo((): TableColumn<PreviewRow>[] => {
    const cells = inspection.columns.map(
      ({ index, header }, at): TableColumn<PreviewRow> => ({
        key: String(index),
        label: header,
        width: 132,
        grow: 1,
        cell: (row) => <Cut>{row.cells[at] ?? ""}</Cut>,
      }),
    );
    return [
      {
        key: "row",
        label: t("facts.row"),
        width: 64,
        align: "end",
        cell: (row) => <Cut muted>{String(row.row)}</Cut>,
      },
      ...cells,
    ];
  }, [inspection.columns, t]);
  return (
    <VirtualTable
      label={t("facts.preview")}
      rows={inspection.preview}
      columns={columns}
      rowKey={(row) => row.row}
      rowHeight={28}
    />
  );
}
