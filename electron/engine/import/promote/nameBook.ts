/**
 * Names of one table and their keys: found ignoring case, width and outer spaces, accounts and products also ignoring what is
 * only written differently (`writtenAlike`); made where they are not known. Systems that write a row's id or code in place
 * of its name are understood too. What the user said of a name goes before all of that.
 */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { writtenAlike } from "../../../../src/core/mapping/writtenAlike.ts";
import { mergedAccounts } from "../../db/queries/mergedAccounts.ts";
import type { ReadDb, WriteDb } from "../../db/sql.ts";
import { createRow, createRows, nextKey } from "../../db/writes/changes.ts";
import type { AccountForms } from "../accountForms.ts";
import { searchKey } from "../../db/writes/searchKey.ts";

export type NamedTable = "person" | "product" | "account" | "team";

export class NameBook {
  private readonly table: NamedTable;
  private readonly keys = new Map<string, number>();
  /** Keys by what names have in common however they are written; null where several have it. Made when it is first needed. */
  private alike: Map<string, number | null> | null = null;
  private readonly form: ((key: string) => string) | null;
  /** Worked out already for names of the file that is promoted. */
  private ready: AccountForms | null = null;
  private readonly aliases = new Map<string, string>();
  private readonly chosen = new Set<string>();
  private readonly apart = new Set<string>();
  /** How deals of this import write a name, by what its writings have in common. */
  private readonly written = new Map<string, string>();
  /** Ids in the source system, and codes of products. */
  private readonly ids = new Map<string, number>();
  /** Names that were taken for a row of another writing without asking, and its key; by their `nameKey`. */
  readonly taken = new Map<string, { name: string; key: number }>();
  /** Keys of the rows that this import made. */
  readonly made = new Set<number>();

  constructor(db: ReadDb, table: NamedTable) {
    this.table = table;
    const form = writtenAlike[table];
    this.form = form && ((key) => this.ready?.alike(key) ?? form(key));
    const code = table === "product" ? "code" : "NULL";
    // The oldest of several with one name counts.
    for (const { id, name, source, code: own } of db
      .prepare<[], { id: number; name: string; source: string | null; code: string | null }>(
        `SELECT id, name, source_id AS source, ${code} AS code FROM ${table} ORDER BY id DESC`,
      )
      .iterate()) {
      this.keys.set(nameKey(name), id);
      for (const other of [own, source]) if (other !== null) this.ids.set(other, id);
    }
    if (table !== "account") return;
    for (const { name, into } of mergedAccounts(db))
      if (!this.keys.has(nameKey(name))) this.keys.set(nameKey(name), into);
  }

  find(name: string): number | undefined {
    return this.findName(name) ?? this.ids.get(name);
  }

  /** By the name alone, for rows that have their ids beside it. @param exact an id says more than a spelling */
  findName(name: string, exact = false): number | undefined {
    const key = nameKey(this.meant(name));
    const known = this.keys.get(key);
    if (known !== undefined || exact || !this.form || this.apart.has(key)) return known;
    if (!this.alike) {
      this.alike = new Map();
      for (const [other, id] of this.keys) this.learnAlike(other, id);
    }
    const found = this.alike.get(this.form(key)) ?? undefined;
    if (found !== undefined) this.taken.set(key, { name: this.meant(name), key: found });
    return found;
  }

  private learnAlike(key: string, id: number): void {
    if (!this.alike || !this.form || this.apart.has(key)) return;
    const form = this.form(key);
    const known = this.alike.get(form);
    this.alike.set(form, known === undefined || known === id ? id : null);
  }

  private meant(name: string): string {
    return this.aliases.size === 0 ? name : (this.aliases.get(nameKey(name)) ?? name);
  }

  /** An id or code that stands for a row. */
  learnId(id: string, key: number): void {
    this.ids.set(id, key);
  }

  /** Another name for a known row, as the user chose it. */
  learn(name: string, key: number): void {
    this.keys.set(nameKey(name), key);
    this.chosen.add(nameKey(name));
  }

  /** Another name for one that this import makes, as the user chose it. */
  alias(name: string, other: string): void {
    if (nameKey(other) !== nameKey(name)) this.aliases.set(nameKey(name), this.meant(other));
    this.chosen.add(nameKey(name));
  }

  isChosen(name: string): boolean {
    return this.chosen.has(nameKey(name));
  }

  /** A row that this import makes is called as its deals call it: figures by name are looked up by theirs. */
  preferWriting(name: string): void {
    if (!this.form) return;
    const form = this.form(nameKey(name));
    if (!this.written.has(form)) this.written.set(form, name);
  }

  /** How a row of that name is to be called. */
  writing(name: string): string {
    const key = nameKey(name);
    return (this.form && !this.apart.has(key) && this.written.get(this.form(key))) || name;
  }

  /** The user said that the name is one of its own, however near it is to another. */
  keepApart(name: string): void {
    this.apart.add(nameKey(name));
  }

  /** @param values beside the name */
  findOrMake(
    db: WriteDb,
    changeSet: number,
    name: string,
    on: Day,
    values: Record<string, FactValue> = {},
  ): number {
    return this.find(name) ?? this.make(db, changeSet, this.meant(name), on, values);
  }

  /** {@link findOrMake} for many names. @param ready what is known of accounts' names already @returns keys in their order */
  findOrMakeAll(
    db: WriteDb,
    changeSet: number,
    names: readonly string[],
    on: Day,
    ready: AccountForms | null = null,
  ): number[] {
    this.ready = ready;
    const first = nextKey(db, this.table);
    const rows: Record<string, string>[] = [];
    const keys = names.map((name) => {
      const known = this.find(name);
      if (known !== undefined) return known;
      const meant = this.meant(name);
      rows.push(this.rowOf(meant));
      const key = first + rows.length - 1;
      this.learnMade(meant, key);
      return key;
    });
    createRows(db, changeSet, this.table, rows, on);
    this.ready = null;
    return keys;
  }

  private rowOf(name: string): Record<string, string> {
    return this.table === "team"
      ? { name }
      : { name, search_key: this.ready?.searchKey(name) ?? searchKey(name) };
  }

  private learnMade(name: string, id: number): void {
    const key = nameKey(name);
    if (!this.keys.has(key)) this.keys.set(key, id);
    this.learnAlike(key, id);
    this.made.add(id);
  }

  /** A row of its own, though others may have the name. */
  make(
    db: WriteDb,
    changeSet: number,
    name: string,
    on: Day,
    values: Record<string, FactValue> = {},
  ): number {
    const id = createRow(db, changeSet, this.table, { ...this.rowOf(name), ...values }, on);
    this.learnMade(name, id);
    return id;
  }
}
