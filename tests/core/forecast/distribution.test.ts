/** The exact distribution: sums to one, keeps its mean, agrees with enumeration and with sampling. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chanceOfReaching,
  type Distribution,
  distributionOf,
  type Outlook,
  type Prospect,
  quantileOf,
} from "../../../src/core/forecast/distribution.ts";
import { shocked, shockNodes } from "../../../src/core/forecast/shock.ts";

const prospect = fc
  .record({
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    minor: fc.integer({ min: 100_000, max: 50_000_000 }),
  })
  .map(({ p, minor }): Prospect => ({ p, amounts: [{ minor, share: 1 }] }));
const outlook = fc.record({
  prospects: fc.array(prospect, { maxLength: 30 }),
  wonMinor: fc.integer({ min: 0, max: 100_000_000 }),
  fresh: fc.option(
    fc.record({
      mean: fc.double({ min: 0.01, max: 20, noNaN: true }),
      spread: fc.constantFrom(0, 0.05, 0.5),
      amounts: fc.constant([
        { minor: 100_000, share: 0.5 },
        { minor: 900_000, share: 0.5 },
      ]),
    }),
  ),
  rho: fc.constantFrom(0, 0.02, 0.2),
});

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
const latticeMean = ({ cells, firstMinor, widthMinor }: Distribution): number =>
  cells.reduce((total, p, at) => total + p * (firstMinor + at * widthMinor), 0);
const expected = ({ prospects, wonMinor, fresh }: Outlook): number =>
  prospects.reduce((total, { p, amounts }) => total + p * (amounts[0]?.minor ?? 0), wonMinor) +
  (fresh ? fresh.mean * 500_000 : 0);

describe("the distribution of what is won", () => {
  it("sums to one, and its mean is the sum of chance x amount", () => {
    fc.assert(
      fc.property(outlook, (asked) => {
        const found = distributionOf(asked);
        expect(sum(found.cells)).toBeCloseTo(1, 9);
        const mean = expected(asked);
        expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(1e-5 * mean + 1);
        // A few of a thousand of the standard deviation: what lies beyond the lattice's ends.
        expect(Math.abs(latticeMean(found) - found.mean)).toBeLessThanOrEqual(0.005 * found.sd + 1);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it("is that of full enumeration for a few deals", () => {
    fc.assert(
      fc.property(
        fc.array(prospect, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 99 }),
        (prospects, percent) => {
          const total = prospects.reduce((money, { amounts }) => money + (amounts[0]?.minor ?? 0), 0);
          const found = distributionOf({ prospects, wonMinor: 0, fresh: null, rho: 0 });
          // Away from an outcome, where a cell's width decides.
          const outcomes = enumerated(prospects);
          const target = (percent / 100) * total;
          fc.pre(outcomes.every(({ minor }) => Math.abs(minor - target) > 2 * found.widthMinor));
          const exact = outcomes.reduce((chance, { minor, p }) => chance + (minor >= target ? p : 0), 0);
          expect(chanceOfReaching(found, target)).toBeCloseTo(exact, 6);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it("never has a lower chance of the target with one more deal", () => {
    fc.assert(
      fc.property(
        fc.array(prospect, { minLength: 1, maxLength: 12 }),
        prospect,
        fc.integer({ min: 1, max: 200_000_000 }),
        (prospects, more, target) => {
          const chance = (list: Prospect[]): number =>
            chanceOfReaching(
              distributionOf({ prospects: list, wonMinor: 0, fresh: null, rho: 0.05 }),
              target,
            );
          // Amounts between two cells are split: so much a chance may be off.
          expect(chance([...prospects, more])).toBeGreaterThanOrEqual(chance(prospects) - 0.02);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it("agrees with sampling within its error", () => {
    const random = lcg(11);
    const prospects = Array.from({ length: 120 }, (): Prospect => {
      const minor = Math.round(1e5 * Math.exp(3 * random()));
      return {
        p: 0.7 * random(),
        amounts: [
          { minor, share: 0.5 },
          { minor: 2 * minor, share: 0.5 },
        ],
      };
    });
    const found = distributionOf({ prospects, wonMinor: 5_000_000, fresh: null, rho: 0.1 });
    const trials = 20_000;
    const sampled = Array.from({ length: trials }, () => sample(prospects, 0.1, random) + 5_000_000).sort(
      (a, b) => a - b,
    );
    for (const share of [0.1, 0.5, 0.9]) {
      const below = sampled.filter((minor) => minor < quantileOf(found, share)).length / trials;
      // Four standard errors of a share.
      expect(Math.abs(below - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / trials) + 0.002);
    }
  });
});

describe("the common shock", () => {
  it("leaves every chance its mean", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        (p, rho) => {
          const mean = shockNodes(24).reduce(
            (total, { z, weight }) => total + weight * shocked(p, rho, z),
            0,
          );
          expect(mean).toBeCloseTo(p, 4);
        },
      ),
    );
  });
});

function enumerated(prospects: readonly Prospect[]): { minor: number; p: number }[] {
  return prospects.reduce(
    (outcomes, { p, amounts }) =>
      outcomes.flatMap((one) => [
        { minor: one.minor, p: one.p * (1 - p) },
        { minor: one.minor + (amounts[0]?.minor ?? 0), p: one.p * p },
      ]),
    [{ minor: 0, p: 1 }],
  );
}

function sample(prospects: readonly Prospect[], rho: number, random: () => number): number {
  const z = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return prospects.reduce((money, { p, amounts }) => {
    if (random() >= shocked(p, rho, z)) return money;
    return money + (random() < 0.5 ? (amounts[0]?.minor ?? 0) : (amounts[1]?.minor ?? 0));
  }, 0);
}

/** Numerical Recipes' quick generator: the same numbers every time. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
