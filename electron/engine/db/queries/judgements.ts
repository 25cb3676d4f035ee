/** What the forecast learns from beside the deal book: what people stated of chances, and when a deal came to be known. */
import { dayNumber, MS_PER_DAY } from "../../../../src/core/domain/days.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { Judgements } from "../../../../src/core/forecast/judgements.ts";
import type { DealBook } from "../../../../src/core/funnel/dealBook.ts";
import type { ReadDb } from "../sql.ts";

/** Statements of every deal of the book, also those taken back (null). */
export function readJudgements(
  db: ReadDb,
  book: DealBook,
  field: "rep_probability_bp" | "manager_probability_bp",
): Judgements {
  const rows = db
    .prepare<[string, number, string, number], [number, string, number | null]>(
      `SELECT h.entity_id, h.effective_on, json_extract(h.value, ?) FROM history h JOIN change_set c ON c.id = h.change_set_id
         WHERE h.subject = ? AND h.field = 'created' AND c.active = 1
       UNION ALL
       SELECT h.entity_id, h.effective_on, h.value FROM history h JOIN change_set c ON c.id = h.change_set_id
         WHERE h.field = ? AND h.subject = ? AND c.active = 1
       ORDER BY 1, 2`,
    )
    .raw()
    .all(`$.${field}`, subjects.deal.code, field, subjects.deal.code);
  const first = new Int32Array(book.size + 1);
  const on: number[] = [];
  const bp: number[] = [];
  let next = 0;
  for (let place = 0; place < book.size; place += 1) {
    first[place] = on.length;
    const key = book.deals[place] as number;
    while (next < rows.length && (rows[next]?.[0] as number) < key) next += 1;
    for (; next < rows.length && rows[next]?.[0] === key; next += 1) {
      const [, day, value] = rows[next] as [number, string, number | null];
      on.push(dayNumber(day));
      bp.push(value ?? -1);
    }
  }
  first[book.size] = on.length;
  return { first, on: Int32Array.from(on), bp: Int32Array.from(bp) };
}

/** By place: the day (UTC) on which the file was told of the deal. */
export function readKnownFrom(db: ReadDb, book: DealBook): Int32Array {
  const rows = db
    .prepare<[number], [number, number]>(
      `SELECT h.entity_id, c.recorded_at FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.field = 'created' AND c.active = 1 ORDER BY h.entity_id`,
    )
    .raw()
    .iterate(subjects.deal.code);
  const known = new Int32Array(book.size);
  let place = 0;
  for (const [key, recordedAt] of rows) {
    while (place < book.size && (book.deals[place] as number) < key) place += 1;
    if (book.deals[place] === key) known[place] = Math.floor(recordedAt / MS_PER_DAY);
  }
  return known;
}
