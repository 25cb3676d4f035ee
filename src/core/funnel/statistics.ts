/** The few statistics that several measures share. Pure; no rounding here. */

/** Two-sided 95%. */
const Z95 = 1.959963984540054;

/**
 * Wilson's score interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference"): honest for small n and near 0 and 1, where the textbook interval is not.
 * @param successes whole number, 0..n
 * @returns low and high in 0..1; null where n is 0
 */
export function wilson(successes: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const share = successes / n;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return {
    low: Math.min(share, Math.max(0, centre - half)),
    high: Math.max(share, Math.min(1, centre + half)),
  };
}

export interface Quartiles {
  median: number | null;
  p25: number | null;
  p75: number | null;
  mean: number | null;
  n: number;
}

/**
 * Median, quartiles and mean. Quantiles interpolate linearly between order statistics (type 7 of Hyndman & Fan 1996,
 * the default of R, NumPy and Excel's PERCENTILE.INC).
 */
export function quartiles(values: Iterable<number>): Quartiles {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) return { median: null, p25: null, p75: null, mean: null, n };
  let sum = 0;
  for (const value of sorted) sum += value;
  return {
    median: quantile(sorted, 0.5),
    p25: quantile(sorted, 0.25),
    p75: quantile(sorted, 0.75),
    mean: sum / n,
    n,
  };
}

/** @param sorted ascending, not empty @param p in 0..1 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (at - below);
}
