/** What part of a deal's amount belongs to each of its products. */
import { type Line, shareAmount } from "../../../../src/core/domain/lines.ts";
import { NO_KEY } from "../../../../src/core/funnel/intervalBook.ts";
import type { ReadDb } from "../sql.ts";
import { dealsTouchedSince, type HistoryMark, historyMark } from "./dealBook.ts";

interface StoredLine extends Line {
  deal: number;
  amountMinor: number | null;
}

/** `[product, minor units]`, each product once; NaN where the deal has no amount. */
export type ProductShare = readonly [number, number];

/** Kept beside an open file: read when first asked for, then only what changed since. */
export class ProductShares {
  private mark: HistoryMark | null = null;
  /** By the deal's key: the product of its first line. */
  private first = new Int32Array(0);
  /** The lines of those deals that have several. */
  private readonly several = new Map<number, StoredLine[]>();

  /** Takes in what the file has learnt since. */
  refresh(db: ReadDb): void {
    const mark = historyMark(db);
    const { mark: before } = this;
    if (before && before.fact === mark.fact && before.changeSet === mark.changeSet) return;
    this.read(db, before && dealsTouchedSince(db, before));
    this.mark = mark;
  }

  private read(db: ReadDb, keys: readonly number[] | null): void {
    const among = keys === null ? "" : "AND d.id IN (SELECT value FROM json_each(?))";
    const params = keys === null ? [] : [JSON.stringify(keys)];
    this.makeRoom(db);
    for (const key of keys ?? []) {
      this.first[key] = NO_KEY;
      this.several.delete(key);
    }
    for (const [key, product] of db
      .prepare<unknown[], [number, number]>(
        `SELECT d.id, d.product_id FROM deal d WHERE d.product_id IS NOT NULL ${among}`,
      )
      .raw()
      .iterate(...params))
      this.first[key] = product;
    const lines = db
      .prepare<unknown[], StoredLine>(
        `SELECT deal_id AS deal, l.product_id AS product, l.quantity_milli AS quantityMilli,
           unit_price_minor AS unitPriceMinor, delivery_on AS deliveryOn, l.amount_minor AS amountMinor
         FROM deal d JOIN deal_line l ON l.deal_id = d.id WHERE d.line_count > 1 ${among} ORDER BY l.deal_id, l.position`,
      )
      .all(...params);
    for (const [key, own] of Map.groupBy(lines, ({ deal }) => deal)) this.several.set(key, own);
  }

  private makeRoom(db: ReadDb): void {
    const last = db.prepare<[], number | null>("SELECT MAX(id) FROM deal").pluck().get() ?? 0;
    if (last < this.first.length) return;
    const grown = new Int32Array(Math.ceil((last + 1) * 1.1));
    grown.set(this.first);
    this.first = grown;
  }

  /**
   * The shares of an amount of a deal: the lines are those that it has now, the amount may be that of another day.
   * A deal without lines is its own, under `NO_KEY`.
   */
  of(deal: number, amount: number): readonly ProductShare[] {
    const all = this.several.get(deal);
    if (!all) return [[this.first[deal] ?? NO_KEY, amount]];
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
  }
}
