/** Competing risks: found again from data that were made with known ones. */
import { expect, it } from "vitest";
import { covarianceOf, fitRisks, type RiskRows } from "../../../src/core/forecast/model/competingRisks.ts";

const WON = [-2, 0.8];
const LOST = [-1.2, -0.6];

/** Rows of two levels beside the base; every outcome in exactly its share. */
function rowsOf(deals: number): RiskRows {
  const levels: number[] = [];
  const outcome: number[] = [];
  const weight: number[] = [];
  for (const level of [0, 1]) {
    const won = Math.exp((WON[0] as number) + level * (WON[1] as number));
    const lost = Math.exp((LOST[0] as number) + level * (LOST[1] as number));
    [1, won, lost].forEach((share, what) => {
      levels.push(0, 1 + level);
      outcome.push(what);
      weight.push((deals * share) / (1 + won + lost));
    });
  }
  return {
    factors: 2,
    levels: Int32Array.from(levels),
    outcome: Uint8Array.from(outcome),
    weight: Float64Array.from(weight),
    offset: new Float64Array(outcome.length),
  };
}

const wide = Float64Array.of(10, 10, 10);

it("finds the coefficients that the outcomes follow from", () => {
  const { coefficients } = fitRisks(rowsOf(10_000), wide);
  const [won, lost] = coefficients.map((of) => (of[2] as number) - (of[1] as number));
  expect(won).toBeCloseTo(0.8, 2);
  expect(lost).toBeCloseTo(-0.6, 2);
});

it("leans on the whole where there are few deals", () => {
  const narrow = Float64Array.of(10, 0.4, 0.4);
  const difference = (deals: number): number => {
    const [won] = fitRisks(rowsOf(deals), narrow).coefficients;
    return (won[2] as number) - (won[1] as number);
  };
  expect(difference(10)).toBeLessThan(0.35);
  expect(difference(10_000)).toBeGreaterThan(0.75);
});

it("knows less of few deals than of many", () => {
  const variance = (deals: number): number => {
    const covariance = covarianceOf(fitRisks(rowsOf(deals), wide));
    const at = (a: number, b: number): number => covariance[a * 6 + b] as number;
    return at(2, 2) + at(1, 1) - 2 * at(1, 2);
  };
  expect(variance(100) / variance(10_000)).toBeGreaterThan(50);
});
