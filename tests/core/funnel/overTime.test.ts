import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber, FOREVER } from "../../../src/core/domain/days.ts";
import { buildIntervalBook, type IntervalRow } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING, keySet, type Scope } from "../../../src/core/funnel/scope.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import { kaplanMeier, survivalQuantile } from "../../../src/core/funnel/survival.ts";
import { timeInStage } from "../../../src/core/funnel/timeInStage.ts";
import {
  type Grouping,
  type Waterfall,
  type WaterfallQuestion,
  waterfalls,
} from "../../../src/core/funnel/waterfall.ts";

const DAY = "2026-01-01";
/** Stages 1 to 3 are open, 4 won, 5 lost; 0 is an open stage that nobody told. */
const states = Uint8Array.of(0, 0, 0, 0, 1, 2);
const on = (days: number): number => dayNumber(addDays(DAY, days));

interface Cut {
  stage: number;
  owner: number;
  amount: number | null;
  expected: number | null;
  days: number;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  stage: fc.integer({ min: 0, max: 5 }),
  owner: fc.integer({ min: 0, max: 3 }),
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000_00 })),
  expected: fc.option(fc.integer({ min: 0, max: 60 })),
  days: fc.integer({ min: 0, max: 15 }),
});
const story = fc.record({
  begins: fc.integer({ min: 0, max: 30 }),
  cuts: fc.array(cut, { minLength: 1, maxLength: 6 }),
});

function rowsOf(stories: readonly { begins: number; cuts: readonly Cut[] }[]): IntervalRow[] {
  return stories.flatMap(({ begins, cuts }, index) => {
    let at = begins;
    return cuts.map(({ stage, owner, amount, expected, days }, position): IntervalRow => {
      const entered = addDays(DAY, at);
      at += days;
      const left = position === cuts.length - 1 ? FOREVER : addDays(DAY, at);
      return [
        index + 1,
        stage || null,
        owner || null,
        amount,
        expected === null ? null : addDays(DAY, expected),
        entered,
        left,
      ];
    });
  });
}

const bookOf = (rows: readonly IntervalRow[]) => buildIntervalBook(rows, rows.length);
const scopeOf = fc.record({
  deals: fc.constant(null),
  stages: fc.option(fc.constant(keySet([1, 2]))),
  owners: fc.option(fc.constant(keySet([1]))),
  expectedFrom: fc.option(fc.constant(on(10))),
  expectedTo: fc.option(fc.constant(on(40))),
}) satisfies fc.Arbitrary<Scope>;

/** closing as the flows tell it. */
function walked(w: Waterfall): number {
  const sum = (...names: (keyof Waterfall)[]) =>
    names.reduce((total, name) => total + w[name].amountMinor, 0);
  return (
    sum("opening", "new", "grown", "pulledIn", "reopened", "ownerIn", "stageIn") -
    sum("shrunk", "pushedOut", "won", "lost", "ownerOut", "stageOut")
  );
}

function openAt(rows: readonly IntervalRow[], scope: Scope, day: number) {
  let deals = 0;
  let amountMinor = 0;
  for (const [stage, total] of standing(bookOf(rows), scope, day)) {
    if (states[stage] !== 0) continue;
    deals += total.deals;
    amountMinor += total.amountMinor;
  }
  return { deals, amountMinor };
}

const byOwner = (rows: readonly IntervalRow[]): Grouping => {
  const { owner } = bookOf(rows);
  return { of: (row) => owner[row] as number, moves: "owner" };
};

