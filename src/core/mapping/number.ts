/** Numbers as people write them in either notation, read exactly: digits to integers, never through a float. */
import { customNumber, roundedNumber } from "../domain/customFields.ts";
import { currencyNamed, type NamedCurrency } from "../domain/currencies.ts";
import { decimalToMinor, MOST_MINOR } from "../domain/money.ts";
import { type Cell, cellText, type Failure, failure } from "./cell.ts";
import type { CellFormat } from "./fields.ts";

const units: Record<string, number> = {
  k: 1e3,
  千: 1e3,
  仟: 1e3,
  w: 1e4,
  万: 1e4,
  萬: 1e4,
  十万: 1e5,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  百万: 1e6,
  千万: 1e7,
  百萬: 1e6,
  千萬: 1e7,
  亿: 1e8,
  億: 1e8,
  b: 1e9,
  bn: 1e9,
  十亿: 1e9,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
};

export interface ReadNumber {
  /** Sign, digits, at most one `.` */
  decimal: string;
  scale: number;
  percent: boolean;
  /** What the cell says of its currency. */
  currency: NamedCurrency | null;
  /** It says that it counts in whole units: 1,200,000元, where 120万元 does not. */
  inYuan: boolean;
}

/** As a spreadsheet writes wide numbers to CSV: 1.23E+05. */
const SCIENTIFIC = /^-?\d(?:\.\d+)?e[+-]?\d{1,2}$/i;
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** @returns null where the text is no number; reads `1 234,56`, `1.2E+05`, `(12.5)`, `¥1.2万`, `12%`, `1'000`, `１２３` */
export function readNumber(text: string, decimalMark: "." | "," | undefined): ReadNumber | null {
  if (decimalMark !== "," && PLAIN.test(text) && !isDotGroup(text))
    return { decimal: text, scale: 1, percent: false, currency: null, inYuan: false };
  if (SCIENTIFIC.test(text))
    return { decimal: written(Number(text)), scale: 1, percent: false, currency: null, inYuan: false };
  let rest = text.normalize("NFKC").replace(/[\s\u00a0\u202f\u2009'’`_]/g, "");
  let negative = false;
  // "1.200,-": no cents.
  rest = rest.replace(/(?<=\d[.,])[-–—]{1,2}(?=\D*$)/u, "00");
  const [, before, inner, behind] = /^([^\d()]*)\((.+)\)([^\d()]*)$/.exec(rest) ?? [];
  if (inner !== undefined) {
    negative = true;
    rest = `${before}${inner}${behind}`;
  }
  const match = /^([+\-−]?)([^\d.,+\-−]{0,8})([+\-−]?)([\d.,]*\d[\d.,]*)([^\d.,+\-−]{0,8})([-−]?)$/u.exec(
    rest,
  );
  if (!match) return null;
  const signs =
    [match[1], match[3], match[6]].filter((sign) => sign === "-" || sign === "−").length + (negative ? 1 : 0);
  if (signs > 1) return null;
  const prefix = readAffix(match[2] ?? "");
  // "500000元整": and not a cent more.
  const behindDigits = (match[5] ?? "").replace(/(?<=[元圆])整$/u, "");
  const suffix = readAffix(behindDigits);
  if (!prefix || !suffix || prefix.scale !== 1 || prefix.percent) return null;
  const decimal = plainDecimal(match[4] as string, decimalMark);
  if (decimal === null) return null;
  return {
    decimal: (signs === 1 ? "-" : "") + decimal,
    scale: suffix.scale,
    percent: suffix.percent,
    currency: surer(prefix.currency, suffix.currency),
    inYuan: suffix.scale === 1 && /[元圆块円]$/u.test(behindDigits),
  };
}

/** A name says more than a sign: 人民币3000元. */
function surer(one: NamedCurrency | null, other: NamedCurrency | null): NamedCurrency | null {
  return one && other && "sign" in one && "code" in other ? other : (one ?? other);
}

/** A float as digits; one beyond all amounts as a number that is so, too. */
function written(value: number): string {
  return Math.abs(value) < 1e20 ? Number(value.toPrecision(15)).toFixed(6) : "9".repeat(21);
}

interface Affix {
  scale: number;
  percent: boolean;
  currency: NamedCurrency | null;
}

/** What stands before or after the digits: a currency, a unit, both, or nothing; null where it is something else. */
function readAffix(text: string): Affix | null {
  const word = text.toLowerCase();
  if (word === "") return { scale: 1, percent: false, currency: null };
  if (word === "%") return { scale: 1, percent: true, currency: null };
  for (const unit of [word, word.slice(0, 2), word.slice(0, 1)]) {
    if (!Object.hasOwn(units, unit)) continue;
    // "m", "k", "w": only where nothing but a currency follows; "mxn" is no million.
    const rest = word.slice(unit.length);
    const currency = rest === "" ? null : currencyNamed(rest);
    if (rest === "" || currency) return { scale: units[unit] as number, percent: false, currency };
  }
  const currency = currencyNamed(word);
  return currency && { scale: 1, percent: false, currency };
}

/** `1.234`: a dot before exactly three digits, which may be grouping. */
function isDotGroup(text: string): boolean {
  const dot = text.indexOf(".");
  return dot > 0 && text.length - dot === 4 && dot <= 4;
}

/** Digits with grouping and decimal marks to digits with at most one `.`; null where the marks make no sense. */
function plainDecimal(text: string, mark: "." | "," | undefined): string | null {
  const lastDot = text.lastIndexOf(".");
  const lastComma = text.lastIndexOf(",");
  if (lastDot < 0 && lastComma < 0) return text;
  if (lastDot >= 0 && lastComma >= 0) {
    const [group, point] = lastDot > lastComma ? [",", "."] : [".", ","];
    const [whole = "", fraction = "", ...more] = text.split(point);
    if (more.length > 0 || fraction.includes(group) || !isGrouped(whole, group)) return null;
    return `${whole.replaceAll(group, "")}.${fraction}`;
  }
  const only = lastDot >= 0 ? "." : ",";
  const parts = text.split(only);
  if (parts.length > 2) return isGrouped(text, only) ? parts.join("") : null;
  const groupable = isGrouped(text, only) && (parts[1] as string).length === 3 && parts[0] !== "0";
  // A single mark before three digits is grouping or decimal: only the column tells. A dot is a decimal point unless it said otherwise.
  const grouping = groupable && (mark === undefined ? only === "," : mark !== only);
  return grouping ? parts.join("") : `${parts[0]}.${parts[1]}`;
}

/** Groups of three, of four (Chinese), or of two before a last three (Indian). */
function isGrouped(text: string, mark: string): boolean {
  const [first = "", ...rest] = text.split(mark);
  if (rest.length === 0) return true;
  if (first.length < 1 || first.length > 4) return false;
  const last = rest.at(-1) as string;
  if (rest.every((part) => part.length === 4)) return true;
  return last.length === 3 && rest.slice(0, -1).every((part) => part.length === 3 || part.length === 2);
}

/**
 * Most amounts: digits, perhaps a point and no more places than the currency has. Read by their character codes, many
 * times as fast as by patterns. @returns NaN for all else
 */
function plainMinor(text: string, digits: number): number {
  let value = 0;
  let places = -1;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  if (text.length === start || text.length > 15) return Number.NaN;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      if (places >= 0) places += 1;
    } else if (code === 46 && places < 0 && index > start) places = 0;
    else return Number.NaN;
  }
  // Three places may be a group of thousands: that is not for here.
  if (places === 0 || places > digits || places >= 3) return Number.NaN;
  for (let rest = Math.max(places, 0); rest < digits; rest += 1) value *= 10;
  return start === 1 ? -value || 0 : value;
}

