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
  if (lines.length === 1) return [amountMinor];
  const priced = lines.every((line) => line.unitPriceMinor !== null && line.unitPriceMinor > 0);
  const weights = lines.map((line) => (priced ? (line.unitPriceMinor as number) * line.quantityMilli : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (amountMinor * weight) / total);
  const parts = exact.map(Math.floor);
  let rest = amountMinor - parts.reduce((sum, part) => sum + part, 0);
  const byFraction = exact.map((value, index) => ({ fraction: value - Math.floor(value), index })).sort((a, b) => b.fraction - a.fraction || a.index - b.index);
  for (let i = 0; rest > 0; i += 1, rest -= 1) {
    const { index } = byFraction[i % byFraction.length] as { index: number };
    parts[index] = (parts[index] as number) + 1;
  }
  return parts;
}
