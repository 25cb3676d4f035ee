/** Accounts that turn out to be one: what belongs to them goes over to the one that stays, as facts that an undo takes back. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { WriteDb } from "../sql.ts";
import { addFact, changeRow } from "./changes.ts";
import { activeFacts } from "./dealRows.ts";
import { projectDeals } from "./projectDeals.ts";
import { projectRows } from "./rows.ts";

/** What the one that stays takes over where it knows nothing itself. */
const FILLED = ["industry", "country", "employees", "revenue_minor", "founded_year"] as const;

/** @returns how many deals went over */
export function mergeAccounts(
  db: WriteDb,
  changeSet: number,
  from: readonly number[],
  into: number,
  on: Day,
): number {
  let deals = 0;
  for (const account of from) {
    deals += moveDeals(db, changeSet, account, into, on);
    move(db, changeSet, "contact", "account_id", account, into, on);
    move(db, changeSet, "activity", "account_id", account, into, on);
    moveChildren(db, changeSet, account, into, on);
    fill(db, changeSet, account, into, on);
    // Its value is where it went: the name goes on to mean that account (`queries/mergedAccounts.ts`).
    addFact(db, changeSet, "account", account, "deleted", into, on);
  }
  projectRows(db, "account", from);
  return deals;
}

function moveDeals(db: WriteDb, changeSet: number, account: number, into: number, on: Day): number {
  const keys = db.prepare<[number], number>("SELECT id FROM deal WHERE account_id = ?").pluck().all(account);
  for (const key of keys) {
    // A merge is newer than all that is known of the deal, even what is dated ahead of the clock.
    const day = activeFacts(db, key).reduce(
      (latest, fact) => (fact.effectiveOn > latest ? fact.effectiveOn : latest),
      on,
    );
    addFact(db, changeSet, "deal", key, "account_id", into, day);
  }
  projectDeals(db, keys);
  return keys.length;
}

function move(
  db: WriteDb,
  changeSet: number,
  name: "contact" | "activity",
  column: string,
  account: number,
  into: number,
  on: Day,
): void {
  const keys = db
    .prepare<[number], number>(`SELECT id FROM ${subjects[name].table} WHERE ${column} = ?`)
    .pluck()
    .all(account);
  for (const key of keys) changeRow(db, changeSet, name, key, { [column]: into }, on);
}

/** Accounts below it go below the other; the other takes its place where it was somewhere below itself. */
function moveChildren(db: WriteDb, changeSet: number, account: number, into: number, on: Day): void {
  const parentOf = (key: number) =>
    db.prepare<[number], number | null>("SELECT parent_id FROM account WHERE id = ?").pluck().get(key) ??
    null;
  const above = new Set<number>();
  for (let key = parentOf(into); key !== null && !above.has(key); key = parentOf(key)) above.add(key);
  if (above.has(account)) changeRow(db, changeSet, "account", into, { parent_id: parentOf(account) }, on);
  const children = db
    .prepare<[number], number>("SELECT id FROM account WHERE parent_id = ?")
    .pluck()
    .all(account);
  for (const child of children) changeRow(db, changeSet, "account", child, { parent_id: into }, on);
}

function fill(db: WriteDb, changeSet: number, account: number, into: number, on: Day): void {
  const read = db.prepare<[number], Record<string, FactValue>>("SELECT * FROM account WHERE id = ?");
  const gone = read.get(account);
  const stays = read.get(into);
  const values: Record<string, FactValue> = {};
  const fillable =
    stays?.["source_id"] === null ? ([...FILLED, "source_system", "source_id"] as const) : FILLED;
  for (const column of fillable) {
    const value = gone?.[column] ?? null;
    if ((stays?.[column] ?? null) === null && value !== null) values[column] = value;
  }
  if (Object.keys(values).length > 0) changeRow(db, changeSet, "account", into, values, on);
}
