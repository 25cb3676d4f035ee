/** Rows that others point to, back in time for them. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { subjectNames, subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { type HistoryRow, rowsFromHistory, rowsOnceInHistory } from "./rowHistory.ts";

export const isForeignKeyError = (error: unknown): boolean =>
  (error as { code?: string }).code === "SQLITE_CONSTRAINT_FOREIGNKEY";

/**
 * Writes rows that may point to one that comes back only later in the same undo, or to one that history has no more. That one
 * comes back first, as it would have stayed had the row pointed to it all the time.
 * @param rows what is written: table and values by column; only asked for where something is missing
 */
export function withReferred(
  db: WriteDb,
  rows: () => readonly (readonly [table: string, values: HistoryRow])[],
  write: () => void,
): void {
  try {
    write();
  } catch (error) {
    if (!isForeignKeyError(error)) throw error;
    for (const [table, values] of rows())
      for (const { column, to } of referencesOf(db, table)) revive(db, to, values[column] ?? null, []);
    write();
  }
}

function referencesOf(db: ReadDb, table: string): { column: string; to: string }[] {
  return db
    .prepare<[string], { column: string; to: string }>(
      'SELECT "from" AS "column", "table" AS "to" FROM pragma_foreign_key_list(?)',
    )
    .all(table);
}

/** @param awaiting rows that it is brought back for: what points in a circle is left out, and written by who brings it back */
function revive(db: WriteDb, table: string, key: FactValue, awaiting: readonly string[]): void {
  const known = key === null || db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(key) !== undefined;
  const name = subjectNames.find((subject) => subjects[subject].table === table);
  if (known || name === undefined || name === "deal") return;
  const row = rowsFromHistory(db, name)(key as number) ?? rowsOnceInHistory(db, name)(key as number);
  if (!row) return;
  const here = `${table} ${key}`;
  for (const { column, to } of referencesOf(db, table)) {
    if ([...awaiting, here].includes(`${to} ${row[column]}`)) row[column] = null;
    else revive(db, to, row[column] ?? null, [...awaiting, here]);
  }
  const { columns } = subjects[name];
  db.prepare(
    `INSERT INTO ${table} (id, ${columns.join(", ")}) VALUES (?, ${columns.map(() => "?").join(", ")})`,
  ).run(key, ...columns.map((column) => row[column] ?? null));
}
