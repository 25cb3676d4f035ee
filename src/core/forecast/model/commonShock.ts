/** How far deals fell together: from past months, the numbers won beside those that independent deals would bring. */
import type { FactorTable } from "./factorTable.ts";
import { closingAfter, type Learning, openOn, recordsFrom } from "./learning.ts";
import { chancesUntil } from "./chances.ts";
import { shocked, shockNodes } from "../shock.ts";
import type { RiskModel } from "./competingRisks.ts";

const MONTHS = 12;
const MONTH_DAYS = 30;
const FEWEST_OPEN = 20;
const NODES = shockNodes(9);
/** Looked through one by one; most teams' months differ a little more than chance. */
const CANDIDATES = [0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.18];
/** Before anything is seen: exponential with this mean. */
const PRIOR_MEAN = 0.03;

/** @returns the mean of rho, given what was seen */
export function learnRho(
  learning: Learning,
  table: FactorTable,
  model: RiskModel,
): { rho: number; months: number } {
  const months: { chances: number[]; won: number }[] = [];
  const from = recordsFrom(learning);
  for (let back = 1; back <= MONTHS; back += 1) {
    const on = learning.until - back * MONTH_DAYS;
    if (on < from) break;
    const open = openOn(learning, on, null);
    if (open.length < FEWEST_OPEN) continue;
    const chances = chancesUntil(learning, table, model, open, on, [on + MONTH_DAYS]).map(
      ([end]) => end?.won ?? 0,
    );
    const won = open.filter((deal) => {
      const closing = closingAfter(learning, deal);
      return closing.state === 1 && closing.on <= on + MONTH_DAYS;
    }).length;
    months.push({ chances, won });
  }
  const weights = CANDIDATES.map((rho) =>
    Math.exp(-rho / PRIOR_MEAN + months.reduce((sum, month) => sum + likelihood(month, rho), 0)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return { rho: PRIOR_MEAN, months: months.length };
  return {
    rho: CANDIDATES.reduce((sum, rho, at) => sum + (rho * (weights[at] as number)) / total, 0),
    months: months.length,
  };
}

/** Log of the mixture over the shock of normal approximations to the number won. */
function likelihood({ chances, won }: { chances: number[]; won: number }, rho: number): number {
  let sum = 0;
  for (const { z, weight } of NODES) {
    let mean = 0;
    let variance = 0.25;
    for (const chance of chances) {
      const p = shocked(chance, rho, z);
      mean += p;
      variance += p * (1 - p);
    }
    sum += (weight * Math.exp(-((won - mean) ** 2) / (2 * variance))) / Math.sqrt(variance);
  }
  return Math.log(Math.max(sum, 1e-300));
}
