/** What the status bar says of the cells selected: how many are filled, and what the numbers among them come to. Pure. */
import type { CallOutput } from "../../../../contract/calls.ts";
import type { DealColumn } from "../../../../contract/common.ts";
import type { Format } from "../../../presenters/format.ts";
import { columnSpec } from "./columns.ts";

type Aggregate = CallOutput<"deals.aggregate">["columns"][number];

export interface FigureWords {
  filled: string;
  sum: string;
  average: string;
  /** A figure of one column among others: "Sum of Amount". */
  of(figure: string, column: string): string;
  column(column: DealColumn): string;
}

interface Figure {
  label: string;
  value: string;
}

/**
 * Only what is filled counts. Columns of one kind add up, as in a spreadsheet; where kinds mix, money, quantities and
 * percentages can't, so each column speaks for itself.
 */
export function figuresOf(columns: readonly Aggregate[], format: Format, words: FigureWords): Figure[] {
  const filled = {
    label: words.filled,
    value: format.number(columns.reduce((all, { count }) => all + count, 0)),
  };
  // Amounts in their own currencies have no common sum.
  const numbers = columns.filter(
    ({ column, sum, count }) => sum !== null && count > 0 && column !== "currencyAmountMinor",
  );
  const kinds = new Set(numbers.map(({ column }) => columnSpec(column).kind));
  if (kinds.size === 1) return [filled, ...sumAndAverage(numbers, format, words, (label) => label)];
  return [
    filled,
    ...numbers.flatMap((number) =>
      sumAndAverage([number], format, words, (label) => words.of(label, words.column(number.column))),
    ),
  ];
}

function sumAndAverage(
  numbers: readonly Aggregate[],
  format: Format,
  words: FigureWords,
  named: (label: string) => string,
): Figure[] {
  const [first] = numbers;
  if (!first) return [];
  const count = numbers.reduce((all, column) => all + column.count, 0);
  const sum = numbers.reduce((all, column) => all + (column.sum ?? 0), 0);
  const average = { label: named(words.average), value: valueOf(first.column, sum / count, format) };
  // Percentages don't add up.
  if (columnSpec(first.column).kind === "percent") return [average];
  return [{ label: named(words.sum), value: valueOf(first.column, sum, format) }, average];
}

function valueOf(column: DealColumn, value: number, format: Format): string {
  switch (columnSpec(column).kind) {
    case "money":
      return format.moneyUnit(Math.round(value));
    case "quantity":
      return format.quantity(value);
    case "number":
      return format.figure(Number(value.toPrecision(6 + String(Math.trunc(value)).length)));
    default:
      return format.percentPoints(value);
  }
}
