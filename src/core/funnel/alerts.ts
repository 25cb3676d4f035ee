/**
 * What a manager should look at: open deals that stand still, slip, changed a lot, or lack what a healthy deal has. Each
 * alert says why, in figures that a sentence can be made of.
 */
import type { DealBook } from "./dealBook.ts";
import { NO_DAY, rowOn } from "./intervalBook.ts";
import { pushesOf } from "./pushes.ts";
import { stageEntered, type StallLine } from "./stallLine.ts";
import { eachStandingDeal, type StandingDeal, type StandingQuestion } from "./standingDeals.ts";

export const alertKinds = [
  "closePast",
  "stalled",
  "slippedTwice",
  "amountChanged",
  "noNextStep",
  "stepOverdue",
  "singleContact",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** From so many moves of the expected day on, a deal has slipped twice. */
const TWICE = 2;
/** An amount changed a lot that is other by this share of what it was, or more … */
const LARGE_CHANGE = 0.25;
/** … so many days ago. */
export const CHANGE_DAYS = 30;

/** Days are day numbers, money is in minor units. */
export type AlertReason =
  | { kind: "closePast"; expectedOn: number; daysLate: number }
  | { kind: "stalled"; stage: number; days: number; line: number; by: "expected" | "winners" }
  | { kind: "slippedTwice"; pushes: number; firstExpectedOn: number; expectedOn: number }
  | { kind: "amountChanged"; fromMinor: number; toMinor: number }
  | { kind: "noNextStep" }
  /** `on`: the day that a next step was planned for and that has gone by. */
  | { kind: "stepOverdue"; on: number; daysLate: number }
  | { kind: "singleContact"; contacts: number };

/** What the file knows of open deals beside their past; null where that can't be told of the day in question. */
export interface DealFacts {
  /** By place in the book: day of the next step; `NO_DAY` without a next step, `NO_DAY + 1` for one without a day. */
  nextStepOn: Int32Array | null;
  /** By place: contacts known. Null too where the file keeps no contacts at all: then their absence says nothing. */
  contacts: Int32Array | null;
}
/** A next step is planned, for no day. */
export const STEP_WITHOUT_DAY = NO_DAY + 1;

export interface AlertQuestion extends StandingQuestion {
  /** The day number on which the deals are looked at. */
  on: number;
  /** By the stage's key. */
  lines: ReadonlyMap<number, StallLine>;
  /** Stages in which a deal is but a lead: it needs no second contact yet. */
  leads: ReadonlySet<number>;
  facts: DealFacts;
}

/** Called for each alert of each deal. `deal` is valid only until the next one is told. */
export type OnAlert = (reason: AlertReason, deal: StandingDeal) => void;

export function eachAlert(book: DealBook, question: AlertQuestion, tell: OnAlert): void {
  eachStandingDeal(book, question, (deal) => {
    if (deal.state !== 0) return;
    for (const reasonOf of REASONS) {
      const reason = reasonOf(book, question, deal);
      if (reason) tell(reason, deal);
    }
  });
}

type ReasonOf = (book: DealBook, question: AlertQuestion, deal: StandingDeal) => AlertReason | null;

const closePast: ReasonOf = ({ expected }, { on }, { row }) => {
  const expectedOn = expected[row] as number;
  if (expectedOn === NO_DAY || expectedOn >= on) return null;
  return { kind: "closePast", expectedOn, daysLate: on - expectedOn };
};

const stalled: ReasonOf = (book, { on, lines }, { place, row }) => {
  const stage = book.stage[row] as number;
  const line = lines.get(stage);
  if (!line || line.days === null || line.by === null) return null;
  const days = on - stageEntered(book, place, row);
  return days > line.days ? { kind: "stalled", stage, days, line: line.days, by: line.by } : null;
};

const slippedTwice: ReasonOf = (book, { states }, { place, row }) => {
  const { count, firstExpected, expected } = pushesOf(book, states, place, row);
  if (count < TWICE) return null;
  return { kind: "slippedTwice", pushes: count, firstExpectedOn: firstExpected, expectedOn: expected };
};

const amountChanged: ReasonOf = (book, { on }, { place, row }) => {
  const before = rowOn(book, place, on - CHANGE_DAYS);
  if (before < 0) return null;
  const fromMinor = book.amount[before] as number;
  const toMinor = book.amount[row] as number;
  // A first amount, or one that was taken away, is no change of size.
  if (!(fromMinor > 0) || Number.isNaN(toMinor)) return null;
  return Math.abs(toMinor - fromMinor) >= LARGE_CHANGE * fromMinor
    ? { kind: "amountChanged", fromMinor, toMinor }
    : null;
};

const noNextStep: ReasonOf = (_book, { facts }, { place }) =>
  facts.nextStepOn?.[place] === NO_DAY ? { kind: "noNextStep" } : null;

const stepOverdue: ReasonOf = (_book, { on, facts }, { place }) => {
  const day = facts.nextStepOn?.[place];
  if (day === undefined || day === NO_DAY || day === STEP_WITHOUT_DAY || day >= on) return null;
  return { kind: "stepOverdue", on: day, daysLate: on - day };
};

const singleContact: ReasonOf = (book, { leads, facts }, { place, row }) => {
  const contacts = facts.contacts?.[place];
  if (contacts === undefined || contacts > 1 || leads.has(book.stage[row] as number)) return null;
  return { kind: "singleContact", contacts };
};

const REASONS: readonly ReasonOf[] = [
  closePast,
  stalled,
  slippedTwice,
  amountChanged,
  noNextStep,
  stepOverdue,
  singleContact,
];
