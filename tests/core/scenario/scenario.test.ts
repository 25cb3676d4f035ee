/** Scenarios: without levers the base, their shares add up, and what is sought reaches the goal. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOfReaching, distributionOf } from "../../../src/core/forecast/distribution.ts";
import { meanWith, outlookWith } from "../../../src/core/scenario/apply.ts";
import { type ScenarioBase, valueOn } from "../../../src/core/scenario/base.ts";
import { seekEach, seekSet } from "../../../src/core/scenario/goalSeek.ts";
import type { Lever } from "../../../src/core/scenario/levers.ts";
import { runScenario } from "../../../src/core/scenario/run.ts";
import { sharesOf } from "../../../src/core/scenario/shares.ts";

const GRID = Int32Array.from({ length: 14 }, (_, at) => 1000 + 7 * at);
const PERIOD = { at: 0, from: 1001, to: 1091, targetMinor: 3_000_000 };

const curveTo = (end: number): Float64Array =>
  Float64Array.from(GRID, (_, at) => (end * at) / (GRID.length - 1));

const base = fc
  .record({
    deals: fc.array(
      fc.record({
        owner: fc.constantFrom(1, 2, 3),
        end: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        minor: fc.integer({ min: 50_000, max: 2_000_000 }),
      }),
      { minLength: 2, maxLength: 12 },
    ),
    fresh: fc.double({ min: 0.1, max: 5, noNaN: true }),
    won: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(
    ({ deals, fresh, won }): ScenarioBase => ({
      grid: GRID,
      deals: deals.map(({ owner, end, minor }, place) => ({
        place,
        stage: 1,
        owner,
        product: 1,
        source: 1,
        amounts: [{ minor, share: 1 }],
        curve: curveTo(end),
      })),
      fresh: [
        { owner: 1, product: 1, source: 1, curve: curveTo(fresh) },
        { owner: 2, product: 1, source: 1, curve: curveTo(fresh / 2) },
      ],
      freshSpread: 0.05,
      freshAmounts: [{ minor: 400_000, share: 1 }],
      rho: 0.02,
      won: [won],
    }),
  );

const scope = fc.constantFrom({}, { owners: new Set([1]) }, { owners: new Set([2, 3]) });
const factor = fc.double({ min: 0.5, max: 2, noNaN: true });
const lever: fc.Arbitrary<Lever> = fc.oneof(
  fc.record({ kind: fc.constant("winRate" as const), scope, factor }),
  fc.record({ kind: fc.constant("cycle" as const), scope, factor }),
  fc.record({ kind: fc.constant("size" as const), scope, factor }),
  fc.record({
    kind: fc.constant("discount" as const),
    scope,
    share: fc.double({ min: 0, max: 0.3, noNaN: true }),
  }),
  fc.record({ kind: fc.constant("slip" as const), scope, days: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constant("newDeals" as const), scope, factor }),
  fc.record({
    kind: fc.constant("hires" as const),
    count: fc.integer({ min: 1, max: 3 }),
    from: fc.integer({ min: 1001, max: 1060 }),
    rampDays: fc.integer({ min: 0, max: 90 }),
  }),
  fc.record({
    kind: fc.constant("leaver" as const),
    owner: fc.constantFrom(1, 2),
    on: fc.integer({ min: 1001, max: 1080 }),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant("dealWon" as const), place: fc.constantFrom(0, 1), on: fc.constant(1010) }),
  fc.record({ kind: fc.constant("dealLost" as const), place: fc.constantFrom(0, 1) }),
);

describe("a scenario", () => {
  it("without levers is the base", () => {
    fc.assert(
      fc.property(base, (given) => {
        const [found] = runScenario(given, [], [PERIOD]);
        expect(found?.result).toEqual(found?.base);
        expect(found?.resultReaches).toBe(found?.baseReaches);
      }),
      { numRuns: 20 },
    );
  });

  it("shares its change among the levers, to the last unit", () => {
    fc.assert(
      fc.property(base, fc.array(lever, { minLength: 1, maxLength: 6 }), (given, levers) => {
        const [found] = runScenario(given, levers, [PERIOD]);
        const change = meanWith(given, levers, PERIOD) - meanWith(given, [], PERIOD);
        const sum = (found?.contributions.values ?? []).reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(change, 3);
        expect((found?.result.mean ?? 0) - (found?.base.mean ?? 0)).toBeCloseTo(change, -2);
      }),
      { numRuns: 40 },
    );
  });

  it("is never worse for a better lever", () => {
    fc.assert(
      fc.property(base, fc.double({ min: 1, max: 3, noNaN: true }), (given, up) => {
        const mean = meanWith(given, [], PERIOD);
        for (const better of [
          { kind: "winRate", scope: {}, factor: up },
          { kind: "size", scope: {}, factor: up },
          { kind: "newDeals", scope: {}, factor: up },
          { kind: "cycle", scope: {}, factor: 1 / up },
        ] as const)
          expect(meanWith(given, [better], PERIOD)).toBeGreaterThanOrEqual(mean - 1e-6);
      }),
    );
  });

  it("takes a leaver's deals and counts them once", () => {
    fc.assert(
      fc.property(base, (given) => {
        const without = {
          ...given,
          deals: given.deals.filter(({ owner }) => owner !== 1),
          fresh: given.fresh.slice(1),
        };
        // Who leaves today and keeps nothing was never there.
        const gone: Lever = { kind: "leaver", owner: 1, on: 1000, keep: 0 };
        expect(meanWith(given, [gone], PERIOD)).toBeCloseTo(meanWith(without, [], PERIOD), 4);
      }),
    );
  });
});

describe("shares of many levers", () => {
  it("are sampled with their error where there are too many to try all subsets", () => {
    const worth = Array.from({ length: 12 }, (_, at) => at + 1);
    // A bonus where the first two come together: half of it each.
    const value = (pulled: boolean[]): number =>
      pulled.reduce((sum, is, at) => sum + (is ? (worth[at] as number) : 0), 0) +
      (pulled[0] && pulled[1] ? 10 : 0);
    const { values, errors } = sharesOf(12, value);
    expect(values.reduce((sum, one) => sum + one, 0)).toBeCloseTo(88, 6);
    expect(errors?.[5]).toBeCloseTo(0, 6);
    expect(Math.abs((values[0] as number) - 6)).toBeLessThan(4 * (errors?.[0] ?? 0));
  });
});

describe("what it takes", () => {
  const bounds = [
    { lever: (share: number): Lever => ({ kind: "winRate", scope: {}, factor: 1 + share }) },
    { lever: (share: number): Lever => ({ kind: "size", scope: {}, factor: 1 + 0.3 * share }) },
    { lever: (share: number): Lever => ({ kind: "newDeals", scope: {}, factor: 1 + share }) },
  ];
  const reached = (given: ScenarioBase, levers: Lever[], target: number): number =>
    chanceOfReaching(distributionOf(outlookWith(given, levers, PERIOD), 1024), target);

  it("reaches the chance and hardly more", () => {
    fc.assert(
      fc.property(base, (given) => {
        const goal = { ...PERIOD, targetMinor: Math.round(1.05 * meanWith(given, [], PERIOD)), chance: 0.6 };
        const each = seekEach(given, [], bounds, goal);
        each.forEach((share, at) => {
          if (share === null) return;
          const pulled = bounds[at]?.lever(share) as Lever;
          expect(reached(given, [pulled], goal.targetMinor)).toBeGreaterThanOrEqual(goal.chance);
        });
        const found = seekSet(given, [], bounds, goal);
        // One that suffices alone is the smallest set, or none is needed.
        const alone = each.filter((share) => share !== null);
        if (alone.includes(0)) expect(found).toEqual({ bounds: [], share: 0 });
        else if (alone.length > 0) {
          expect(found?.bounds).toHaveLength(1);
          expect(found?.share).toBeCloseTo(Math.min(...alone), 9);
        } else if (found) expect(found.bounds.length).toBeGreaterThan(1);
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});

it("reads curves straight between days", () => {
  const grid = Int32Array.of(10, 17, 20);
  const curve = Float64Array.of(0, 7, 10);
  expect([5, 10, 12, 17, 19, 20, 99].map((day) => valueOn(grid, curve, day))).toEqual([
    0, 0, 2, 7, 9, 10, 10,
  ]);
});
