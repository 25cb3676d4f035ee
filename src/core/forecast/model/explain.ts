/** How sure the model is of a deal's chance, and what of the deal raises or lowers it. */
import { closingBins } from "./closingBins.ts";
import { type Chance, dealSums, followSums } from "./chances.ts";
import { CAUSES, covarianceOf, type RiskModel } from "./competingRisks.ts";
import { type Landmark, landmarkOf } from "./dealFactors.ts";
import type { FactorTable } from "./factorTable.ts";
import { DEAL_FACTORS, type DealFactor, FACTORS } from "./factors.ts";
import type { Learning, OpenDeal } from "./learning.ts";

/** Two-sided 80%. */
const Z80 = 1.2815515655446004;
/** A step on the logit scale, for slopes. */
const STEP = 1e-3;

export interface Explained {
  won: number;
  /** 80% interval of the chance: how sure it is, not how the deal may end. */
  low: number;
  high: number;
  /** By how much each factor moves the chance away from what it were if the deal were as others are in it. */
  effects: { factor: DealFactor; effect: number }[];
}

/** Explains deals one after the other. */
export class Explainer {
  private readonly covariance: Float64Array;
  private readonly usual: readonly Chance[];
  private readonly levels = new Int32Array(FACTORS.length);
  private readonly learning: Learning;
  private readonly table: FactorTable;
  private readonly model: RiskModel;

  /** @param among deals that say what is usual: all open ones */
  constructor(learning: Learning, table: FactorTable, model: RiskModel, among: readonly OpenDeal[]) {
    this.learning = learning;
    this.table = table;
    this.model = model;
    this.covariance = covarianceOf(model);
    this.usual = this.usualOf(among);
  }

  /** Mean coefficient of each factor. */
  private usualOf(among: readonly OpenDeal[]): Chance[] {
    const [ofWon, ofLost] = this.model.coefficients;
    const sums = DEAL_FACTORS.map(() => ({ won: 0, lost: 0 }));
    for (const deal of among) {
      landmarkOf(this.learning, this.table, deal, this.learning.until, this.levels);
      sums.forEach((sum, at) => {
        sum.won += ofWon[this.levels[at] as number] as number;
        sum.lost += ofLost[this.levels[at] as number] as number;
      });
    }
    return sums.map(({ won, lost }) => ({ won: won / among.length, lost: lost / among.length }));
  }

  /** @param days the last is the period's end; where there are two, the first is the day before it begins */
  explain(deal: OpenDeal, days: readonly number[]): Explained {
    const { learning, table, model, levels } = this;
    const on = learning.until;
    const bins = closingBins(on + 1, days.at(-1) as number);
    const landmark = landmarkOf(learning, table, deal, on, levels);
    const sums = dealSums(model, levels);
    const wonOf = (moved: Chance): number => {
      const found = followSums(table, model, landmark, levels, moved, bins, days);
      return (found.at(-1) as Chance).won - (found.length > 1 ? (found[0] as Chance).won : 0);
    };
    const won = wonOf(sums);
    const slope = {
      won: (wonOf({ ...sums, won: sums.won + STEP }) - won) / STEP,
      lost: (wonOf({ ...sums, lost: sums.lost + STEP }) - won) / STEP,
    };
    const sd = Math.sqrt(this.variance(landmark, sums, slope, bins, days));
    // On the logit scale, so that the interval stays within 0 and 1.
    const logit = Math.log(won / (1 - won));
    const half = (Z80 * sd) / (won * (1 - won));
    const back = (x: number): number => 1 / (1 + Math.exp(-x));
    const [ofWon, ofLost] = model.coefficients;
    const effects = DEAL_FACTORS.flatMap((factor, at) => {
      const usual = this.usual[at] as Chance;
      if (factor === "base") return [];
      const level = levels[at] as number;
      const without = wonOf({
        won: sums.won - (ofWon[level] as number) + usual.won,
        lost: sums.lost - (ofLost[level] as number) + usual.lost,
      });
      return [{ factor, effect: won - without }];
    });
    return { won, low: back(logit - half), high: back(logit + half), effects };
  }

  /** By the delta method; a stretch's coefficients count by what happens in it. */
  private variance(
    landmark: Landmark,
    sums: Chance,
    slope: Chance,
    bins: Parameters<typeof followSums>[5],
    days: readonly number[],
  ): number {
    const { table, model, levels } = this;
    const count = model.size / CAUSES;
    const weights = new Map<number, number>();
    const add = (at: number, weight: number): void => {
      weights.set(at, (weights.get(at) ?? 0) + weight);
    };
    for (let at = 0; at < DEAL_FACTORS.length; at += 1) {
      add(levels[at] as number, slope.won);
      add(count + (levels[at] as number), slope.lost);
    }
    const pieces: { levels: number[]; won: number; lost: number }[] = [];
    followSums(table, model, landmark, levels, sums, bins, days, (now, won, lost) =>
      pieces.push({ levels: [...now.subarray(DEAL_FACTORS.length)], won, lost }),
    );
    const total = pieces.reduce((sum, { won, lost }) => ({ won: sum.won + won, lost: sum.lost + lost }), {
      won: 0,
      lost: 0,
    });
    for (const piece of pieces)
      for (const level of piece.levels) {
        if (total.won > 0) add(level, (slope.won * piece.won) / total.won);
        if (total.lost > 0) add(count + level, (slope.lost * piece.lost) / total.lost);
      }
    let variance = 0;
    for (const [at, weight] of weights)
      for (const [other, second] of weights)
        variance += weight * second * (this.covariance[at * model.size + other] as number);
    return Math.max(0, variance);
  }
}
