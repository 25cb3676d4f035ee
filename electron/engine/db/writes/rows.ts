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
  const defaults = defaultsOf(db, name);
  for (const key of keys) {
    const values = rowFromHistory(db, name, key);
    if (!values) {
      if (name !== "customField" || !isCustomFieldUsed(db, key)) removeUnlessUsed(db, table, key);
      continue;
    }
    const exists = db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(key) !== undefined;
    const given = columns.filter((column) => column in values);
    if (exists) {
      // What history says nothing of any more is as in a new row.
      const all = { ...defaults, ...values };
      db.prepare(
        `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(", ")} WHERE id = ?`,
      ).run(...columns.map((column) => all[column] ?? null), key);
    } else {
      db.prepare(
        `INSERT INTO ${table} (id, ${given.join(", ")}) VALUES (?, ${given.map(() => "?").join(", ")})`,
      ).run(key, ...given.map((column) => values[column] ?? null));
    }
  }
}

/** What the columns of a new row hold where nobody said anything. */
export function defaultsOf(db: ReadDb, name: PlainSubject): Record<string, FactValue> {
  const { table, columns } = subjects[name];
  const kept = db
    .prepare<[string], { name: string; value: string | null }>(
      "SELECT name, dflt_value AS value FROM pragma_table_info(?)",
    )
    .all(table);
  return Object.fromEntries(
    kept.flatMap(({ name: column, value }) =>
      columns.includes(column) ? [[column, value === null ? null : literal(value)]] : [],
    ),
  );
}

/** A number or a quoted text, as the schema's defaults are. */
function literal(sql: string): FactValue {
  return sql.startsWith("'") ? sql.slice(1, -1) : Number(sql);
}

function removeUnlessUsed(db: WriteDb, table: string, key: number): void {
  try {
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(key);
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_CONSTRAINT_FOREIGNKEY") throw error;
  }
}
