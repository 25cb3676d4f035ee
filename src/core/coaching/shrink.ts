/**
 * From raw differences to what can be said of them.
 *
 * 1. People differ a little in everything. Where eight or more are compared, "like the others" is the median person, and
 *    what counts as unusual follows from how far the middle half of them stand apart, never less than chance alone would
 *    give (the empirical null: Efron 2004, "Large-scale simultaneous hypothesis testing").
 * 2. A difference seen in few deals is drawn towards none: normal-normal empirical Bayes, retained share
 *    t2 / (t2 + s2), with the spread t2 between people by DerSimonian & Laird 1986 (Efron & Morris 1975, "Data analysis
 *    using Stein's estimator"), but by one standard error at most (limited translation: Efron & Morris 1972), so that
 *    one person who is truly different is not averaged away.
 * 3. Of many comparisons some stand out by chance: Benjamini & Hochberg 1995 bounds their share among findings.
 */
import { normalTail, quartiles } from "../funnel/statistics.ts";

export interface Raw {
  delta: number;
  se: number;
}

export interface Shrunk {
  /** On the measure's scale, against the median person. */
  effect: number;
  /** 95% interval. */
  low: number;
  high: number;
  /** Two-sided. */
  p: number;
}

const Z95 = 1.959963984540054;
/** Of fewer people no middle half can be told. */
const ENOUGH_PEOPLE = 8;

/** The median person's difference; 0 among few. */
export function centreOf(raw: readonly Raw[]): number {
  return raw.length < ENOUGH_PEOPLE ? 0 : (quartiles(raw.map(({ delta }) => delta)).median ?? 0);
}

/**
 * By how much people ordinarily stand further apart than chance would put them; at least 1, and no more than the middle
 * half shows for sure: reduced by the standard error of the estimate, which has 37% of the efficiency of a standard
 * deviation.
 */
export function ordinarySpread(raw: readonly Raw[]): number {
  if (raw.length < ENOUGH_PEOPLE) return 1;
  const { p25, p75 } = quartiles(raw.map(({ delta, se }) => delta / se));
  // The quartiles of a standard normal lie 1.349 apart.
  const spread = ((p75 ?? 0) - (p25 ?? 0)) / 1.349;
  return Math.max(1, spread / (1 + 1 / Math.sqrt(2 * 0.37 * raw.length)));
}

/** Variance between people beyond chance, on the measure's scale. */
export function betweenPeople(raw: readonly Raw[]): number {
  const weights = raw.map(({ se }) => 1 / (se * se));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (raw.length < 2) return 0;
  const mean = raw.reduce((total, { delta }, at) => total + delta * (weights[at] as number), 0) / sum;
  const q = raw.reduce((total, { delta }, at) => total + (delta - mean) ** 2 * (weights[at] as number), 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return Math.max(0, (q - (raw.length - 1)) / (sum - squares / sum));
}

export function shrink({ delta, se }: Raw, between: number, spread: number): Shrunk {
  const kept = delta === 0 ? 0 : Math.max(between / (between + se * se), 1 - se / Math.abs(delta), 0);
  const half = Z95 * se * Math.sqrt(kept > 0 ? kept : between > 0 ? between / (between + se * se) : 0);
  const effect = kept * delta;
  return {
    effect,
    low: effect - half,
    high: effect + half,
    p: 2 * normalTail(Math.abs(delta) / se / spread),
  };
}

/**
 * The false discovery rate at which each would be among the findings (Benjamini & Hochberg 1995, step-up).
 * @returns in the order of `p`
 */
export function falseDiscoveryRates(p: readonly number[]): number[] {
  const order = p.map((_, at) => at).sort((a, b) => (p[a] as number) - (p[b] as number));
  const rates = p.map(() => 1);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const at = order[rank - 1] as number;
    least = Math.min(least, ((p[at] as number) * p.length) / rank);
    rates[at] = least;
  }
  return rates;
}
