/** A deal's lines as history stores them, and how the deal's amount is shared over them. */
import { shareOut } from "./shares.ts";

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
  return shareOut(amountMinor, weights);
}
