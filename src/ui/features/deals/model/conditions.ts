/** A column's filter while it is being made: what the popover shows and the condition that comes of it. Pure. */
import type { ColumnCondition, DealColumn } from "../../../../contract/common.ts";
import {
  parseMoney,
  parseNumberText,
  parsePercent,
  parseQuantityMilli,
} from "../../../../core/domain/cellText.ts";
import type { Day } from "../../../../core/domain/days.ts";
import { minorDigitsOf, minorToDecimal } from "../../../../core/domain/money.ts";
import { columnSpec, isNumeric } from "./columns.ts";
import { parseTypedDay } from "./typedDay.ts";

export const textOperators = [
  "contains",
  "notContains",
  "equals",
  "notEqual",
  "startsWith",
  "endsWith",
  "blank",
  "notBlank",
] as const;
export type TextOperator = (typeof textOperators)[number];
export const rangeOperators = ["range", "blank", "notBlank"] as const;
export type RangeOperator = (typeof rangeOperators)[number];

export type FilterKind = "text" | "number" | "day" | "set";

export function filterKindOf(column: DealColumn): FilterKind {
  const { kind, set } = columnSpec(column);
  if (set) return "set";
  if (kind === "day") return "day";
  return isNumeric(column) ? "number" : "text";
}

export function textCondition(operator: TextOperator, text: string): ColumnCondition | null {
  if (operator === "blank" || operator === "notBlank") return { type: operator };
  const value = text.trim();
  return value === "" ? null : { type: operator, value };
}

export interface Ends {
  from: string;
  to: string;
}

export type RangeResult = { condition: ColumnCondition | null } | { wrong: "from" | "to"; code: string };

/** Typed ends of a range of numbers, money or days. Money is in the base currency; empty ends are open. */
export function rangeCondition(
  column: DealColumn,
  ends: Ends,
  context: { baseCurrency: string; today: Day },
): RangeResult {
  const parsed: Partial<Record<"from" | "to", number | string>> = {};
  for (const end of ["from", "to"] as const) {
    if (ends[end].trim() === "") continue;
    const value = parseEnd(column, ends[end], context);
    if (!value.ok) return { wrong: end, code: value.code };
    parsed[end] = value.value;
  }
  const { from, to } = parsed;
  if (from === undefined && to === undefined) return { condition: null };
  // Typed the wrong way round is meant the right way round.
  if (from !== undefined && to !== undefined && from > to)
    return { condition: { type: "range", from: to, to: from } };
  return { condition: { type: "range", ...parsed } };
}

function parseEnd(column: DealColumn, text: string, context: { baseCurrency: string; today: Day }) {
  const { kind } = columnSpec(column);
  if (kind === "day") return parseTypedDay(text, context.today);
  if (kind === "number") return parseNumberText(text);
  if (kind === "money") return parseMoney(text, minorDigitsOf(context.baseCurrency));
  return kind === "quantity" ? parseQuantityMilli(text) : parsePercent(text);
}

/** The ends of a condition as they are typed; empty where it is none of ranges. */
export function endsOf(
  column: DealColumn,
  condition: ColumnCondition | undefined,
  baseCurrency: string,
): Ends {
  if (condition?.type !== "range") return { from: "", to: "" };
  const shown = (value: string | number | undefined): string => {
    if (value === undefined || typeof value === "string") return value ?? "";
    const { kind } = columnSpec(column);
    if (kind === "number") return String(value);
    const digits = kind === "money" ? minorDigitsOf(baseCurrency) : kind === "quantity" ? 3 : 0;
    return minorToDecimal(value, digits).replace(/\.0+$/, "");
  };
  return { from: shown(condition.from), to: shown(condition.to) };
}

/** For "filter by this value": what keeps the deals whose cell holds the same. */
export function sameValue(column: DealColumn, value: string | number | null): ColumnCondition {
  if (value === null || value === "") return { type: "blank" };
  switch (filterKindOf(column)) {
    case "set":
      return { type: "oneOf", values: [String(value)] };
    case "number":
    case "day":
      return { type: "range", from: value, to: value };
    case "text":
      return { type: "equals", value };
  }
}
