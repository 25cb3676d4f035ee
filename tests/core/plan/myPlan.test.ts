import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber, FOREVER } from "../../../src/core/domain/days.ts";
import { buildDealBook, Names } from "../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../src/core/funnel/intervalBook.ts";
import { planWeeks, riskOf, stageAttention, type Workable } from "../../../src/core/plan/attention.ts";
import { meanOf } from "../../../src/core/plan/chance.ts";
import { newDealsNeeded, newDealsOf, type PastDeals, rangeOf } from "../../../src/core/plan/sufficiency.ts";

const past = (ripe: number, ripeWon: number, cycles: number[], sizes: number[]): PastDeals => ({
  ripe,
  ripeWon,
  cycles: cycles.toSorted((a, b) => a - b),
  sized: sizes.length,
  sum: sizes.reduce((sum, size) => sum + size, 0),
  sumOfSquares: sizes.reduce((sum, size) => sum + size * size, 0),
});
const many = (n: number, value: number): number[] => Array.from({ length: n }, () => value);
/** Known for certain: a third of a thousand won, each of 100, each within 30 days. */
const sure = past(30_000_000, 10_000_000, many(1000, 30), many(1000, 100));
const nothingOpen = { amounts: [], share: { a: 1, b: 1 } };

describe("new deals needed", () => {
  it("in expectation are what is lacking over what a deal brings, for as many days as still count", () => {
    const deals = newDealsOf(sure, sure);
    // At even odds nothing is added for doubt: 60 of 90 days, a third of 100 each.
    const found = newDealsNeeded(nothingOpen, deals, { needed: 10_000, daysLeft: 90, z: 0 });
    expect(found.inTime).toBeCloseTo(61 / 90, 6);
    expect(found.perWeek).toBeCloseTo(10_000 / (100 / 3) / (61 / 7), 2);
  });

  it("make the chance that was asked for, by simulation", () => {
    const deals = newDealsOf(sure, sure);
    const { perWeek } = newDealsNeeded(nothingOpen, deals, { needed: 10_000, daysLeft: 90, z: 0.8416 });
    // Deals won in time are a Poisson number with this mean; 100 of them are the target.
    const mean = ((perWeek ?? 0) / 3) * (61 / 7);
    let reached = 0;
    let term = Math.exp(-mean);
    for (let n = 0; n < 100; n += 1) {
      reached += term;
      term *= mean / (n + 1);
    }
    expect(1 - reached).toBeGreaterThan(0.77);
    expect(1 - reached).toBeLessThan(0.83);
  });

  it("are more for more chance, more money, less time and a worse conversion; none where the open deals are enough", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 100_000 }),
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 30, max: 300 }),
        fc.integer({ min: 10, max: 90 }),
        (needed, daysLeft, ripe, percent) => {
          const group = past(5000, 1500, many(1000, 40), many(1000, 100));
          const own = past(ripe, Math.floor((ripe * percent) / 100), many(20, 40), many(20, 100));
          const deals = newDealsOf(own, group);
          const rate = (more: Partial<Parameters<typeof newDealsNeeded>[2]> = {}, of = deals) =>
            newDealsNeeded(nothingOpen, of, { needed, daysLeft, z: 0.84, ...more }).perWeek ?? Infinity;
          const here = rate();
          expect(here).toBeGreaterThan(0);
          expect(rate({ z: 1.28 })).toBeGreaterThanOrEqual(here);
          expect(rate({ needed: needed * 2 })).toBeGreaterThanOrEqual(here);
          expect(rate({ daysLeft: daysLeft + 30 })).toBeLessThanOrEqual(here);
          const better = newDealsOf({ ...own, ripeWon: own.ripe }, group);
          expect(rate({}, better)).toBeLessThanOrEqual(here);
          const { low, high, perWeek } = newDealsNeeded(nothingOpen, deals, { needed, daysLeft, z: 0.84 });
          if (low !== null && high !== null && perWeek !== null) expect(low).toBeLessThanOrEqual(high);
        },
      ),
    );
    const enough = { amounts: many(1000, 100), share: { a: 500, b: 500 } };
    expect(
      newDealsNeeded(enough, newDealsOf(sure, sure), { needed: 10_000, daysLeft: 5, z: 0.84 }).perWeek,
    ).toBe(0);
  });

  it("are no way where the time left is shorter than anyone ever needed", () => {
    expect(
      newDealsNeeded(nothingOpen, newDealsOf(sure, sure), { needed: 1, daysLeft: 20, z: 0.84 }),
    ).toMatchObject({
      perWeek: null,
      inTime: 0,
    });
  });

  it("lean on the group where one's own deals are few", () => {
    const group = past(1000, 300, many(300, 50), many(300, 100));
    const newcomer = newDealsOf(past(0, 0, [], []), group);
    expect(meanOf(newcomer.conversion)).toBeCloseTo(0.3, 2);
    expect(newcomer.size.mean).toBeCloseTo(100, 6);
    expect(newcomer.wonWithin(50)).toBe(1);
    const lucky = newDealsOf(past(3, 3, [5], [1000]), group);
    expect(meanOf(lucky.conversion)).toBeLessThan(0.5);
    expect(lucky.size.mean).toBeLessThan(200);
    const { low, value, high } = rangeOf(lucky.conversion);
    expect(low < value && value < high).toBe(true);
  });
});

