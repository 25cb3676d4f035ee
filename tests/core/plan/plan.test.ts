import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOfPeriod, periodBefore } from "../../../src/core/domain/days.ts";
import { type Beta, chanceOf, meanOf, shareOf } from "../../../src/core/plan/chance.ts";
import { pipelineNeeded } from "../../../src/core/plan/coverage.ts";
import { outlookOf, shareWon, typicalAmount } from "../../../src/core/plan/outlook.ts";
import { rollUp } from "../../../src/core/plan/targets.ts";
import { Random } from "../../../src/core/sample/random.ts";

describe("a target", () => {
  it("is a period's own, else that of its parts, else none", () => {
    const targets = new Map([
      ["2026-Q1", 100],
      ["2026-01", 7],
      ["2026-04", 20],
      ["2026-06", 30],
    ]);
    const periods = ["2026-Q1", "2026-Q2", "2026", "2026-02", "2025"];
    const [rolled] = rollUp([{ parent: -1, own: targets }], periods);
    expect(rolled?.map(({ target }) => target)).toEqual([100, 50, 150, null, null]);
  });
});

describe("periods", () => {
  it("have parts and come one after the other", () => {
    expect(partsOfPeriod("2026-Q2")).toEqual(["2026-04", "2026-05", "2026-06"]);
    expect(partsOfPeriod("2026-04")).toEqual([]);
    expect(["2026", "2026-Q1", "2026-01", "2026-Q3"].map(periodBefore)).toEqual([
      "2025",
      "2025-Q4",
      "2025-12",
      "2026-Q2",
    ]);
    expect(periodBefore("soon")).toBeNull();
  });
});

/** As good as certain that half of them are won. */
const HALF = { a: 1e7, b: 1e7 };
const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 });

describe("the chance of reaching an amount", () => {
  it("is that of all outcomes counted, within a cell of the lattice", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 4000 }), (all, needed) => {
        const counted = (least: number): number => {
          let hits = 0;
          for (let mask = 0; mask < 1 << all.length; mask += 1)
            if (all.reduce((sum, amount, at) => sum + (mask & (1 << at) ? amount : 0), 0) >= least) hits += 1;
          return hits / (1 << all.length);
        };
        const slack = (needed * all.length) / 512;
        const chance = chanceOf(all, needed, HALF);
        expect(chance).toBeLessThanOrEqual(counted(needed - slack) + 1e-3);
        expect(chance).toBeGreaterThanOrEqual(counted(needed + slack) - 1e-3);
      }),
    );
  });

  it("of very many is what counting the ways makes it", () => {
    const random = new Random(3);
    const all = Array.from({ length: 3000 }, () => random.whole(1, 6) ** 2);
    const total = all.reduce((sum, amount) => sum + amount, 0);
    const share = 0.3;
    const ways = new Float64Array(total + 1);
    ways[0] = 1;
    let top = 0;
    for (const amount of all) {
      top += amount;
      for (let sum = top; sum >= 0; sum -= 1)
        ways[sum] =
          (ways[sum] as number) * (1 - share) + (sum < amount ? 0 : (ways[sum - amount] as number) * share);
    }
    for (const part of [0.27, 0.29, 0.3, 0.31, 0.33]) {
      const needed = Math.round(total * part);
      const counted = ways.subarray(needed).reduce((sum, p) => sum + p, 0);
      // So much is known of the share that it is as good as certain.
      expect(chanceOf(all, needed - 0.5, { a: 3e8, b: 7e8 })).toBeCloseTo(counted, 3);
    }
  });

  it("never falls by another deal, and rises with the share won", () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 1000 }),
        (all, needed, more) => {
          const beta = { a: 6, b: 9 };
          const chance = chanceOf(all, needed, beta);
          expect(chanceOf([...all, more], needed, beta)).toBeGreaterThanOrEqual(chance - 1e-9);
          expect(chanceOf(all, needed, { a: 9, b: 6 })).toBeGreaterThanOrEqual(chance - 1e-9);
        },
      ),
    );
  });

  it("is certain where nothing is needed, and none where all of it is too little", () => {
    expect(chanceOf([], 0, HALF)).toBe(1);
    expect(chanceOf([10, 20], 31, HALF)).toBe(0);
  });
});

