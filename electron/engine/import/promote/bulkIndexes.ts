/**
 * Indexes of the tables that a large import fills. Kept up while a million rows come in, they cost more than all the rest
 * (their pages are touched in no order); built anew afterwards, each is one sort. Both within the one transaction.
 */
import { USUAL_MEANS } from "../../db/connection.ts";
import type { WriteDb } from "../../db/sql.ts";

/** Below this the indexes are kept up: it costs less than to build them anew. */
const MANY = 50_000;

/**
 * Rows that are only ever added pass through a small cache: in a large one each page falls out of the processor's own cache
 * before it is written. Likewise a sort of small parts, which other threads sort meanwhile, takes half the work of a large
 * one, and a quarter of the time.
 */
const ADDING = "PRAGMA cache_size = -16384";
const SORTING = "PRAGMA cache_size = -2048; PRAGMA threads = 2";

/** Call within `filling`, which sets cache and threads back. @returns what builds them again; nothing to do where the import is small beside what is there */
export function dropIndexes(db: WriteDb, tables: readonly string[], rows: number): () => Generator<void> {
  const before = db.prepare<[], number>("SELECT COALESCE(MAX(id), 0) FROM deal").pluck().get() ?? 0;
  if (rows < MANY || rows < before) return function* none() {};
  const indexes = tables.flatMap((table) =>
    db
      .once<[string], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
      )
      .all(table),
  );
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  db.exec(ADDING);
  return function* build() {
    db.exec(SORTING);
    for (const { sql } of indexes) {
      db.exec(sql);
      yield;
    }
    db.exec(USUAL_MEANS);
  };
}
