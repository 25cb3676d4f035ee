import fc from "fast-check";
import { expect, test } from "vitest";
import { trustOf } from "../../../src/core/forecast/trust.ts";

const good = { n: 1200, skill: 0.3, replays: 12, inside: 10, periods: 4, biasShare: 0.03 };

test("trusts what is better than the base rate, holds its range and is hardly biased", () => {
  expect(trustOf(good)).toEqual({ verdict: "yes", skill: "better", interval: "right", bias: "none" });
});

test("says why it can't be trusted", () => {
  expect(trustOf({ ...good, skill: -0.1 })).toMatchObject({ verdict: "no", skill: "worse" });
  expect(trustOf({ ...good, inside: 1 })).toMatchObject({ verdict: "no", interval: "narrow" });
  expect(trustOf({ ...good, biasShare: 0.4 })).toMatchObject({ verdict: "no", bias: "high" });
  expect(trustOf({ ...good, biasShare: -0.15 })).toMatchObject({ verdict: "partly", bias: "low" });
  expect(trustOf({ ...good, skill: 0.02 })).toMatchObject({ verdict: "partly", skill: "hardly" });
  // All of fifty periods inside: the range promises less than it could.
  expect(trustOf({ ...good, replays: 50, inside: 50, periods: 50 })).toMatchObject({
    verdict: "partly",
    interval: "wide",
  });
});

test("says nothing of few chances or few periods", () => {
  expect(trustOf({ ...good, n: 20 }).verdict).toBe("tooFew");
  expect(trustOf({ ...good, replays: 40, inside: 32, periods: 3 }).verdict).toBe("tooFew");
  expect(trustOf({ ...good, biasShare: null }).verdict).toBe("tooFew");
});

test("replays of the same periods make nothing surer, and worse scores never a better verdict", () => {
  const order = ["no", "partly", "yes"];
  const asked = fc.record({
    skill: fc.double({ min: -0.5, max: 0.9, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    periods: fc.integer({ min: 4, max: 60 }),
    biasShare: fc.double({ min: -1, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 5 }), ({ part, periods, skill, biasShare }, times) => {
      const inside = Math.round(part * periods);
      const once = { n: 500, skill, biasShare, periods, replays: periods, inside };
      expect(trustOf({ ...once, replays: periods * times, inside: inside * times })).toEqual(trustOf(once));
      const worse = trustOf({ ...once, skill: skill - 0.2, biasShare: biasShare * 1.5 });
      expect(order.indexOf(worse.verdict)).toBeLessThanOrEqual(order.indexOf(trustOf(once).verdict));
    }),
  );
});
