/** The statistics under the findings, against reference answers and laws that hold for any data. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaPrior, drawn, levelOf, medianOf } from "../../../src/core/coaching/figures.ts";
import { overallOf } from "../../../src/core/coaching/overall.ts";
import { daysOfShare } from "../../../src/core/coaching/ripe.ts";
import { Cases, shareShifts, stratumOf } from "../../../src/core/coaching/shares.ts";
import {
  betweenPeople,
  falseDiscoveryRates,
  ordinarySpread,
  shrink,
} from "../../../src/core/coaching/shrink.ts";
import { normalQuantile, normalTail } from "../../../src/core/funnel/statistics.ts";

describe("false discovery rates", () => {
  test("as R's p.adjust(method = 'BH') says", () => {
    const p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.5];
    const expected = [0.06, 0.06, 0.06, 0.06, 0.06, 0.5];
    falseDiscoveryRates(p).forEach((rate, at) => expect(rate).toBeCloseTo(expected[at] as number, 12));
    falseDiscoveryRates([0.005, 0.9, 0.011]).forEach((rate, at) =>
      expect(rate).toBeCloseTo([0.015, 0.9, 0.0165][at] as number, 12),
    );
  });

  test("never below the p-value, and in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (p) => {
        const rates = falseDiscoveryRates(p);
        p.forEach((one, at) => {
          expect(rates[at]).toBeGreaterThanOrEqual(one - 1e-12);
          p.forEach((other, there) => {
            if (one < other) expect(rates[at]).toBeLessThanOrEqual(rates[there] as number);
          });
        });
      }),
    );
  });
});

describe("shrinking", () => {
  test("the spread between people by DerSimonian & Laird", () => {
    // Equal errors: the variance of the differences minus the error's.
    const raw = [-1, 0, 1, 2, -2].map((delta) => ({ delta, se: 1 }));
    expect(betweenPeople(raw)).toBeCloseTo(2.5 - 1, 12);
    expect(betweenPeople([0.1, -0.1, 0].map((delta) => ({ delta, se: 1 })))).toBe(0);
  });

  test("towards none, by one standard error at most, never across", () => {
    const any = fc.double({ min: -5, max: 5, noNaN: true });
    const positive = fc.double({ min: 0.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(any, positive, fc.double({ min: 0, max: 4, noNaN: true }), (delta, se, between) => {
        const { effect, low, high, p } = shrink({ delta, se }, between, 1);
        expect(effect * delta).toBeGreaterThanOrEqual(0);
        expect(Math.abs(effect)).toBeLessThanOrEqual(Math.abs(delta) + 1e-12);
        expect(Math.abs(delta - effect)).toBeLessThanOrEqual(Math.min(se, Math.abs(delta)) + 1e-9);
        expect(low).toBeLessThanOrEqual(effect);
        expect(high).toBeGreaterThanOrEqual(effect);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  test("people who differ as chance has it spread no more than chance", () => {
    const chance = Array.from({ length: 99 }, (_, at) => ({ delta: normalQuantile((at + 1) / 100), se: 1 }));
    expect(ordinarySpread(chance)).toBe(1);
    expect(ordinarySpread(chance.map(({ delta, se }) => ({ delta: 3 * delta, se })))).toBeGreaterThan(2);
    expect(ordinarySpread(chance.slice(0, 5))).toBe(1);
  });

  test("the normal tail is the quantile's inverse", () => {
    for (const p of [0.4, 0.1, 0.025, 1e-3, 1e-5])
      expect(normalTail(-normalQuantile(p)) / p).toBeCloseTo(1, 2);
  });
});

describe("shares beside the others' on the same mix", () => {
  test("one stratum: a two by two table's score and odds", () => {
    const cases = new Cases();
    let place = 0;
    const add = (person: number, hits: number, n: number): void => {
      for (let at = 0; at < n; at += 1) cases.add((place += 1), person, stratumOf(1, 0, 0), at < hits);
    };
    add(0, 20, 100);
    add(1, 120, 300);
    const [own] = shareShifts(cases, 2);
    // (20 - 35)² / hypergeometric variance 100 x 300 x 140 x 260 / (400² x 399).
    expect((own as { surplus: number }).surplus).toBeCloseTo(-15, 10);
    expect((own as { variance: number }).variance).toBeCloseTo(
      (100 * 300 * 140 * 260) / (400 * 400 * 399),
      6,
    );
    // log((20 / 80) / (120 / 180)), the others' share leaning on one deal like all.
    expect((own as { delta: number }).delta).toBeCloseTo(Math.log(20 / 80 / (120 / 180)), 1);
    expect((own as { expected: number }).expected).toBeCloseTo(40, 10);
  });

  test("nobody is held against others who had an easier mix", () => {
    const cases = new Cases();
    let place = 0;
    // Both win half of the easy and a tenth of the hard ones; one has mostly hard ones.
    for (const [person, easy, hard] of [
      [0, 20, 200],
      [1, 200, 20],
    ] as const) {
      for (let at = 0; at < easy; at += 1) cases.add((place += 1), person, 1, at % 2 === 0);
      for (let at = 0; at < hard; at += 1) cases.add((place += 1), person, 2, at % 10 === 0);
    }
    const [own] = shareShifts(cases, 2);
    expect(Math.abs((own as { delta: number }).delta)).toBeLessThan(0.1);
  });

  test("the surpluses of all people of all strata add up to none", () => {
    const deal = fc.record({ person: fc.nat(3), stratum: fc.nat(2), hit: fc.boolean() });
    fc.assert(
      fc.property(fc.array(deal, { minLength: 1, maxLength: 60 }), (deals) => {
        const cases = new Cases();
        deals.forEach(({ person, stratum, hit }, place) => cases.add(place, person, stratum, hit));
        const sum = shareShifts(cases, 4).reduce((total, { surplus }) => total + surplus, 0);
        expect(sum).toBeCloseTo(0, 9);
      }),
    );
  });

  test("ten cases of one deal tell less than ten deals", () => {
    const errorOf = (deals: number): number => {
      const cases = new Cases();
      for (let person = 0; person < 4; person += 1)
        for (let deal = 0; deal < deals; deal += 1)
          for (let at = 0; at < 100 / deals; at += 1)
            cases.add(person * 1000 + deal, person, 1, deal % 2 === 0);
      return (shareShifts(cases, 4)[0] as { se: number }).se;
    };
    expect(errorOf(10)).toBeGreaterThan(2 * errorOf(100));
  });
});

describe("figures", () => {
  test("a share is drawn towards the people's, the more the fewer cases it has", () => {
    const people = [
      { family: "share", n: 4, hits: 4 },
      { family: "share", n: 400, hits: 200 },
      { family: "share", n: 400, hits: 120 },
      { family: "share", n: 400, hits: 160 },
    ] as const;
    const [four, half] = drawn(people);
    expect(four).toBeLessThan(0.6);
    expect(half).toBeGreaterThan(0.47);
    const { a, b } = betaPrior(people);
    expect(a / (a + b)).toBeCloseTo(484 / 1204, 6);
  });

  test("one person's days stay between their own and the people's", () => {
    const days = fc.array(fc.double({ min: 1, max: 400, noNaN: true }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(days, { minLength: 2, maxLength: 6 }), (people) => {
        const counted = people.map(medianOf);
        const values = counted.map((one) => levelOf(one).value as number);
        const result = drawn(counted) as number[];
        for (const value of result) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
        }
      }),
    );
  });

  test("nine in ten", () => {
    expect(daysOfShare([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
    expect(daysOfShare([0, 0, 0], 0.9)).toBe(0);
  });

  test("one slow stage of five leaves the overall pace as it is", () => {
    const stages = [0, 0.02, -0.02, 0.01, 1.2].map((delta, stage) => ({ stage, n: 30, delta, se: 0.1 }));
    const { delta, se, n } = overallOf(stages);
    expect(delta).toBe(0.01);
    expect(se).toBeCloseTo(Math.sqrt(Math.PI / 2 / 500), 10);
    expect(n).toBe(150);
  });
});
