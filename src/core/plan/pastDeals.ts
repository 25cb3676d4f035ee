/** What became of the deals that people began, told up to a day. */
import type { DealBook } from "../funnel/dealBook.ts";
import { NO_DAY } from "../funnel/intervalBook.ts";
import { EVERYTHING, type StateOfStage } from "../funnel/scope.ts";
import { eachStandingDeal } from "../funnel/standingDeals.ts";
import type { PastDeals } from "./sufficiency.ts";

/** Deals begun longer ago tell of another time. */
const PAST_DAYS = 3 * 365;
/** What the last quarter of a year brought. */
export const RECENT_WEEKS = 13;

export interface PastQuestion {
  states: StateOfStage;
  /** A day number; null: as they stand now, on `today`. */
  asOf: number | null;
  /** A day number. */
  today: number;
  /** By the owner's key: the groups (from 0 to before `groups`) that their deals count in. */
  groupsOf: readonly (readonly number[])[];
  groups: number;
}

export interface PastOfGroup extends PastDeals {
  /** Begun within the last {@link RECENT_WEEKS} weeks: how many, and their amounts in minor units. */
  recent: number;
  recentMinor: number;
}

/** What of past deals is counted: begun of late, won with an amount, won with a day, begun long enough ago, and won of these. */
export const pastFigures = ["recent", "size", "cycle", "begun", "begunWon"] as const;
export type PastFigure = (typeof pastFigures)[number];

/** Told of each deal for each figure that counts it. @param owner their key */
export type OnCounted = (figure: PastFigure, place: number, owner: number) => void;

/** By group. A deal is its last owner's. */
export function pastDeals(book: DealBook, question: PastQuestion, tell?: OnCounted): PastOfGroup[] {
  const { states, asOf, today, groupsOf, groups } = question;
  const told = Array.from({ length: groups }, () => ({
    ripe: 0,
    ripeWon: 0,
    sized: 0,
    sum: 0,
    sumOfSquares: 0,
    recent: 0,
    recentMinor: 0,
  }));
  const cycles = told.map((): number[] => []);
  const days = new Int32Array(book.size).fill(-1);
  const won = new Uint8Array(book.size);
  const owners = new Int32Array(book.size);
  eachStandingDeal(book, { states, scope: EVERYTHING, asOf }, (deal) => {
    const owner = book.owner[deal.row] as number;
    const of = groupsOf[owner];
    if (of === undefined || of.length === 0) return;
    const created =
      deal.createdOn === NO_DAY ? (book.entered[book.first[deal.place] as number] as number) : deal.createdOn;
    const age = today - created;
    if (age < 0 || age > PAST_DAYS) return;
    days[deal.place] = age;
    won[deal.place] = Number(deal.state === 1);
    owners[deal.place] = owner;
    const money = Number.isNaN(deal.amount) ? 0 : deal.amount;
    const cycle = deal.state === 1 && deal.closedOn !== NO_DAY ? Math.max(0, deal.closedOn - created) : -1;
    if (tell && age < RECENT_WEEKS * 7) tell("recent", deal.place, owner);
    if (tell && cycle >= 0) tell("cycle", deal.place, owner);
    if (tell && deal.state === 1 && money > 0) tell("size", deal.place, owner);
    for (const group of of) {
      const past = told[group] as (typeof told)[number];
      if (age < RECENT_WEEKS * 7) {
        past.recent += 1;
        past.recentMinor += money;
      }
      if (deal.state !== 1) continue;
      if (cycle >= 0) cycles[group]?.push(cycle);
      if (money <= 0) continue;
      past.sized += 1;
      past.sum += money;
      past.sumOfSquares += money * money;
    }
  });
  // The last group is the widest: from its winners follows how long it takes until most of what is won is won.
  const sorted = cycles.map((list) => Int32Array.from(list).sort());
  const widest = sorted[groups - 1] ?? new Int32Array();
  const ripeAfter = widest[Math.floor(widest.length * 0.9)] ?? 0;
  for (let place = 0; place < book.size; place += 1) {
    if ((days[place] as number) < ripeAfter) continue;
    const owner = owners[place] as number;
    tell?.("begun", place, owner);
    if (won[place] === 1) tell?.("begunWon", place, owner);
    for (const group of groupsOf[owner] ?? []) {
      const past = told[group] as (typeof told)[number];
      past.ripe += 1;
      past.ripeWon += won[place] as number;
    }
  }
  return told.map((past, group) => ({ ...past, cycles: sorted[group] as Int32Array }));
}
