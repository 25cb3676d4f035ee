/** What becomes of an open deal, stretch by stretch, by the model (cumulative incidence of competing risks). */
import { type Landmark, landmarkOf, stretchLevels } from "./dealFactors.ts";
import type { FactorTable } from "./factorTable.ts";
import { DEAL_FACTORS, FACTORS } from "./factors.ts";
import type { Learning, OpenDeal } from "./learning.ts";
import { closingBins, type ClosingBin } from "./closingBins.ts";
import type { RiskModel } from "./competingRisks.ts";

export interface Chance {
  won: number;
  lost: number;
}

/** By deal, then by day: P(won, lost) from the day after `on` to each of the days, which ascend. */
export function chancesUntil(
  learning: Learning,
  table: FactorTable,
  model: RiskModel,
  deals: readonly OpenDeal[],
  on: number,
  days: readonly number[],
): Chance[][] {
  const bins = closingBins(on + 1, days.at(-1) as number);
  const levels = new Int32Array(FACTORS.length);
  return deals.map((deal) =>
    follow(table, model, landmarkOf(learning, table, deal, on, levels), levels, bins, days),
  );
}

/** When each deal is won, stretch by stretch until a day. */
export function winPieces(
  learning: Learning,
  table: FactorTable,
  model: RiskModel,
  deals: readonly OpenDeal[],
  to: number,
): { on: number; p: number }[][] {
  const on = learning.until;
  const bins = closingBins(on + 1, to);
  const levels = new Int32Array(FACTORS.length);
  return deals.map((deal) => {
    const landmark = landmarkOf(learning, table, deal, on, levels);
    const pieces: { on: number; p: number }[] = [];
    followSums(
      table,
      model,
      landmark,
      levels,
      dealSums(model, levels),
      bins,
      [to],
      (_levels, p, _lost, middle) => pieces.push({ on: middle, p }),
    );
    return pieces;
  });
}

/** What becomes of a deal that would begin on a day as another one began. @returns P(won) until each day */
export function chancesFrom(
  { learning, table, model }: { learning: Learning; table: FactorTable; model: RiskModel },
  place: number,
  on: number,
  days: readonly number[],
): number[] {
  const levels = new Int32Array(FACTORS.length);
  const first = learning.book.first[place] as number;
  const begun = learning.book.entered[first] as number;
  const landmark = landmarkOf(learning, table, { place, row: first }, begun, levels);
  const moved = { ...landmark, on, begun: on, expected: landmark.expected + on - begun };
  const bins = closingBins(on + 1, days.at(-1) as number);
  return follow(table, model, moved, levels, bins, days).map(({ won }) => won);
}

/** @param levels hold those of the deal */
function follow(
  table: FactorTable,
  model: RiskModel,
  landmark: Landmark,
  levels: Int32Array,
  bins: readonly ClosingBin[],
  days: readonly number[],
): Chance[] {
  const sums = dealSums(model, levels);
  return followSums(table, model, landmark, levels, sums, bins, days);
}

/** What the factors of the deal come to, for winning and for losing. */
export function dealSums({ coefficients: [ofWon, ofLost] }: RiskModel, levels: Int32Array): Chance {
  const sums = { won: 0, lost: 0 };
  for (let at = 0; at < DEAL_FACTORS.length; at += 1) {
    sums.won += ofWon[levels[at] as number] as number;
    sums.lost += ofLost[levels[at] as number] as number;
  }
  return sums;
}

/** Called for each piece of a stretch with what happens in it, and its middle. */
export type OnPiece = (levels: Int32Array, won: number, lost: number, on: number) => void;

export function followSums(
  table: FactorTable,
  { coefficients }: RiskModel,
  landmark: Landmark,
  levels: Int32Array,
  sums: Chance,
  bins: readonly ClosingBin[],
  days: readonly number[],
  tell?: OnPiece,
): Chance[] {
  const found: Chance[] = [];
  const sum = { open: 1, won: 0, lost: 0 };
  for (const bin of bins) {
    stretchLevels(table, landmark, bin, levels, DEAL_FACTORS.length);
    let { won, lost } = sums;
    for (let at = DEAL_FACTORS.length; at < FACTORS.length; at += 1) {
      won += coefficients[0][levels[at] as number] as number;
      lost += coefficients[1][levels[at] as number] as number;
    }
    let from = Math.max(bin.from, landmark.on + 1);
    const whole = bin.to - from + 1;
    const ofWon = (whole / 7) * Math.exp(won);
    const ofLost = (whole / 7) * Math.exp(lost);
    // A day asked about within the stretch cuts it: the share that stays open falls evenly, so that no cut changes the rest.
    while (from <= bin.to) {
      const day = days[found.length] as number;
      const to = Math.min(bin.to, day);
      const stays = (1 + ofWon + ofLost) ** (-(to - from + 1) / whole);
      const closes = sum.open * (1 - stays);
      const isWon = (closes * ofWon) / (ofWon + ofLost);
      tell?.(levels, isWon, closes - isWon, (from + to) >> 1);
      sum.won += isWon;
      sum.lost += closes - isWon;
      sum.open *= stays;
      if (to === day) found.push({ won: sum.won, lost: sum.lost });
      if (found.length === days.length) return found;
      from = to + 1;
    }
  }
  return found;
}
