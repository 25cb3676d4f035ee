/**
 * HubSpot's "Amount in company currency" beside "Amount" does not say which currency that is. The rows do: where both amounts
 * are the same, the deal's own currency is it.
 */
import type { ImportField } from "../../../../src/core/mapping/fields.ts";
import { firstRows } from "../readers/openSource.ts";
import type { Source } from "../readers/source.ts";
import type { LayoutColumn } from "./layout.ts";
import { currencyOfCell } from "./moneyCells.ts";

/** Rows that are looked at. */
const SAMPLED = 1000;

/** Writes into the amount's format which currency it is in, where the rows leave no doubt. */
export async function findCompanyCurrency(
  columns: readonly LayoutColumn[],
  source: Source,
  headerRow: number,
): Promise<void> {
  const column = (field: ImportField) => columns.find((candidate) => candidate.field === field);
  const [amount, own, currency] = [column("amount"), column("currencyAmount"), column("currency")];
  if (!amount || !own || !currency || amount.format.currency !== undefined) return;
  const found = new Set<string>();
  for (const { row, cells } of await firstRows(source, headerRow + SAMPLED)) {
    const value = cells[amount.index]?.trim() ?? "";
    if (row <= headerRow || !/[1-9]/.test(value) || value !== cells[own.index]?.trim()) continue;
    const named = currencyOfCell(cells[currency.index] ?? "", []);
    if (typeof named === "string") found.add(named);
  }
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) amount.format = { ...amount.format, currency: only };
}
