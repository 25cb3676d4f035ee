/** What was done with deals and accounts: calls, meetings, tasks. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { parseActivityKind, parseYesNo } from "../../../../src/core/mapping/relatedValues.ts";
import { createRow } from "../../db/writes/changes.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import { ContactBook } from "./contactBook.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { DealFinder } from "./dealFinder.ts";
import { countOutcomesOfDeals, type Outcome, tellerOf } from "./outcomes.ts";

export function promoteActivities(
  promotion: Promotion,
  records: Records,
  of: FileOf,
): Generator<void, Counts> {
  const { db, changeSet, people } = promotion;
  const finder = new DealFinder(promotion, records, of);
  const contacts = new ContactBook(db, of.sourceSystem);
  const teller = tellerOf(promotion, records, of);
  const bySource = db
    .prepare<[string, string], number>("SELECT id FROM activity WHERE source_system = ? AND source_id = ?")
    .pluck();
  const alike = db
    .prepare<object, number>(
      `SELECT id FROM activity WHERE deal_id IS @deal_id AND account_id IS @account_id AND contact_id IS @contact_id
         AND person_id IS @person_id AND kind = @kind AND on_day = @on_day AND text IS @text ORDER BY id`,
    )
    .pluck();
  const claimed = new Set<number>();
  return countOutcomesOfDeals(promotion, finder, records, take);

  function take(record: ImportedRecord, deal: number | null): Outcome {
    const { values } = record;
    const done = values.done == null ? null : parseYesNo(String(values.done));
    if (values.done != null && done === null) return teller.reject(record, "done", "cellNotYesNo");
    const told = {
      ...whoOf(record, deal),
      kind: kindOf(record),
      on_day: values.happenedOn as string,
      text: [values.subject, values.note].filter((part) => part != null).join("\n") || null,
    };
    const state = { done: Number(done ?? told.on_day <= of.asOf) };
    const source = values.sourceId == null ? null : String(values.sourceId);
    const own = source === null ? {} : { source_system: of.sourceSystem, source_id: source };
    const known =
      source === null
        ? alike.all(told).find((key) => !claimed.has(key))
        : bySource.get(of.sourceSystem, source);
    if (known === undefined) {
      claimed.add(createRow(db, changeSet, "activity", { ...told, ...state, ...own }, of.asOf));
      return "added";
    }
    if (claimed.has(known)) return teller.reject(record, "sourceId", "rowRepeated");
    claimed.add(known);
    // Without a word on it, what was planned is not taken for done because its day has passed.
    const changes: Record<string, FactValue> = done === null ? told : { ...told, ...state };
    return changeKnown(promotion, "activity", known, changes, of.asOf) ? "changed" : "unchanged";
  }

  function whoOf(record: ImportedRecord, deal: number | null) {
    const { values } = record;
    const account = finder.account(record, deal);
    const name = values.contact == null ? null : String(values.contact);
    return {
      deal_id: deal,
      account_id: account,
      contact_id: name === null ? null : contactKey(name, account),
      person_id:
        values.owner == null ? null : people.findOrMake(db, changeSet, String(values.owner), of.asOf),
    };
  }

  function contactKey(name: string, account: number | null): number {
    const known =
      contacts.find({ source: name, email: null, name, account }) ??
      contacts.find({ source: null, email: name, name, account });
    if (known !== undefined) return known;
    const key = createRow(db, changeSet, "contact", { name, account_id: account }, of.asOf);
    contacts.learn(key, { source: null, email: null, name, account });
    return key;
  }

  function kindOf(record: ImportedRecord): string {
    const { activityKind } = record.values;
    if (activityKind == null) return records.has("done") ? "task" : "note";
    const kind = parseActivityKind(String(activityKind));
    if (kind === null) teller.remark(record, "activityKind", "kindNotKnown");
    return kind ?? "task";
  }
}
