/** Building an index once over all rows costs less than keeping it up to date row by row; only worth it for very many. */
import type { WriteDb } from "../db/sql.ts";

const TABLES = ["history", "deal", "deal_line"];

/** Takes the tables' indexes away while `work` runs, and makes them again as they were. */
export function withoutIndexes(db: WriteDb, work: () => void): void {
  const indexes = db
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
    )
    .all(JSON.stringify(TABLES));
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  work();
  for (const { sql } of indexes) db.exec(sql);
}
