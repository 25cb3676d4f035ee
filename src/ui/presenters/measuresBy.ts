/** The measures over time of each group: their columns, how rows are sorted, which deals stand behind a figure. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import type { FunnelMark } from "../../contract/measures.ts";
import { type Day, periodBounds } from "../../core/domain/days.ts";
import { sortByFigure } from "./sortByFigure.ts";

type Group = NonNullable<CallOutput<"funnel.measures">["groups"]>[number];
/** With the coverage of another window: the period that is running. */
export type MeasuresRow = Omit<Group, "coverage"> & { coverage: Group["coverage"] | null };

export const measureColumns = [
  "open",
  "velocity",
  "age",
  "stalled",
  "slip",
  "pushes",
  "winRate",
  "cycle",
  "size",
  "coverage",
] as const;
export type MeasureColumn = (typeof measureColumns)[number];

/** A figure with of how many deals it is; `value` null: too few, or nothing to say. */
export interface MeasuredFigure {
  value: number | null;
  n: number;
  low?: number | null;
  high?: number | null;
}

export function figureOf(row: MeasuresRow, column: MeasureColumn): MeasuredFigure {
  switch (column) {
    case "open":
      return { value: row.velocity.openDeals, n: row.velocity.openDeals };
    case "velocity":
      return { value: row.velocity.minorPerDay, n: Math.min(row.winRate.n, row.cycleDays.n) };
    case "age":
      return { value: row.ageing.days.median, n: row.ageing.days.n };
    case "stalled":
      return { value: row.ageing.stalled, n: row.ageing.judged };
    case "slip":
      return row.slip.share;
    case "pushes":
      return { value: row.pushes.meanPerDeal, n: row.pushes.twiceOrMore.n };
    case "winRate":
      return row.winRate;
    case "cycle":
      return { value: row.cycleDays.median, n: row.cycleDays.n };
    case "size":
      return { value: row.dealSizeMinor.mean, n: row.dealSizeMinor.n };
    case "coverage":
      return { value: row.coverage?.coverage ?? null, n: row.coverage?.openDeals ?? 0 };
  }
}

/** Groups with the coverage that another answer tells of them. */
export function withCoverage(groups: readonly Group[], running: readonly Group[] | undefined): MeasuresRow[] {
  const coverage = new Map(running?.map((group) => [group.id ?? group.key, group.coverage]));
  return groups.map((group) => ({ ...group, coverage: coverage.get(group.id ?? group.key) ?? null }));
}

export function sortMeasures(
  rows: readonly MeasuresRow[],
  column: MeasureColumn | "key",
  descending: boolean,
  locale: string,
): MeasuresRow[] {
  const value = column === "key" ? null : (row: MeasuresRow) => figureOf(row, column).value;
  return sortByFigure(rows, value, descending, locale);
}

export interface Span {
  from: Day;
  to: Day;
}

/** The part of a window that lies in a period; null where none does. */
export function spanOfPeriod(key: string, { from, to }: Span): Span | null {
  const bounds = periodBounds(key);
  if (!bounds || bounds.to < from || bounds.from > to) return null;
  return { from: bounds.from > from ? bounds.from : from, to: bounds.to < to ? bounds.to : to };
}

/** The deals that a figure counts; null: it counts none, or no mark says which. */
export function markOfFigure(
  row: MeasuresRow,
  column: MeasureColumn,
  window: Span,
  slips: Span | null,
): FunnelMark | null {
  switch (column) {
    case "open":
    case "age":
    case "coverage":
      return null;
    case "stalled":
      return row.ageing.stalled > 0 ? { kind: "stalled" } : null;
    case "slip":
      return slips && row.slip.share.count > 0 ? { kind: "forecast", outcome: "slipped", ...slips } : null;
    case "pushes":
      return row.pushes.twiceOrMore.count > 0 ? { kind: "pushed", atLeast: 2, ...window } : null;
    case "velocity":
    case "winRate":
    case "cycle":
    case "size":
      return row.winRate.count > 0 ? { kind: "closed", outcome: "won", ...window } : null;
  }
}
