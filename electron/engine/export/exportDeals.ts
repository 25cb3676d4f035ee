/** Deals to a file. */
import { type DealColumn, dealColumns, type DealRow } from "../../../src/contract/common.ts";
import { customTypeOf, isCustomId } from "../../../src/core/domain/customFields.ts";
import type { Locale } from "../../../src/contract/envelope.ts";
import {
  type ExportColumn,
  exportCategories,
  exportHeaders,
  exportStates,
} from "../../../src/core/mapping/exportHeaders.ts";
import { cellValue, type LocalNames } from "../cells.ts";
import { liveCustomFields } from "../db/queries/customFields.ts";
import { dealRows } from "../db/queries/deals.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import { type JobControl, throwIfCancelled } from "../jobs.ts";
import type { Session } from "../session.ts";
import { writeCsv } from "./csv.ts";
import { writeWhole } from "./wholeFile.ts";
import { writeXlsx } from "./xlsx.ts";

export interface ExportRequest {
  path: string;
  keys: Int32Array;
  columns: DealColumn[] | undefined;
  locale: Locale;
  names: LocalNames;
  format: WriteTable;
}

export type Cell = string | number | null;
export interface TableColumn {
  header: string;
  kind: "text" | "money" | "number" | "percent" | "figure" | "day";
}

/** Writes a table to `path`; batches come in order. */
export type WriteTable = (
  path: string,
  columns: TableColumn[],
  batches: AsyncIterable<Cell[][]>,
) => Promise<void>;

export const exportFormats: Record<string, WriteTable> = { ".csv": writeCsv, ".xlsx": writeXlsx };

type Column = ExportColumn | DealColumn;

/** A number of a custom field has as many places as it has. */
const customKinds = { text: "text", number: "figure", day: "day" } as const;

const BATCH = 1000;

/** @returns how many deals were written @throws WorkbenchError cancelled, diskFull, invalid */
export async function exportDeals(
  session: Session,
  request: ExportRequest,
  control: JobControl,
): Promise<{ rows: number; path: string }> {
  const { path, keys, locale, format } = request;
  const fields = liveCustomFields(session.read);
  const known = (column: Column) => !isCustomId(column) || fields.some(({ id }) => id === column);
  const chosen: Column[] = request.columns ?? [...dealColumns, ...fields.map(({ id }) => id)];
  const columns: Column[] = ["id", ...chosen.filter(known)];
  const headerOf = (column: Column) =>
    isCustomId(column)
      ? (fields.find(({ id }) => id === column)?.name ?? column)
      : exportHeaders[column][locale];
  const table = columns.map((column) => ({ header: headerOf(column), kind: kindOf(column) }));
  await writeWhole(path, (partial) => format(partial, table, batches(session, request, columns, control)));
  return { rows: keys.length, path };
}

async function* batches(
  session: Session,
  request: ExportRequest,
  columns: Column[],
  control: JobControl,
): AsyncGenerator<Cell[][]> {
  const { keys, names, locale } = request;
  const base = baseCurrency(session.read);
  for (let from = 0; from < keys.length; from += BATCH) {
    throwIfCancelled(control.signal);
    control.progress("writing", from, keys.length);
    const rows = dealRows(session.read, keys.subarray(from, from + BATCH), base);
    yield rows.map((row) =>
      columns.map((column) => exportCell({ ...row, ...names(row) }, column, base, locale)),
    );
    // Other calls get their turn between batches.
    await new Promise((resume) => setImmediate(resume));
  }
}

function exportCell(row: DealRow, column: Column, base: string, locale: Locale): Cell {
  if (column === "id") return row.id;
  if (column === "state") return exportStates[row.state][locale];
  if (column === "category") return row.category === null ? null : exportCategories[row.category][locale];
  return cellValue(row, column, base);
}

function kindOf(column: Column): TableColumn["kind"] {
  if (isCustomId(column)) return customKinds[customTypeOf(column)];
  if (column === "amountMinor" || column === "currencyAmountMinor") return "money";
  if (column === "quantity") return "number";
  if (column.endsWith("Probability")) return "percent";
  return column.endsWith("On") ? "day" : "text";
}
