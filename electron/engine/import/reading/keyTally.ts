/** Which combinations of fields tell the rows of a file of deals apart. */
import { type KeyCount, triedKeys } from "../../../../src/core/mapping/dealKeys.ts";
import type { ImportField } from "../../../../src/core/mapping/fields.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { SeenKeys } from "./seenKeys.ts";

/** Rows that are looked at: a file that repeats itself does so before. */
const MOST_ROWS = 200_000;

export class KeyTally {
  private readonly counts: (KeyCount & { seen: SeenKeys })[];
  private rows = 0;

  /** @param fed the fields that the file has */
  constructor(fed: ReadonlySet<ImportField | null>) {
    this.counts = triedKeys
      .filter((fields) => fields.every((field) => fed.has(field)))
      .map((fields) => ({ fields: [...fields], rows: 0, distinct: 0, seen: new SeenKeys() }));
  }

  add(values: Partial<Record<ImportField, string | number | null>>): void {
    this.rows += 1;
    if (this.rows > MOST_ROWS) return;
    for (const count of this.counts) {
      const parts = count.fields.map((field) => values[field] ?? null);
      if (parts.every((part) => part === null)) continue;
      count.rows += 1;
      const key = JSON.stringify(parts.map((part) => (typeof part === "string" ? nameKey(part) : part)));
      if (!count.seen.add(key)) count.distinct += 1;
    }
  }

  list(): KeyCount[] {
    return this.counts.map(({ fields, rows, distinct }) => ({ fields, rows, distinct }));
  }
}
