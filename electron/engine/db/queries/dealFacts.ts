/** What the file knows of deals as they are now, beside their past, by place in the book. */
import { type Day, dayNumber } from "../../../../src/core/domain/days.ts";
import { STEP_WITHOUT_DAY } from "../../../../src/core/funnel/alerts.ts";
import type { DealBook } from "../../../../src/core/funnel/dealBook.ts";
import { NO_DAY } from "../../../../src/core/funnel/intervalBook.ts";
import type { ReadDb } from "../sql.ts";
import { STATES } from "./filter.ts";

/** Day numbers of the open deals' next steps, as `DealFacts` tells them; null where the file plans none at all. */
export function nextSteps(db: ReadDb, book: DealBook): Int32Array | null {
  const found = new Int32Array(book.size).fill(NO_DAY);
  const rows = db
    .prepare<[number], [number, Day | null]>(
      "SELECT id, next_step_on FROM deal WHERE state = ? AND (next_step IS NOT NULL OR next_step_on IS NOT NULL) ORDER BY id",
    )
    .raw()
    .iterate(STATES.open);
  const some = fill(book, rows, (place, on) => {
    found[place] = on === null ? STEP_WITHOUT_DAY : dayNumber(on);
  });
  return some ? found : null;
}

/** How many contacts each deal has; null where the file keeps none at all. */
export function contactCounts(db: ReadDb, book: DealBook): Int32Array | null {
  const found = new Int32Array(book.size);
  const rows = db
    .prepare<[], [number, number]>(
      "SELECT deal_id, COUNT(DISTINCT contact_id) FROM deal_contact GROUP BY deal_id ORDER BY deal_id",
    )
    .raw()
    .iterate();
  const some = fill(book, rows, (place, count) => {
    found[place] = count;
  });
  return some ? found : null;
}

/** The reps' own probabilities in hundredths of a percent; -1: none. */
export function repProbabilities(db: ReadDb, book: DealBook): Int16Array {
  const found = new Int16Array(book.size).fill(-1);
  const rows = db
    .prepare<[number], [number, number]>(
      "SELECT id, rep_probability_bp FROM deal WHERE state = ? AND rep_probability_bp IS NOT NULL ORDER BY id",
    )
    .raw()
    .iterate(STATES.open);
  fill(book, rows, (place, bp) => {
    found[place] = bp;
  });
  return found;
}

/** The default probabilities of the stages in hundredths of a percent, by key; -1: none. */
export function stageProbabilities(db: ReadDb): Int16Array {
  const rows = db.prepare<[], [number, number | null]>("SELECT id, probability_bp FROM stage").raw().all();
  const found = new Int16Array(1 + Math.max(0, ...rows.map(([id]) => id))).fill(-1);
  for (const [id, bp] of rows) found[id] = bp ?? -1;
  return found;
}

/** @param rows by the deal's key, ascending @returns whether there is any row, of whatever deal */
function fill<T>(
  { deals, size }: DealBook,
  rows: Iterable<[key: number, value: T]>,
  put: (place: number, value: T) => void,
): boolean {
  let place = 0;
  let some = false;
  for (const [key, value] of rows) {
    some = true;
    while (place < size && (deals[place] as number) < key) place += 1;
    if (deals[place] === key) put(place, value);
  }
  return some;
}
