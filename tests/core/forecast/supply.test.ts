/** From deals to things by month: nothing is lost between months, and chances follow from the deals'. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SupplyAsked, type SupplyDeal, supplyOf, type Take } from "../../../src/core/forecast/supply.ts";

const MONTHS = Array.from({ length: 4 }, (_, at) => ({ from: 30 * at, to: 30 * at + 29 }));
/** Of product 1 a piece of 7, over three weeks; of product 2 two and a half. */
const takes = new Map<number, Take[]>([
  [1, [{ key: 7, milliPerUnit: 1000, weeks: 3 }]],
  [2, [{ key: 7, milliPerUnit: 2500, weeks: 1 }]],
]);
const asked = (deals: SupplyDeal[], more: Partial<SupplyAsked> = {}): SupplyAsked => ({
  spans: MONTHS,
  deals,
  fresh: [],
  mix: [],
  takes,
  rho: 0,
  levels: new Map(),
  ...more,
});

const deal = fc.record({
  lines: fc.array(
    fc.record({
      product: fc.constantFrom(1, 2, 3),
      milli: fc.integer({ min: 1, max: 20 }).map((units) => units * 1000),
      lag: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  // Delivered within the months, whenever it is won.
  pieces: fc.array(
    fc.record({ on: fc.integer({ min: 0, max: 80 }), p: fc.double({ min: 0.01, max: 0.3, noNaN: true }) }),
    { minLength: 1, maxLength: 3 },
  ),
});

const perUnit: Record<number, number> = { 1: 1, 2: 2.5, 3: 0 };

describe("what deliveries take", () => {
  it("is expected in all months together as often as the deals are won", () => {
    fc.assert(
      fc.property(fc.array(deal, { minLength: 1, maxLength: 8 }), (deals) => {
        const all = deals.reduce(
          (sum, { lines, pieces }) =>
            sum +
            pieces.reduce((p, piece) => p + piece.p, 0) *
              lines.reduce((milli, line) => milli + line.milli * (perUnit[line.product] as number), 0),
          0,
        );
        const cells = supplyOf(asked(deals));
        expect(cells).toHaveLength(MONTHS.length);
        expect(cells.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(all, 3);
      }),
      { numRuns: 40 },
    );
  });

  it("is certain of what is won, and as likely short as the one deal that decides it", () => {
    const won: SupplyDeal = { lines: [{ product: 2, milli: 4000, lag: 5 }], pieces: [{ on: 0, p: 1 }] };
    const open: SupplyDeal = { lines: [{ product: 2, milli: 2000, lag: 0 }], pieces: [{ on: 10, p: 0.3 }] };
    const levels = new Map([[7, [[9_000, 10_000, 12_000, 15_000], [], [], []]]]);
    const [first, second] = supplyOf(asked([won, open], { levels }));
    expect(first).toMatchObject({ sure: 10_000, p10: 10_000, mean: 11_500 });
    const [below, sure, between, all] = first?.atMost ?? [];
    expect(below).toBe(0);
    expect(sure).toBeCloseTo(0.7, 6);
    expect(between).toBeCloseTo(0.7, 6);
    expect(all).toBeCloseTo(1, 6);
    expect(first?.deals.map(({ at }) => at)).toEqual([0, 1]);
    expect(second).toMatchObject({ mean: 0, p90: 0, sure: 0 });
  });

  it("counts deals yet to come by what won deals bring", () => {
    const [, second] = supplyOf(
      asked([], {
        fresh: [{ on: 40, mean: 2, spread: 0.1 }],
        mix: [
          { line: { product: 2, lag: 3 }, share: 0.5, millis: [1000, 3000] },
          { line: { product: 3, lag: 0 }, share: 0.5, millis: [1000] },
        ],
      }),
    );
    // Half of two deals, two units of 2.5 each.
    expect(second?.mean).toBeCloseTo(5000, 3);
    expect(second?.p10).toBe(0);
  });
});
