/** When a rep expects to close: a first guess, new ones as the deal moves, and pushes when the day comes and nothing is signed. */
import { monthEnd, workingDay, workingDayBefore } from "./calendar.ts";
import type { Visit } from "./path.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Random } from "./random.ts";

export interface Expectation {
  on: number;
  expected: number;
}

export interface ExpectationOptions {
  visits: readonly Visit[];
  pipeline: Pipeline;
  lastDay: number;
  /** Reps know their own pace; a slipping one reckons with too little of it. */
  paceOf: (owner: number, stage: number) => number;
  slipOf: (owner: number) => number;
}

/** After so many pushes nobody cares any more and the day stays in the past. */
const MAX_PUSHES = 5;

export function drawExpectations(random: Random, options: ExpectationOptions): Expectation[] {
  const { visits, lastDay } = options;
  const list: Expectation[] = [];
  let pushes = 0;
  visits.forEach((visit, index) => {
    const before = visits[index - 1];
    const reopened = before !== undefined && visit.reopened && !before.reopened;
    if (index === 0 || reopened || random.chance(0.45)) {
      list.push({ on: visit.from, expected: estimate(random, options, visit, visit.from) });
    }
    const end = visit.to ?? lastDay + 1;
    while (pushes < MAX_PUSHES) {
      const { expected } = list.at(-1) as Expectation;
      const noticed = expected + (random.chance(0.35) ? random.whole(15, 75) : random.whole(-5, 11));
      const on = Math.max(noticed, (list.at(-1) as Expectation).on + 1, visit.from + 1);
      if (on >= end) return;
      list.push({ on, expected: Math.max(estimate(random, options, visit, on), expected + 7) });
      pushes += 1;
    }
  });
  return list;
}

/** The time that usually remains, with an error; half of them name the end of a month. */
function estimate(random: Random, options: ExpectationOptions, visit: Visit, on: number): number {
  let remaining = 0;
  for (let stage = visit.stage; stage < options.pipeline.stages.length; stage += 1) {
    remaining += (options.pipeline.stages[stage]?.medianDays ?? 0) * options.paceOf(visit.owner, stage);
  }
  const days = remaining * 0.95 * options.slipOf(visit.owner) * random.logNormal(1, 0.3);
  const day = on + Math.max(6, Math.round(days));
  return random.chance(0.45) ? workingDayBefore(monthEnd(day)) : workingDay(day);
}
