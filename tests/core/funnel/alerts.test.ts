import { expect, it } from "vitest";
import { addDays, dayNumber, FOREVER } from "../../../src/core/domain/days.ts";
import { type AlertReason, eachAlert, STEP_WITHOUT_DAY } from "../../../src/core/funnel/alerts.ts";
import { buildDealBook, type DealBook, Names } from "../../../src/core/funnel/dealBook.ts";
import { type IntervalRow, NO_DAY } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING } from "../../../src/core/funnel/scope.ts";
import type { StallLine } from "../../../src/core/funnel/stallLine.ts";

const [LEAD, OPEN, WON, LOST] = [1, 2, 3, 4];
const states = Uint8Array.from([0, 0, 0, 1, 2]);
const start = "2026-01-01";
const day = (days: number): string => addDays(start, days);
const number = (days: number): number => dayNumber(day(days));

interface Cut {
  stage: number;
  from: number;
  amount?: number | null;
  expected?: number | null;
}

/** One deal a list of cuts, each from a day until the next. */
function bookOf(...deals: Cut[][]): DealBook {
  const rows = deals.flatMap((cuts, at) =>
    cuts.map(({ stage, from, amount = 100, expected = 90 }, cut): IntervalRow => {
      const next = cuts[cut + 1];
      const due = expected === null ? null : day(expected);
      return [at + 1, stage, 1, amount, due, day(from), next ? day(next.from) : FOREVER];
    }),
  );
  return buildDealBook(
    deals.map((cuts, at) => {
      const last = cuts.at(-1);
      const closed = last && last.stage >= WON ? day(last.from) : null;
      return [at + 1, 1, null, null, start, closed];
    }),
    rows,
    new Names(),
  );
}

const line = (days: number): StallLine => ({
  days,
  by: "expected",
  expectedDays: days,
  winnersDays: null,
  winners: 0,
});

interface Asked {
  on?: number;
  nextStepOn?: number[] | null;
  contacts?: number[] | null;
}

function alertsOf(book: DealBook, { on = 50, nextStepOn = null, contacts = null }: Asked = {}) {
  const found: [deal: number, reason: AlertReason][] = [];
  const question = {
    states,
    scope: EVERYTHING,
    asOf: null,
    on: number(on),
    lines: new Map([[OPEN, line(30)]]),
    leads: new Set([LEAD]),
    facts: {
      nextStepOn: nextStepOn && Int32Array.from(nextStepOn),
      contacts: contacts && Int32Array.from(contacts),
    },
  };
  eachAlert(book, question, (reason, { place }) => found.push([place + 1, reason]));
  return found;
}

it("a close day that has gone by is told from the day after, of open deals only", () => {
  const open: Cut[] = [{ stage: OPEN, from: 30, expected: 40 }];
  const book = bookOf(open, [
    { stage: OPEN, from: 30, expected: 40 },
    { stage: WON, from: 35, expected: 40 },
  ]);
  expect(alertsOf(book, { on: 40 })).toEqual([]);
  expect(alertsOf(book, { on: 42 })).toEqual([
    [1, { kind: "closePast", expectedOn: number(40), daysLate: 2 }],
  ]);
});

it("a deal is stalled past the line of its stage, counted from this visit", () => {
  const back: Cut[] = [
    { stage: OPEN, from: 0 },
    { stage: LEAD, from: 20 },
    { stage: OPEN, from: 25 },
  ];
  expect(alertsOf(bookOf(back), { on: 55 })).toEqual([]);
  expect(alertsOf(bookOf(back), { on: 56 })).toEqual([
    [1, { kind: "stalled", stage: OPEN, days: 31, line: 30, by: "expected" }],
  ]);
  // Nothing tells how long a lead may last.
  expect(alertsOf(bookOf([{ stage: LEAD, from: 0 }]), { on: 80 })).toEqual([]);
});

it("two moves to a later day are a deal that slipped twice; one to a sooner day takes nothing back", () => {
  const pushed = (...days: number[]): Cut[] =>
    days.map((expected, at) => ({ stage: OPEN, from: 20 + at, expected }));
  expect(alertsOf(bookOf(pushed(60, 70), pushed(60, 70, 65)), { on: 45 })).toEqual([]);
  expect(alertsOf(bookOf(pushed(60, 70, 65, 80)), { on: 45 })).toEqual([
    [1, { kind: "slippedTwice", pushes: 2, firstExpectedOn: number(60), expectedOn: number(80) }],
  ]);
});

it("an amount changed a lot from a quarter on, within a month; a first amount is no change", () => {
  const resized = (from: number | null, to: number | null, at: number): Cut[] => [
    { stage: LEAD, from: 0, amount: from },
    { stage: LEAD, from: at, amount: to },
  ];
  const book = bookOf(
    resized(100, 125, 45),
    resized(100, 75, 45),
    resized(100, 124, 45),
    resized(null, 500, 45),
    resized(100, null, 45),
    resized(100, 300, 10),
  );
  expect(alertsOf(book, { on: 50 })).toEqual([
    [1, { kind: "amountChanged", fromMinor: 100, toMinor: 125 }],
    [2, { kind: "amountChanged", fromMinor: 100, toMinor: 75 }],
  ]);
});

it("a missing next step, one that has gone by, and a single contact are told where the file keeps such; leads need no second contact", () => {
  const book = bookOf(
    [{ stage: OPEN, from: 40 }],
    [{ stage: OPEN, from: 40 }],
    [{ stage: OPEN, from: 40 }],
    [{ stage: LEAD, from: 40 }],
    [
      { stage: OPEN, from: 40 },
      { stage: LOST, from: 45 },
    ],
  );
  expect(alertsOf(book)).toEqual([]);
  const nextStepOn = [NO_DAY, number(49), number(50), STEP_WITHOUT_DAY, NO_DAY];
  expect(alertsOf(book, { nextStepOn })).toEqual([
    [1, { kind: "noNextStep" }],
    [2, { kind: "stepOverdue", on: number(49), daysLate: 1 }],
  ]);
  expect(alertsOf(book, { contacts: [0, 1, 2, 1, 0] })).toEqual([
    [1, { kind: "singleContact", contacts: 0 }],
    [2, { kind: "singleContact", contacts: 1 }],
  ]);
});