describe("the pipeline needed", () => {
  const chances = fc.constantFrom(0.6, 0.8, 0.95);
  const betas = fc.record({ a: fc.integer({ min: 2, max: 40 }), b: fc.integer({ min: 2, max: 80 }) });

  it("is there just where the open deals give the chance", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 3000 }),
        betas,
        chances,
        (open, needed, share, chance) => {
          const wanted = pipelineNeeded({ open, needed, share, typical: 120, chance }) ?? Infinity;
          const sum = open.reduce((total, amount) => total + amount, 0);
          expect(sum >= wanted).toBe(chanceOf(open, needed, share) >= chance);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is reached by as many typical deals as make the chance, and by none fewer", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 3000 }), betas, (open, needed, share) => {
        const typical = 90;
        const wanted = pipelineNeeded({ open, needed, share, typical, chance: 0.8 });
        const sum = open.reduce((total, amount) => total + amount, 0);
        fc.pre(wanted !== null && wanted > sum);
        const more = (wanted - sum) / typical;
        const withSome = (count: number): number =>
          chanceOf([...open, ...Array.from({ length: count }, () => typical)], needed, share);
        expect(more).toBe(Math.round(more));
        expect(withSome(more)).toBeGreaterThanOrEqual(0.8);
        expect(withSome(more - 1)).toBeLessThan(0.8);
      }),
      { numRuns: 40 },
    );
  });

  it("grows with doubt, with the chance, and for smaller shares; nothing is enough where nothing is known", () => {
    const at = (share: Beta, chance = 0.8) =>
      pipelineNeeded({ open: [300, 80], needed: 5000, share, typical: 100, chance }) ?? Infinity;
    const sure = { a: 300, b: 700 };
    expect(at(sure)).toBeLessThan(at({ a: 3, b: 7 }));
    expect(at(sure)).toBeLessThan(at(sure, 0.9));
    expect(at(sure)).toBeLessThan(at({ a: 200, b: 800 }));
    expect(at(sure)).toBeGreaterThan(5000 / 0.3);
    expect(at({ a: 0.2, b: 9.8 }, 0.9)).toBe(Infinity);
  });

  it("of a small gap is of whole deals, however many times the gap that is", () => {
    const share = { a: 100, b: 900 };
    const wanted = pipelineNeeded({ open: [], needed: 1, share, typical: 1000, chance: 0.8 });
    // 1 - 0.9^n >= 0.8
    expect(wanted).toBe(16_000);
  });
});

describe("what is open brings", () => {
  const few = { due: 0, won: 0, sized: 0, sum: 0 };
  const team = { due: 40, won: 10, sized: 40, sum: 4000 };
  const all = { due: 400, won: 200, sized: 400, sum: 80_000 };

  it("by one's own past, leaning on the nearest group of enough deals", () => {
    expect(meanOf(shareWon(few, [team, all]) as Beta)).toBeCloseTo(11 / 42, 6);
    expect(meanOf(shareWon(few, [few, all]) as Beta)).toBeCloseTo(0.5, 6);
    expect(shareWon(team, [few])).toBeNull();
    expect(typicalAmount(few, [team, all])).toBe(100);
    expect(typicalAmount(few, [few, all])).toBe(200);
    expect(typicalAmount(few, [few])).toBeNull();
  });

  it("the share's mean of it, nothing once the period is over, and nobody knows of too few", () => {
    const open = [1000, 3000];
    expect(outlookOf({ open, needed: 500, share: HALF, over: false })).toEqual({
      expectedMinor: 2000,
      pTarget: expect.closeTo(0.75, 3),
    });
    expect(outlookOf({ open, needed: 500, share: HALF, over: true })).toEqual({
      expectedMinor: 0,
      pTarget: 0,
    });
    expect(outlookOf({ open, needed: 500, share: null, over: false })).toEqual({
      expectedMinor: null,
      pTarget: null,
    });
    expect(outlookOf({ open, needed: 0, share: null, over: false }).pTarget).toBe(1);
    expect(outlookOf({ open, needed: null, share: HALF, over: false }).pTarget).toBeNull();
  });

  it("leans on the group where one's own deals are few", () => {
    const group = { due: 1000, won: 300 };
    expect(meanOf(shareOf({ due: 0, won: 0 }, group))).toBeCloseTo(0.3, 2);
    expect(meanOf(shareOf({ due: 4, won: 4 }, group))).toBeLessThan(0.55);
    expect(meanOf(shareOf({ due: 400, won: 400 }, group))).toBeGreaterThan(0.95);
  });
});
