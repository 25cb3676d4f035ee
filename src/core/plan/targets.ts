/** Targets rolled up: over the parts of a period, and over who stands under whom. */
import { partsOfPeriod } from "../domain/days.ts";

/** By period (`2026`, `2026-Q3`, `2026-07`): minor units, or thousandths of a unit. */
export type TargetsByPeriod = ReadonlyMap<string, number>;

/**
 * The target of a period: its own, else the sum of those of its parts.
 * @returns null where neither it nor any part has one
 */
export function targetIn(targets: TargetsByPeriod, period: string): number | null {
  const own = targets.get(period);
  if (own !== undefined) return own;
  return sumOfKnown(partsOfPeriod(period).map((part) => targetIn(targets, part)));
}

/** Null where all are null: a missing target is no target of zero. */
export function sumOfKnown(values: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const value of values) if (value !== null) sum = (sum ?? 0) + value;
  return sum;
}
