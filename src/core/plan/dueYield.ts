/**
 * What became of the pipeline that was due in a period: of the deals that were open on the same day of past periods and
 * expected to close within them, the share that was won within them. It holds win rate, cycle and slipping in one figure.
 */
import { dayNumber, periodBefore, periodBounds } from "../domain/days.ts";
import type { DealBook } from "../funnel/dealBook.ts";
import { rowOn } from "../funnel/intervalBook.ts";
import type { StateOfStage } from "../funnel/scope.ts";

export interface PastPeriod {
  /** Day numbers: the day that stands for today, and the first and last day of the period. */
  on: number;
  from: number;
  to: number;
}

/** Due deals of a group, over all past periods. */
export interface DueYield {
  due: number;
  won: number;
  /** Of those with an amount: how many, and the sum of their amounts in minor units. */
  sized: number;
  sum: number;
}

export const noYield = (): DueYield => ({ due: 0, won: 0, sized: 0, sum: 0 });

/** Called for each deal that was due in a past period. @param row where it stood on the day */
export type OnDue = (place: number, row: number, won: boolean) => void;

export function eachDueDeal(
  book: DealBook,
  states: StateOfStage,
  counts: Uint8Array | null,
  { on, from, to }: PastPeriod,
  tell: OnDue,
): void {
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const row = rowOn(book, place, on);
    if (row < 0 || states[book.stage[row] as number] !== 0) continue;
    const due = book.expected[row] as number;
    if (due < from || due > to) continue;
    const end = rowOn(book, place, to);
    tell(place, row, end >= 0 && states[book.stage[end] as number] === 1);
  }
}

export function addDue(total: DueYield, amount: number, won: boolean): void {
  total.due += 1;
  if (won) total.won += 1;
  if (Number.isNaN(amount)) return;
  total.sized += 1;
  total.sum += amount;
}

/** How far back the past tells of the present. */
const PAST_PERIODS = 8;
/** Of fewer deals that were due, in the whole company, nothing is said. */
export const FEWEST_DUE = 20;

/** The periods before, each with the day that lies in it as today lies in this one. */
export function pastPeriods(period: string, today: number): PastPeriod[] {
  const periods: PastPeriod[] = [];
  const first = periodBounds(period);
  if (!first) return periods;
  const since = today - dayNumber(first.from);
  for (
    let before = periodBefore(period);
    before && periods.length < PAST_PERIODS;
    before = periodBefore(before)
  ) {
    const bounds = periodBounds(before);
    if (!bounds) break;
    const [from, to] = [dayNumber(bounds.from), dayNumber(bounds.to)];
    // One that is not over yet tells nothing.
    if (to < today) periods.push({ from, to, on: Math.min(to, from + since) });
    if (before.startsWith("1")) break;
  }
  return periods;
}
