/** A deal's lines as history stores them, and how the deal's amount is shared over them. */

export interface Line {
  /** Key of the product. */
  product: number;
  quantityMilli: number;
  unitPriceMinor: number | null;
  deliveryOn: string | null;
}

/** The stored form: short names, absent where null, so that a million of them stay small. */
interface StoredLine {
  p: number;
  q: number;
  u?: number;
  d?: string;
}

export function encodeLines(lines: readonly Line[]): string {
  return JSON.stringify(
    lines.map((line): StoredLine => {
      const stored: StoredLine = { p: line.product, q: line.quantityMilli };
      if (line.unitPriceMinor !== null) stored.u = line.unitPriceMinor;
      if (line.deliveryOn !== null) stored.d = line.deliveryOn;
      return stored;
    }),
  );
}

export function decodeLines(text: string | null | undefined): Line[] {
  if (!text) return [];
  return (JSON.parse(text) as StoredLine[]).map((stored) => ({
    product: stored.p,
    quantityMilli: stored.q,
    unitPriceMinor: stored.u ?? null,
    deliveryOn: stored.d ?? null,
  }));
}

/**
 * The deal's amount shared over its lines by quantity x price (evenly where a price is missing), in minor units,
 * exact: the parts add up to the amount, remainders go to the largest fractions first.
 * @returns null for each line where the amount is null
 */
export function shareAmount(amountMinor: number | null, lines: readonly Line[]): (number | null)[] {
  if (amountMinor === null) return lines.map(() => null);
  if (lines.length <= 1) return lines.map(() => amountMinor);
  const priced = lines.every((line) => line.unitPriceMinor !== null && line.unitPriceMinor > 0);
  // Amount x price x quantity goes beyond 2^53, so whole numbers without a bound.
  const weights = lines.map((line) =>
    priced ? BigInt(line.unitPriceMinor as number) * BigInt(line.quantityMilli) : 1n,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const size = BigInt(Math.abs(amountMinor));
  const parts = weights.map((weight) => (size * weight) / total);
  const rest = Number(size - parts.reduce((sum, part) => sum + part, 0n));
  const byFraction = weights
    .map((weight, index) => ({ fraction: (size * weight) % total, index }))
    .sort((a, b) => (a.fraction === b.fraction ? a.index - b.index : a.fraction > b.fraction ? -1 : 1));
  for (const { index } of byFraction.slice(0, rest)) parts[index] = (parts[index] as bigint) + 1n;
  return parts.map((part) => Number(amountMinor < 0 ? -part : part));
}
