/** Contacts of accounts, and the part they have in deals: one row tells either or both. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { parseBuyingRole, parseStance } from "../../../../src/core/mapping/relatedValues.ts";
import { createRow } from "../../db/writes/changes.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import { ContactBook } from "./contactBook.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { DealFinder } from "./dealFinder.ts";
import { countOutcomesOfDeals, type Outcome, tellerOf } from "./outcomes.ts";

export function promoteContacts(promotion: Promotion, records: Records, of: FileOf): Generator<void, Counts> {
  const { db, changeSet, accounts } = promotion;
  const finder = new DealFinder(promotion, records, of);
  const book = new ContactBook(db, of.sourceSystem);
  const teller = tellerOf(promotion, records, of);
  const roleOf = db
    .prepare<[number, number], number>("SELECT id FROM deal_contact WHERE deal_id = ? AND contact_id = ?")
    .pluck();
  const seen = new Set<string>();
  return countOutcomesOfDeals(promotion, finder, records, take);

  function take(record: ImportedRecord, deal: number | null): Outcome {
    const { values } = record;
    const name = nameOf(record);
    const source = text(values.sourceId);
    const account = finder.account(record, deal);
    const mark = { source, email: text(values.email), name };
    const known =
      book.find({ ...mark, account }) ??
      // The account was only taken from the deal: somebody of another one may have a part in it.
      (values.account == null ? book.find({ ...mark, account: null }) : undefined);
    if (known === undefined && name === null)
      return teller.reject(record, values.sourceId == null ? "email" : "sourceId", "contactUnknown");
    const key = known ?? make(record, name as string, account, source);
    const pair = `${key} ${deal}`;
    if (seen.has(pair)) return teller.reject(record, "name", "rowRepeated");
    seen.add(pair);
    const changed = known !== undefined && change(record, known, name, source);
    const part = deal === null ? "unchanged" : takePart(record, deal, key);
    if (known === undefined || part === "added") return "added";
    return changed || part === "changed" ? "changed" : "unchanged";
  }

  function make(record: ImportedRecord, name: string, account: number | null, source: string | null): number {
    const { title = null, email = null, phone = null } = record.values;
    const own = source === null ? {} : { source_system: of.sourceSystem, source_id: source };
    const key = createRow(
      db,
      changeSet,
      "contact",
      { account_id: account, name, title, email, phone, ...own },
      of.asOf,
    );
    book.learn(key, { source, email: text(email), name, account });
    return key;
  }

  function change(record: ImportedRecord, key: number, name: string | null, source: string | null): boolean {
    const told: Record<string, FactValue> = {};
    for (const field of ["title", "email", "phone"] as const)
      if (records.has(field)) told[field] = record.values[field] ?? null;
    if (record.values.account != null)
      told["account_id"] = accounts.findOrMake(db, changeSet, String(record.values.account), of.asOf);
    if (name !== null) told["name"] = name;
    if (source !== null) Object.assign(told, { source_system: of.sourceSystem, source_id: source });
    return changeKnown(promotion, "contact", key, told, of.asOf);
  }

  function takePart(record: ImportedRecord, deal: number, contact: number): Outcome {
    const told: Record<string, FactValue> = {};
    for (const [field, column, parse] of [
      ["buyingRole", "role", parseBuyingRole],
      ["stance", "stance", parseStance],
    ] as const) {
      if (!records.has(field)) continue;
      const given = text(record.values[field]);
      const value = given === null ? null : parse(given);
      if (given !== null && value === null) teller.remark(record, field, "roleNotKnown");
      told[column] = value;
    }
    if (records.has("metOn")) told["met_on"] = record.values.metOn ?? null;
    const known = roleOf.get(deal, contact);
    if (known !== undefined)
      return changeKnown(promotion, "dealContact", known, told, of.asOf) ? "changed" : "unchanged";
    createRow(db, changeSet, "dealContact", { deal_id: deal, contact_id: contact, ...told }, of.asOf);
    return "added";
  }
}

const text = (value: string | number | null | undefined): string | null =>
  value == null ? null : String(value);

function nameOf({ values }: ImportedRecord): string | null {
  const full = text(values.name);
  if (full !== null) return full;
  const [first, last] = [text(values.firstName), text(values.lastName)];
  if (first === null || last === null) return first ?? last;
  return /\p{Script=Han}/u.test(last) ? `${last}${first}` : `${first} ${last}`;
}
