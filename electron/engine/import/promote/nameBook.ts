/** Names of one table and their keys: found ignoring case, width and outer spaces; made where they are not known. */
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
  /** Keys of the rows that this import made. */
  readonly made = new Set<number>();

  constructor(db: ReadDb, table: NamedTable) {
    this.table = table;
    // The oldest of several with one name counts.
    for (const { id, name } of db
      .prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${table} ORDER BY id DESC`)
      .iterate()) {
      this.keys.set(nameKey(name), id);
    }
  }

  find(name: string): number | undefined {
    return this.keys.get(nameKey(name));
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
    const known = this.find(name);
    if (known !== undefined) return known;
    const own = this.table === "team" ? { name } : { name, search_key: searchKey(name) };
    const key = createRow(db, changeSet, this.table, { ...own, ...values }, on);
    this.keys.set(nameKey(name), key);
    this.made.add(key);
    return key;
  }
}
