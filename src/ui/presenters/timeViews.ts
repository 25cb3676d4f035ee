/** What the time section draws: scales, findings, windows. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import { addDays, addMonths, type Day } from "../../core/domain/days.ts";
import { FEW } from "./funnel.ts";

export type StageTime = CallOutput<"funnel.timeInStage">[number];
export type AgeingDeal = CallOutput<"funnel.ageing">["deals"][number];

/** The twelve months that end on a day. */
export function yearBefore(day: Day | undefined): { from: Day; to: Day } | undefined {
  return day === undefined ? undefined : { from: addDays(addMonths(day, -12), 1), to: day };
}

/** The scale's end: the longest third quartile or interval, up to the next ten days. */
export function timeScale(rows: readonly StageTime[]): number {
  const longest = Math.max(
    0,
    ...rows.flatMap(({ n, medianHigh, p75Days }) => (n < FEW ? [] : [medianHigh ?? 0, p75Days ?? 0])),
  );
  return Math.max(10, Math.ceil(longest / 10) * 10);
}

/** The stage that clearly takes longest: its interval lies above all others'. */
export function slowest(rows: readonly StageTime[]): StageTime | null {
  const known = rows.filter(({ n, medianDays }) => n >= FEW && medianDays !== null);
  const [first, ...others] = known.toSorted((a, b) => (b.medianDays ?? 0) - (a.medianDays ?? 0));
  if (!first || first.medianLow === null || others.length === 0) return null;
  const { medianLow } = first;
  return others.every(({ medianHigh }) => medianHigh !== null && medianHigh < medianLow) ? first : null;
}
