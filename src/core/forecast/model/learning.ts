/** What the forecast learns from: the deals' past until a day, and how much of it was known when. */
import type { DealBook } from "../../funnel/dealBook.ts";
import { NO_KEY, rowOn } from "../../funnel/intervalBook.ts";
import type { StateOfStage } from "../../funnel/scope.ts";
import type { Judgements } from "../judgements.ts";

export interface Learning {
  book: DealBook;
  states: StateOfStage;
  /** By place in the book: the product with the largest part of the deal; `NO_KEY`: none. */
  products: Int32Array;
  /**
   * By place: the day from which on the file told what the deal is like. Before it only stages and their days are looked
   * at: what a list written after the closing says of amount, account and expected day may itself follow from how it ended.
   */
  knownFrom: Int32Array;
  rep: Judgements;
  manager: Judgements;
  /** A day number: nothing later is looked at. */
  until: number;
}

/** A deal, and the row of the book in which it stood. */
export interface OpenDeal {
  place: number;
  row: number;
}

/** @param counts by place: 1 counts; null: every deal */
export function openOn({ book, states }: Learning, on: number, counts: Uint8Array | null): OpenDeal[] {
  const open: OpenDeal[] = [];
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const row = rowOn(book, place, on);
    if (row >= 0 && states[book.stage[row] as number] === 0) open.push({ place, row });
  }
  return open;
}

/**
 * The stage of a deal as it was known on a day: where a list told of the deal only later, the stage that it gives a deal
 * from its beginning on is the one in which it stood at the list's time, and none where it was closed by then.
 */
export function stageKnown({ book, knownFrom }: Learning, { place, row }: OpenDeal, on: number): number {
  if ((knownFrom[place] as number) <= on) return book.stage[row] as number;
  const first = book.first[place] as number;
  const stage = book.stage[row] as number;
  for (let before = row - 1; before >= first; before -= 1) if (book.stage[before] !== stage) return stage;
  return NO_KEY;
}

interface Closing {
  /** 0: still open when the past ends. */
  state: 0 | 1 | 2;
  /** A day number; the last known day where it is open. */
  on: number;
}

/** How a deal that stood open in a row was closed next, as far as it is known. */
export function closingAfter({ book, states, until }: Learning, { place, row }: OpenDeal): Closing {
  const end = book.first[place + 1] as number;
  let closing = row + 1;
  while (closing < end && states[book.stage[closing] as number] === 0) closing += 1;
  const on = closing < end ? (book.entered[closing] as number) : until + 1;
  if (on > until) return { state: 0, on: until };
  return { state: states[book.stage[closing] as number] as 0 | 1 | 2, on };
}

/** What was won on the days from `from` to `to`, as far as it is known. */
export function wonWithin(
  { book, states, until }: Learning,
  counts: Uint8Array | null,
  from: number,
  to: number,
): { minor: number; deals: number } {
  const won = { minor: 0, deals: 0 };
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const row = rowOn(book, place, Math.min(until, to));
    if (row < 0 || states[book.stage[row] as number] !== 1) continue;
    let since = row;
    while (since > (book.first[place] as number) && states[book.stage[since - 1] as number] === 1) since -= 1;
    const day = book.entered[since] as number;
    if (day < from || day > to) continue;
    won.deals += 1;
    const amount = book.amount[row] as number;
    if (amount > 0) won.minor += amount;
  }
  return won;
}

/** The first closing that the file tells of: of deals closed before it nothing is known. `until` where there is none. */
export function recordsFrom({ book, states, until }: Learning): number {
  let first = until;
  for (let place = 0; place < book.size; place += 1)
    for (let row = (book.first[place] as number) + 1; row < (book.first[place + 1] as number); row += 1)
      if (states[book.stage[row] as number] !== 0 && (book.entered[row] as number) < first)
        first = book.entered[row] as number;
  return first;
}

/** Won and lost deals, as far as they are known. */
export function closedDeals({ book, states, until }: Learning): { won: number; lost: number } {
  const closed = { won: 0, lost: 0 };
  for (let place = 0; place < book.size; place += 1) {
    const row = rowOn(book, place, until);
    const state = row < 0 ? 0 : (states[book.stage[row] as number] as number);
    if (state === 1) closed.won += 1;
    if (state === 2) closed.lost += 1;
  }
  return closed;
}
