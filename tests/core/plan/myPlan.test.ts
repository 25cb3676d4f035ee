import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber, FOREVER } from "../../../src/core/domain/days.ts";
import { buildDealBook, Names } from "../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../src/core/funnel/intervalBook.ts";
import { attentionOf, planWeeks, riskOf, type Workable } from "../../../src/core/plan/attention.ts";
import { meanOf } from "../../../src/core/plan/chance.ts";
import { NIL, stageAttention } from "../../../src/core/plan/stageAttention.ts";
import {
  expectedFromNew,
  newDealsNeeded,
  newDealsOf,
  type PastDeals,
  rangeOf,
} from "../../../src/core/plan/sufficiency.ts";

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
    // At that pace they bring just that.
    expect(expectedFromNew(deals, found.perWeek ?? 0, 90)).toBeCloseTo(10_000, 0);
    expect(expectedFromNew(deals, 5, 0)).toBe(0);
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
  stageAttention(bookOf(deals), states, new Map([[QUALIFY, LINE]]), { now: today, asOf: null });

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

  it("in an era gains no more than was won of the deals that stayed so long", () => {
    const one = fc.record({
      days: fc.integer({ min: 0, max: 350 }),
      end: fc.constantFrom("won" as const, "lost" as const, "open" as const),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 20, maxLength: 150 }), (deals) => {
        const stage = stagesOf(deals).get(QUALIFY);
        [1, 2, 4, 8].forEach((lines, at) => {
          const old = deals.filter(({ days }) => days > lines * LINE);
          const won = old.filter(({ end }) => end === "won").length;
          const gain = stage?.gains[at + 1] ?? 1;
          expect(gain).toBeGreaterThanOrEqual(0);
          if (old.length >= 10) expect(gain).toBeLessThanOrEqual(won / old.length + 1e-12);
        });
      }),
    );
  });

  it("is nothing for deals of an age at which hardly any was won, and nobody is sent to them", () => {
    const alive = [...early, ...late];
    const ancient = [
      ...many(200, 300).map((days) => ({ days, end: "lost" as const })),
      ...many(2, 300).map((days) => ({ days, end: "won" as const })),
    ];
    const stages = stagesOf([...alive, ...ancient]);
    // All that is known of deals beyond twice the line is those 202.
    expect(stages.get(QUALIFY)?.dead).toEqual({ days: 60, deals: 202, won: 2, everywhere: false });
    const deal = (place: number, age: number): Workable => ({
      place,
      stage: QUALIFY,
      amount: age > 60 ? 1e9 : 100,
      enteredOn: today - age,
      expectedOn: today,
    });
    expect(attentionOf(deal(1, 61), stages, today)).toMatchObject({ dead: true });
    expect(attentionOf(deal(1, 60), stages, today)).toMatchObject({ dead: false });
    const weeks = planWeeks([deal(1, 500), deal(2, 10), deal(3, 61)], stages, [today, today + 7], 5);
    expect(weeks.map((week) => week.map((planned) => planned.deal.place))).toEqual([[2], []]);
    // Few deals that were not won are no proof.
    const few = many(20, 300).map((days) => ({ days, end: "lost" as const }));
    expect(stagesOf([...alive, ...few]).get(QUALIFY)?.dead).toBeNull();
  });

  it("tells of dead deals from all stages where few of one grew so old, unless its own say otherwise", () => {
    const OTHER = 4;
    const learn = (own: { days: number; end: "won" | "lost" }[]) => {
      const rows: IntervalRow[] = [];
      const add = (key: number, stage: number, days: number, end: "won" | "lost"): void => {
        const over = addDays("2024-01-01", days);
        rows.push([key, stage, 1, 100, null, "2024-01-01", over]);
        rows.push([key, end === "won" ? WON : LOST, 1, 100, null, over, FOREVER]);
      };
      const all = [
        ...early.map((one) => ({ ...one, stage: OTHER })),
        ...many(150, 300).map((days) => ({ days, end: "lost" as const, stage: OTHER })),
        ...own.map((one) => ({ ...one, stage: QUALIFY })),
      ];
      all.forEach(({ stage, days, end }, at) => add(at + 1, stage, days, end));
      const book = buildDealBook(
        all.map((_deal, at) => [at + 1, 1, null, null, "2024-01-01", null]),
        rows,
        new Names(),
      );
      const lines = new Map([
        [QUALIFY, LINE],
        [OTHER, LINE],
      ]);
      const all4 = Uint8Array.from([0, 0, 1, 2, 0]);
      return stageAttention(book, all4, lines, { now: today, asOf: null }).get(QUALIFY);
    };
    const fresh = many(40, 10).map((days) => ({ days, end: "won" as const }));
    const three = many(3, 300).map((days) => ({ days, end: "lost" as const }));
    expect(learn([...fresh, ...three])?.dead).toMatchObject({ everywhere: true, deals: 153, won: 0 });
    const gain = learn([...fresh, ...three])?.gains.at(-1) ?? 1;
    expect(gain).toBeLessThan(NIL);
    const saved = many(8, 300).map((days, at) => ({
      days,
      end: at < 5 ? ("won" as const) : ("lost" as const),
    }));
    expect(learn([...fresh, ...saved])?.dead).toBeNull();
  });

  it("of a past day knows nothing of later", () => {
    const then = today - 200;
    const told = (deals: Parameters<typeof bookOf>[0], asOf: number | null) =>
      stageAttention(bookOf(deals), states, new Map([[QUALIFY, LINE]]), { now: then, asOf }).get(QUALIFY);
    // Begun on 1 January: on the day they stood there for 164 days, whatever came after.
    const later = many(30, 190).map((days) => ({ days, end: "won" as const }));
    const lost = later.map(({ days }) => ({ days, end: "lost" as const }));
    expect(told([...early, ...later], then)).toEqual(told([...early, ...lost], then));
    expect(told([...early, ...later], null)).not.toEqual(told([...early, ...lost], null));
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
          const ranks = week.map((one) => one.rank);
          expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
          // What is told as money is no more than the deal has.
          for (const one of week) expect(one.value).toBeLessThanOrEqual(one.deal.amount);
        });
        const best = Math.max(0, ...weeks.flat().map(({ rank }) => rank));
        if (weeks[0]?.length) expect(weeks[0][0]?.rank).toBeGreaterThanOrEqual(best * 0.4);
      }),
    );
  });
});
