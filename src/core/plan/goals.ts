/** Goals of a person: what is counted for them within their days, and how it stands against an even pace. */
import { mondayOf } from "../domain/days.ts";
import { eachDealOfPeriod } from "../forecast/dealsOfPeriod.ts";
import { eachConverted } from "../funnel/conversion.ts";
import type { ConversionStage } from "../funnel/conversionWalk.ts";
import type { DealBook } from "../funnel/dealBook.ts";
import { NO_DAY, rowOn } from "../funnel/intervalBook.ts";
import { EVERYTHING, keySet, type StateOfStage } from "../funnel/scope.ts";
import { eachStandingDeal } from "../funnel/standingDeals.ts";

/** `own`: one's own words, done or not; the others are counted. */
export const goalKinds = [
  "wonMinor",
  "wonDeals",
  "newDeals",
  "newMinor",
  "stageDeals",
  "activities",
  "own",
] as const;
export type GoalKind = (typeof goalKinds)[number];

export const isMoney = (kind: GoalKind): boolean => kind === "wonMinor" || kind === "newMinor";

/** `open`: not begun, or of one's own words. */
export type GoalState = "ahead" | "behind" | "reached" | "missed" | "open" | "done" | "dropped";

/** What counts once for a goal. */
export interface Counted {
  /** Day number. */
  on: number;
  /** Place in the book; -1: no deal. */
  place: number;
  /** Minor units; 0 where there is no amount. */
  amount: number;
}

export interface GoalQuestion {
  states: StateOfStage;
  /** Key. */
  person: number;
  /** Day numbers, both inclusive. */
  from: number;
  to: number;
  /** A day number; null: as the deals stand now. */
  asOf: number | null;
}

/** Won within the days, as attainment counts them. */
export function wonBy(book: DealBook, { person, ...question }: GoalQuestion): Counted[] {
  const found: Counted[] = [];
  const scope = { ...EVERYTHING, owners: keySet([person]) };
  eachDealOfPeriod(book, { ...question, scope }, ({ state, place, closedOn, amount }) => {
    if (state === 1) found.push({ on: closedOn, place, amount: moneyOf(amount) });
  });
  return found;
}

/** Begun within the days, whatever became of them; a deal is its last owner's. */
export function newOf(book: DealBook, { person, from, to, states, asOf }: GoalQuestion): Counted[] {
  const found: Counted[] = [];
  const scope = { ...EVERYTHING, owners: keySet([person]) };
  eachStandingDeal(book, { states, scope, asOf }, ({ place, createdOn, amount }) => {
    const on = createdOn === NO_DAY ? (book.entered[book.first[place] as number] as number) : createdOn;
    if (on >= from && on <= to) found.push({ on, place, amount: moneyOf(amount) });
  });
  return found;
}

/**
 * Came to a stage, or beyond it, for the first time within the days, as stage conversion walks the deals: so a deal
 * counts once, however often it comes back, and on its first day where it was created beyond the stage. It counts for whose it was at the end of that day.
 */
export function reachedBy(
  book: DealBook,
  stages: readonly ConversionStage[],
  stageId: number,
  { person, from, to, asOf }: GoalQuestion,
): Counted[] {
  const found: Counted[] = [];
  const question = { deals: null, from, to, cohort: "entry", asOf } as const;
  eachConverted(stages, book, question, { stageId }, (place, _outcome, _returned, on) => {
    const row = on === null ? -1 : rowOn(book, place, on);
    if (on === null || row < 0 || book.owner[row] !== person) return;
    found.push({ on, place, amount: moneyOf(book.amount[row] as number) });
  });
  return found;
}

const moneyOf = (amount: number): number => (Number.isNaN(amount) ? 0 : amount);

export interface GoalPlan {
  kind: GoalKind;
  /** Day numbers, both inclusive. */
  from: number;
  to: number;
  /** Minor units for money; null of one's own words. */
  target: number | null;
  kept: "open" | "done" | "dropped";
}

export interface GoalProgress {
  /** Null of one's own words. */
  value: number | null;
  /** What an even pace makes of the target until the day that is asked of, that day included. */
  expected: number | null;
  state: GoalState;
  /** From the first day to each Sunday, and to the last day that counts. */
  byWeek: { day: number; value: number }[];
}

/** @param counted from the goal's first day to its last or `now`, in any order */
export function goalProgress(goal: GoalPlan, counted: readonly Counted[], now: number): GoalProgress {
  const { kind, from, to, target } = goal;
  if (target === null)
    return { value: null, expected: null, state: stateOf(goal, null, null, now), byWeek: [] };
  const until = Math.min(now, to);
  const worth = ({ amount }: Counted): number => (isMoney(kind) ? amount : 1);
  const inOrder = counted.toSorted((a, b) => a.on - b.on);
  const byWeek: GoalProgress["byWeek"] = [];
  let value = 0;
  let next = 0;
  for (const day of weekEnds(from, until)) {
    for (; next < inOrder.length && (inOrder[next] as Counted).on <= day; next += 1)
      value += worth(inOrder[next] as Counted);
    byWeek.push({ day, value });
  }
  const pace = (target * Math.max(0, until - from + 1)) / (to - from + 1);
  const expected = isMoney(kind) ? Math.round(pace) : pace;
  return { value, expected, state: stateOf(goal, value, expected, now), byWeek };
}

function stateOf(
  { kept, from, to, target }: GoalPlan,
  value: number | null,
  expected: number | null,
  now: number,
): GoalState {
  if (kept !== "open") return kept;
  if (target !== null && value !== null && value >= target) return "reached";
  if (now > to) return "missed";
  if (value === null || expected === null || now < from) return "open";
  return value < expected ? "behind" : "ahead";
}

/** The Sundays before `until`, then that day itself; none where it lies before `from`. */
function weekEnds(from: number, until: number): number[] {
  const days: number[] = [];
  for (let day = mondayOf(from) + 6; day < until; day += 7) days.push(day);
  if (until >= from) days.push(until);
  return days;
}
