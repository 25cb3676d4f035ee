/** What the file says of itself. */
import type { Locale } from "../../../../src/contract/envelope.ts";
import type { ReadDb, WriteDb } from "../sql.ts";

export const DEFAULT_CURRENCY = "USD";

/** What a new file is kept in where nobody says: who works in Chinese counts in yuan. Null: the default. */
export const currencyFor = (locale: Locale): string | null => (locale === "zh-CN" ? "CNY" : null);

export function readSetting(db: ReadDb, key: "baseCurrency" | "author"): string | null {
  return (
    db.prepare<[string], { value: string }>("SELECT value FROM setting WHERE key = ?").get(key)?.value ?? null
  );
}

export function writeSetting(db: WriteDb, key: "baseCurrency" | "author", value: string | null): void {
  if (value === null) db.prepare("DELETE FROM setting WHERE key = ?").run(key);
  else
    db.prepare(
      "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    ).run(key, value);
}

export function baseCurrency(db: ReadDb): string {
  return readSetting(db, "baseCurrency") ?? DEFAULT_CURRENCY;
}
