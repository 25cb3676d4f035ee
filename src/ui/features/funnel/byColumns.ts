/** The columns of the comparison: what each reads of a summary, and how rows are sorted by it. Pure. */
import type { CallOutput } from "../../../contract/calls.ts";
import { sortByFigure } from "../../presenters/sortByFigure.ts";

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

export function sortRows(
  rows: readonly ByRow[],
  column: SortColumn,
  descending: boolean,
  locale: string,
): ByRow[] {
  return sortByFigure(rows, column === "key" ? null : columns[column], descending, locale);
}
