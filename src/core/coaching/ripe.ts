/** After how long a case is old enough to be counted: most of those that end well have ended by then. */
import { type DealsData, eachDeal, type Frame } from "./data.ts";

/** Of fewer there is no telling. */
const FEWEST = 10;

/** Nine in ten have ended well within so many days; null of too few. */
export function ripeAfter(days: readonly number[]): number | null {
  return days.length < FEWEST ? null : daysOfShare(days, 0.9);
}

/** The least number of whole days that such a share of them does not exceed; by counting. */
export function daysOfShare(days: readonly number[], share: number): number {
  let longest = 0;
  for (const one of days) longest = Math.max(longest, one);
  const counts = new Int32Array(longest + 1);
  for (const one of days) counts[Math.max(0, one)] = (counts[Math.max(0, one)] as number) + 1;
  let rest = days.length * share;
  let at = 0;
  while (at < longest && rest - (counts[at] as number) > 1e-9) {
    rest -= counts[at] as number;
    at += 1;
  }
  return at;
}

/** Days from the beginning within which nine in ten of the won deals were won, by pipeline; absent where too few were. */
export function ripePipelines(frame: Frame<DealsData>): Map<number, number> {
  const { book, states } = frame.data;
  const cycles = new Map<number, number[]>();
  eachDeal(frame, (place, first, last) => {
    if (states[book.stage[last] as number] !== 1) return;
    const pipeline = book.pipeline[place] as number;
    const list = cycles.get(pipeline) ?? [];
    cycles.set(pipeline, list);
    list.push((book.entered[last] as number) - (book.entered[first] as number));
  });
  return new Map(
    Array.from(cycles, ([pipeline, days]) => [pipeline, ripeAfter(days)] as const).filter(
      (one): one is [number, number] => one[1] !== null,
    ),
  );
}
