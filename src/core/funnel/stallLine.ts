/**
 * From how many days on a deal counts as stalled in its stage (TERMS, stage ageing): past the stage's expected days, or
 * past the time within which three quarters of the deals that were won later had left it, whichever is sooner.
 */
import type { IntervalBook } from "./intervalBook.ts";
import { rowOn } from "./intervalBook.ts";
import type { StateOfStage } from "./scope.ts";
import { quartiles } from "./statistics.ts";

/** Of fewer winners nothing is said. */
export const FEWEST_WINNERS = 8;

export interface StallLine {
  /** Days in the stage, this visit; a deal that is older is stalled. Null: nothing tells. */
  days: number | null;
  by: "expected" | "winners" | null;
  expectedDays: number | null;
  /** 75th percentile of the days that won deals spent in the stage, all visits; null of fewer than {@link FEWEST_WINNERS}. */
  winnersDays: number | null;
  winners: number;
}

/**
 * @param counts by place in the book: 1 is a deal to learn from; null: every deal
 * @param asOf a day number: what was won later is not known yet; null: all of the past
 * @returns by the stage's key
 */
export function stallLines(
  book: IntervalBook,
  states: StateOfStage,
  stages: readonly { id: number; expectedDays: number | null }[],
  counts: Uint8Array | null,
  asOf: number | null,
): Map<number, StallLine> {
  const spent = winnersDays(book, states, counts, asOf);
  return new Map(
    stages.map(({ id, expectedDays }) => {
      const days = spent[id] ?? [];
      const winnersP75 = days.length < FEWEST_WINNERS ? null : quartiles(days).p75;
      return [
        id,
        { ...lower(expectedDays, winnersP75), expectedDays, winnersDays: winnersP75, winners: days.length },
      ];
    }),
  );
}

function lower(expected: number | null, winners: number | null): Pick<StallLine, "days" | "by"> {
  if (expected !== null && (winners === null || expected <= winners))
    return { days: expected, by: "expected" };
  return winners === null ? { days: null, by: null } : { days: winners, by: "winners" };
}

/** The days of each won deal in each open stage that it was in, by the stage's key. */
function winnersDays(
  book: IntervalBook,
  states: StateOfStage,
  counts: Uint8Array | null,
  asOf: number | null,
): number[][] {
  const spent: number[][] = Array.from(states, () => []);
  const days = new Int32Array(states.length).fill(-1);
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const end = asOf === null ? (book.first[place + 1] as number) - 1 : rowOn(book, place, asOf);
    if (end < 0 || states[book.stage[end] as number] !== 1) continue;
    const first = book.first[place] as number;
    for (let row = first; row < end; row += 1) {
      const stage = book.stage[row] as number;
      if (states[stage] === 0)
        days[stage] =
          Math.max(0, days[stage] as number) + (book.left[row] as number) - (book.entered[row] as number);
    }
    for (let row = first; row < end; row += 1) {
      const stage = book.stage[row] as number;
      if ((days[stage] as number) < 0) continue;
      spent[stage]?.push(days[stage] as number);
      days[stage] = -1;
    }
  }
  return spent;
}

/** The day on which a deal came into the stage where it stands in `row`: a change of owner or amount is no new visit. */
export function stageEntered({ first, stage, entered }: IntervalBook, place: number, row: number): number {
  let from = row;
  while (from > (first[place] as number) && stage[from - 1] === stage[row]) from -= 1;
  return entered[from] as number;
}
