/** An amount of a deal's past: in the deal's own currency, as the source system shows it. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { minorDigitsOf } from "../../../../src/core/domain/money.ts";
import { toBaseMinor } from "../../../../src/core/domain/rates.ts";
import { rateOn } from "../../db/queries/rates.ts";
import type { ImportedRecord, Records } from "../records.ts";
import type { FileOf, Promotion } from "./context.ts";
import type { Told } from "./pastFacts.ts";
import type { PastDeal } from "./stageHistory.ts";

/**
 * @param amount as read, with the digits of the base currency
 * @returns null where it was rejected: no rate to the base currency
 */
export function toldAmount(
  { db, baseCurrency, issues }: Promotion,
  records: Records,
  { file }: FileOf,
  { currency }: PastDeal,
  by: ImportedRecord,
  amount: number,
  on: Day,
): Told[] | null {
  if (currency === null) return [{ field: "amount_minor", value: amount, on, by }];
  const rate = rateOn(db, currency, on);
  const digits = minorDigitsOf(currency);
  const inOwn = Math.round(amount * 10 ** (digits - minorDigitsOf(baseCurrency)));
  if (rate === undefined) {
    const column = records.header("amount") ?? records.header("newValue");
    const params = { currency, base: baseCurrency };
    const value = String(inOwn / 10 ** digits);
    issues.add(file, { row: by.row, column, value, code: "cellNoRate", params, severity: "rejected" });
    return null;
  }
  return [
    { field: "currency_amount_minor", value: inOwn, on, by },
    { field: "amount_minor", value: toBaseMinor(inOwn, rate, digits, minorDigitsOf(baseCurrency)), on, by },
  ];
}
