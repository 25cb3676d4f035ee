import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ImportField, ImportInspection } from "../../../../contract/importing.ts";
import { minorDigitsOf } from "../../../../core/domain/money.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { type Column, columnsOf } from "../model/blockers.ts";
import { formatKind } from "../model/fields.ts";
import { readCell } from "../model/reading.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import classes from "./ReadPreview.module.css";
import { useFieldNames } from "./useFieldNames.ts";
import { Cut, type TableColumn, VirtualTable } from "./VirtualTable.tsx";

type PreviewRow = ImportInspection["preview"][number];

/** The first rows as the import takes them: days as days, money as money, what can't be read marked. */
export function ReadPreview({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const nameOf = useFieldNames(inspection.table);
  // Cells stand in the order of the columns.
  const used = useMemo(
    () =>
      columnsOf(inspection, file.choices)
        .map((column, at) => ({ column, at }))
        .filter(({ column }) => column.field !== null),
    [inspection, file.choices],
  );
  const columns: TableColumn<PreviewRow>[] = [
    {
      key: "row",
      label: t("facts.row"),
      width: 64,
      align: "end",
      cell: ({ row }) => <Cut muted>{String(row)}</Cut>,
    },
    ...used.map(({ column, at }): TableColumn<PreviewRow> => {
      const field = column.field as ImportField;
      const kind = formatKind(field);
      return {
        key: String(column.index),
        label: nameOf(field),
        width: 120,
        grow: 1,
        ...(kind === "money" || kind === "number" ? { align: "end" as const } : {}),
        cell: (row) => <ReadCell text={row.cells[at] ?? ""} column={column} name={nameOf(field)} />,
      };
    }),
  ];
  return (
    <div className={classes.preview}>
      <VirtualTable
        label={t("check.preview")}
        rows={inspection.preview}
        columns={columns}
        rowKey={(row) => row.row}
        rowHeight={28}
      />
    </div>
  );
}

function ReadCell({ text, column, name }: { text: string; column: Column; name: string }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const read = readCell(text, column.field, column.format, minorDigitsOf(format.currency));
  switch (read.kind) {
    case "empty":
      return null;
    case "text":
      return <Cut>{read.text}</Cut>;
    case "day":
      return <Cut>{format.dayCell(read.day)}</Cut>;
    case "money":
      return <Cut>{format.money(read.minor)}</Cut>;
    case "percent":
      return <Cut>{format.percentPoints(read.points)}</Cut>;
    case "quantity":
      return <Cut>{format.quantity(read.milli)}</Cut>;
    case "integer":
      return <Cut>{column.field === "foundedYear" ? String(read.value) : format.number(read.value)}</Cut>;
    case "unread":
      return (
        <span className={classes.unread} title={t("check.previewUnread", { value: text, field: name })}>
          {text}
        </span>
      );
  }
}
