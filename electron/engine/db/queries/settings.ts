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

/** The one that was chosen, else the one that the first import of money is in, else the default. */
export function baseCurrency(db: ReadDb): string {
  return (
    readSetting(db, "baseCurrency") ??
    db.prepare<[], string>("SELECT currency FROM own_base").pluck().get() ??
    DEFAULT_CURRENCY
  );
}

/** Whether a file may still say what the workbook is counted in: nobody chose it, and nothing is counted in it. */
export function isBaseOpen(db: ReadDb): boolean {
  return readSetting(db, "baseCurrency") === null && !isMoneyCounted(db);
}

/** Whether anything is counted in the base currency. */
export function isMoneyCounted(db: ReadDb): boolean {
  return (
    db
      .prepare<[], number>(
        `SELECT EXISTS (SELECT 1 FROM deal) OR EXISTS (SELECT 1 FROM currency_rate WHERE rate_e8 IS NOT NULL)
           OR EXISTS (SELECT 1 FROM product WHERE list_price_minor IS NOT NULL)
           OR EXISTS (SELECT 1 FROM account WHERE revenue_minor IS NOT NULL)
           OR EXISTS (SELECT 1 FROM target WHERE amount_minor IS NOT NULL)`,
      )
      .pluck()
      .get() === 1
  );
}
