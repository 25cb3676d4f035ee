/** What people think of a deal: the rep's and the manager's win probability, and the forecast category. */
import type { Category } from "../domain/categories.ts";
import { quarterEnd } from "./calendar.ts";
import { kindOf, logit, winChanceAfter, type WinChances } from "./model.ts";
import type { Visit } from "./path.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Random } from "./random.ts";

/** How far reps and managers are off without a bias, as spread on the logit scale. */
const REP_NOISE = 0.45;
const MANAGER_NOISE = 0.35;
/** Managers know their people, but only so well: this part of a bias passes through. */
const BIAS_THROUGH = 0.35;

/** True chance at a day within the visit. */
export function chanceOn(pipeline: Pipeline, chances: WinChances, visit: Visit, day: number): number {
  if (day <= visit.from) return chances[kindOf(visit)][visit.stage] as number;
  return winChanceAfter(pipeline, chances, visit, visit.shift, visit.pace, day - visit.from);
}

/** In hundredths of a percent, to whole 5%. */
export function repJudges(random: Random, chance: number, optimism: number): number {
  return rounded(logit(clamp(chance)) + optimism + REP_NOISE * random.normal());
}

export function managerJudges(random: Random, chance: number, optimism: number): number {
  return rounded(logit(clamp(chance)) + BIAS_THROUGH * optimism + MANAGER_NOISE * random.normal());
}

const clamp = (chance: number): number => Math.min(0.98, Math.max(0.01, chance));

function rounded(x: number): number {
  const percent = 100 / (1 + Math.exp(-x));
  return Math.min(95, Math.max(5, Math.round(percent / 5) * 5)) * 100;
}

/** Only what is expected within this quarter is promised. */
export function categoryOf(repBp: number | null, expected: number, day: number): Category {
  if (repBp === null || repBp < 1500) return "omitted";
  if (quarterEnd(expected) !== quarterEnd(day)) return "pipeline";
  return repBp >= 7500 ? "commit" : repBp >= 4500 ? "bestCase" : "pipeline";
}
