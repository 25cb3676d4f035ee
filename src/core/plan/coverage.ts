/** How much open pipeline makes a target likely: by the chance of the very deals that are open, so that the two agree. */
import { type Beta, chanceOf } from "./chance.ts";

export interface CoverageQuestion {
  /** Amounts of the open deals that are due, minor units, none negative. */
  open: readonly number[];
  /** Still to be won, minor units, positive. */
  needed: number;
  share: Beta;
  /** What a further deal would be of, minor units, positive. */
  typical: number;
  /** With which chance it is to be won. */
  chance: number;
}

/** So many times what is needed (or a deal's amount, where that is more) nobody gathers: too little is known of the share. */
const BEYOND = 100;
/** Halvings of the part of the open deals that would do. */
const STEPS = 12;

/**
 * Where the open deals give less than the chance, they and as many typical deals as make it. Where they give as much or
 * more, the smallest part of them, each deal smaller by the same factor, that still does. So the pipeline is at least what
 * is needed just where the chance is at least what was asked for.
 * @returns minor units; null where no amount is enough
 */
export function pipelineNeeded({ open, needed, share, typical, chance }: CoverageQuestion): number | null {
  const sum = open.reduce((total, amount) => total + amount, 0);
  if (chanceOf(open, needed, share) >= chance) return sum * leastPart(open, needed, share, chance);
  const most = Math.ceil((BEYOND * Math.max(needed, typical)) / typical);
  const enough = (more: number): boolean =>
    chanceOf([...open, ...Array.from({ length: more }, () => typical)], needed, share) >= chance;
  let high = 1;
  while (!enough(high)) {
    if (high >= most) return null;
    high = Math.min(most, 2 * high);
  }
  let low = high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return sum + high * typical;
}

/** Deals of a part of their amounts reach the needed where the whole ones reach the needed over that part. */
function leastPart(open: readonly number[], needed: number, share: Beta, chance: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (chanceOf(open, needed / middle, share) >= chance) high = middle;
    else low = middle;
  }
  return high;
}
