import fc from "fast-check";
import { expect, it } from "vitest";
import { flows } from "../../../src/core/funnel/waterfall.ts";
import { bridgeFinding, bridgeOf, type Waterfall } from "../../../src/ui/presenters/waterfall.ts";

const flow = fc.record({
  deals: fc.integer({ min: 0, max: 9 }),
  amountMinor: fc.integer({ min: 0, max: 1e9 }),
});
const signs = {
  new: 1,
  grown: 1,
  shrunk: -1,
  pulledIn: 1,
  pushedOut: -1,
  won: -1,
  lost: -1,
  reopened: 1,
  ownerIn: 1,
  ownerOut: -1,
  stageIn: 1,
  stageOut: -1,
};

/** A waterfall that closes: money only where there are deals. */
const waterfall: fc.Arbitrary<Waterfall> = fc.tuple(...flows.map(() => flow)).map((told) => {
  const all = Object.fromEntries(
    flows.map((name, at) => {
      const { deals = 0, amountMinor = 0 } = told[at] ?? {};
      return [name, { deals, amountMinor: deals === 0 ? 0 : amountMinor }];
    }),
  ) as Waterfall;
  const moved = Object.entries(signs).reduce(
    (sum, [name, sign]) => sum + sign * all[name as keyof typeof signs].amountMinor,
    0,
  );
  return { ...all, closing: { deals: 1, amountMinor: all.opening.amountMinor + moved } };
});

it("the running line goes from the opening to the closing without a gap, within its scale", () => {
  fc.assert(
    fc.property(waterfall, (told) => {
      const { steps, low, high, netMinor } = bridgeOf(told);
      let running = told.opening.amountMinor;
      for (const { fromMinor, toMinor, changeMinor } of steps) {
        expect(fromMinor).toBe(running);
        expect(toMinor).toBe(fromMinor + changeMinor);
        running = toMinor;
        expect(running).toBeGreaterThanOrEqual(low);
        expect(running).toBeLessThanOrEqual(high);
      }
      expect(running).toBe(told.closing.amountMinor);
      expect(netMinor).toBe(told.closing.amountMinor - told.opening.amountMinor);
    }),
  );
});

it("names what moved the most money; nothing where nothing moved", () => {
  const still = Object.fromEntries(flows.map((name) => [name, { deals: 0, amountMinor: 0 }])) as Waterfall;
  expect(bridgeFinding(bridgeOf(still))).toEqual({ kind: "still" });
  const level = { deals: 3, amountMinor: 900 };
  const told = {
    ...still,
    opening: level,
    new: { deals: 1, amountMinor: 50 },
    lost: { deals: 2, amountMinor: 400 },
    closing: { deals: 2, amountMinor: 550 },
  };
  expect(bridgeFinding(bridgeOf(told))).toMatchObject({
    kind: "fell",
    largest: { flow: "lost", changeMinor: -400 },
  });
});
