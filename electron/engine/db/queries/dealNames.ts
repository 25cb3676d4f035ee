import type { ReadDb } from "../sql.ts";

/** By key. */
export function dealNames(db: ReadDb, keys: readonly number[]): Map<number, string> {
  return new Map(
    db
      .prepare<[string], [number, string]>(
        "SELECT id, name FROM deal WHERE id IN (SELECT value FROM json_each(?))",
      )
      .raw()
      .all(JSON.stringify(keys)),
  );
}
