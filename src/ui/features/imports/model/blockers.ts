/** What the user has to settle before a file can be imported. */
import type {
  CellFormat,
  ColumnMapping,
  ImportField,
  ImportInspection,
} from "../../../../contract/importing.ts";
import { manyColumns } from "../../../../core/mapping/fields.ts";
import type { Choices } from "./choices.ts";
import { missingFields } from "./fields.ts";
import type { Step } from "./steps.ts";

/** Each is a sentence of its own on the screen. */
export type Blocker =
  | { kind: "reading" }
  | { kind: "failed" }
  /** Column names and no row under them. */
  | { kind: "empty" }
  | { kind: "nothing" }
  | { kind: "conflict"; field: ImportField; headers: string[] }
  | { kind: "missing"; fields: ImportField[] }
  | { kind: "ambiguous"; headers: string[] }
  /** Amounts in currencies that have no rate to the base currency. */
  | { kind: "rate"; currencies: string[] };

/** Which step settles it. */
export function stepOf(blocker: Blocker): Step {
  return blocker.kind === "reading" || blocker.kind === "failed" || blocker.kind === "empty"
    ? "file"
    : "columns";
}

/** A column as the screen shows it: the engine's proposal under what the user chose since. */
export interface Column extends ColumnMapping {
  /** The engine has not read the column as this field yet: its figures are of another. */
  stale: boolean;
}

export function columnsOf(inspection: ImportInspection, choices: Choices): Column[] {
  return inspection.columns.map((column) => {
    const field = column.header in choices.map ? (choices.map[column.header] ?? null) : column.field;
    const chosen = choices.formats[column.header];
    const custom = choices.customs[column.header];
    const moved = field !== column.field || (custom !== undefined && custom !== column.customField?.id);
    const format: CellFormat = moved
      ? (chosen ?? {})
      : { ...column.format, ...chosen, ...(chosen ? { ambiguous: false } : {}) };
    return { ...column, field, format, found: moved ? "user" : column.found, stale: moved };
  });
}

/** The column that feeds a field, other than the one asked for. */
export function takenBy(columns: readonly Column[], field: ImportField, not: number): Column | null {
  if (manyColumns.has(field)) return null;
  return columns.find((column) => column.field === field && column.index !== not) ?? null;
}

export function blockersOf(
  columns: readonly Column[],
  { table, ratesNeeded }: Pick<ImportInspection, "table" | "ratesNeeded">,
): Blocker[] {
  const blockers: Blocker[] = [];
  const byField = new Map<ImportField, string[]>();
  for (const { field, header } of columns) {
    if (field) byField.set(field, [...(byField.get(field) ?? []), header]);
  }
  for (const [field, headers] of byField) {
    if (headers.length > 1 && !manyColumns.has(field)) blockers.push({ kind: "conflict", field, headers });
  }
  const missing = missingFields(table, new Set(byField.keys()));
  if (byField.size === 0) blockers.push({ kind: "nothing" });
  else if (missing.length > 0) blockers.push({ kind: "missing", fields: missing });
  const asked = columns
    .filter((column) => column.field && column.format.ambiguous)
    .map((column) => column.header);
  if (asked.length > 0) blockers.push({ kind: "ambiguous", headers: asked });
  if (ratesNeeded.length > 0)
    blockers.push({ kind: "rate", currencies: ratesNeeded.map(({ currency }) => currency) });
  return blockers;
}

/** The column at which the first thing to settle is settled; the first one where none is marked. */
export function askedColumn(columns: readonly Column[], blockers: readonly Blocker[]): number {
  const first = blockers[0];
  const header =
    first?.kind === "conflict"
      ? first.headers.at(-1)
      : first?.kind === "ambiguous"
        ? first.headers[0]
        : undefined;
  const open = columns.findIndex((column) =>
    header === undefined ? column.field === null : column.header === header,
  );
  return Math.max(0, open);
}
