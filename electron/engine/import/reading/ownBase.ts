/** The base currency of a workbook that has no money yet is the one that the first amounts are headed with. */
import { currencyOfSign } from "../../../../src/core/domain/currencies.ts";
import { fieldKinds } from "../../../../src/core/mapping/fields.ts";
import type { LayoutColumn } from "./layout.ts";
import type { ReadContext } from "./protocol.ts";

/** As the file is to be read: unless all its amounts are headed with one currency, in the base currency of the workbook. */
export function withOwnBase(columns: readonly LayoutColumn[], context: ReadContext): ReadContext {
  if (!context.baseOpen) return context;
  const { baseCurrency } = context;
  const headed = new Set(
    columns.flatMap(({ field, format: { currency, sign } }) => {
      if (field === null || fieldKinds[field] !== "money") return [];
      return currency ?? (sign === undefined ? baseCurrency : currencyOfSign(sign, [baseCurrency]));
    }),
  );
  const [only = baseCurrency, ...others] = headed;
  return others.length > 0 ? context : { ...context, baseCurrency: only };
}