describe("the waterfall", () => {
  const question = (more: Partial<WaterfallQuestion>): WaterfallQuestion => ({
    states,
    scope: EVERYTHING,
    from: on(12),
    to: on(34),
    grouping: null,
    ...more,
  });

  it("closes on every pair of days, in any scope, and agrees with where the deals stood", () => {
    fc.assert(
      fc.property(
        fc.array(story, { maxLength: 12 }),
        scopeOf,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (stories, scope, start, length) => {
          const rows = rowsOf(stories);
          const [whole] = waterfalls(
            bookOf(rows),
            question({ scope, from: on(start), to: on(start + length) }),
          );
          if (!whole) throw new Error("one group");
          expect(walked(whole)).toBe(whole.closing.amountMinor);
          expect(whole.opening).toEqual(openAt(rows, scope, on(start)));
          expect(whole.closing).toEqual(openAt(rows, scope, on(start + length)));
        },
      ),
    );
  });

  it("closes for every group, and the groups together are the whole but for moves between them", () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 12 }), scopeOf, (stories, scope) => {
        const rows = rowsOf(stories);
        const [whole] = waterfalls(bookOf(rows), question({ scope }));
        const groups = waterfalls(bookOf(rows), question({ scope, grouping: byOwner(rows) }));
        for (const group of groups) expect(walked(group)).toBe(group.closing.amountMinor);
        for (const name of ["opening", "closing", "won", "lost", "new", "reopened"] as const)
          expect(groups.reduce((sum, group) => sum + group[name].deals, 0)).toBe(whole?.[name].deals);
      }),
    );
  });

  it("tells each kind of move by its name", () => {
    const scope: Scope = { ...EVERYTHING, owners: keySet([1]), expectedTo: on(40) };
    const at = (days: number) => addDays(DAY, days);
    const rows: IntervalRow[] = [
      // Grows by 50.
      [1, 1, 1, 100, at(30), at(0), at(20)],
      [1, 1, 1, 150, at(30), at(20), FOREVER],
      // Pushed beyond the days asked for, though it grew.
      [2, 1, 1, 200, at(30), at(0), at(20)],
      [2, 1, 1, 220, at(50), at(20), FOREVER],
      // Pulled in.
      [3, 1, 1, 300, at(60), at(0), at(20)],
      [3, 1, 1, 330, at(20), at(20), FOREVER],
      // Handed over, then won by the other.
      [4, 1, 1, 400, at(30), at(0), at(20)],
      [4, 1, 2, 400, at(30), at(20), at(25)],
      [4, 4, 2, 400, at(30), at(25), FOREVER],
      // Shrank before it was won.
      [5, 1, 1, 500, at(30), at(0), at(20)],
      [5, 2, 1, 450, at(30), at(20), at(25)],
      [5, 4, 1, 450, at(30), at(25), FOREVER],
      // New and lost at once.
      [6, 1, 1, 600, at(30), at(14), at(25)],
      [6, 5, 1, 600, at(30), at(25), FOREVER],
      // Reopened.
      [7, 5, 1, 700, at(30), at(1), at(20)],
      [7, 2, 1, 700, at(30), at(20), FOREVER],
      // Taken over.
      [8, 1, null, 800, at(30), at(1), at(20)],
      [8, 2, 1, 900, at(30), at(20), FOREVER],
    ];
    const [whole] = waterfalls(bookOf(rows), question({ scope }));
    expect(whole).toEqual({
      opening: { deals: 4, amountMinor: 1200 },
      new: { deals: 1, amountMinor: 600 },
      grown: { deals: 1, amountMinor: 50 },
      shrunk: { deals: 1, amountMinor: 50 },
      pulledIn: { deals: 1, amountMinor: 330 },
      pushedOut: { deals: 1, amountMinor: 200 },
      won: { deals: 1, amountMinor: 450 },
      lost: { deals: 1, amountMinor: 600 },
      reopened: { deals: 1, amountMinor: 700 },
      ownerIn: { deals: 1, amountMinor: 900 },
      ownerOut: { deals: 1, amountMinor: 400 },
      stageIn: { deals: 0, amountMinor: 0 },
      stageOut: { deals: 0, amountMinor: 0 },
      closing: { deals: 4, amountMinor: 150 + 330 + 700 + 900 },
    });
  });
});

describe("survival", () => {
  it("agrees with the published example", () => {
    // Remission times of the 6-MP group (Freireich et al. 1963), as R's survfit prints them: median 23, 95% from 13 (log-log).
    const ended = new Map([
      [6, 3],
      [7, 1],
      [10, 1],
      [13, 1],
      [16, 1],
      [22, 1],
      [23, 1],
    ]);
    const censored = new Map([
      [6, 1],
      [9, 1],
      [10, 1],
      [11, 1],
      [17, 1],
      [19, 1],
      [20, 1],
      [25, 1],
      [32, 2],
      [34, 1],
      [35, 1],
    ]);
    const steps = kaplanMeier({ ended, censored });
    expect(steps.map(({ survival }) => Number(survival.toFixed(3)))).toEqual([
      0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448,
    ]);
    expect(survivalQuantile(steps, 0.5)).toMatchObject({ days: 23, low: 13, high: null });
  });

  it("without censoring is the plain share", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), (days) => {
        const ended = new Map<number, number>();
        for (const day of days) ended.set(day, (ended.get(day) ?? 0) + 1);
        for (const step of kaplanMeier({ ended, censored: new Map() }))
          expect(step.survival).toBeCloseTo(days.filter((day) => day > step.days).length / days.length, 10);
      }),
    );
  });
});

describe("time in stage", () => {
  it("sums the visits, and keeps those still there as censored", () => {
    const at = (days: number) => addDays(DAY, days);
    const rows: IntervalRow[] = [
      [1, 1, 1, null, null, at(0), at(5)],
      [1, 2, 1, null, null, at(5), at(9)],
      [1, 1, 1, null, null, at(9), at(12)],
      [1, 4, 1, null, null, at(12), FOREVER],
      [2, 1, 1, null, null, at(2), FOREVER],
      [3, 1, 1, null, null, at(90), FOREVER],
    ];
    const told = timeInStage(bookOf(rows), [1, 2, 3], null, on(40));
    expect(told.get(1)).toMatchObject({ n: 2, censored: 1, median: { days: 8 }, p75: { days: null } });
    expect(told.get(2)).toMatchObject({ n: 1, censored: 0, median: { days: 4 } });
    expect(told.get(3)).toMatchObject({ n: 0, censored: 0, median: { days: null, low: null, high: null } });
  });
});
