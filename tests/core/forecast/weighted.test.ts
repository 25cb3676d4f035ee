import fc from "fast-check";
import { expect, it } from "vitest";
import { WeightedTally } from "../../../src/core/forecast/weighted.ts";

const bp = fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: -1 });
const open = fc.record({
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000_00 }), { nil: Number.NaN }),
  stageBp: bp,
  repBp: bp,
});

it("weighs each open deal by its stage, or by its rep's own, and tells apart what has neither", () => {
  const tally = new WeightedTally();
  tally.addWon(300);
  tally.addWon(Number.NaN);
  tally.addOpen(1000, 5000, 2000);
  tally.addOpen(500, -1, -1);
  tally.addOpen(400, 2500, -1);
  tally.addOpen(Number.NaN, 5000, 10_000);
  expect(tally.finish()).toEqual({
    won: { deals: 2, amountMinor: 300 },
    open: { deals: 4, amountMinor: 1900 },
    weightedMinor: 600,
    unweighted: { deals: 1, amountMinor: 500 },
    repMinor: 300,
    repDeals: 2,
  });
});

it("is between nothing and all that is open, and all of it where every deal is certain", () => {
  fc.assert(
    fc.property(fc.array(open), (deals) => {
      const tally = new WeightedTally();
      const sure = new WeightedTally();
      for (const { amount, stageBp, repBp } of deals) {
        tally.addOpen(amount, stageBp, repBp);
        sure.addOpen(amount, 10_000, -1);
      }
      const { open: all, weightedMinor, unweighted, repMinor } = tally.finish();
      expect(weightedMinor).toBeGreaterThanOrEqual(0);
      expect(weightedMinor).toBeLessThanOrEqual(all.amountMinor - unweighted.amountMinor);
      expect(repMinor).toBeLessThanOrEqual(all.amountMinor);
      expect(sure.finish().weightedMinor).toBe(all.amountMinor);
    }),
  );
});
