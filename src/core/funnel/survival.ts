/** How long things last, where some of them last still: Kaplan & Meier 1958. */

/** How many ended, and how many were last seen lasting, after so many whole days. */
export interface Durations {
  ended: ReadonlyMap<number, number>;
  censored: ReadonlyMap<number, number>;
}

export interface SurvivalQuantile {
  /** Null: fewer than that share have ended, as far as one can see. */
  days: number | null;
  /** 95% interval (Brookmeyer & Crowley 1982, on the scale of log(-log S)); null: open to that side. */
  low: number | null;
  high: number | null;
}

export interface SurvivalStep {
  days: number;
  /** Share that lasts longer than `days`. */
  survival: number;
  /** Greenwood's sum: Var(S) = S² x this. */
  greenwood: number;
}

/** Two-sided 95%. */
const Z95 = 1.959963984540054;

/** The curve's steps, one for each number of days after which something ended. */
export function kaplanMeier({ ended, censored }: Durations): SurvivalStep[] {
  const days = [...new Set([...ended.keys(), ...censored.keys()])].sort((a, b) => a - b);
  let atRisk = 0;
  for (const count of [...ended.values(), ...censored.values()]) atRisk += count;
  let survival = 1;
  let greenwood = 0;
  const steps: SurvivalStep[] = [];
  for (const day of days) {
    const gone = ended.get(day) ?? 0;
    if (gone > 0) {
      survival *= (atRisk - gone) / atRisk;
      greenwood += gone / (atRisk * (atRisk - gone));
      steps.push({ days: day, survival, greenwood });
    }
    atRisk -= gone + (censored.get(day) ?? 0);
  }
  return steps;
}

/** After how many days the share `p` (0..1) has ended. */
export function survivalQuantile(steps: readonly SurvivalStep[], p: number): SurvivalQuantile {
  const wanted = 1 - p;
  const first = (holds: (step: SurvivalStep) => boolean): number | null => steps.find(holds)?.days ?? null;
  return {
    // A hair of tolerance: products of fractions that should meet the share exactly may miss it by rounding.
    days: first(({ survival }) => survival <= wanted + 1e-12),
    low: first((step) => bound(step, -1) <= wanted),
    high: first((step) => bound(step, 1) <= wanted),
  };
}

/** End of the 95% interval of the survival at a step: -1 the lower, 1 the upper. */
function bound({ survival, greenwood }: SurvivalStep, side: -1 | 1): number {
  if (survival <= 0) return 0;
  const log = Math.log(survival);
  if (log === 0) return 1;
  const spread = Math.exp((-side * Z95 * Math.sqrt(greenwood)) / log);
  return survival ** (1 / spread);
}
