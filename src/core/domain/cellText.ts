/**
 * What a person types or pastes into one cell. A cell stands alone, so readings that only a whole column could tell
 * (day or month first) follow the caller's locale; the import infers them over the column instead (`core/mapping`).
 */
import { customNumber, type CustomType, type CustomValue } from "./customFields.ts";
import { type Day, makeDay } from "./days.ts";
import { decimalToMinor, MOST_MINOR } from "./money.ts";

export type Parsed<T> = { ok: true; value: T } | { ok: false; code: string };

const fail = (code: string): { ok: false; code: string } => ({ ok: false, code });

const units: Record<string, number> = {
  k: 1e3,
  千: 1e3,
  w: 1e4,
  万: 1e4,
  萬: 1e4,
  m: 1e6,
  mn: 1e6,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  億: 1e8,
  b: 1e9,
  bn: 1e9,
};

/** `12,500`, `12 500.50`, `1.2M`, `120万`, `¥ 3.5`, `(200)`, `1.234,56`. Codes: notMoney, amountTooLarge. */
export function parseMoney(text: string, digits = 2): Parsed<number> {
  const parsed = parseDecimal(text);
  if (!parsed) return fail("notMoney");
  const minor = decimalToMinor(parsed.decimal, digits, parsed.scale);
  if (minor === null) return fail("notMoney");
  return Math.abs(minor) > MOST_MINOR ? fail("amountTooLarge") : { ok: true, value: minor };
}

/** A plain quantity in thousandths. Code: notNumber. */
export function parseQuantityMilli(text: string): Parsed<number> {
  const parsed = parseDecimal(text);
  const value = parsed && decimalToMinor(parsed.decimal, 3, parsed.scale);
  return value === null || value < 0 || value > MOST_MINOR ? fail("notNumber") : { ok: true, value };
}

/** Of at most 15 digits. Codes: notNumber, numberTooLong. */
export function parseNumberText(text: string): Parsed<number> {
  const parsed = parseDecimal(text);
  if (!parsed) return fail("notNumber");
  const value = customNumber(parsed.decimal, parsed.scale);
  return value === null ? fail("numberTooLong") : { ok: true, value };
}

/** A value of a custom field. */
export function parseCustomText(type: CustomType, text: string): Parsed<CustomValue> {
  if (type === "number") return parseNumberText(text);
  return type === "day" ? parseDayText(text) : { ok: true, value: text.trim() };
}

/** `35`, `35%`, `35.5 %`: percent, 0-100. Code: notPercent. */
export function parsePercent(text: string): Parsed<number> {
  const parsed = parseDecimal(text.replace(/[%％]\s*$/, ""));
  const value = parsed && parsed.scale === 1 ? Number(parsed.decimal) : Number.NaN;
  return value >= 0 && value <= 100 ? { ok: true, value: Math.round(value * 100) / 100 } : fail("notPercent");
}

function parseDecimal(text: string): { decimal: string; scale: number } | null {
  let rest = text
    .normalize("NFKC")
    .trim()
    .replace(/[\s\u00a0\u202f'’_]/g, "");
  let negative = false;
  if (/^\(.*\)$/.test(rest)) {
    negative = true;
    rest = rest.slice(1, -1);
  }
  rest = rest
    .replace(/^([+-]?)(?:[A-Z]{3}|[A-Z]{0,2}[$€£¥￥₹₩])/, "$1")
    .replace(/(?:[A-Z]{3}|[$€£¥₹₩元])$/, "");
  const match = /^([+-]?)([\d.,]*\d[\d.,]*)(\p{L}*)$/u.exec(rest);
  if (!match) return null;
  const scale = match[3] === "" ? 1 : units[(match[3] as string).toLowerCase()];
  const decimal = plainDecimal(match[2] as string);
  if (scale === undefined || decimal === null) return null;
  return { decimal: (negative !== (match[1] === "-") ? "-" : "") + decimal, scale };
}

/** Digits with grouping and decimal marks to digits with at most one `.`; null where the marks make no sense. */
function plainDecimal(text: string): string | null {
  const lastDot = text.lastIndexOf(".");
  const lastComma = text.lastIndexOf(",");
  if (lastDot >= 0 && lastComma >= 0) {
    const [group, mark] = lastDot > lastComma ? [",", "."] : [".", ","];
    const [whole = "", fraction = "", ...more] = text.split(mark);
    if (more.length > 0 || fraction.includes(group) || !grouped(whole, group)) return null;
    return `${whole.replaceAll(group, "")}.${fraction}`;
  }
  const mark = lastDot >= 0 ? "." : lastComma >= 0 ? "," : null;
  if (mark === null) return text;
  // "1,234" is a thousand and "12,5" is twelve and a half; "1.234" is decimal unless it repeats.
  const parts = text.split(mark);
  const looksGrouped = grouped(text, mark) && (mark === "," || parts.length > 2);
  if (looksGrouped) return text.replaceAll(mark, "");
  return parts.length === 2 ? `${parts[0]}.${parts[1]}` : null;
}

function grouped(text: string, mark: string): boolean {
  const [first = "", ...rest] = text.split(mark);
  return (
    first.length >= 1 &&
    (rest.length === 0 || first.length <= 4) &&
    rest.every((part) => part.length === 3 || part.length === 4)
  );
}

export type DateOrder = "ymd" | "dmy" | "mdy";

/**
 * `2026-07-31`, `2026/7/31`, `2026年7月31日`, `20260731`, `31.7.2026`, `7/31/2026` (by `order`, or the only order that
 * fits). Codes: notDay (no date at all), noSuchDay (31 February).
 */
export function parseDayText(text: string, order: DateOrder = "mdy"): Parsed<Day> {
  const trimmed = text
    .normalize("NFKC")
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?(z|[+-]\d{2}:?\d{2})?$/i, "");
  const yearFirst =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(trimmed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  if (yearFirst) return toDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(trimmed);
  if (!yearLast) return fail("notDay");
  const [a, b] = [Number(yearLast[1]), Number(yearLast[2])];
  const year = (yearLast[3] as string).length === 2 ? 2000 + Number(yearLast[3]) : Number(yearLast[3]);
  const dayFirst = a > 12 || (order === "dmy" && b <= 12);
  return dayFirst ? toDay(year, b, a) : toDay(year, a, b);
}

function toDay(year: number, month: number, day: number): Parsed<Day> {
  const made = makeDay(year, month, day);
  return made === null ? fail("noSuchDay") : { ok: true, value: made };
}
