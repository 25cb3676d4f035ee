/** What part of a deal's amount belongs to each of its products. */
import { type Line, shareAmount } from "../../../../src/core/domain/lines.ts";
import type { DealBook } from "../../../../src/core/funnel/dealBook.ts";
import { NO_KEY } from "../../../../src/core/funnel/intervalBook.ts";
import type { ReadDb } from "../sql.ts";

interface StoredLine extends Line {
  deal: number;
  amountMinor: number | null;
}

/** `[product, minor units]`, each product once; NaN where the deal has no amount. */
export type ProductShare = readonly [number, number];

/**
 * @returns the shares of an amount of the deal at a place: the lines are those that it has now, the amount may be that of
 * another day. A deal without lines is its own, under `NO_KEY`.
 */
export function productShares(
  db: ReadDb,
  book: DealBook,
): (place: number, amount: number) => readonly ProductShare[] {
  const lines = Map.groupBy(
    db
      .prepare<[], StoredLine>(
        `SELECT deal_id AS deal, product_id AS product, quantity_milli AS quantityMilli,
           unit_price_minor AS unitPriceMinor, delivery_on AS deliveryOn, amount_minor AS amountMinor
         FROM deal_line ORDER BY deal_id, position`,
      )
      .all(),
    ({ deal }) => deal,
  );
  return (place, amount) => {
    const [first, ...rest] = lines.get(book.deals[place] as number) ?? [];
    if (!first) return [[NO_KEY, amount]];
    if (rest.length === 0) return [[first.product, amount]];
    const all = [first, ...rest];
    const kept = all.reduce((sum, line) => sum + (line.amountMinor ?? Number.NaN), 0);
    const parts =
      kept === amount
        ? all.map(({ amountMinor }) => amountMinor)
        : shareAmount(Number.isNaN(amount) ? null : amount, all);
    const shares = new Map<number, number>();
    all.forEach(({ product }, at) =>
      shares.set(product, (shares.get(product) ?? 0) + (parts[at] ?? Number.NaN)),
    );
    return [...shares];
  };
}
