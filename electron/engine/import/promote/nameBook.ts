/**
 * Names of one table and their keys: found ignoring case, width and outer spaces; made where they are not known. Systems
 * that write a row's id or code in place of its name are understood too.
 */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { ReadDb, WriteDb } from "../../db/sql.ts";
import { createRow } from "../../db/writes/changes.ts";
import { searchKey } from "../../db/writes/searchKey.ts";

type NamedTable = "person" | "product" | "account" | "team";

export class NameBook {
  private readonly table: NamedTable;
  private readonly keys = new Map<string, number>();
  /** Products only: names without their spaces, where one alone has it. `GTXPro` is `GTX Pro`. */
  private readonly tight = new Map<string, number | null>();
  /** Ids in the source system, and codes of products. */
  private readonly ids = new Map<string, number>();
  /** Keys of the rows that this import made. */
  readonly made = new Set<number>();

  constructor(db: ReadDb, table: NamedTable) {
    this.table = table;
    const code = table === "product" ? "code" : "NULL";
    // The oldest of several with one name counts.
    for (const { id, name, source, code: own } of db
      .prepare<[], { id: number; name: string; source: string | null; code: string | null }>(
        `SELECT id, name, source_id AS source, ${code} AS code FROM ${table} ORDER BY id DESC`,
      )
      .iterate()) {
      this.keys.set(nameKey(name), id);
      this.learnTight(name, id);
      for (const other of [own, source]) if (other !== null) this.ids.set(other, id);
    }
  }

  find(name: string): number | undefined {
    return this.findName(name) ?? this.ids.get(name);
  }

  /** By the name alone: for rows that have their ids beside it. */
  findName(name: string): number | undefined {
    const exact = this.keys.get(nameKey(name));
    if (exact !== undefined || this.table !== "product") return exact;
    return this.tight.get(tightKey(name)) ?? undefined;
  }

  private learnTight(name: string, key: number): void {
    if (this.table !== "product") return;
    const tight = tightKey(name);
    const known = this.tight.get(tight);
    this.tight.set(tight, known === undefined || known === key ? key : null);
  }

  /** An id or code that stands for a row. */
  learnId(id: string, key: number): void {
    this.ids.set(id, key);
  }

  /** Another name for a known row, as the user chose it. */
  learn(name: string, key: number): void {
    this.keys.set(nameKey(name), key);
  }

  /** @param values beside the name */
  findOrMake(
    db: WriteDb,
    changeSet: number,
    name: string,
    on: Day,
    values: Record<string, FactValue> = {},
  ): number {
    return this.find(name) ?? this.make(db, changeSet, name, on, values);
  }

  /** A row of its own, though others may have the name. */
  make(
    db: WriteDb,
    changeSet: number,
    name: string,
    on: Day,
    values: Record<string, FactValue> = {},
  ): number {
    const own = this.table === "team" ? { name } : { name, search_key: searchKey(name) };
    const key = createRow(db, changeSet, this.table, { ...own, ...values }, on);
    if (!this.keys.has(nameKey(name))) this.keys.set(nameKey(name), key);
    this.learnTight(name, key);
    this.made.add(key);
    return key;
  }
}

/** Without spaces and hyphens, except between digits: "Pump 1 10" is not "Pump 110". */
function tightKey(name: string): string {
  return nameKey(name).replace(/(?<!\d)[\s_-]+|[\s_-]+(?!\d)/g, "");
}