const [QUALIFY, WON, LOST] = [1, 2, 3];
const states = Uint8Array.from([0, 0, 1, 2]);
const start = "2026-01-01";
const today = dayNumber("2026-12-31");

/** Deals that were in one stage for so many days, then won, lost, or are there still. */
function bookOf(deals: { days: number; end: "won" | "lost" | "open" }[]) {
  const rows = deals.flatMap(({ days, end }, at): IntervalRow[] => {
    const key = at + 1;
    if (end === "open") return [[key, QUALIFY, 1, 100, null, addDays("2026-12-31", -days), FOREVER]];
    const over = addDays(start, days);
    return [
      [key, QUALIFY, 1, 100, null, start, over],
      [key, end === "won" ? WON : LOST, 1, 100, null, over, FOREVER],
    ];
  });
  return buildDealBook(
    deals.map((_deal, at) => [at + 1, 1, null, null, start, null]),
    rows,
    new Names(),
  );
}

const LINE = 30;
const stagesOf = (deals: Parameters<typeof bookOf>[0]) =>
  stageAttention(bookOf(deals), states, new Map([[QUALIFY, LINE]]), today);

describe("the value of attention", () => {
  const early = many(60, 10).map((days) => ({ days, end: "won" as const }));
  const late = many(60, 50).map((days, at) => ({
    days,
    end: at % 4 === 0 ? ("won" as const) : ("lost" as const),
  }));

  it("is higher where staying costs more, and low for what has stood there forever", () => {
    const costly = stagesOf([...early, ...late]).get(QUALIFY);
    const even = stagesOf([...early, ...late.map(({ days }) => ({ days, end: "won" as const }))]).get(
      QUALIFY,
    );
    expect(costly?.gains[0]).toBeGreaterThan(0.4);
    expect(even?.gains[0]).toBeLessThan(0.05);
    // Those that are there still count as not won.
    const stuck = many(200, 300).map((days) => ({ days, end: "open" as const }));
    expect(
      stagesOf([...early, ...late, ...stuck])
        .get(QUALIFY)
        ?.gains.at(-1),
    ).toBeLessThan(0.05);
    for (const gain of costly?.gains ?? []) {
      expect(gain).toBeGreaterThanOrEqual(0);
      expect(gain).toBeLessThanOrEqual(1);
    }
  });

  it("rises towards the stall line: the risk to stall never falls with age", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 60 }), (days) => {
        const stage = stagesOf(days.map((one) => ({ days: one, end: "won" as const }))).get(QUALIFY);
        if (!stage) throw new Error("the stage has a line");
        let before = 0;
        for (let age = 0; age <= 2 * LINE; age += 1) {
          const risk = riskOf(stage, age);
          expect(risk).toBeGreaterThanOrEqual(before - 1e-12);
          expect(risk).toBeLessThanOrEqual(1);
          before = risk;
        }
        expect(before).toBe(1);
      }),
    );
  });

  it("plans no more than fit, no deal two weeks in a row, the most valuable first", () => {
    const stages = stagesOf([...early, ...late]);
    const deal = fc.record({
      amount: fc.integer({ min: 0, max: 1_000_000 }),
      age: fc.integer({ min: 0, max: 200 }),
      expected: fc.option(fc.integer({ min: -50, max: 200 })),
    });
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (given, perWeek) => {
        const deals: Workable[] = given.map(({ amount, age, expected }, place) => ({
          place,
          stage: QUALIFY,
          amount,
          enteredOn: today - age,
          expectedOn: expected === null ? null : today + expected,
        }));
        const mondays = [0, 7, 14, 21].map((days) => today + days);
        const weeks = planWeeks(deals, stages, mondays, perWeek);
        expect(weeks).toHaveLength(4);
        weeks.forEach((week, at) => {
          expect(week.length).toBeLessThanOrEqual(perWeek);
          const places = week.map((one) => one.deal.place);
          expect(new Set(places).size).toBe(places.length);
          const before = weeks[at - 1]?.map((one) => one.deal.place) ?? [];
          expect(places.filter((place) => before.includes(place))).toEqual([]);
          const values = week.map((one) => one.value);
          expect(values).toEqual(values.toSorted((a, b) => b - a));
        });
        const best = Math.max(0, ...weeks.flat().map(({ value }) => value));
        if (weeks[0]?.length) expect(weeks[0][0]?.value).toBeGreaterThanOrEqual(best * 0.4);
      }),
    );
  });
});
