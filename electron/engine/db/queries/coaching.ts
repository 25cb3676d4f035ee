/** Gathers what the coaching measures take beside the deal book. Columns by the deal's place in it. */
import type { CoachedPerson, Judgements } from "../../../../src/core/coaching/data.ts";
import { type Day, dayNumber } from "../../../../src/core/domain/days.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { DealBook } from "../../../../src/core/funnel/dealBook.ts";
import type { ReadDb } from "../sql.ts";
import { STATES } from "./filter.ts";

interface PersonRow {
  key: number;
  teamId: number | null;
  role: string;
  activeFrom: Day | null;
  activeTo: Day | null;
}

export function coachedPeople(db: ReadDb): CoachedPerson[] {
  const dayOrNull = (day: Day | null): number | null => (day === null ? null : dayNumber(day));
  return db
    .prepare<[], PersonRow>(
      `SELECT id AS "key", team_id AS teamId, role, active_from_on AS activeFrom, active_to_on AS activeTo
       FROM person ORDER BY id`,
    )
    .all()
    .map(({ key, teamId, role, activeFrom, activeTo }) => ({
      key,
      teamId,
      manager: role === "manager",
      activeFrom: dayOrNull(activeFrom),
      activeTo: dayOrNull(activeTo),
    }));
}

/** Calls with the place of each deal, told by ascending key; deals that the book lacks are passed over. */
class Places {
  private at = 0;
  private readonly deals: Int32Array;

  constructor({ deals }: DealBook) {
    this.deals = deals;
  }

  /** -1: none. */
  of(key: number): number {
    while (this.at < this.deals.length && (this.deals[this.at] as number) < key) this.at += 1;
    return this.deals[this.at] === key ? this.at : -1;
  }
}

/** Amount over list price of the same quantities; NaN where a line has no list price. Lost deals have none. */
export function paidShares(db: ReadDb, book: DealBook): Float64Array {
  const prices = new Map(
    db
      .prepare<[], [number, number]>(
        "SELECT id, list_price_minor FROM product WHERE list_price_minor IS NOT NULL AND list_price_minor > 0",
      )
      .raw()
      .all(),
  );
  const amounts = new Float64Array(book.size);
  const lists = new Float64Array(book.size);
  if (prices.size > 0) {
    const places = new Places(book);
    const rows = db
      .prepare<[number], [number, number, number, number | null]>(
        `SELECT l.deal_id, l.product_id, l.quantity_milli, l.amount_minor FROM deal_line l JOIN deal d ON d.id = l.deal_id
         WHERE d.state <> ? ORDER BY l.deal_id`,
      )
      .raw();
    for (const [deal, product, quantity, amount] of rows.iterate(STATES.lost)) {
      const place = places.of(deal);
      if (place < 0) continue;
      amounts[place] = (amounts[place] as number) + (amount ?? Number.NaN);
      lists[place] = (lists[place] as number) + ((prices.get(product) ?? Number.NaN) * quantity) / 1000;
    }
  }
  return amounts.map((amount, place) =>
    (lists[place] as number) > 0 ? amount / (lists[place] as number) : Number.NaN,
  );
}

/**
 * What owners stated. The first value of a deal lies within its creation, where reading it would cost more than all the
 * rest: it counts, as the deal has it now, only where nothing was stated later.
 */
export function judgementsIn(db: ReadDb, book: DealBook): Judgements {
  const later = db
    .prepare<[number], [number, Day, number]>(
      // The plus keeps SQLite from the index by subject, which holds every fact of every deal.
      `SELECT h.entity_id, h.effective_on, h.value FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.field = 'rep_probability_bp' AND +h.subject = ? AND h.value IS NOT NULL AND c.active = 1
       ORDER BY h.entity_id, h.effective_on, h.id`,
    )
    .raw()
    .iterate(subjects.deal.code);
  const kept = { places: new Places(book), counts: new Int32Array(book.size) };
  const on: number[] = [];
  const chance: number[] = [];
  const of: number[] = [];
  for (const [deal, day, bp] of later) {
    const place = kept.places.of(deal);
    if (place < 0) continue;
    of.push(place);
    on.push(dayNumber(day));
    chance.push(bp / 10_000);
    kept.counts[place] = (kept.counts[place] as number) + 1;
  }
  const only = firstStated(db, book, kept.counts);
  const first = new Int32Array(book.size + 1);
  for (let place = 0; place < book.size; place += 1)
    first[place + 1] =
      (first[place] as number) + (Number.isNaN(only[place]) ? (kept.counts[place] as number) : 1);
  const judgements: Judgements = {
    first,
    on: new Int32Array(first[book.size] as number),
    chance: new Float64Array(first[book.size] as number),
  };
  const next = first.slice();
  of.forEach((place, at) => {
    const row = next[place] as number;
    judgements.on[row] = on[at] as number;
    judgements.chance[row] = chance[at] as number;
    next[place] = row + 1;
  });
  only.forEach((stated, place) => {
    if (Number.isNaN(stated)) return;
    judgements.on[first[place] as number] = book.entered[book.first[place] as number] as number;
    judgements.chance[first[place] as number] = stated;
  });
  return judgements;
}

/** Of deals without a later statement; NaN: none. */
function firstStated(db: ReadDb, book: DealBook, later: Int32Array): Float64Array {
  const only = new Float64Array(book.size).fill(Number.NaN);
  const places = new Places(book);
  const rows = db
    .prepare<[], [number, number]>(
      "SELECT id, rep_probability_bp FROM deal WHERE rep_probability_bp IS NOT NULL ORDER BY id",
    )
    .raw();
  for (const [deal, bp] of rows.iterate()) {
    const place = places.of(deal);
    if (place >= 0 && later[place] === 0) only[place] = bp / 10_000;
  }
  return only;
}
