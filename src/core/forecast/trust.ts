/** Whether a forecast can be trusted, and why, from how good it was when it was replayed. */
import { wilson } from "../funnel/statistics.ts";

export interface TrustAsked {
  /** Chances of deals, and how much better than the base rate's they were; null: not known. */
  n: number;
  skill: number | null;
  /** Replays, and how many of them ended between P10 and P90. */
  replays: number;
  inside: number;
  /** Periods that the replays are of: several replays of one quarter are one quarter's luck. */
  periods: number;
  /** Mean error over all that was won. */
  biasShare: number | null;
}

export interface Trust {
  verdict: "yes" | "partly" | "no" | "tooFew";
  skill: "better" | "hardly" | "worse";
  interval: "right" | "narrow" | "wide";
  bias: "none" | "high" | "low";
}

/** Of fewer nothing is said. */
const FEWEST_CHANCES = 50;
const FEWEST_PERIODS = 4;
/** What P10 to P90 promises. */
const PROMISED = 0.8;
/** Below it a forecast is better than the base rate by so little that nothing can be built on it. */
const HARDLY = 0.05;
/** Off by more than the first a forecast is to be corrected, by more than the second not to be used. */
const [OFF, FAR_OFF] = [0.1, 0.25];

/**
 * Yes: better than the base rate, with a range that holds what it promises, and hardly biased. No: not better, or a range
 * that is too narrow, or far off. The range is judged by the 95% interval of the share of periods that it held in, so that
 * four quarters condemn it only where nearly all of them fell outside.
 */
export function trustOf({ n, skill, replays, inside, periods, biasShare }: TrustAsked): Trust {
  const held = wilson(replays > 0 ? (inside / replays) * periods : 0, periods);
  const told: Omit<Trust, "verdict"> = {
    skill: skill === null || skill <= 0 ? "worse" : skill < HARDLY ? "hardly" : "better",
    interval:
      !held || (held.low <= PROMISED && held.high >= PROMISED)
        ? "right"
        : held.high < PROMISED
          ? "narrow"
          : "wide",
    bias: biasShare === null || Math.abs(biasShare) <= OFF ? "none" : biasShare > 0 ? "high" : "low",
  };
  return { ...told, verdict: verdictOf() };

  function verdictOf(): Trust["verdict"] {
    if (n < FEWEST_CHANCES || periods < FEWEST_PERIODS || biasShare === null) return "tooFew";
    if (told.skill === "worse" || told.interval === "narrow" || Math.abs(biasShare) > FAR_OFF) return "no";
    return told.skill === "better" && told.interval === "right" && told.bias === "none" ? "yes" : "partly";
  }
}
