/** Push count (TERMS): how often the expected close day of a deal moved to a later one, while it was open. */
import { type IntervalBook, NO_DAY } from "./intervalBook.ts";
import type { StateOfStage } from "./scope.ts";

export interface Pushes {
  count: number;
  /** Day numbers: first told, and as it stands; `NO_DAY` where nobody told. */
  firstExpected: number;
  expected: number;
}

/** @param row where the deal stands: what came later does not count */
export function pushesOf(
  { first, stage, expected }: IntervalBook,
  states: StateOfStage,
  place: number,
  row: number,
): Pushes {
  let count = 0;
  let firstExpected = NO_DAY;
  let last = NO_DAY;
  for (let at = first[place] as number; at <= row; at += 1) {
    const day = expected[at] as number;
    if (day === NO_DAY) continue;
    if (firstExpected === NO_DAY) firstExpected = day;
    // A closing that sets the expected day to its own is no push.
    if (last !== NO_DAY && day > last && states[stage[at] as number] === 0) count += 1;
    last = day;
  }
  return { count, firstExpected, expected: expected[row] as number };
}
