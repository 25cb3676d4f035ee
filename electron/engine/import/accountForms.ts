/**
 * What new accounts' names are searched and compared by, worked out while their file is still read: the writer waits for its
 * reader then, and the transaction need not wait for the pinyin of thousands of names.
 */
import { nameKey } from "../../../src/core/mapping/similar.ts";
import { writtenAlike } from "../../../src/core/mapping/writtenAlike.ts";
import type { ReadDb } from "../db/sql.ts";
import { searchKey } from "../db/writes/searchKey.ts";

/** Names that are kept ready; the others' forms are worked out when they are asked for. */
const MOST = 50_000;

export class AccountForms {
  private readonly isKnown: (name: string) => boolean;
  private readonly searched = new Map<string, string>();
  private readonly compared = new Map<string, string>();

  constructor(db: ReadDb) {
    const known = db
      .prepare<[string], number>("SELECT 1 FROM account WHERE name = ? COLLATE NOCASE LIMIT 1")
      .pluck();
    this.isKnown = (name) => known.get(name) !== undefined;
  }

  /** Names of a file. Accounts that the workbook has already need nothing of it. */
  hear(names: readonly string[]): void {
    for (const name of names) {
      if (this.searched.size >= MOST) return;
      if (this.isKnown(name)) continue;
      this.searched.set(name, searchKey(name));
      const key = nameKey(name);
      this.compared.set(key, writtenAlike.account(key));
    }
  }

  searchKey(name: string): string {
    return this.searched.get(name) ?? searchKey(name);
  }

  /** @param key the name as `nameKey` gives it @returns what the name has in common with its other writings */
  alike(key: string): string {
    return this.compared.get(key) ?? writtenAlike.account(key);
  }
}
