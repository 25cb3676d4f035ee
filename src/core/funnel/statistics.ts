/** The few statistics that several measures share. Pure; no rounding here. */

/** Of fewer deals no figure is told, only how many there are: four deals make no verdict. */
export const FEW = 10;

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

/** A share of deals; `value` is null of fewer than {@link FEW}, the 95% Wilson interval of none. */
export interface Share {
  value: number | null;
  low: number | null;
  high: number | null;
  count: number;
  n: number;
}

export function shareOfDeals(count: number, n: number): Share {
  const interval = wilson(count, n);
  return {
    value: n < FEW ? null : count / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    count,
    n,
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
export function quartiles(values: readonly number[]): Quartiles {
  const n = values.length;
  if (n === 0) return { median: null, p25: null, p75: null, mean: null, n };
  const all = new Float64Array(values);
  let sum = 0;
  for (const value of all) sum += value;
  const mean = sum / n;
  if (n < MANY) {
    all.sort();
    return { median: quantile(all, 0.5), p25: quantile(all, 0.25), p75: quantile(all, 0.75), mean, n };
  }
  // Each of the outer two lies on its own side of the median.
  const middle = Math.floor((n - 1) / 2);
  const median = selected(all, 0.5, 0, n - 1);
  return { median, p25: selected(all, 0.25, 0, middle), p75: selected(all, 0.75, middle, n - 1), mean, n };
}

/** So many values are not sorted for three quantiles. */
const MANY = 64;

/** {@link quantile} of values out of order, where those it interpolates between lie from `from` to `to`. Moves them. */
function selected(values: Float64Array, p: number, from: number, to: number): number {
  const at = (values.length - 1) * p;
  const below = Math.floor(at);
  select(values, below, from, to);
  const low = values[below] as number;
  if (at === below) return low;
  let high = values[below + 1] as number;
  for (let next = below + 2; next <= to; next += 1) high = Math.min(high, values[next] as number);
  return low + (high - low) * (at - below);
}

/** Moves the value that sorting would put at `place` there, none larger before it and none smaller behind it (Hoare 1961). */
function select(values: Float64Array, place: number, from: number, to: number): void {
  let [low, high] = [from, to];
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1;
      while ((values[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const value = values[left] as number;
      values[left] = values[right] as number;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return;
  }
}

/** The same, but of fewer than {@link FEW} values only how many. */
export function quartilesOfEnough(values: readonly number[]): Quartiles {
  const n = values.length;
  return n < FEW ? { median: null, p25: null, p75: null, mean: null, n } : quartiles(values);
}

/** @param sorted ascending, not empty @param p in 0..1 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (at - below);
}

/**
 * The normal distribution's quantile (Acklam's rational approximation; relative error below 1.15e-9).
 * @param p in (0, 1)
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return (
      polynomial(
        q,
        [
          -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
          4.374664141464968, 2.938163982698783,
        ],
      ) / polynomial(q, [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1])
    );
  }
  const q = p - 0.5;
  const r = q * q;
  return (
    (q *
      polynomial(
        r,
        [
          -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
          2.506628277459239,
        ],
      )) /
    polynomial(
      r,
      [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
    )
  );
}

/** @param coefficients the highest power's first */
function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/** Of a standard normal. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Of a standard normal, the share above `x` (Abramowitz & Stegun 26.2.17, error below 7.5e-8). @param x not negative */
export function normalTail(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const sum = polynomial(t, [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153]);
  return normalDensity(x) * t * sum;
}
