/** What the forecast of things asks of the file: lines with their lag, what products take, stock and capacity. */
import { dayNumber } from "../../../../src/core/domain/days.ts";
import type { SupplyAsked, SupplyLine, Take } from "../../../../src/core/forecast/supply.ts";
import { placeAtOrAfter, type DealBook } from "../../../../src/core/funnel/dealBook.ts";
import { quantile } from "../../../../src/core/funnel/statistics.ts";
import type { ReadDb } from "../sql.ts";
import { STATES } from "./filter.ts";

type TakeKind = "product" | "material" | "role";

export interface SupplyKey {
  name: string;
  nameZh: string | null;
  unit: string | null;
  leadTimeDays: number | null;
  stockMilli: number | null;
}

interface LineRow {
  deal: number;
  state: number;
  product: number;
  milli: number;
  expectedOn: string | null;
  closedOn: string | null;
  deliveryOn: string | null;
  leadTimeDays: number | null;
}

export interface SupplyLines {
  /** By place in the book. */
  lines: Map<number, SupplyLine[]>;
  won: { place: number; on: number }[];
  mix: SupplyAsked["mix"];
}

/** Deliveries of deals won longer ago are over. */
const DELIVERED_DAYS = 730;
/** What deals bring is read off those won within. */
const MIX_DAYS = 365;
const QUANTITIES = 5;

/** Lines of all open deals, and of those lately won. @param today a day number */
export function supplyLines(
  db: ReadDb,
  book: DealBook,
  today: number,
  products: ReadonlySet<number>,
): SupplyLines {
  const rows = db
    .prepare<[number, number], LineRow>(
      `SELECT d.id AS deal, d.state, l.product_id AS product, l.quantity_milli AS milli,
         d.expected_on AS expectedOn, d.closed_on AS closedOn, l.delivery_on AS deliveryOn,
         p.lead_time_days AS leadTimeDays
       FROM deal d CROSS JOIN deal_line l ON l.deal_id = d.id CROSS JOIN product p ON p.id = l.product_id
       WHERE d.state = ? OR d.state = ? ORDER BY d.id, l.position`,
    )
    .all(STATES.open, STATES.won);
  const lines = new Map<number, SupplyLine[]>();
  const won = new Map<number, number>();
  const recent = new Map<number, { millis: number[]; lags: number[] }>();
  const recentDeals = new Set<number>();
  for (const row of rows) {
    const closed = row.closedOn === null ? null : dayNumber(row.closedOn);
    const isWon = row.state === STATES.won;
    if (isWon && (closed === null || closed < today - DELIVERED_DAYS)) continue;
    const place = placeAtOrAfter(book.deals, row.deal);
    const line = { product: row.product, milli: row.milli, lag: lagOf(row) };
    if (isWon && closed !== null && closed > today - MIX_DAYS) {
      recentDeals.add(row.deal);
      const found = recent.get(row.product) ?? { millis: [], lags: [] };
      recent.set(row.product, found);
      found.millis.push(line.milli);
      found.lags.push(line.lag);
    }
    if (!products.has(row.product)) continue;
    if (isWon && closed !== null) won.set(place, closed);
    const list = lines.get(place);
    if (list) list.push(line);
    else lines.set(place, [line]);
  }
  return {
    lines,
    won: Array.from(won, ([place, on]) => ({ place, on })),
    mix: [...recent]
      .filter(([product]) => products.has(product))
      .map(([product, { millis, lags }]) => ({
        line: { product, lag: Math.round(quantile(Float64Array.from(lags).sort(), 0.5)) },
        share: millis.length / recentDeals.size,
        millis: pointsOf(millis),
      })),
  };
}

/** From winning, or from when it is expected, to the delivery; without a day of delivery the product's lead time. */
function lagOf({ state, expectedOn, closedOn, deliveryOn, leadTimeDays }: LineRow): number {
  const from = state === STATES.won ? closedOn : expectedOn;
  if (deliveryOn === null || from === null) return leadTimeDays ?? 0;
  return Math.max(0, dayNumber(deliveryOn) - dayNumber(from));
}

function pointsOf(millis: readonly number[]): number[] {
  const sorted = Float64Array.from(millis).sort();
  const count = Math.min(QUANTITIES, sorted.length);
  return Array.from({ length: count }, (_, at) => quantile(sorted, (at + 0.5) / count));
}

/** By product what a unit of it takes; of products themselves: one. */
export function takesOf(db: ReadDb, kind: TakeKind): Map<number, Take[]> {
  const takes = new Map<number, Take[]>();
  const rows = db
    .prepare<[], { product: number; key: number; milliPerUnit: number; weeks: number }>(
      {
        product: "SELECT id AS product, id AS key, 1000 AS milliPerUnit, 1 AS weeks FROM product",
        material:
          "SELECT product_id AS product, material_id AS key, quantity_milli AS milliPerUnit, 1 AS weeks FROM product_material",
        role: "SELECT product_id AS product, role_id AS key, hours_milli AS milliPerUnit, weeks FROM product_effort",
      }[kind],
    )
    .all();
  for (const { product, ...take } of rows) {
    const list = takes.get(product);
    if (list) list.push(take);
    else takes.set(product, [take]);
  }
  return takes;
}

export function supplyKeys(db: ReadDb, kind: TakeKind): Map<number, SupplyKey> {
  const rows = db
    .prepare<[], SupplyKey & { id: number }>(
      {
        product:
          "SELECT id, name, NULL AS nameZh, unit, lead_time_days AS leadTimeDays, NULL AS stockMilli FROM product",
        material:
          "SELECT id, name, NULL AS nameZh, unit, lead_time_days AS leadTimeDays, stock_milli AS stockMilli FROM material",
        role: "SELECT id, name, name_zh AS nameZh, NULL AS unit, NULL AS leadTimeDays, NULL AS stockMilli FROM delivery_role",
      }[kind],
    )
    .all();
  return new Map(rows.map(({ id, ...key }) => [id, key]));
}

/** Thousandths of hours by role and month (`2026-07`). */
export function capacities(db: ReadDb): Map<number, Map<string, number>> {
  const rows = db
    .prepare<[], [number, string, number]>("SELECT role_id, month, hours_milli FROM capacity")
    .raw()
    .all();
  const found = new Map<number, Map<string, number>>();
  for (const [role, month, milli] of rows) {
    const months = found.get(role) ?? new Map<string, number>();
    found.set(role, months);
    months.set(month, milli);
  }
  return found;
}
