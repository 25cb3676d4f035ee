/** Cells of money: in which currency they are, and what they come to in the base currency. */
import { currencyNamed, currencyOfSign, type NamedCurrency } from "../../../../src/core/domain/currencies.ts";
import { minorDigitsOf } from "../../../../src/core/domain/money.ts";
import { toBaseMinor } from "../../../../src/core/domain/rates.ts";
import { type Cell, cellText, type Failure, failure, isFailure } from "../../../../src/core/mapping/cell.ts";
import type { CellFormat, ImportTable } from "../../../../src/core/mapping/fields.ts";
import { parseMoney, readNumber } from "../../../../src/core/mapping/number.ts";
import type { ReadContext } from "./protocol.ts";

/** @returns minor units of the base currency */
export type MoneyParser = (cell: Cell, format: CellFormat) => number | null | Failure;

/** Tables whose amounts are kept in the base currency alone. The history of a deal is in the deal's own. */
const IN_BASE: ReadonlySet<ImportTable> = new Set<ImportTable>(["accounts", "products", "lines", "targets"]);

export function moneyParser(table: ImportTable, { baseCurrency, rates }: ReadContext): MoneyParser {
  const digits = minorDigitsOf(baseCurrency);
  if (!IN_BASE.has(table)) return (cell, format) => parseMoney(cell, format, digits);
  return (cell, format) => {
    const own = currencyOfAmount(cell, format, null, baseCurrency);
    const value = parseMoney(cell, format, minorDigitsOf(own));
    if (own === baseCurrency || value === null || isFailure(value)) return value;
    const rate = rates[own];
    return rate === undefined
      ? failure("cellNoRate", own)
      : toBaseMinor(value, rate, minorDigitsOf(own), digits);
  };
}

/**
 * The currency of a cell: as the user or the header says, as the cell does, as its row's currency column does (`named`), as
 * a sign in the header does, else the base currency. A sign that several currencies share means the row's or the base
 * currency where those have it.
 */
export function currencyOfAmount(cell: Cell, format: CellFormat, named: string | null, base: string): string {
  if (format.currency !== undefined) return format.currency;
  const said = cellCurrency(cell, format);
  if (said && "code" in said) return said.code;
  const atHand = named === null ? [base] : [named, base];
  if (said) return currencyOfSign(said.sign, atHand);
  if (named !== null) return named;
  return format.sign === undefined ? base : currencyOfSign(format.sign, atHand);
}

/** Most cells are digits and are not looked at closer. */
function cellCurrency(cell: Cell, { decimalMark }: CellFormat): NamedCurrency | null {
  if (typeof cell === "number" || !/[^\d.,\s()+-]/.test(cell)) return null;
  return readNumber(cellText(cell), decimalMark)?.currency ?? null;
}

/** @param atHand currencies of which a shared sign means the first that has it */
export function currencyOfCell(cell: Cell, atHand: readonly string[]): string | null | Failure {
  const text = cellText(cell).toUpperCase();
  if (text === "") return null;
  const named = currencyNamed(text);
  if (named) return "code" in named ? named.code : currencyOfSign(named.sign, atHand);
  return /^[A-Z]{3}$/.test(text) ? text : failure("cellNotCurrency");
}
