/**
 * Change sets and their facts: the only way to write the subjects of `core/domain/subjects.ts`.
 *
 * A writer opens a change set, adds facts, and projects the touched rows. For a deal's facts see
 * `core/domain/dealHistory.ts`: `created` holds the first values as a JSON object by column (nulls left out; `lines` as a
 * JSON list of `{p,q,u?,d?}`) and is effective on the day the deal was first seen (export's day, edit's day), not on
 * `created_on`; a later change is one row with the column's name and new value; `deleted` holds 1.
 */
import { type Subject, type SubjectName, subjects } from "../../../../src/core/domain/subjects.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import type { WriteDb } from "../sql.ts";

export type ChangeSetKind =
  | "edit"
  | "paste"
  | "fill"
  | "clear"
  | "add"
  | "delete"
  | "import"
  | "merge"
  | "fields"
  | "targets"
  | "review"
  | "goals"
  | "calls"
  | "undo"
  | "redo"
  | "sample"
  | "setup";

export interface NewChangeSet {
  kind: ChangeSetKind;
  /** UTC milliseconds. */
  recordedAt: number;
  effectiveOn: Day;
  author?: string | null;
  note?: string | null;
  target?: number;
}

/** @returns the change set's key */
export function openChangeSet(db: WriteDb, given: NewChangeSet): number {
  const { lastInsertRowid } = db
    .prepare(
      "INSERT INTO change_set (kind, recorded_at, effective_on, author, note, target_id) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(
      given.kind,
      given.recordedAt,
      given.effectiveOn,
      given.author ?? null,
      given.note ?? null,
      given.target ?? null,
    );
  return Number(lastInsertRowid);
}

/** Counts what the change set holds; call once its facts are in. */
export function closeChangeSet(db: WriteDb, changeSet: number): void {
  const told = db
    .prepare<{ changeSet: number; deal: number }, { all: number; created: number; later: number }>(
      `SELECT COUNT(*) AS "all", COUNT(*) FILTER (WHERE subject = @deal AND field = 'created') AS created,
         COUNT(*) FILTER (WHERE subject = @deal AND field <> 'created') AS later FROM history WHERE change_set_id = @changeSet`,
    )
    .get({ changeSet, deal: subjects.deal.code });
  const { all = 0, created = 0, later = 0 } = told ?? {};
  // A deal's creation is told once: where nothing else is told of any, none need be looked for among the others.
  const deals =
    later === 0
      ? created
      : db
          .prepare<[number, number], number>(
            "SELECT COUNT(DISTINCT entity_id) FROM history WHERE change_set_id = ? AND subject = ?",
          )
          .pluck()
          .get(changeSet, subjects.deal.code);
  db.prepare("UPDATE change_set SET changes = ?, deals = ? WHERE id = ?").run(all, deals, changeSet);
}

/** A change set that told nothing new leaves nothing to take back. @returns whether it was so */
export function dropIfEmpty(db: WriteDb, changeSet: number): boolean {
  const any = db
    .prepare<[number], number>("SELECT EXISTS (SELECT 1 FROM history WHERE change_set_id = ?)")
    .pluck()
    .get(changeSet);
  if (any) return false;
  db.prepare("DELETE FROM change_set WHERE id = ?").run(changeSet);
  return true;
}

/** @param author who made the change in the system that it is imported from; null where nobody is told of but who recorded it */
export function addFact(
  db: WriteDb,
  changeSet: number,
  subject: SubjectName,
  entity: number,
  field: string,
  value: FactValue,
  effectiveOn: Day,
  author: string | null = null,
): void {
  const { lastInsertRowid } = db
    .prepare(
      "INSERT INTO history (change_set_id, subject, entity_id, field, value, effective_on) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(changeSet, subjects[subject].code, entity, field, value, effectiveOn);
  if (author !== null) addAuthor(db, Number(lastInsertRowid), author);
}

/** By name alone: who once worked in another system is no person of this file. */
function addAuthor(db: WriteDb, fact: number, name: string): void {
  db.prepare("INSERT INTO author (name) VALUES (?) ON CONFLICT (name) DO NOTHING").run(name);
  db.prepare(
    "INSERT INTO history_author (history_id, author_id) SELECT ?, id FROM author WHERE name = ?",
  ).run(fact, name);
}

/**
 * Makes a row of any subject but `deal` (see `dealRows.ts` for deals): its creation fact and the row itself.
 * @param values by column; absent or null columns take the table's default
 * @returns the new row's key
 */
export function createRow(
  db: WriteDb,
  changeSet: number,
  name: Exclude<SubjectName, "deal">,
  values: Record<string, FactValue | undefined>,
  effectiveOn: Day,
): number {
  const given = compact(subjects[name], values);
  const columns = Object.keys(given);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO ${subjects[name].table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    )
    .run(...Object.values(given));
  const key = Number(lastInsertRowid);
  addFact(db, changeSet, name, key, "created", JSON.stringify(given), effectiveOn);
  return key;
}

/**
 * {@link createRow} for many rows at once, at a tenth of its time for each.
 * @param rows each with the columns of the first, none of which may be null
 * @returns the key of the first; the others follow it
 */
export function createRows(
  db: WriteDb,
  changeSet: number,
  name: Exclude<SubjectName, "deal">,
  rows: readonly Record<string, string | number>[],
  effectiveOn: Day,
): number {
  const { table, code } = subjects[name];
  const first = nextKey(db, table);
  const [sample] = rows;
  if (!sample) return first;
  const columns = Object.keys(compact(subjects[name], sample));
  // Each table by itself: its pages are at hand.
  const insert = db.prepare(
    `INSERT INTO ${table} (id, ${columns.join(", ")}) VALUES (?${", ?".repeat(columns.length)})`,
  );
  rows.forEach((row, at) => insert.run(first + at, ...columns.map((column) => row[column])));
  const tell = db.prepare(
    `INSERT INTO history (change_set_id, subject, entity_id, field, value, effective_on) VALUES (?, ?, ?, 'created', ?, ?)`,
  );
  rows.forEach((row, at) =>
    tell.run(changeSet, code, first + at, JSON.stringify(compact(subjects[name], row)), effectiveOn),
  );
  return first;
}

/** The key that a table's next row gets. */
export function nextKey(db: WriteDb, table: string): number {
  const last = db
    .prepare<[string], number>("SELECT seq FROM sqlite_sequence WHERE name = ?")
    .pluck()
    .get(table);
  return (last ?? 0) + 1;
}

/** Changes columns of a row of any subject but `deal`; columns that already hold the value make no fact. @returns whether anything changed */
export function changeRow(
  db: WriteDb,
  changeSet: number,
  name: Exclude<SubjectName, "deal">,
  key: number,
  values: Record<string, FactValue>,
  effectiveOn: Day,
): boolean {
  const { table, columns } = subjects[name];
  let changed = false;
  for (const column of columns) {
    const value = values[column];
    if (value === undefined) continue;
    const { changes } = db
      .prepare(`UPDATE ${table} SET ${column} = @value WHERE id = @key AND ${column} IS NOT @value`)
      .run({ key, value });
    if (changes === 0) continue;
    addFact(db, changeSet, name, key, column, value, effectiveOn);
    changed = true;
  }
  return changed;
}

/** Known columns that have a value, in the subject's order. */
export function compact(
  subject: Subject,
  values: Record<string, FactValue | undefined>,
): Record<string, FactValue> {
  const kept: Record<string, FactValue> = {};
  for (const column of subject.columns) {
    const value = values[column];
    if (value !== undefined && value !== null) kept[column] = value;
  }
  return kept;
}
