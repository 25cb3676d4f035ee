/**
 * How a deal of the sample moves: in each open stage it passes, is lost, or once in its life goes back a stage, and each
 * of the three takes its own time. So the true probability of winning is known for every deal on every day, and tests can
 * hold a forecast against it.
 */
import type { Pipeline } from "./pipeline.ts";
import type { Random } from "./random.ts";

/** Chance to go back a stage rather than pass or be lost. */
const BACK = 0.05;
/** Chance to jump over a stage when passing. */
const SKIP = 0.06;
/** Chance that a lost deal is opened again. */
export const REOPEN = 0.03;

/** Times by what the stage ends in: median as a factor on the stage's own, and spread of the logarithm. */
const passing = { factor: 1, spread: 0.6 };
const losing = { factor: 1.4, spread: 0.7 };
/** Lost in truth, but nobody says so for long: these stay open as dead weight. */
const forgotten = { factor: 15, spread: 0.6, share: 0.13 };

/** Where a deal stands; each of the two turns of fate comes at most once. */
export interface Standing {
  /** Position of the open stage, from 0. */
  stage: number;
  wentBack: boolean;
  reopened: boolean;
}

export type Ending = "pass" | "lose" | "back";

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));

/** @param shift what is special about this deal, on the logit scale */
export function passChance(pipeline: Pipeline, stage: number, shift: number): number {
  return logistic(logit(stageOf(pipeline, stage).passes) + shift);
}

export function stageOf(pipeline: Pipeline, stage: number): Pipeline["stages"][number] {
  return pipeline.stages[stage] as Pipeline["stages"][number];
}

const mayGoBack = ({ stage, wentBack }: Standing): boolean => stage > 0 && !wentBack;
/** Never over the last stage: what is won was signed. */
const maySkip = (pipeline: Pipeline, stage: number): boolean => stage + 2 < pipeline.stages.length;

/** What the stage ends in and after how many days. @param pace factor on the time */
export function drawEnding(
  random: Random,
  pipeline: Pipeline,
  standing: Standing,
  shift: number,
  pace: number,
): { ending: Ending; days: number } {
  const median = stageOf(pipeline, standing.stage).medianDays * pace;
  if (mayGoBack(standing) && random.chance(BACK)) {
    return { ending: "back", days: random.logNormal(median, passing.spread) };
  }
  if (random.chance(passChance(pipeline, standing.stage, shift))) {
    return { ending: "pass", days: random.logNormal(median * passing.factor, passing.spread) };
  }
  const { factor, spread } = random.chance(forgotten.share) ? forgotten : losing;
  return { ending: "lose", days: random.logNormal(median * factor, spread) };
}

/** The stage after passing; `stages.length` means won. */
export function nextStage(random: Random, pipeline: Pipeline, stage: number): number {
  return maySkip(pipeline, stage) && random.chance(SKIP) ? stage + 2 : stage + 1;
}

/**
 * True chances to be won in the end, a reopening included, by stage at the moment of coming to stand there; index
 * `stages.length` is 1, the deal that is won.
 */
export interface WinChances {
  fresh: number[];
  wentBack: number[];
  reopened: number[];
}

/** @param shift what is special about this deal, on the logit scale */
export function winChances(pipeline: Pipeline, shift: number): WinChances {
  const count = pipeline.stages.length;
  const table = (): number[] => Array.from({ length: count + 1 }, (_, stage) => (stage === count ? 1 : 0));
  const chances: WinChances = { fresh: table(), wentBack: table(), reopened: table() };
  // Each table leans on those before it: a reopened deal can't go back any more, one that went back can still be reopened.
  for (const kind of ["reopened", "wentBack", "fresh"] as const) {
    for (let stage = count - 1; stage >= 0; stage -= 1) {
      const { back, passed, lost } = outcomes(pipeline, chances, kind, stage);
      const passes = passChance(pipeline, stage, shift);
      chances[kind][stage] =
        back.chance * back.won + (1 - back.chance) * (passes * passed + (1 - passes) * lost);
    }
  }
  return chances;
}

/** What each ending of a stage leads to. */
function outcomes(pipeline: Pipeline, chances: WinChances, kind: keyof WinChances, stage: number) {
  const on = chances[kind];
  const at = (list: number[], index: number): number => list[index] as number;
  const straight = at(on, stage + 1);
  return {
    back:
      kind === "fresh" && stage > 0
        ? { chance: BACK, won: at(chances.wentBack, stage - 1) }
        : { chance: 0, won: 0 },
    passed: maySkip(pipeline, stage) ? (1 - SKIP) * straight + SKIP * at(on, stage + 2) : straight,
    lost: kind === "reopened" ? 0 : REOPEN * at(chances.reopened, stage),
  };
}

export const kindOf = ({ wentBack, reopened }: Standing): keyof WinChances =>
  reopened ? "reopened" : wentBack ? "wentBack" : "fresh";

/**
 * The same for a deal that has stood there for some days: the longer it stays, the more likely it is one of those that
 * are lost late or forgotten. @param pace factor on the time
 */
export function winChanceAfter(
  pipeline: Pipeline,
  chances: WinChances,
  standing: Standing,
  shift: number,
  pace: number,
  days: number,
): number {
  const kind = kindOf(standing);
  const { back, passed, lost } = outcomes(pipeline, chances, kind, standing.stage);
  const median = stageOf(pipeline, standing.stage).medianDays * pace;
  const stays = ({ factor, spread }: typeof passing): number =>
    days <= 0 ? 1 : 1 - normalCdf(Math.log(days / (median * factor)) / spread);
  const passes = passChance(pipeline, standing.stage, shift);
  const weights = {
    back: back.chance * stays(passing),
    pass: (1 - back.chance) * passes * stays(passing),
    lose:
      (1 - back.chance) *
      (1 - passes) *
      ((1 - forgotten.share) * stays(losing) + forgotten.share * stays(forgotten)),
  };
  const sum = weights.back + weights.pass + weights.lose;
  return sum > 0 ? (weights.back * back.won + weights.pass * passed + weights.lose * lost) / sum : lost;
}

/** Abramowitz & Stegun 26.2.17, error below 7.5e-8. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const tail =
    density *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}
