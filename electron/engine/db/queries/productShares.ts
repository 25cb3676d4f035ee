/** What part of a deal's amount belongs to each of its products. */
import { type Line, shareAmount } from "../../../../src/core/domain/lines.ts";
import type { TellGroup } from "../../../../src/core/funnel/groups.ts";
import { NO_KEY } from "../../../../src/core/funnel/intervalBook.ts";
import type { ReadDb } from "../sql.ts";
import { dealsTouchedSince, type HistoryMark, historyMark } from "./dealBook.ts";

interface StoredLine extends Line {
  deal: number;
  amountMinor: number | null;
}

/** A deal of several lines, with what is asked most: its products, each once, and their shares of the amount it has now. */
interface Shared {
  lines: StoredLine[];
  amount: number;
  products: number[];
  shares: number[];
}

/** In place of a product: of several lines. */
const SEVERAL = -1;

/** Kept beside an open file: read when first asked for, then only what changed since. */
export class ProductShares {
  private mark: HistoryMark | null = null;
  /** By the deal's key: its product, where it has one line. */
  private first = new Int32Array(0);
  private readonly several = new Map<number, Shared>();

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
    for (const [key, own] of Map.groupBy(lines, ({ deal }) => deal)) {
      this.first[key] = SEVERAL;
      this.several.set(key, sharedBy(own));
    }
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
  tell(deal: number, amount: number, tell: TellGroup): void {
    const product = this.first[deal] ?? NO_KEY;
    if (product !== SEVERAL) {
      tell(product, amount);
      return;
    }
    const own = this.several.get(deal) as Shared;
    const shares = own.amount === amount ? own.shares : sharesOf(own.lines, amount);
    for (let at = 0; at < own.products.length; at += 1)
      tell(own.products[at] as number, shares?.[at] ?? Number.NaN);
  }
}

function sharedBy(lines: StoredLine[]): Shared {
  const products = [...new Set(lines.map(({ product }) => product))];
  const parts = lines.map(({ amountMinor }) => amountMinor ?? Number.NaN);
  return {
    lines,
    amount: parts.reduce((sum, part) => sum + part, 0),
    products,
    shares: byProduct(lines, parts),
  };
}

/** Of another day's amount. @returns null where there is none */
function sharesOf(lines: StoredLine[], amount: number): number[] | null {
  if (Number.isNaN(amount)) return null;
  return byProduct(
    lines,
    shareAmount(amount, lines).map((part) => part ?? Number.NaN),
  );
}

/** In the order of the products' first lines. */
function byProduct(lines: readonly StoredLine[], parts: readonly number[]): number[] {
  const shares = new Map<number, number>();
  lines.forEach(({ product }, at) => {
    shares.set(product, (shares.get(product) ?? 0) + (parts[at] as number));
  });
  return [...shares.values()];
}
