/**
 * Time in stage (TERMS): the days of all visits of a deal to a stage, summed; a deal that is still there is censored at
 * `today`, not dropped, so that a stage where deals get stuck does not look quick.
 */
import { type IntervalBook, NEVER_LEFT } from "./intervalBook.ts";
import { kaplanMeier, type SurvivalQuantile, survivalQuantile } from "./survival.ts";

export interface TimeInStage {
  /** Deals that were in the stage. */
  n: number;
  /** Of them, those still there. */
  censored: number;
  median: SurvivalQuantile;
  p75: SurvivalQuantile;
}

/**
 * @param stages keys of the open stages to tell of
 * @param counts by place in the book: 1 counts; null: every deal
 * @param today a day number: what began later is left out, what was left later lasts still
 * @returns by the stage's key
 */
export function timeInStage(
  book: IntervalBook,
  stages: readonly number[],
  counts: Uint8Array | null,
  today: number,
): Map<number, TimeInStage> {
  const tallies = new Map(
    stages.map((stage) => [stage, { ended: new Map<number, number>(), censored: new Map<number, number>() }]),
  );
  const days = new Map<number, number>();
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    days.clear();
    const end = book.first[place + 1] as number;
    let here = -1;
    for (let row = book.first[place] as number; row < end; row += 1) {
      const entered = book.entered[row] as number;
      if (entered > today) break;
      const left = book.left[row] as number;
      const stage = book.stage[row] as number;
      if (left === NEVER_LEFT || left > today) here = stage;
      if (tallies.has(stage)) days.set(stage, (days.get(stage) ?? 0) + Math.min(left, today) - entered);
    }
    for (const [stage, spent] of days) {
      const tally = tallies.get(stage);
      const counted = stage === here ? tally?.censored : tally?.ended;
      counted?.set(spent, (counted.get(spent) ?? 0) + 1);
    }
  }
  return new Map(
    Array.from(tallies, ([stage, tally]) => {
      const steps = kaplanMeier(tally);
      const censored = sum(tally.censored.values());
      return [
        stage,
        {
          n: sum(tally.ended.values()) + censored,
          censored,
          median: survivalQuantile(steps, 0.5),
          p75: survivalQuantile(steps, 0.75),
        },
      ];
    }),
  );
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
