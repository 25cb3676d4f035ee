/** What history says of the rows of every subject but deals. */
import { type Fact, type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { type SubjectName, subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb } from "../sql.ts";

export type PlainSubject = Exclude<SubjectName, "deal">;

/** Every column that history keeps, with its value. */
export type HistoryRow = Record<string, FactValue>;

/** @returns reads a row by its key: the latest values, the table's default where none was told; null where the row does not exist */
export function rowsFromHistory(db: ReadDb, name: PlainSubject): (key: number) => HistoryRow | null {
  return reader(db, name, "c.active = 1");
}

/** The same of a row that history has no more: as it last was, with what was undone. */
export function rowsOnceInHistory(db: ReadDb, name: PlainSubject): (key: number) => HistoryRow | null {
  return reader(db, name, "h.field <> 'deleted'");
}

function reader(db: ReadDb, name: PlainSubject, counts: string): (key: number) => HistoryRow | null {
  const empty = defaultsOf(db, name);
  const factsOf = db.prepare<[number, number], Pick<Fact, "field" | "value">>(
    `SELECT h.field, h.value FROM history h JOIN change_set c ON c.id = h.change_set_id
     WHERE h.subject = ? AND h.entity_id = ? AND ${counts} ORDER BY h.effective_on, h.id`,
  );
  return (key) => {
    const values: HistoryRow = { ...empty };
    let exists = false;
    for (const fact of factsOf.all(subjects[name].code, key)) {
      if (fact.field === "deleted") return null;
      if (fact.field === "created") {
        exists = true;
        Object.assign(values, firstValues(fact));
      } else values[fact.field] = fact.value ?? empty[fact.field] ?? null;
    }
    return exists ? values : null;
  };
}

function defaultsOf(db: ReadDb, name: PlainSubject): HistoryRow {
  const { table, columns } = subjects[name];
  const texts = new Map(
    db
      .prepare<[string], { name: string; text: string | null }>(
        "SELECT name, dflt_value AS text FROM pragma_table_info(?)",
      )
      .all(table)
      .map((column) => [column.name, column.text]),
  );
  return db
    .once<[], HistoryRow>(
      `SELECT ${columns.map((column) => `${texts.get(column) ?? "NULL"} AS ${column}`).join(", ")}`,
    )
    .get() as HistoryRow;
}
