/** The base currency of a workbook that has no money yet is the one that the first amounts are in, where that is but one. */
import { currencyOfSign } from "../../../../src/core/domain/currencies.ts";
import { isFailure } from "../../../../src/core/mapping/cell.ts";
import { fieldKinds, type ImportField } from "../../../../src/core/mapping/fields.ts";
import { firstRows } from "../readers/openSource.ts";
import type { Source } from "../readers/source.ts";
import type { Layout, LayoutColumn } from "./layout.ts";
import { currencyOfAmount, currencyOfCell } from "./moneyCells.ts";
import type { ReadContext } from "./protocol.ts";

/** Rows that are looked at where headers say nothing. */
const SAMPLED = 1000;

/** As the file is to be read: unless all its amounts are in one currency, in the base currency of the workbook. */
export async function withOwnBase(
  layout: Layout,
  source: Source,
  context: ReadContext,
): Promise<ReadContext> {
  if (!context.baseOpen) return context;
  const { baseCurrency } = context;
  const headed = headedCurrencies(layout.columns, baseCurrency);
  const silent = headed.size === 1 && headed.has(baseCurrency);
  const found = silent ? await currenciesOfCells(layout, source, baseCurrency) : headed;
  const [only = baseCurrency, ...others] = found;
  return others.length > 0 ? context : { ...context, baseCurrency: only };
}

function headedCurrencies(columns: readonly LayoutColumn[], base: string): Set<string> {
  return new Set(
    columns.flatMap(({ field, format: { currency, sign } }) => {
      if (field === null || field === "currencyAmount" || fieldKinds[field] !== "money") return [];
      return currency ?? (sign === undefined ? base : currencyOfSign(sign, [base]));
    }),
  );
}

/** By what the cells of deals' amounts say, and the currency column beside them; a plain amount is in the base currency. */
async function currenciesOfCells(layout: Layout, source: Source, base: string): Promise<Set<string>> {
  const column = (field: ImportField) => layout.columns.find((candidate) => candidate.field === field);
  const amount = column("amount");
  const currency = column("currency");
  const found = new Set<string>();
  // With an amount in each deal's own currency, the other is in the base currency.
  if (layout.table !== "deals" || !amount || column("currencyAmount")) return found;
  for (const { row, cells } of await firstRows(source, layout.headerRow + SAMPLED)) {
    const cell = cells[amount.index]?.trim() ?? "";
    if (row <= layout.headerRow || cell === "") continue;
    const named = currency ? currencyOfCell(cells[currency.index] ?? "", [base]) : null;
    if (!isFailure(named)) found.add(currencyOfAmount(cell, amount.format, named, base));
  }
  return found;
}
