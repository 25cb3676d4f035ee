/**
 * What stood in each stage at the end of each day, kept beside a book: a day's pipeline of the whole file is read off rather
 * than counted over all deals. Made in one pass over the intervals when first asked for; a changed book is another book.
 */
import { type IntervalBook, NEVER_LEFT, NO_KEY } from "./intervalBook.ts";
import type { Standing } from "./standing.ts";

interface DayTotals {
  /** Day number of the first cell; the last one holds for every later day. */
  firstDay: number;
  days: number;
  /** By stage, then by day. Sums of whole minor units: exact. */
  deals: Int32Array;
  amountMinor: Float64Array;
  withAmount: Int32Array;
}

const kept = new WeakMap<IntervalBook, DayTotals>();

/** @returns by the stage's key, ascending; stages in which nothing stood are absent */
export function standingOfAll(book: IntervalBook, on: number): Map<number, Standing> {
  let totals = kept.get(book);
  if (!totals) kept.set(book, (totals = dayTotals(book)));
  const { firstDay, days, deals, amountMinor, withAmount } = totals;
  const found = new Map<number, Standing>();
  const day = Math.min(on - firstDay, days - 1);
  if (day < 0) return found;
  for (let stage = NO_KEY; stage * days < deals.length; stage += 1) {
    const cell = stage * days + day;
    if ((deals[cell] as number) === 0) continue;
    found.set(stage, {
      deals: deals[cell] as number,
      amountMinor: amountMinor[cell] as number,
      withAmount: withAmount[cell] as number,
    });
  }
  return found;
}

function dayTotals({ stage, amount, entered, left }: IntervalBook): DayTotals {
  let firstDay = NEVER_LEFT;
  let lastDay = -Infinity;
  let last = NO_KEY;
  for (let row = 0; row < entered.length; row += 1) {
    firstDay = Math.min(firstDay, entered[row] as number);
    lastDay = Math.max(lastDay, entered[row] as number);
    last = Math.max(last, stage[row] as number);
  }
  const days = Math.max(0, lastDay - firstDay + 1);
  const cells = (last + 1) * days;
  const deals = new Int32Array(cells);
  const amountMinor = new Float64Array(cells);
  const withAmount = new Int32Array(cells);
  // First what came and went on each day.
  for (let row = 0; row < entered.length; row += 1) {
    const money = amount[row] as number;
    const first = (stage[row] as number) * days - firstDay;
    const came = first + (entered[row] as number);
    deals[came] = (deals[came] as number) + 1;
    const lasts = (left[row] as number) > lastDay;
    const went = first + (left[row] as number);
    if (!lasts) deals[went] = (deals[went] as number) - 1;
    if (Number.isNaN(money)) continue;
    amountMinor[came] = (amountMinor[came] as number) + money;
    withAmount[came] = (withAmount[came] as number) + 1;
    if (lasts) continue;
    amountMinor[went] = (amountMinor[went] as number) - money;
    withAmount[went] = (withAmount[went] as number) - 1;
  }
  for (const column of [deals, amountMinor, withAmount])
    for (let cell = 0; cell < cells; cell += 1)
      if (cell % days !== 0) column[cell] = (column[cell] as number) + (column[cell - 1] as number);
  return { firstDay, days, deals, amountMinor, withAmount };
}
