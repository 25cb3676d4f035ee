/** The forecast of a file: learnt from its past until a day, asked about any period after it. */
import { type FactorTable, factorTable } from "./factorTable.ts";
import { type Learning, type OpenDeal } from "./learning.ts";
import type { NewBusiness, Prospect } from "../distribution.ts";
import { type AmountModel, learnAmounts } from "./amounts.ts";
import { chancesUntil } from "./chances.ts";
import { fitRisks, type RiskModel } from "./competingRisks.ts";
import { learnRho } from "./commonShock.ts";
import { type Creation, freshChance, learnCreation } from "./newDeals.ts";
import { trainingRows } from "./trainingRows.ts";

/** Of fewer closed deals the stages' own chances are used, and the screen says so. */
export const FEWEST_CLOSED = 40;
const FEWEST_OF_CAUSE = 10;

export interface Forecaster {
  learning: Learning;
  table: FactorTable;
  model: RiskModel;
  amounts: AmountModel;
  creation: Creation;
  /** Deals learnt from. */
  deals: number;
  won: number;
  lost: number;
  rho: number;
}

/** @returns null where the past tells too little */
export function learnForecast(learning: Learning, mostRows?: number): Forecaster | null {
  const table = factorTable(learning);
  const training = trainingRows(learning, table, mostRows);
  const { deals, won, lost } = training;
  if (won + lost < FEWEST_CLOSED || Math.min(won, lost) < FEWEST_OF_CAUSE) return null;
  const model = fitRisks(training.rows, table.priorSd);
  return {
    learning,
    table,
    model,
    amounts: learnAmounts(learning),
    creation: learnCreation(learning),
    deals,
    won,
    lost,
    rho: learnRho(learning, table, model).rho,
  };
}

/** Chance of each to be won from `from` to `to`, day numbers after the forecaster's own day. */
export function prospectsOf(
  forecaster: Forecaster,
  deals: readonly OpenDeal[],
  from: number,
  to: number,
): { won: number; lost: number; prospect: Prospect }[] {
  const { learning, table, model } = forecaster;
  const on = learning.until;
  const days = from - 1 > on ? [from - 1, to] : [to];
  return chancesUntil(learning, table, model, deals, on, days).map((chances, at) => {
    const end = chances.at(-1) as { won: number; lost: number };
    const before = days.length > 1 ? (chances[0] as { won: number; lost: number }) : { won: 0, lost: 0 };
    const won = end.won - before.won;
    return {
      won,
      lost: end.lost - before.lost,
      prospect: { p: won, amounts: amountsOf(forecaster, deals[at] as OpenDeal) },
    };
  });
}

export function amountsOf({ learning, amounts }: Forecaster, { place, row }: OpenDeal): Prospect["amounts"] {
  const { book, products, knownFrom, until } = learning;
  const amount = (knownFrom[place] as number) <= until ? (book.amount[row] as number) : Number.NaN;
  if (!(amount > 0)) return amounts.sizesOf(products[place] as number);
  return [{ minor: amount * amounts.ratioOf(book.stage[row] as number), share: 1 }];
}

/**
 * Deals that do not exist yet, won within the days.
 * @param counts by place: 1 stands for deals as are asked about; null: every deal
 */
export function freshOf(
  forecaster: Forecaster,
  from: number,
  to: number,
  counts: Uint8Array | null,
): NewBusiness | null {
  const { learning, creation, amounts } = forecaster;
  const own = counts ? learnCreation(learning, counts) : creation;
  const mean = freshChance(forecaster, own, from, to);
  const sizes = counts ? learnAmounts(learning, counts).sizes : null;
  return mean > 0 ? { mean, spread: own.spread, amounts: sizes ?? amounts.sizes ?? [] } : null;
}
