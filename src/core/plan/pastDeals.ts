/** What became of the deals that people began, told up to a day. */
import type { DealBook } from "../funnel/dealBook.ts";
import { NO_DAY } from "../funnel/intervalBook.ts";
import { EVERYTHING, type StateOfStage } from "../funnel/scope.ts";
import { eachStandingDeal } from "../funnel/standingDeals.ts";
import { noPast, type PastDeals } from "./sufficiency.ts";

/** Deals begun longer ago tell of another time. */
const PAST_DAYS = 3 * 365;
/** What the last quarter of a year brought. */
export const RECENT_WEEKS = 13;

export interface PastQuestion {
  states: StateOfStage;
  /** By place in the book: 1 counts; null: every deal. */
  deals: Uint8Array | null;
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

/** By group. A deal is its last owner's. */
export function pastDeals(book: DealBook, question: PastQuestion): PastOfGroup[] {
  const { states, deals, asOf, today, groupsOf, groups } = question;
  const told = Array.from({ length: groups }, () => ({ ...noPast(), recent: 0, recentMinor: 0 }));
  const begun: { days: number; won: number; of: readonly number[] }[] = [];
  eachStandingDeal(book, { states, scope: { ...EVERYTHING, deals }, asOf }, (deal) => {
    const of = groupsOf[book.owner[deal.row] as number];
    if (of === undefined || of.length === 0) return;
    const created =
      deal.createdOn === NO_DAY ? (book.entered[book.first[deal.place] as number] as number) : deal.createdOn;
    const days = today - created;
    if (days < 0 || days > PAST_DAYS) return;
    const money = Number.isNaN(deal.amount) ? 0 : deal.amount;
    const cycle = deal.state === 1 && deal.closedOn !== NO_DAY ? Math.max(0, deal.closedOn - created) : -1;
    for (const group of of) {
      const past = told[group] as (typeof told)[number];
      if (days < RECENT_WEEKS * 7) {
        past.recent += 1;
        past.recentMinor += money;
      }
      if (deal.state !== 1) continue;
      if (cycle >= 0) past.cycles.push(cycle);
      if (money <= 0) continue;
      past.sized += 1;
      past.sum += money;
      past.sumOfSquares += money * money;
    }
    begun.push({ days, won: Number(deal.state === 1), of });
  });
  // The last group is the widest: from its winners follows how long it takes until most of what is won is won.
  for (const past of told) past.cycles.sort((a, b) => a - b);
  const widest = told[groups - 1]?.cycles ?? [];
  const ripeAfter = widest[Math.floor(widest.length * 0.9)] ?? 0;
  for (const { days, won, of } of begun) {
    if (days < ripeAfter) continue;
    for (const group of of) {
      const past = told[group] as (typeof told)[number];
      past.ripe += 1;
      past.ripeWon += won;
    }
  }
  return told;
}
