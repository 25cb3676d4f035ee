/** The columns of the comparison: what each reads of a summary, and how rows are sorted by it. Pure. */
import type { CallOutput } from "../../../contract/calls.ts";

export type ByRow = CallOutput<"funnel.by">[number];

export const columns = {
  created: (row: ByRow) => row.created,
  open: (row: ByRow) => row.open,
  openMinor: (row: ByRow) => row.openMinor,
  won: (row: ByRow) => row.won,
  wonMinor: (row: ByRow) => row.wonMinor,
  lost: (row: ByRow) => row.lost,
  winRate: (row: ByRow) => row.winRate,
  cycle: (row: ByRow) => row.cycleDaysWon.median,
  size: (row: ByRow) => row.wonSizeMinor.mean,
} as const;

export type ByColumn = keyof typeof columns;
export type SortColumn = ByColumn | "key";
export const columnNames = Object.keys(columns) as ByColumn[];

/** Rows without a figure come last whichever way the rest goes. */
export function sortRows(
  rows: readonly ByRow[],
  column: SortColumn,
  descending: boolean,
  locale: string,
): ByRow[] {
  const sign = descending ? -1 : 1;
  if (column === "key") {
    const collator = new Intl.Collator(locale, { numeric: true });
    return rows.toSorted(
      (a, b) => Number(a.key === "") - Number(b.key === "") || sign * collator.compare(a.key, b.key),
    );
  }
  const value = columns[column];
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
