import type { ReadDb } from "../sql.ts";

/** Id of the newest row of the history; 0 where there is none. */
export function newestFact(db: ReadDb): number {
  return db.prepare<[], number | null>("SELECT MAX(id) FROM history").pluck().get() ?? 0;
}
