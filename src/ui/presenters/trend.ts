/** The win rate over the quarters: which points, which finding. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import { closedDeals, FEW } from "./funnel.ts";

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

/** Only where the first and the last quarter with enough deals differ beyond their intervals. */
export function trendFinding(points: readonly TrendPoint[]): TrendFinding | null {
  const solid = points.filter(({ few }) => !few);
  const first = solid[0];
  const last = solid.at(-1);
  if (!first || !last || first === last) return null;
  if (last.low > first.high) return { kind: "rising", first, last };
  if (last.high < first.low) return { kind: "falling", first, last };
  return null;
}
