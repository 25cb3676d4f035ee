/** A scenario beside its base: distributions of the money of each period, and which lever moved the mean by how much. */
import { chanceOfReaching, type Distribution, distributionOf } from "../forecast/distribution.ts";
import { meanWith, outlookWith, type ScenarioPeriod } from "./apply.ts";
import type { ScenarioBase } from "./base.ts";
import type { Lever } from "./levers.ts";
import { type Shares, sharesOf } from "./shares.ts";

export interface PeriodAsked extends ScenarioPeriod {
  /** Minor units. */
  targetMinor: number | null;
}

export interface PeriodResult {
  base: Distribution;
  result: Distribution;
  /** P(target); null without one. */
  baseReaches: number | null;
  resultReaches: number | null;
  /** Of the change of the mean, minor units, by lever. */
  contributions: Shares;
}

/** A slider's picture needs no finer lattice. */
const CELLS = 1024;

/** What a base comes to without levers, which stays while a slider moves. */
const untouched = new WeakMap<ScenarioBase, Map<string, Distribution>>();

function baseOf(base: ScenarioBase, period: ScenarioPeriod): Distribution {
  const known = untouched.get(base) ?? new Map<string, Distribution>();
  untouched.set(base, known);
  const name = `${period.from} ${period.to}`;
  const found = known.get(name) ?? distributionOf(outlookWith(base, [], period), CELLS);
  known.set(name, found);
  return found;
}

export function runScenario(
  base: ScenarioBase,
  levers: readonly Lever[],
  periods: readonly PeriodAsked[],
): PeriodResult[] {
  return periods.map((period) => {
    const before = baseOf(base, period);
    const after = levers.length === 0 ? before : distributionOf(outlookWith(base, levers, period), CELLS);
    const reaches = (distribution: Distribution): number | null =>
      period.targetMinor === null ? null : chanceOfReaching(distribution, period.targetMinor);
    return {
      base: before,
      result: after,
      baseReaches: reaches(before),
      resultReaches: reaches(after),
      contributions: sharesOf(levers.length, (pulled) =>
        meanWith(
          base,
          levers.filter((_, at) => pulled[at]),
          period,
        ),
      ),
    };
  });
}
