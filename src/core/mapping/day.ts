/** Days as spreadsheets and CRMs write them: ISO, either order of day and month, Chinese, English, serials, epoch. */
import { dayFromNumber, dayNumber, isCalendarDay, type Day, MS_PER_DAY } from "../domain/days.ts";
import { type Cell, cellText, type Failure, failure } from "./cell.ts";
import type { CellFormat } from "./fields.ts";

/** Beginnings of the months' names in English, German, French and Spanish, without accents. */
const months: readonly (readonly string[])[] = [
  ["jan", "ene"],
  ["feb", "fev"],
  ["mar"],
  ["apr", "avr", "abr"],
  ["may", "mai"],
  ["juin", "jun"],
  ["juil", "jul"],
  ["aug", "aou", "ago"],
  ["sep"],
  ["oct", "okt"],
  ["nov"],
  ["dec", "dez", "dic"],
];

/** From 1; 0 where the word is no month. */
function monthOf(word: string): number {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("maerz", "marz");
  return months.findIndex((names) => names.some((name) => plain.startsWith(name))) + 1;
}

/** A time of day after a date, with or without a zone; the day is taken as written. */
const TIME =
  /(?:[T\s,]\s*|(?<=日)\s*)(?:(?:上午|下午)\s*)?\d{1,2}[:：时点h]\d{0,2}(?:[:：分]\d{0,2}(?:[.,]\d+)?秒?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

/** Three numbers that a date is made of, before it is known which is which. */
export interface DateParts {
  a: number;
  b: number;
  c: number;
  /** `ymd` and `named` are sure; `open`: the column's order decides. */
  shape: "ymd" | "open";
  /** It can only be read with a year of two digits first: 26.4.1. Other cells of its column are read so too. */
  shortYear?: true;
}

/** @returns an ISO day, null for an empty cell */
export function parseDay(cell: Cell, format: CellFormat): Day | null | Failure {
  if (typeof cell === "number") return fromNumber(cell, format);
  if (isIso(cell))
    return checked(Number(cell.slice(0, 4)), Number(cell.slice(5, 7)), Number(cell.slice(8, 10)));
  const text = cellText(cell);
  if (text === "") return null;
  const parts = readDateParts(text);
  if (parts) return fromParts(parts, format);
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text), format);
  return failure("cellNotDay");
}

function isIso(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    /^\d{4}-\d\d-\d\d$/.test(text)
  );
}

/** @returns null where the text is no date written in digits or with a month's name */
export function readDateParts(text: string): DateParts | null {
  const plain = text.normalize("NFKC").replace(TIME, "").trim();
  const yearFirst =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(plain) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(plain);
  if (yearFirst)
    return { a: Number(yearFirst[1]), b: Number(yearFirst[2]), c: Number(yearFirst[3]), shape: "ymd" };
  const shortFirst = shortYearFirst(plain);
  if (shortFirst) return shortFirst;
  const open = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?$/.exec(plain);
  if (open)
    return {
      a: Number(open[1]),
      b: Number(open[2]),
      c: (open[3] as string).length === 2 ? -Number(open[3]) - 1 : Number(open[3]),
      shape: "open",
    };
  return named(plain);
}

/** "17/3/1": what ends in one digit ends in a day, so the year stands first. */
function shortYearFirst(plain: string): DateParts | null {
  const match = /^(\d{2})[-/.](\d{1,2})[-/.](\d)$/.exec(plain);
  if (!match) return null;
  const [a, b, c] = [fullYear(Number(match[1])), Number(match[2]), Number(match[3])];
  return { a, b, c, shape: "ymd", shortYear: true };
}

/** `25-Dec-2017`, `Dec 25, 2017`, `Monday, 25 December 2017`, `25. Dezember 2017`, `25 déc. 2017`, `25 de diciembre de 2017`. */
function named(text: string): DateParts | null {
  const plain = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.\s]+/i, "");
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*(?:(?:of|de)\s+)?(\p{L}{3,10})\.?,?[\s\-/.]*(?:de\s+)?(\d{4}|\d{2})$/iu.exec(
      plain,
    );
  const monthFirst = dayFirst
    ? null
    : /^(\p{L}{3,10})\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/.]+(\d{4})$/iu.exec(plain);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  if (day === undefined || word === undefined || year === undefined) return null;
  const month = monthOf(word);
  if (month === 0) return null;
  return {
    a: year.length === 2 ? fullYear(Number(year)) : Number(year),
    b: month,
    c: Number(day),
    shape: "ymd",
  };
}

/** Two digits of a year: 1970-2069. */
function fullYear(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

/** @param parts `c` below 0 stands for a year of two digits: -1 for 00, -18 for 17 */
function fromParts({ a, b, c, shape }: DateParts, format: CellFormat): Day | Failure {
  if (shape === "ymd") return checked(a, b, c);
  const short = c < 0;
  const last = short ? -c - 1 : c;
  // "17/3/1": a year of two digits may stand first.
  if (short && (a > 31 || (format.dateOrder === "ymd" && last <= 31))) return checked(fullYear(a), b, last);
  const year = short ? fullYear(last) : last;
  const dayFirst = b <= 12 && (a > 12 || format.dateOrder === "dmy");
  return dayFirst ? checked(year, b, a) : checked(year, a, b);
}

function checked(year: number, month: number, day: number): Day | Failure {
  if (!isCalendarDay(year, month, day)) return failure("cellNoSuchDay");
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** Serial days of a spreadsheet (1900 system), epoch seconds or milliseconds, or digits such as 20170301. */
function fromNumber(value: number, format: CellFormat): Day | Failure {
  if (value >= 1e11 && value < 1e14)
    return dayFromNumber(Math.floor((value + (format.utcOffset ?? 0) * 60_000) / MS_PER_DAY));
  if (value >= 1e9 && value < 1e10)
    return dayFromNumber(Math.floor((value + (format.utcOffset ?? 0) * 60) / 86_400));
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 20_991_231) {
    return checked(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  // A lone number is taken for a serial only where it means a day of 1954-2118: 1054 is an amount in the wrong column.
  return value >= 20_000 && value < 80_000
    ? (serialDay(value, false) ?? failure("cellNotDay"))
    : failure("cellNotDay");
}

/** Days from 1899-12-30 to 1970-01-01. */
const SERIAL_EPOCH = 25_569;

/**
 * @param date1904 whether the workbook counts from 1904-01-01 (old Mac files)
 * @returns null where the number is no plausible day; a failure for serial 60, Excel's 29 February 1900
 */
export function serialDay(value: number, date1904: boolean): Day | Failure | null {
  const whole = Math.floor(date1904 ? value + 1462 : value);
  if (!(whole >= 1) || whole > 2_958_465) return null;
  if (whole === 60 && !date1904) return failure("cellNoSuchDay");
  return dayFromNumber(whole - SERIAL_EPOCH + (whole < 60 && !date1904 ? 1 : 0));
}

/** The serial of a day (1900 system), as {@link serialDay} reads it. @returns null for days before 1900, which have none */
export function daySerial(day: Day): number | null {
  const serial = dayNumber(day) + SERIAL_EPOCH;
  // Before Excel's 29 February 1900 serials are one less.
  const counted = serial > 60 ? serial : serial - 1;
  return counted >= 1 ? counted : null;
}
