/** Where the deals stood at the end of a day, or stand now: counts and money by stage. */
import { standingOfAll } from "./dayTotals.ts";
import { ByGroup } from "./groups.ts";
import { type IntervalBook, rowOn } from "./intervalBook.ts";
import { isAnyRow, outside, type Scope } from "./scope.ts";

export interface Standing {
  deals: number;
  /** Of those that have an amount. */
  amountMinor: number;
  withAmount: number;
}

/**
 * @param on a day number; null: now
 * @returns by the stage's key, ascending; `NO_KEY` for an open stage that nobody told
 */
export function standing(book: IntervalBook, scope: Scope, on: number | null): Map<number, Standing> {
  if (on !== null && scope.deals === null && isAnyRow(scope)) return standingOfAll(book, on);
  const byStage = new ByGroup<Standing>(() => ({ deals: 0, amountMinor: 0, withAmount: 0 }));
  for (let place = 0; place < book.size; place += 1) {
    if (scope.deals?.[place] === 0) continue;
    const row = on === null ? (book.first[place + 1] as number) - 1 : rowOn(book, place, on);
    if (row < 0 || outside(book, row, scope)) continue;
    const found = byStage.of(book.stage[row] as number);
    found.deals += 1;
    const amount = book.amount[row] as number;
    if (Number.isNaN(amount)) continue;
    found.amountMinor += amount;
    found.withAmount += 1;
  }
  return byStage.map((found) => found);
}
