/** The deals as they stood at the end of a day, or as they stand now: state, amount, days. */
import type { DealBook } from "./dealBook.ts";
import { NO_DAY, rowOn } from "./intervalBook.ts";
import { isAnyRow, outside, type Scope, type StateOfStage } from "./scope.ts";

export interface StandingQuestion {
  states: StateOfStage;
  scope: Scope;
  /** A day number; null: as they stand now. */
  asOf: number | null;
}

/** One deal. Valid only until the next one is told. */
export interface StandingDeal {
  place: number;
  /** Of the interval that it stood in. */
  row: number;
  state: 0 | 1 | 2;
  /** NaN: none. */
  amount: number;
  /** Day numbers; `NO_DAY` where nobody told, or while open. */
  createdOn: number;
  closedOn: number;
}

export function eachStandingDeal(
  book: DealBook,
  { states, scope, asOf }: StandingQuestion,
  tell: (deal: StandingDeal) => void,
): void {
  const deal: StandingDeal = { place: 0, row: 0, state: 0, amount: 0, createdOn: 0, closedOn: 0 };
  const { size, first, stage, amount, created } = book;
  const anyRow = isAnyRow(scope);
  for (let place = 0; place < size; place += 1) {
    if (scope.deals?.[place] === 0) continue;
    const last = (first[place + 1] as number) - 1;
    const row = asOf === null ? last : rowOn(book, place, asOf);
    if (row < 0 || (!anyRow && outside(book, row, scope))) continue;
    deal.place = place;
    deal.row = row;
    deal.state = states[stage[row] as number] as 0 | 1 | 2;
    deal.amount = amount[row] as number;
    deal.createdOn = created[place] as number;
    deal.closedOn = deal.state === 0 ? NO_DAY : closedOn(book, place, row, last, states);
    tell(deal);
  }
}

/** The day that a closed deal came to be closed; the last closing's day may be unknown, and the deal says so. */
function closedOn(
  { first, stage, entered, closed }: DealBook,
  place: number,
  row: number,
  last: number,
  states: StateOfStage,
): number {
  const isClosed = (at: number): boolean => states[stage[at] as number] !== 0;
  let until = row;
  while (until < last && isClosed(until + 1)) until += 1;
  if (until === last) return closed[place] as number;
  let from = row;
  while (from > (first[place] as number) && isClosed(from - 1)) from -= 1;
  return entered[from] as number;
}

/**
 * The deals that stood within the scope at the end of a day, by place: 1 counts; null: every deal.
 * @param asOf a day number; null: as they stand now
 */
export function dealsStanding(book: DealBook, scope: Scope, asOf: number | null): Uint8Array | null {
  const { deals } = scope;
  // Who had not begun by then is left out by whoever asks of that day.
  if (isAnyRow(scope)) return deals;
  const found = new Uint8Array(book.size);
  for (let place = 0; place < book.size; place += 1) {
    if (deals?.[place] === 0) continue;
    const row = asOf === null ? (book.first[place + 1] as number) - 1 : rowOn(book, place, asOf);
    if (row >= 0 && outside(book, row, scope) === null) found[place] = 1;
  }
  return found;
}

/** Without a window whenever it was, a day that nobody told included. */
export function closedWithin(
  deal: Pick<StandingDeal, "closedOn">,
  { from, to }: { from: number | null; to: number | null },
): boolean {
  if (from === null && to === null) return true;
  const day = deal.closedOn;
  return day !== NO_DAY && (from === null || day >= from) && (to === null || day <= to);
}
