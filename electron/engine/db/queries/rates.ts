/** Rates to the base currency: how much one unit of a currency is worth from a day on. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { ReadDb } from "../sql.ts";

export interface Rate {
  currency: string;
  from: Day;
  /** Worth of one unit in the base currency, times 1e8. */
  rateE8: number;
}

/** By currency, the newest first. */
export function readRates(db: ReadDb): Rate[] {
  return db
    .prepare<[], Rate>(
      'SELECT currency, from_on AS "from", rate_e8 AS rateE8 FROM currency_rate WHERE rate_e8 IS NOT NULL ORDER BY currency, from_on DESC',
    )
    .all();
}

/** The rate that holds on a day; before the first one is known, that one. Undefined where the currency has none. */
export function rateOn(db: ReadDb, currency: string, on: Day): number | undefined {
  return db
    .prepare<[string, Day, Day], number>(
      `SELECT rate_e8 FROM currency_rate WHERE currency = ? AND rate_e8 IS NOT NULL
       ORDER BY from_on <= ? DESC, CASE WHEN from_on <= ? THEN from_on END DESC, from_on LIMIT 1`,
    )
    .pluck()
    .get(currency, on, on);
}

/** {@link rateOn} of every currency that has any. */
export function ratesOn(db: ReadDb, on: Day): Record<string, number> {
  const currencies = db
    .prepare<[], string>("SELECT DISTINCT currency FROM currency_rate WHERE rate_e8 IS NOT NULL")
    .pluck()
    .all();
  return Object.fromEntries(currencies.map((currency) => [currency, rateOn(db, currency, on) as number]));
}
