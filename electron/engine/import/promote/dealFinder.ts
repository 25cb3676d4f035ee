/** Which deal a row of another table means: by the app's own id, the source's id, or its name (and account). */
import { parseId } from "../../../../src/core/domain/ids.ts";
import type { ImportField } from "../../../../src/core/mapping/fields.ts";
import { OWN_SYSTEM, UNKNOWN_SYSTEM } from "../../../../src/core/mapping/systems.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { ImportedRecord, Records } from "../records.ts";
import type { FileOf, Promotion } from "./context.ts";

interface Named {
  id: number;
  account: number | null;
  source: string | null;
}

/** What names the row's deal, in the order in which it is believed. */
const REFERENCES = ["dealId", "dealSourceId", "deal"] as const satisfies readonly ImportField[];

export class DealFinder {
  private readonly promotion: Promotion;
  private readonly records: Records;
  private readonly of: FileOf;
  private names: Map<string, Named[]> | null = null;
  private known: boolean | null = null;

  constructor(promotion: Promotion, records: Records, of: FileOf) {
    this.promotion = promotion;
    this.records = records;
    this.of = of;
  }

  /**
   * Tells of a row whose deal is not known or not one alone.
   * @returns the deal's key; null where the row names none; undefined where it was rejected
   */
  find(record: ImportedRecord): number | null | undefined {
    const given = REFERENCES.filter((field) => record.values[field] != null);
    const first = given[0];
    if (first === undefined) return null;
    const found = this.candidates(record);
    if (found.length === 1) return found[0];
    // Of several it is the name that does not tell them apart.
    const told = found.length > 1 ? (given.at(-1) ?? first) : first;
    const column = this.records.header(told);
    const value = String(record.values[told]);
    const { row } = record;
    const { file } = this.of;
    const { issues } = this.promotion;
    const severity = "rejected";
    if (found.length > 1)
      issues.add(file, {
        row,
        column,
        value,
        severity,
        code: "dealAmbiguous",
        params: { count: found.length },
      });
    else issues.add(file, { row, column, value, severity, code: "dealUnknown", params: {} });
    return undefined;
  }

  /** @returns key of the account that the row names, made where it is new; else of its deal's; null where neither has one */
  account({ values }: ImportedRecord, deal: number | null): number | null {
    const { accounts, changeSet, db } = this.promotion;
    if (values.account != null)
      return accounts.findOrMake(db, changeSet, String(values.account), this.of.asOf);
    if (deal === null) return null;
    // The same statement each time: the connection keeps it.
    const accountOf = db.prepare<[number], number | null>("SELECT account_id FROM deal WHERE id = ?");
    return accountOf.pluck().get(deal) ?? null;
  }

  private candidates({ values }: ImportedRecord): number[] {
    const own = values.dealId == null ? null : parseId("deal", String(values.dealId));
    if (own !== null && this.exists(own)) return [own];
    const source = values.dealSourceId == null ? null : String(values.dealSourceId);
    const bySource = source === null ? [] : this.bySource(source);
    if (bySource.length > 0) return bySource;
    if (values.deal == null) return [];
    const named = this.byName(String(values.deal), values.account == null ? null : String(values.account));
    // A deal of another id is another deal, whatever it is called.
    return named.filter((deal) => source === null || deal.source === null).map(({ id }) => id);
  }

  private exists(key: number): boolean {
    return this.promotion.db.prepare("SELECT 1 FROM deal WHERE id = ?").get(key) !== undefined;
  }

  private bySource(source: string): number[] {
    const { sourceSystem, systemGiven } = this.of;
    // Salesforce writes the same id with 15 characters in reports and with 18 elsewhere.
    const isSalesforce = /^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/.test(source);
    const rows = this.promotion.db
      .prepare<object, { id: number; source: string; system: string | null }>(
        `SELECT id, source_id AS source, source_system AS system FROM deal
         WHERE source_id = @source OR (source_id >= @short AND source_id < @short || '~' AND length(source_id) IN (15, 18))`,
      )
      .all({ source, short: isSalesforce ? source.slice(0, 15) : source });
    const same = rows.filter((row) => row.source === source);
    const fitting = same.length > 0 || !isSalesforce ? same : rows;
    const ofSystem = fitting.filter(({ system }) => system === sourceSystem);
    if (ofSystem.length > 0) return ofSystem.map(({ id }) => id);
    if (systemGiven) return [];
    // A guess from headers that many lists have; with no deal of that system, it says nothing of the others.
    if (!this.isKnown(sourceSystem)) return fitting.map(({ id }) => id);
    const vague = new Set([null, UNKNOWN_SYSTEM, OWN_SYSTEM]);
    return fitting.filter(({ system }) => vague.has(system) || vague.has(sourceSystem)).map(({ id }) => id);
  }

  /** Whether the workbook has deals of a system. */
  private isKnown(system: string): boolean {
    const any = this.promotion.db.prepare<[string], number>(
      "SELECT EXISTS (SELECT 1 FROM deal WHERE source_system = ?)",
    );
    this.known ??= any.pluck().get(system) === 1;
    return this.known;
  }

  private byName(name: string, account: string | null): Named[] {
    this.names ??= this.readNames();
    const all = this.names.get(nameKey(name)) ?? [];
    if (account === null || all.length < 2) return all;
    const key = this.promotion.accounts.find(account);
    return all.filter((deal) => deal.account === key);
  }

  /** Only the names that the file asks for: a workbook may have a million. */
  private readNames(): Map<string, Named[]> {
    const names = new Map<string, Named[]>();
    for (const { values } of this.records.list)
      if (values.deal != null) names.set(nameKey(String(values.deal)), []);
    const rows = this.promotion.db.prepare<[], Named & { name: string }>(
      "SELECT id, name, account_id AS account, source_id AS source FROM deal",
    );
    for (const { name, ...deal } of rows.iterate()) names.get(nameKey(name))?.push(deal);
    return names;
  }
}
