/** Rows of every subject but deals, projected from active history. */
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { isMoneyCounted } from "../queries/settings.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { isCustomFieldUsed } from "./customFields.ts";
import { isForeignKeyError, withReferred } from "./referred.ts";
import { type PlainSubject, rowsFromHistory } from "./rowHistory.ts";

/**
 * Writes or removes each row as active history says. A row that history no longer has but that others still point to
 * stays until they don't: taking back an old import must not break what was built on it.
 */
export function projectRows(db: WriteDb, name: PlainSubject, keys: Iterable<number>): void {
  const { table, columns } = subjects[name];
  const rowOf = rowsFromHistory(db, name);
  const write = db.prepare(
    `INSERT INTO ${table} (id, ${columns.join(", ")}) VALUES (?, ${columns.map(() => "?").join(", ")})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`,
  );
  const used: number[] = [];
  for (const key of keys) {
    const values = rowOf(key);
    if (values)
      withReferred(
        db,
        () => [[table, values]],
        () => write.run(key, ...columns.map((column) => values[column] ?? null)),
      );
    else if (!stands(db, name, key) && !removeUnlessUsed(db, table, key)) used.push(key);
  }
  removeOneByOne(db, table, used);
}

/** Rows may point to each other (an account's parent): each that goes can set free another. */
function removeOneByOne(db: WriteDb, table: string, keys: readonly number[]): void {
  const left = keys.filter((key) => !removeUnlessUsed(db, table, key));
  if (left.length < keys.length) removeOneByOne(db, table, left);
}

/** Whether others stand on a row that history no longer has, though no foreign key tells of them. */
function stands(db: ReadDb, name: PlainSubject, key: number): boolean {
  if (name === "customField") return isCustomFieldUsed(db, key);
  return name === "ownBase" && isMoneyCounted(db);
}

/** @returns whether it is gone */
function removeUnlessUsed(db: WriteDb, table: string, key: number): boolean {
  try {
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(key);
    return true;
  } catch (error) {
    if (!isForeignKeyError(error)) throw error;
    return false;
  }
}
