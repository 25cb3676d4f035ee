/** Cells of the grid as text: what the clipboard takes out and what a paste puts in. */
import {
  cellOf,
  type DealColumn,
  type DealFields,
  type DealRow,
  type FixedColumn,
} from "../../src/contract/common.ts";
import { WorkbenchError } from "../../src/contract/errors.ts";
import { categories, parseCategory } from "../../src/core/domain/categories.ts";
import {
  type Parsed,
  parseCustomText,
  parseDayText,
  parseMoney,
  parsePercent,
  parseQuantityMilli,
} from "../../src/core/domain/cellText.ts";
import {
  customTypeOf,
  type CustomType,
  type CustomValue,
  isCustomId,
} from "../../src/core/domain/customFields.ts";
import { minorDigitsOf, minorToDecimal } from "../../src/core/domain/money.ts";

/** A cell as a spreadsheet understands it: plain decimals, ISO days, names. */
export function cellValue(row: DealRow, column: DealColumn, baseCurrency: string): string | number | null {
  const value = cellOf(row, column);
  if (value === null) return null;
  if (column === "amountMinor") return minorToDecimal(value as number, minorDigitsOf(baseCurrency));
  if (column === "currencyAmountMinor") return minorToDecimal(value as number, minorDigitsOf(row.currency));
  if (column === "quantity") return (value as number) / 1000;
  return value;
}

type Parse = (text: string, row: Pick<DealRow, "currency">, base: string) => DealFields;

/** @throws WorkbenchError invalid with the value, so that the sentence can name it */
function take<T>(parsed: Parsed<T>, value: string): T {
  if (parsed.ok) return parsed.value;
  throw new WorkbenchError("invalid", parsed.code, { value, example: "2026-07-31" });
}

const orNull = <T>(text: string, parse: () => T): T | null => (text.trim() === "" ? null : parse());

/** Of what every deal has. @throws WorkbenchError invalid with `code` where there is no text */
function required(text: string, code: string): string {
  if (text.trim() === "") throw new WorkbenchError("invalid", code);
  return text;
}

const editable: Partial<Record<FixedColumn, Parse>> = {
  name: (text) => ({ name: text }),
  account: (text) => ({ account: orNull(text, () => text) }),
  pipeline: (text) => ({ pipeline: required(text, "pipelineEmpty") }),
  stage: (text) => ({ stage: required(text, "stageEmpty") }),
  owner: (text) => ({ owner: orNull(text, () => text) }),
  product: (text) => ({ product: orNull(text, () => text) }),
  quantity: (text) => ({ quantity: orNull(text, () => take(parseQuantityMilli(text), text)) }),
  amountMinor: (text, _row, base) => ({
    amountMinor: orNull(text, () => take(parseMoney(text, minorDigitsOf(base)), text)),
  }),
  currency: (text) => ({ currency: required(text, "currencyEmpty") }),
  currencyAmountMinor: (text, row) => ({
    currencyAmountMinor: orNull(text, () => take(parseMoney(text, minorDigitsOf(row.currency)), text)),
  }),
  createdOn: (text) => ({ createdOn: orNull(text, () => take(parseDayText(text), text)) }),
  expectedOn: (text) => ({ expectedOn: orNull(text, () => take(parseDayText(text), text)) }),
  closedOn: (text) => ({ closedOn: orNull(text, () => take(parseDayText(text), text)) }),
  nextStepOn: (text) => ({ nextStepOn: orNull(text, () => take(parseDayText(text), text)) }),
  category: (text) => ({
    category: orNull(text, () => {
      const category = parseCategory(text);
      if (!category)
        throw new WorkbenchError("invalid", "notCategory", { value: text, known: categories.join(", ") });
      return category;
    }),
  }),
  repProbability: (text) => ({ repProbability: orNull(text, () => take(parsePercent(text), text)) }),
  managerProbability: (text) => ({ managerProbability: orNull(text, () => take(parsePercent(text), text)) }),
  source: (text) => ({ source: orNull(text, () => text) }),
  lossReason: (text) => ({ lossReason: orNull(text, () => text) }),
  nextStep: (text) => ({ nextStep: orNull(text, () => text) }),
  note: (text) => ({ note: orNull(text, () => text) }),
};

/** @throws WorkbenchError invalid where the text doesn't fit the column, or nothing can be written to it */
export function parseCell(
  column: DealColumn,
  text: string,
  row: Pick<DealRow, "currency">,
  base: string,
): DealFields {
  if (isCustomId(column)) return { custom: { [column]: customCell(customTypeOf(column), text) } };
  const parse = editable[column];
  if (!parse) throw new WorkbenchError("invalid", "columnReadOnly", { column });
  return parse(text, row, base);
}

function customCell(type: CustomType, text: string): CustomValue | null {
  return orNull(text, () => take<CustomValue>(parseCustomText(type, text), text));
}

/** The stage's and pipeline's name in the caller's language where the file has one. */
export type LocalNames = (row: DealRow) => { stage: string; pipeline: string };

export function blockCells(
  rows: readonly DealRow[],
  columns: readonly DealColumn[],
  base: string,
  names: LocalNames,
): (string | number | null)[][] {
  return rows.map((row) => {
    const local = { ...row, ...names(row) };
    return columns.map((column) => cellValue(local, column, base));
  });
}
