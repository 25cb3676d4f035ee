/** What was won in each month of a year, by whom and of what. */
import { dayFromNumber, dayNumber } from "../../../../src/core/domain/days.ts";
import type { StateOfStage } from "../../../../src/core/funnel/scope.ts";
import type { ReadDb } from "../sql.ts";
import type { KeptBook } from "./scope.ts";
import type { TargetUnit } from "./targets.ts";

/** By month, from 0. A deal counts once for its owner, and once for each of its products. */
export interface WonMonths {
  /** Minor units, or thousandths of a unit. */
  values: number[];
  deals: number[];
}

export interface WonInYear {
  /** By key. */
  person: ReadonlyMap<number, WonMonths>;
  product: ReadonlyMap<number, WonMonths>;
}

export const noMonths = (): WonMonths => ({ values: Array(12).fill(0), deals: Array(12).fill(0) });

interface WonLine {
  deal: number;
  product: number;
  quantity: number;
  amount: number | null;
}

export function wonInYear(
  db: ReadDb,
  { book }: KeptBook,
  states: StateOfStage,
  year: string,
  unit: TargetUnit,
): WonInYear {
  const from = dayNumber(`${year}-01-01`);
  const to = dayNumber(`${year}-12-31`);
  const person = new Map<number, WonMonths>();
  const product = new Map<number, WonMonths>();
  const add = (
    of: Map<number, WonMonths>,
    key: number,
    month: number,
    value: number,
    deals: number,
  ): void => {
    let found = of.get(key);
    if (!found) of.set(key, (found = noMonths()));
    found.values[month] = (found.values[month] as number) + value;
    found.deals[month] = (found.deals[month] as number) + deals;
  };
  const won = new Map<number, { owner: number; month: number }>();
  for (let place = 0; place < book.size; place += 1) {
    const closed = book.closed[place] as number;
    if (closed < from || closed > to) continue;
    const row = (book.first[place + 1] as number) - 1;
    if (states[book.stage[row] as number] !== 1) continue;
    const owner = book.owner[row] as number;
    const month = Number(dayFromNumber(closed).slice(5, 7)) - 1;
    won.set(book.deals[place] as number, { owner, month });
    const amount = book.amount[row] as number;
    add(person, owner, month, unit === "money" && !Number.isNaN(amount) ? amount : 0, 1);
  }
  const lines = db
    .prepare<[string], WonLine>(
      `SELECT l.deal_id AS deal, l.product_id AS product, SUM(l.quantity_milli) AS quantity, SUM(l.amount_minor) AS amount
       FROM json_each(?) k CROSS JOIN deal_line l ON l.deal_id = k.value GROUP BY l.deal_id, l.product_id`,
    )
    .all(JSON.stringify([...won.keys()]));
  for (const { deal, product: key, quantity, amount } of lines) {
    const { owner, month } = won.get(deal) as { owner: number; month: number };
    add(product, key, month, unit === "money" ? (amount ?? 0) : quantity, 1);
    if (unit === "quantity") add(person, owner, month, quantity, 0);
  }
  return { person, product };
}