/** @returns minor units (integer), null for an empty cell; `currency` of the cell is told by {@link readNumber} */
export function parseMoney(cell: Cell, format: CellFormat, digits: number): number | null | Failure {
  if (typeof cell === "number") return checkMoney(numberToScaled(cell, digits, format.scale ?? 1));
  if (format.scale === undefined && cell !== "") {
    const plain = plainMinor(cell, digits);
    if (plain <= MOST_MINOR && plain >= -MOST_MINOR) return plain;
  }
  const text = cellText(cell);
  if (text === "") return null;
  const read = readNumber(text, format.decimalMark);
  if (!read || read.percent) return failure("cellNotMoney");
  return checkMoney(decimalToMinor(read.decimal, digits, scaleOf(read, format)));
}

/** "120万" in a column of 万 means 120 万 once, and "1,200,000元" in it means so many yuan. */
function scaleOf({ scale, inYuan, currency }: ReadNumber, format: CellFormat): number {
  if (scale !== 1) return scale;
  return inYuan || (currency && format.signedWhole) ? 1 : (format.scale ?? 1);
}

function checkMoney(minor: number | null): number | Failure {
  if (minor === null || Number.isNaN(minor)) return failure("cellNotMoney");
  return Math.abs(minor) > MOST_MINOR ? failure("cellAmountTooLarge") : minor;
}

/** A spreadsheet's number holds 15 digits; what stands after them is noise of its binary form. */
function numberToScaled(value: number, digits: number, scale: number): number | null {
  if (!Number.isFinite(value)) return null;
  const text = value.toPrecision(15);
  return text.includes("e") ? Math.round(value * scale * 10 ** digits) : decimalToMinor(text, digits, scale);
}

/** @returns thousandths */
export function parseQuantity(cell: Cell, format: CellFormat): number | null | Failure {
  const value = parseMoney(cell, format, 3);
  if (typeof value === "number" && value < 0) return failure("cellNotNumber");
  return typeof value === "object" && value !== null ? failure("cellNotNumber") : value;
}

export function parseInteger(cell: Cell, format: CellFormat): number | null | Failure {
  const value = parseMoney(cell, format, 0);
  return typeof value === "object" && value !== null ? failure("cellNotNumber") : value;
}

/** @returns the number of a custom field, of so many digits as a spreadsheet keeps */
export function parseNumber(cell: Cell, format: CellFormat): number | null | Failure {
  if (typeof cell === "number") return roundedNumber(cell) ?? failure("cellNumberTooLong");
  const text = cellText(cell);
  if (text === "") return null;
  const read = readNumber(text, format.decimalMark);
  if (!read) return failure("cellNotNumber");
  return customNumber(read.decimal, read.scale) ?? failure("cellNumberTooLong");
}

/** @returns hundredths of a percent, 0-10000 */
export function parsePercent(cell: Cell, format: CellFormat): number | null | Failure {
  let bp: number | null;
  if (typeof cell === "number") bp = numberToScaled(cell, 2, format.fraction ? 100 : 1);
  else {
    const plain = format.fraction ? Number.NaN : plainMinor(cell, 2);
    if (plain >= 0 && plain <= 10_000) return plain;
    const text = cellText(cell);
    if (text === "") return null;
    const read = readNumber(text, format.decimalMark);
    if (!read || read.scale !== 1 || read.currency) return failure("cellNotPercent");
    bp = decimalToMinor(read.decimal, 2, format.fraction && !read.percent ? 100 : 1);
  }
  return bp === null || bp < 0 || bp > 10_000 ? failure("cellNotPercent") : bp;
}
