/**
 * How good forecasts were. Proper scores: Brier 1950 of chances, pinball loss of quantiles (Gneiting & Raftery 2007,
 * "Strictly proper scoring rules, prediction, and estimation").
 */
import { wilson } from "../funnel/statistics.ts";
import type { Quantiles } from "./distribution.ts";

export interface Reliability {
  /** Chances from and to before. */
  from: number;
  to: number;
  n: number;
  mean: number;
  observed: number;
  low: number;
  high: number;
}

const BANDS = 10;

/** Chances that were given, and what came of them. */
export class ChanceScore {
  private n = 0;
  private squares = 0;
  private ofBase = 0;
  private readonly bands = Array.from({ length: BANDS }, () => ({ n: 0, sum: 0, happened: 0 }));

  /** @param base the chance that the base rate gave */
  add(chance: number, happened: boolean, base: number): void {
    const outcome = Number(happened);
    this.n += 1;
    this.squares += (chance - outcome) ** 2;
    this.ofBase += (base - outcome) ** 2;
    const band = this.bands[Math.min(BANDS - 1, Math.floor(chance * BANDS))];
    if (!band) return;
    band.n += 1;
    band.sum += chance;
    band.happened += outcome;
  }

  /** Skill: 1 - Brier / Brier of the base rate; above 0 where the forecast was better. */
  finish(): {
    n: number;
    brier: number | null;
    baseBrier: number | null;
    skill: number | null;
    reliability: Reliability[];
  } {
    const { n } = this;
    const brier = n > 0 ? this.squares / n : null;
    const baseBrier = n > 0 ? this.ofBase / n : null;
    return {
      n,
      brier,
      baseBrier,
      skill: brier === null || !baseBrier ? null : 1 - brier / baseBrier,
      reliability: this.bands.flatMap((band, at) => {
        const interval = wilson(band.happened, band.n);
        return interval
          ? [
              {
                from: at / BANDS,
                to: (at + 1) / BANDS,
                n: band.n,
                mean: band.sum / band.n,
                observed: band.happened / band.n,
                ...interval,
              },
            ]
          : [];
      }),
    };
  }
}

const pinball = (quantile: number, share: number, actual: number): number =>
  actual >= quantile ? share * (actual - quantile) : (1 - share) * (quantile - actual);

/** Forecasts of a period's money, and what was won. */
export class MoneyScore {
  private n = 0;
  private loss = 0;
  private inside = 0;
  private off = 0;
  private sized = 0;
  private difference = 0;
  private actual = 0;

  add({ mean, p10, p50, p90 }: Quantiles, actual: number): void {
    this.n += 1;
    this.loss += (pinball(p10, 0.1, actual) + pinball(p50, 0.5, actual) + pinball(p90, 0.9, actual)) / 3;
    if (actual >= p10 && actual <= p90) this.inside += 1;
    this.difference += mean - actual;
    this.actual += actual;
    if (actual <= 0) return;
    this.sized += 1;
    this.off += Math.abs(actual - mean) / actual;
  }

  /** Pinball and bias in minor units a period; `biasShare` of what was won. */
  finish(): {
    periods: number;
    pinball: number | null;
    intervalCoverage80: number | null;
    mape: number | null;
    bias: number | null;
    biasShare: number | null;
  } {
    const { n } = this;
    const each = (sum: number): number | null => (n > 0 ? sum / n : null);
    return {
      periods: n,
      pinball: each(this.loss),
      intervalCoverage80: each(this.inside),
      mape: this.sized > 0 ? this.off / this.sized : null,
      bias: each(this.difference),
      biasShare: this.actual > 0 ? this.difference / this.actual : null,
    };
  }
}
