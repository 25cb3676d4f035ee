/** The back-test as the screen shows it: which days, which method was best at what, what was right. Pure. */
import type { Backtested, MethodScores } from "../../contract/forecast.ts";
import { addDays, addMonths, type Day, periodBounds } from "../../core/domain/days.ts";
import { type Method, METHODS } from "../../core/forecast/stated.ts";
import { type Trust, trustOf } from "../../core/forecast/trust.ts";
import { type PeriodUnit, periodKey } from "./periods.ts";

export interface MethodRow {
  method: Method;
  scores: MethodScores;
}

/** The last year of which every replayed period is over: what was won is known of none that still runs. */
export function backtestDays(today: Day, horizon: PeriodUnit): { from: Day; to: Day } {
  const bounds = periodBounds(periodKey(horizon, today));
  const over = bounds ? addDays(bounds.from, -1) : today;
  return { from: addMonths(over, -12), to: addDays(over, -1) };
}

export function methodRows(tested: Backtested): MethodRow[] {
  return METHODS.flatMap((method) => {
    const scores = tested[method];
    return scores ? [{ method, scores }] : [];
  });
}

export const scoreNames = ["brier", "skill", "pinball", "intervalCoverage80", "mape", "bias"] as const;
export type ScoreName = (typeof scoreNames)[number];

/** How far a score is from the best that there is; smaller is better. */
function distance(name: ScoreName, { [name]: value }: MethodScores): number | null {
  if (value === null) return null;
  if (name === "skill") return -value;
  return name === "intervalCoverage80" ? Math.abs(value - 0.8) : Math.abs(value);
}

/** The methods that were best at it; with less than two there is nothing to compare. */
export function bestAt(name: ScoreName, rows: readonly MethodRow[]): Method[] {
  const told = rows.flatMap(({ method, scores }) => {
    const off = distance(name, scores);
    return off === null ? [] : [{ method, off }];
  });
  if (told.length < 2) return [];
  const least = Math.min(...told.map(({ off }) => off));
  return told.filter(({ off }) => off === least).map(({ method }) => method);
}

export interface Trusted extends Trust {
  replays: number;
  inside: number;
  periods: number;
}

/** Null: the method was of no use in any replay. */
export function trustIn(method: Method, tested: Backtested): Trusted | null {
  const scores = tested[method];
  if (!scores) return null;
  const replays = tested.replays.filter(({ forecast }) => forecast[method] !== undefined);
  const inside = replays.filter(({ actualMinor, forecast }) => {
    const { p10 = 0, p90 = 0 } = forecast[method] ?? {};
    return actualMinor >= p10 && actualMinor <= p90;
  }).length;
  const counted = {
    replays: replays.length,
    inside,
    periods: new Set(replays.map(({ to }) => to)).size,
  };
  return {
    ...counted,
    ...trustOf({ ...counted, n: scores.n, skill: scores.skill, biasShare: scores.biasShare }),
  };
}
