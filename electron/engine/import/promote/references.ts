/** Files of people, products and accounts: made or changed by id or name, row by row. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { searchKey } from "../../db/writes/searchKey.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import type { NameBook } from "./nameBook.ts";
import { countOutcomes, type Outcome, tellerOf } from "./outcomes.ts";
import { managerKey, teamKey } from "./people.ts";

type Table = "people" | "products" | "accounts";
type Values = Record<string, FactValue>;

interface Subject {
  table: "person" | "product" | "account";
  book: NameBook;
  /** Columns that the row tells; those that the file does not feed are absent. */
  values(record: ImportedRecord, on: Day): Values;
}

export function promoteRecords(promotion: Promotion, records: Records, of: FileOf): Generator<void, Counts> {
  const { db, changeSet } = promotion;
  const teller = tellerOf(promotion, records, of);
  const subject = subjectOf(promotion, records, records.shape.table as Table);
  const bySource = records.has("sourceId") ? sourceKeys(promotion, subject.table, of.sourceSystem) : null;
  const seen = new Set<string>();
  const seenIds = new Set<string>();
  const claimed = new Set<number>();
  return countOutcomes(promotion, records, take);

  function take(record: ImportedRecord): Outcome {
    const name = record.values.name as string;
    const sourceId = (record.values.sourceId as string | null | undefined) ?? null;
    const repeated = seen.has(nameKey(name));
    // Two rows with an id each are two, though they have one name.
    if (sourceId === null ? repeated : seenIds.has(sourceId))
      return teller.reject(record, "name", "rowRepeated");
    seen.add(nameKey(name));
    if (sourceId !== null) seenIds.add(sourceId);
    const values = subject.values(record, of.asOf);
    if (sourceId !== null) Object.assign(values, { source_system: of.sourceSystem, source_id: sourceId });
    const known = knownKey(name, sourceId, repeated);
    if (known === undefined) {
      const key = subject.book.make(db, changeSet, subject.book.writing(name), of.asOf, values);
      claimed.add(key);
      if (sourceId !== null) {
        bySource?.set(sourceId, key);
        subject.book.learnId(sourceId, key);
      }
      learnCode(subject, record, key);
      return "added";
    }
    claimed.add(known);
    if (sourceId !== null) subject.book.learnId(sourceId, known);
    // Only an id says that it is the same under a new name; another writing, or a name that the user took for another, doesn't.
    const renames = !subject.book.isChosen(name) && sourceId !== null;
    if (renames && nameKey(name) !== nameKey(currentName(promotion, subject.table, known)))
      Object.assign(values, { name, search_key: searchKey(name) });
    const changed = changeKnown(promotion, subject.table, known, values, of.asOf);
    // Made by a file of deals in the same import: to the user it is new, however the files stood.
    if (subject.book.made.delete(known)) return "added";
    return changed ? "changed" : "unchanged";
  }

  function knownKey(name: string, sourceId: string | null, repeated: boolean): number | undefined {
    const named = repeated
      ? undefined
      : (subject.book.findName(name, sourceId !== null && subject.table === "account") ??
        madeById(subject.book, sourceId));
    return (
      (sourceId === null ? undefined : bySource?.get(sourceId)) ??
      // What another row of this file is already is not this one too, however near its name.
      (named === undefined || claimed.has(named) ? undefined : named)
    );
  }
}

/** A row that an earlier file made of an id, before anything told its name. */
function madeById(book: NameBook, sourceId: string | null): number | undefined {
  return sourceId === null ? undefined : book.findName(sourceId);
}

function learnCode({ table, book }: Subject, { values }: ImportedRecord, key: number): void {
  if (table === "product" && values.code != null) book.learnId(String(values.code), key);
}

function currentName({ db }: Promotion, table: Subject["table"], key: number): string {
  return db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(key) ?? "";
}

function sourceKeys({ db }: Promotion, table: Subject["table"], system: string): Map<string, number> {
  const rows = db
    .prepare<[string], { id: number; source: string }>(
      `SELECT id, source_id AS source FROM ${table} WHERE source_system = ? AND source_id IS NOT NULL`,
    )
    .all(system);
  return new Map(rows.map(({ id, source }) => [source, id]));
}

function subjectOf(promotion: Promotion, records: Records, table: Table): Subject {
  if (table === "people")
    return {
      table: "person",
      book: promotion.people,
      values: (record, on) => personValues(promotion, records, record, on),
    };
  if (table === "products") {
    return {
      table: "product",
      book: promotion.products,
      values: (record) =>
        pick(records, record, {
          code: "code",
          family: "family",
          unit: "unit",
          listPrice: "list_price_minor",
        }),
    };
  }
  const columns = {
    industry: "industry",
    country: "country",
    employees: "employees",
    revenue: "revenue_minor",
    foundedYear: "founded_year",
  } as const;
  return {
    table: "account",
    book: promotion.accounts,
    values: (record, on) => {
      const values = pick(records, record, columns);
      if (records.has("parentAccount")) {
        const parent = record.values.parentAccount as string | null;
        values["parent_id"] =
          parent === null
            ? null
            : promotion.accounts.findOrMake(promotion.db, promotion.changeSet, parent, on);
      }
      return values;
    },
  };
}

function pick(
  records: Records,
  { values }: ImportedRecord,
  columns: Partial<Record<keyof ImportedRecord["values"], string>>,
): Values {
  const picked: Values = {};
  for (const [field, column] of Object.entries(columns)) {
    const name = field as keyof ImportedRecord["values"];
    if (records.has(name)) picked[column] = values[name] ?? null;
  }
  return picked;
}

function personValues(promotion: Promotion, records: Records, record: ImportedRecord, on: Day): Values {
  const values = pick(records, record, { email: "email" });
  const { team, manager, role } = record.values;
  if (records.has("team")) values["team_id"] = team == null ? null : teamKey(promotion, String(team), on);
  if (records.has("manager")) {
    const boss = manager == null ? null : managerKey(promotion, String(manager), on);
    values["manager_id"] =
      boss !== null && boss === promotion.people.find(String(record.values.name)) ? null : boss;
  }
  if (records.has("role") && role != null)
    values["role"] = /manager|lead|head|director|vp|经理|主管|总监|负责/i.test(String(role))
      ? "manager"
      : "rep";
  return values;
}
