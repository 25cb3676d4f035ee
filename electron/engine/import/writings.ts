/** What imported files were written like, by their columns: kept for the next file of the same shape. */
import type { LearntWriting, Writing } from "../../../src/core/mapping/writing.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";

/** The shape that was imported last comes first. */
export function learntWritings(db: ReadDb): LearntWriting[] {
  return db
    .prepare<[], { headers: string; writing: string }>(
      "SELECT headers, writing FROM import_writing ORDER BY learnt_at DESC",
    )
    .all()
    .map(({ headers, writing }) => ({ headers, ...(JSON.parse(writing) as Writing) }));
}

/** @param now UTC milliseconds */
export function learnWriting(db: WriteDb, headers: string, writing: Writing, now: number): void {
  db.prepare(
    `INSERT INTO import_writing (headers, writing, learnt_at) VALUES (?, ?, ?)
     ON CONFLICT (headers) DO UPDATE SET writing = json_patch(writing, excluded.writing), learnt_at = excluded.learnt_at`,
  ).run(headers, JSON.stringify(writing), now);
}
