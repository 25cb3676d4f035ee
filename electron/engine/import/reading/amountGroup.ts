/** A deal's amount: what the amount, the currency and the own-currency amount of a row come to together. */
import { minorDigitsOf } from "../../../../src/core/domain/money.ts";
import { type Cell, cellText, type Failure, isFailure } from "../../../../src/core/mapping/cell.ts";
import { parseMoney, readNumber } from "../../../../src/core/mapping/number.ts";
import { CodeBuilder, NumberBuilder } from "./builders.ts";
import { readCurrency, type ReaderColumn } from "./fieldReaders.ts";
import type { ReadContext } from "./protocol.ts";

export interface AmountColumns {
  amount: ReaderColumn | undefined;
  currency: ReaderColumn | undefined;
  currencyAmount: ReaderColumn | undefined;
}

export interface AmountFault {
  column: ReaderColumn;
  fault: Failure["fault"] | "cellNoRate";
  /** The currency that has no rate. */
  currency?: string;
}

/**
 * Builds three columns: the amount in the base currency, the deal's own currency (empty: the base), the amount in it.
 * With an own-currency column the amount column is in the base currency, as our export writes them; else the amount is in
 * the currency that the header, the cell or the currency column names.
 */
export class AmountGroup {
  readonly amount = new NumberBuilder();
  readonly currency = new CodeBuilder();
  readonly currencyAmount = new NumberBuilder();
  private readonly columns: AmountColumns;
  private readonly base: string;
  private readonly rates: ReadContext["rates"];

  constructor(columns: AmountColumns, { baseCurrency, rates }: ReadContext) {
    this.columns = columns;
    this.base = baseCurrency;
    this.rates = rates;
  }

  /** @param at the row's cell of a column */
  read(at: (index: number) => Cell, slot: number): AmountFault | null {
    const { amount, currency, currencyAmount } = this.columns;
    const named = currency ? readCurrency(at(currency.index)) : null;
    if (isFailure(named)) return { column: currency as ReaderColumn, fault: named.fault };
    if (currencyAmount) return this.readBoth(at, slot, named ?? this.base);
    const column = amount as ReaderColumn;
    const cell = at(column.index);
    const own = column.format.currency ?? cellCurrency(cell, column) ?? named ?? this.base;
    const value = parseMoney(cell, column.format, minorDigitsOf(own));
    if (isFailure(value)) return { column, fault: value.fault };
    return own === this.base
      ? this.put(slot, value, null, null)
      : this.putForeign(slot, own, value, null, column);
  }

  private readBoth(at: (index: number) => Cell, slot: number, own: string): AmountFault | null {
    const { amount, currencyAmount } = this.columns as {
      amount: ReaderColumn | undefined;
      currencyAmount: ReaderColumn;
    };
    const given = amount ? parseMoney(at(amount.index), amount.format, minorDigitsOf(this.base)) : null;
    if (isFailure(given)) return { column: amount as ReaderColumn, fault: given.fault };
    const inOwn = parseMoney(at(currencyAmount.index), currencyAmount.format, minorDigitsOf(own));
    if (isFailure(inOwn)) return { column: currencyAmount, fault: inOwn.fault };
    if (own === this.base) return this.put(slot, amount ? given : inOwn, null, null);
    return this.putForeign(slot, own, inOwn, given, currencyAmount);
  }

  private putForeign(
    slot: number,
    own: string,
    value: number | null,
    inBase: number | null,
    column: ReaderColumn,
  ): AmountFault | null {
    if (value === null || inBase !== null) return this.put(slot, inBase, own, value);
    const rate = this.rates[own];
    if (rate === undefined) return { column, fault: "cellNoRate", currency: own };
    return this.put(slot, toBaseMinor(value, rate, minorDigitsOf(own), minorDigitsOf(this.base)), own, value);
  }

  private put(slot: number, amount: number | null, currency: string | null, inOwn: number | null): null {
    this.amount.set(slot, amount);
    this.currency.set(slot, currency);
    this.currencyAmount.set(slot, inOwn);
    return null;
  }
}

/** @param rateE8 worth of one unit in the base currency, times 1e8 */
export function toBaseMinor(amount: number, rateE8: number, fromDigits: number, toDigits: number): number {
  return Math.round((amount * 10 ** (toDigits - fromDigits) * rateE8) / 1e8);
}

/** The currency that a cell itself names: `€ 1.000`, `1000 CNY`. Most cells are digits and are not looked at closer. */
function cellCurrency(cell: Cell, { format }: ReaderColumn): string | null {
  if (typeof cell === "number" || !/[^\d.,\s()+-]/.test(cell)) return null;
  return readNumber(cellText(cell), format.decimalMark)?.currency ?? null;
}
