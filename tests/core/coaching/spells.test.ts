/** Time in stage beside the others': the factor that was put in comes out, whoever's deals are still open. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoachingData, frameOf } from "../../../src/core/coaching/data.ts";
import { gatherSpells, medianDays, timeFactors } from "../../../src/core/coaching/spells.ts";
import { dayFromNumber } from "../../../src/core/domain/days.ts";
import { buildDealBook, Names } from "../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../src/core/funnel/intervalBook.ts";
import { normalQuantile } from "../../../src/core/funnel/statistics.ts";

const START = 20_000;

interface Stay {
  owner: number;
  from: number;
  days: number;
  /** Given to that owner after so many days. */
  given?: { to: number; after: number };
}

/** Deals that stay in stage 1 and go on to stage 2, as known at the end of the day `to`. */
function dataOf(stays: readonly Stay[], to: number): CoachingData {
  const rows: IntervalRow[] = [];
  const day = (number: number): string => dayFromNumber(START + number);
  stays.forEach(({ owner, from, days, given }, at) => {
    const row = (stage: number, by: number, entered: number, left: string): void =>
      void rows.push([at + 1, stage, by, 100, null, day(entered), left]);
    if (given && given.after < days) {
      row(1, owner, from, day(from + given.after));
      row(1, given.to, from + given.after, day(from + days));
    } else row(1, owner, from, day(from + days));
    row(2, owner, from + days, "9999-12-31");
  });
  const stages = [1, 2, 3].map((id) => ({
    id,
    pipelineId: 1,
    position: id,
    kind: id === 3 ? ("won" as const) : ("open" as const),
  }));
  const book = buildDealBook(
    stays.map((_, at) => [at + 1, 1, null, null, null, null] as const),
    rows,
    new Names(),
  );
  return {
    book,
    states: Uint8Array.from([0, 0, 0, 1]),
    stages,
    people: [1, 2].map((key) => ({ key, teamId: null, manager: false, activeFrom: null, activeTo: null })),
    counts: null,
    from: null,
    to: START + to,
    paid: new Float64Array(stays.length).fill(Number.NaN),
    contacts: null,
    attention: new Map(),
    judgements: {
      first: new Int32Array(stays.length + 1),
      on: new Int32Array(0),
      chance: new Float64Array(0),
    },
  };
}

const factorOf = (stays: readonly Stay[], to: number): { delta: number; se: number; n: number } => {
  const people = gatherSpells(frameOf(dataOf(stays, to))).get(1);
  return timeFactors(people ?? new Map()).get(0) as { delta: number; se: number; n: number };
};

/** Log-normal days about a median, evenly over the quantiles. */
const days = (median: number, at: number, count: number): number =>
  Math.max(1, Math.round(median * Math.exp(0.6 * normalQuantile((at + 0.5) / count))));

const twoOwners = (factor: number): Stay[] => [
  ...Array.from({ length: 60 }, (_, at) => ({
    owner: 1,
    from: at * 5,
    days: days(20 * factor, (at * 7) % 60, 60),
  })),
  ...Array.from({ length: 300 }, (_, at) => ({ owner: 2, from: at, days: days(20, (at * 7) % 300, 300) })),
];

test.each([0.5, 1, 2, 3])("%f times as long", (factor) => {
  const all = factorOf(twoOwners(factor), 2000);
  expect(Math.exp(all.delta)).toBeCloseTo(factor, factor > 2 ? 0 : 1);
  expect(all.n).toBe(60);
  // Seen half-way, a good part is still open; the answer is the same within its error.
  const early = factorOf(twoOwners(factor), 150);
  expect(early.n).toBeLessThan(45);
  expect(Math.abs(early.delta - Math.log(factor))).toBeLessThan(2.5 * early.se);
});

test("a deal that changed hands counts for each from when they had it", () => {
  const stays = twoOwners(1).map((stay) => ({ ...stay, given: { to: 3 - stay.owner, after: 10 } }));
  const { delta, se } = factorOf(stays, 2000);
  expect(Math.abs(delta)).toBeLessThan(2 * se);
});

test("the median of days, censored or not, lies where half have left", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 60 }), (list) => {
      const stays = list.map((one) => ({ owner: 1, from: 0, days: one }));
      const visits = gatherSpells(frameOf(dataOf(stays, 1000)))
        .get(1)
        ?.get(0);
      const median = medianDays(visits ? [visits] : []) as number;
      const sorted = list.toSorted((a, b) => a - b);
      const middle = sorted[Math.ceil(sorted.length / 2) - 1] as number;
      // Days are counted on cells of 8%.
      expect(Math.abs(Math.log((median + 0.5) / (middle + 0.5)))).toBeLessThan(0.13);
    }),
  );
});
