/** A whole amount shared out without losing a unit. */

/**
 * By weights, exact: the parts are whole and add up to the amount; what is left over goes to the largest fractions first
 * (largest remainder, Hamilton), of equal ones to the first.
 * @param total a whole number of any sign
 * @param weights not negative, with a positive sum; whole numbers without a bound, for amount x weight goes beyond 2^53
 */
export function shareOut(total: number, weights: readonly bigint[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const size = BigInt(Math.abs(total));
  const parts = weights.map((weight) => (size * weight) / sum);
  const rest = Number(size - parts.reduce((all, part) => all + part, 0n));
  const byFraction = weights
    .map((weight, index) => ({ fraction: (size * weight) % sum, index }))
    .sort((a, b) => (a.fraction === b.fraction ? a.index - b.index : a.fraction > b.fraction ? -1 : 1));
  for (const { index } of byFraction.slice(0, rest)) parts[index] = (parts[index] as bigint) + 1n;
  return parts.map((part) => Number(total < 0 ? -part : part));
}
