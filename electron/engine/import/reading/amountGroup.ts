/** A deal's amount: what the amount, the currency and the own-currency amount of a row come to together. */
import { minorDigitsOf } from "../../../../src/core/domain/money.ts";
import { toBaseMinor } from "../../../../src/core/domain/rates.ts";
import { type Cell, cellText, type Failure, failure, isFailure } from "../../../../src/core/mapping/cell.ts";
import type { ImportField, ImportTable } from "../../../../src/core/mapping/fields.ts";
import { parseMoney } from "../../../../src/core/mapping/number.ts";
import { CodeBuilder, NumberBuilder } from "./builders.ts";
import type { ReaderColumn } from "./fieldReaders.ts";
import { currencyOfAmount, currencyOfCell } from "./moneyCells.ts";
import type { ReadContext } from "./protocol.ts";

interface AmountColumns {
  amount: ReaderColumn | undefined;
  currency: ReaderColumn | undefined;
  currencyAmount: ReaderColumn | undefined;
  wonAmount: ReaderColumn | undefined;
}

export interface AmountFault {
  column: ReaderColumn;
  failure: Failure;
}

/**
 * Builds three columns: the amount in the base currency, the deal's own currency (empty: the base), the amount in it.
 * With an own-currency column the amount column is in the base currency, as our export writes them; else the amount is in
 * the currency that the header, the cell or the currency column names. What a won deal came to stands over both.
 */
export class AmountGroup {
  readonly amount = new NumberBuilder();
  readonly currency = new CodeBuilder();
  readonly currencyAmount = new NumberBuilder();
  private readonly columns: AmountColumns;
  private readonly base: string;
  private readonly rates: ReadContext["rates"];

  /** @returns null where no column holds a deal's amount */
  static of(table: ImportTable, columns: readonly ReaderColumn[], context: ReadContext): AmountGroup | null {
    const find = (field: ImportField) => columns.find((column) => column.field === field);
    const own = {
      amount: find("amount"),
      currency: find("currency"),
      currencyAmount: find("currencyAmount"),
      wonAmount: find("wonAmount"),
    };
    return table === "deals" && (own.amount ?? own.currencyAmount) ? new AmountGroup(own, context) : null;
  }

  private constructor(columns: AmountColumns, { baseCurrency, rates }: ReadContext) {
    this.columns = columns;
    this.base = baseCurrency;
    this.rates = rates;
  }

  /** @param at the row's cell of a column */
  read(at: (index: number) => Cell, slot: number): AmountFault | null {
    const { amount, currency, currencyAmount, wonAmount } = this.columns;
    const named = currency ? currencyOfCell(at(currency.index), [this.base]) : null;
    if (isFailure(named)) return { column: currency as ReaderColumn, failure: named };
    if (wonAmount && this.isTold(at(wonAmount.index), wonAmount))
      return this.readOne(at, slot, wonAmount, named);
    if (currencyAmount) return this.readBoth(at, slot, named ?? this.base);
    return this.readOne(at, slot, amount as ReaderColumn, named);
  }

  /** Systems write 0 for what a lost deal came to: that says nothing of what it was worth. */
  private isTold(cell: Cell, { format }: ReaderColumn): boolean {
    return cellText(cell) !== "" && parseMoney(cell, format, minorDigitsOf(this.base)) !== 0;
  }

  private readOne(
    at: (index: number) => Cell,
    slot: number,
    column: ReaderColumn,
    named: string | null,
  ): AmountFault | null {
    const cell = at(column.index);
    const own = currencyOfAmount(cell, column.format, named, this.base);
    const value = parseMoney(cell, column.format, minorDigitsOf(own));
    if (isFailure(value)) return { column, failure: value };
    return own === this.base
      ? this.put(slot, value, null, null)
      : this.putForeign(slot, own, value, null, column);
  }

  private readBoth(at: (index: number) => Cell, slot: number, own: string): AmountFault | null {
    const { amount, currencyAmount } = this.columns as {
      amount: ReaderColumn | undefined;
      currencyAmount: ReaderColumn;
    };
    // The company's currency of the system may be another than the workbook's base.
    const isBase = amount !== undefined && (amount.format.currency ?? this.base) === this.base;
    const given = isBase ? parseMoney(at(amount.index), amount.format, minorDigitsOf(this.base)) : null;
    if (isFailure(given)) return { column: amount as ReaderColumn, failure: given };
    const inOwn = parseMoney(at(currencyAmount.index), currencyAmount.format, minorDigitsOf(own));
    if (isFailure(inOwn)) return { column: currencyAmount, failure: inOwn };
    if (own === this.base) return this.put(slot, given ?? inOwn, null, null);
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
    if (rate === undefined) return { column, failure: failure("cellNoRate", own) };
    return this.put(slot, toBaseMinor(value, rate, minorDigitsOf(own), minorDigitsOf(this.base)), own, value);
  }

  private put(slot: number, amount: number | null, currency: string | null, inOwn: number | null): null {
    this.amount.set(slot, amount);
    this.currency.set(slot, currency);
    this.currencyAmount.set(slot, inOwn);
    return null;
  }
}
