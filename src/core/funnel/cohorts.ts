/** What has become of the deals that began in the same month or quarter, by their age: for a heat map. */
import { type Day, dayFromNumber, dayNumber, monthOf, periodBounds, quarterOf } from "../domain/days.ts";
import type { DealBook } from "./dealBook.ts";
import { NO_DAY } from "./intervalBook.ts";
import { eachStandingDeal, type StandingQuestion } from "./standingDeals.ts";

export const cohortSteps = ["month", "quarter"] as const;
export type CohortStep = (typeof cohortSteps)[number];

/** Mean length of a month of the Gregorian calendar, in days. */
const MONTH = 30.436875;

export interface CohortCell {
  /** Won within so many months of their own beginning. */
  won: number;
  wonMinor: number;
}

export interface Cohort {
  /** `2026-07` or `2026-Q3`. */
  key: string;
  from: Day;
  to: Day;
  /** open + won + lost. */
  created: number;
  open: number;
  won: number;
  lost: number;
  wonMinor: number;
  /** Won on a day that nobody told: in `won`, but in no cell. */
  wonUnknown: number;
  /** By months of age from 1, cumulative; null where not all of its deals are so old yet. */
  cells: (CohortCell | null)[];
}

/** The month of age, from 1, within which a deal was won. */
export function monthOfAge(beganOn: number, wonOn: number): number {
  return Math.max(1, Math.ceil((wonOn - beganOn) / MONTH));
}

/** A deal belongs to the cohort of the day on which it began: it was created, or first seen where nobody told. */
export function cohortKeyOf(step: CohortStep): (beganOn: number) => string {
  const keys = new Map<number, string>();
  return (beganOn) => {
    let key = keys.get(beganOn);
    if (key === undefined) {
      const day = dayFromNumber(beganOn);
      key = step === "month" ? monthOf(day) : quarterOf(day);
      keys.set(beganOn, key);
    }
    return key;
  };
}

/**
 * @param on the day number of the question: no cell tells of what is younger
 * @param months how many months of age
 * @returns in order of time; those in which no deal began are absent
 */
export function cohorts(
  book: DealBook,
  question: StandingQuestion,
  step: CohortStep,
  on: number,
  months: number,
): Cohort[] {
  const keyOf = cohortKeyOf(step);
  const found = new Map<string, { cohort: Cohort; wonIn: CohortCell[] }>();
  eachStandingDeal(book, question, ({ place, state, amount, closedOn }) => {
    const beganOn = book.entered[book.first[place] as number] as number;
    const key = keyOf(beganOn);
    let entry = found.get(key);
    if (!entry) {
      entry = { cohort: emptyCohort(key), wonIn: cells(months) };
      found.set(key, entry);
    }
    const { cohort, wonIn } = entry;
    cohort.created += 1;
    cohort[state === 0 ? "open" : state === 1 ? "won" : "lost"] += 1;
    if (state !== 1) return;
    const money = Number.isNaN(amount) ? 0 : amount;
    cohort.wonMinor += money;
    if (closedOn === NO_DAY) {
      cohort.wonUnknown += 1;
      return;
    }
    const cell = wonIn[monthOfAge(beganOn, closedOn) - 1];
    if (!cell) return;
    cell.won += 1;
    cell.wonMinor += money;
  });
  return Array.from(found.values(), ({ cohort, wonIn }) => ({
    ...cohort,
    cells: cumulated(cohort, wonIn, on),
  })).sort((a, b) => a.key.localeCompare(b.key));
}

function emptyCohort(key: string): Cohort {
  const bounds = periodBounds(key);
  if (!bounds) throw new Error(`${key} is no period`);
  return { key, ...bounds, created: 0, open: 0, won: 0, lost: 0, wonMinor: 0, wonUnknown: 0, cells: [] };
}

const cells = (months: number): CohortCell[] =>
  Array.from({ length: months }, () => ({ won: 0, wonMinor: 0 }));

function cumulated({ to }: Cohort, wonIn: readonly CohortCell[], on: number): (CohortCell | null)[] {
  const last = dayNumber(to);
  let won = 0;
  let wonMinor = 0;
  return wonIn.map((cell, at) => {
    won += cell.won;
    wonMinor += cell.wonMinor;
    return last + Math.floor((at + 1) * MONTH) <= on ? { won, wonMinor } : null;
  });
}
