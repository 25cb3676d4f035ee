/** What it takes: the least pull of one lever, or of the smallest set, that makes the target as likely as is wished. */
import { chanceOfReaching, distributionOf } from "../forecast/distribution.ts";
import { outlookWith, type ScenarioPeriod } from "./apply.ts";
import type { ScenarioBase } from "./base.ts";
import type { Lever } from "./levers.ts";

/** A lever that may be pulled, from not at all (0) to as far as it goes (1). */
export interface Bound {
  lever(share: number): Lever;
}

export interface Goal extends ScenarioPeriod {
  targetMinor: number;
  chance: number;
}

export interface Found {
  /** Places among the bounds. */
  bounds: number[];
  /** How far they are pulled, all alike, from 0 to 1. */
  share: number;
}

const CELLS = 1024;
const STEPS = 14;
/** More levers at once are no plan. */
const MOST = 3;

/** By bound: how far it must be pulled alone; null where even all the way is not enough. */
export function seekEach(
  base: ScenarioBase,
  already: readonly Lever[],
  bounds: readonly Bound[],
  goal: Goal,
): (number | null)[] {
  return bounds.map((bound) => leastShare(base, already, [bound], goal));
}

/** The fewest levers that reach it together; of as few, those that need the least pull. Null: not even the most do. */
export function seekSet(
  base: ScenarioBase,
  already: readonly Lever[],
  bounds: readonly Bound[],
  goal: Goal,
): Found | null {
  for (let size = 0; size <= Math.min(MOST, bounds.length); size += 1) {
    let best: Found | null = null;
    for (const chosen of subsets(bounds.length, size)) {
      const share = leastShare(
        base,
        already,
        chosen.map((at) => bounds[at] as Bound),
        goal,
      );
      if (share !== null && (!best || share < best.share)) best = { bounds: chosen, share };
    }
    if (best) return best;
  }
  return null;
}

function leastShare(
  base: ScenarioBase,
  already: readonly Lever[],
  bounds: readonly Bound[],
  goal: Goal,
): number | null {
  const reaches = (share: number): boolean => {
    const levers = [...already, ...bounds.map((bound) => bound.lever(share))];
    return (
      chanceOfReaching(distributionOf(outlookWith(base, levers, goal), CELLS), goal.targetMinor) >=
      goal.chance
    );
  };
  if (reaches(0)) return 0;
  if (bounds.length === 0 || !reaches(1)) return null;
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function* subsets(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= count - size; at += 1)
    for (const rest of subsets(count, size - 1, at + 1)) yield [at, ...rest];
}
