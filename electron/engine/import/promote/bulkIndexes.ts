/**
 * Indexes of the tables that a large import fills. Kept up while a million rows come in, they cost more than all the rest
 * (their pages are touched in no order); built anew afterwards, each is one sort. Both within the one transaction.
 */
import type { WriteDb } from "../../db/sql.ts";

/** Below this the indexes are kept up: it costs less than to build them anew. */
const MANY = 50_000;

/** @returns what builds them again; nothing to do where the import is small beside what is there */
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
  return function* build() {
    for (const { sql } of indexes) {
      db.exec(sql);
      yield;
    }
  };
}
