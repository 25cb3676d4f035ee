/**
 * Rates to the base currency are a setting of the file, not history: what an amount came to in the base currency when it
 * was written stays, as in the books; a rate counts for what is written from then on.
 */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import { baseCurrency } from "../queries/settings.ts";
import type { Rate } from "../queries/rates.ts";
import type { WriteDb } from "../sql.ts";

/** Sets a rate, in place of one of the same day. @throws WorkbenchError invalid `rateOfBase` */
export function setRate(db: WriteDb, { currency, from, rateE8 }: Rate): void {
  if (currency === baseCurrency(db)) throw new WorkbenchError("invalid", "rateOfBase", { currency });
  db.prepare(
    `INSERT INTO currency_rate (currency, from_on, rate_e8) VALUES (?, ?, ?)
     ON CONFLICT (currency, from_on) DO UPDATE SET rate_e8 = excluded.rate_e8`,
  ).run(currency, from, rateE8);
}

/** @throws WorkbenchError notFound `rateNotFound` */
export function removeRate(db: WriteDb, currency: string, from: Day): void {
  const { changes } = db
    .prepare("DELETE FROM currency_rate WHERE currency = ? AND from_on = ?")
    .run(currency, from);
  if (changes === 0) throw new WorkbenchError("notFound", "rateNotFound", { currency, from });
}
