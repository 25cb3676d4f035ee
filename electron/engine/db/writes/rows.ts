/** Rows of every subject but deals, projected from active history. */
import { type Fact, type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { type SubjectName, subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { isCustomFieldUsed } from "./customFields.ts";

type PlainSubject = Exclude<SubjectName, "deal">;

/** Latest values by column; null where the row does not exist. */
export function rowFromHistory(
  db: ReadDb,
  name: PlainSubject,
  key: number,
): Record<string, FactValue> | null {
  const facts = db
    .prepare<[number, number], Pick<Fact, "field" | "value">>(
      `SELECT h.field, h.value FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.entity_id = ? AND c.active = 1 ORDER BY h.effective_on, h.id`,
    )
    .all(subjects[name].code, key);
  const values: Record<string, FactValue> = {};
  let exists = false;
  for (const fact of facts) {
    if (fact.field === "deleted") return null;
    if (fact.field === "created") {
      exists = true;
      Object.assign(values, firstValues(fact));
    } else values[fact.field] = fact.value;
  }
  return exists ? values : null;
}

/**
 * Writes or removes each row as active history says. A row that history no longer has but that others still point to
 * stays until they don't: taking back an old import must not break what was built on it.
 */
export function projectRows(db: WriteDb, name: PlainSubject, keys: Iterable<number>): void {
  const { table, columns } = subjects[name];
  for (const key of keys) {
    const values = rowFromHistory(db, name, key);
    if (!values) {
      if (name !== "customField" || !isCustomFieldUsed(db, key)) removeUnlessUsed(db, table, key);
      continue;
    }
    const given = columns.filter((column) => column in values);
    const exists = db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(key) !== undefined;
    if (exists) {
      db.prepare(`UPDATE ${table} SET ${given.map((column) => `${column} = ?`).join(", ")} WHERE id = ?`).run(
        ...given.map((column) => values[column] ?? null),
        key,
      );
    } else {
      db.prepare(
        `INSERT INTO ${table} (id, ${given.join(", ")}) VALUES (?, ${given.map(() => "?").join(", ")})`,
      ).run(key, ...given.map((column) => values[column] ?? null));
    }
  }
}

function removeUnlessUsed(db: WriteDb, table: string, key: number): void {
  try {
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(key);
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_CONSTRAINT_FOREIGNKEY") throw error;
  }
}
