/** The win rate over the quarters: which points, which finding. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import { closedDeals, FEW } from "./funnel.ts";
import { shiftPeriod } from "./periods.ts";

type ByRow = CallOutput<"funnel.by">[number];

export interface TrendPoint {
  /** `2026-Q3`. */
  key: string;
  rate: number;
  low: number;
  high: number;
  /** Won and lost deals of the quarter. */
  n: number;
  few: boolean;
}

/** Quarters in which deals were closed, in time. */
export function trendOf(rows: readonly ByRow[]): TrendPoint[] {
  return rows
    .flatMap((row) => {
      if (row.key === "" || row.winRate === null || row.winRateLow === null || row.winRateHigh === null)
        return [];
      const n = closedDeals(row);
      return [
        { key: row.key, rate: row.winRate, low: row.winRateLow, high: row.winRateHigh, n, few: n < FEW },
      ];
    })
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

export interface TrendFinding {
  kind: "rising" | "falling";
  first: TrendPoint;
  last: TrendPoint;
}

/**
 * The newest quarter against the same one a year before, so that neither the season nor a young file's first
 * closes (quick losses) pass for a trend; and only where their intervals don't touch.
 */
export function trendFinding(points: readonly TrendPoint[]): TrendFinding | null {
  const last = points.findLast(({ few }) => !few);
  const first = last && points.find(({ key, few }) => !few && key === shiftPeriod(last.key, -4));
  if (!last || !first) return null;
  if (last.low > first.high) return { kind: "rising", first, last };
  if (last.high < first.low) return { kind: "falling", first, last };
  return null;
}

/** The axis ends at the next tenth above the highest interval. */
export function trendTop(points: readonly TrendPoint[]): number {
  return Math.min(1, Math.ceil(Math.max(0, ...points.map(({ high }) => high)) * 10 + 0.01) / 10);
}
