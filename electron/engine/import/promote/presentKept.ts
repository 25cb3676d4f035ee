/** Deals of which an import tells something, and whose present is what it was all the same. */
import type { ReadDb, WriteDb } from "../../db/sql.ts";
import { projectDeals } from "../../db/writes/projectDeals.ts";

/** Projects deals that have new facts. @returns those of which only the past changed */
export function projectPast(db: WriteDb, keys: readonly number[]): number[] {
  const before = presentOf(db, keys);
  projectDeals(db, [...keys]);
  const after = presentOf(db, keys);
  return keys.filter((key) => before.get(key) === after.get(key));
}

/** All that a deal is, but for the day since when it is in its stage. */
function presentOf(db: ReadDb, keys: readonly number[]): Map<number, string> {
  const rows = db
    .prepare<[string], { id: number }>("SELECT d.* FROM json_each(?) k CROSS JOIN deal d ON d.id = k.value")
    .all(JSON.stringify(keys));
  return new Map(rows.map((row) => [row.id, JSON.stringify({ ...row, stage_entered_on: null })]));
}
