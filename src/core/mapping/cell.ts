/** One cell of a spreadsheet and what may be wrong with it. */

/** Text as written, or a number that the file itself holds as one. Empty: `""`. Days of a spreadsheet come as ISO text. */
export type Cell = string | number;

export type CellFault =
  | "cellNotDay"
  | "cellNoSuchDay"
  | "cellNotMoney"
  | "cellAmountTooLarge"
  | "cellNotNumber"
  | "cellNumberTooLong"
  | "cellNotPercent"
  | "cellNotCategory"
  | "cellNotCurrency"
  | "cellNoRate";

/** Returned in place of a value; one object for each fault, so that a million cells make no garbage. */
export interface Failure {
  readonly fault: CellFault;
  /** Of `cellNoRate`: the currency that has none. */
  readonly currency?: string;
}

const failures = new Map<string, Failure>();

export function failure(fault: CellFault, currency?: string): Failure {
  const key = currency === undefined ? fault : `${fault} ${currency}`;
  let known = failures.get(key);
  if (!known) {
    known = Object.freeze(currency === undefined ? { fault } : { fault, currency });
    failures.set(key, known);
  }
  return known;
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null;
}

/** What a reader gives for a formula whose value no program has worked out and kept in the file. */
export const NOT_CALCULATED = "#?";

/** What people and systems write where there is nothing. */
const PLACEHOLDERS = new Set([
  "-",
  "--",
  "—",
  "——",
  "–",
  "/",
  "null",
  "(null)",
  "n/a",
  "#n/a",
  NOT_CALCULATED,
  "nil",
  "none",
  "\\n",
  "(blank)",
  "(empty)",
  "(空)",
  "(空白)",
  "无",
  "暂无",
  "undefined",
]);

/** Trimmed text; `""` where the cell says that there is nothing. */
export function cellText(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  // Trims only where it may matter: most cells need nothing. 0x200b-0x200f and 0x2060: marks without width.
  const text =
    first <= 32 || last <= 32 || first >= 0x2000 || last >= 0x2000 || first === 0xa0 || last === 0xa0
      ? trim(cell)
      : cell;
  return text.length <= 9 && text.length > 0 && isPlaceholder(text) ? "" : text;
}

function trim(text: string): string {
  return text.trim().replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, "");
}

function isPlaceholder(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  // Of the placeholders that begin with a letter or digit, all begin with n or u: most cells need no more than this.
  if ((first >= 97 && first <= 122 && first !== 110 && first !== 117) || (first >= 48 && first <= 57))
    return false;
  return (
    PLACEHOLDERS.has(text.toLowerCase()) ||
    (first > 127 && PLACEHOLDERS.has(text.normalize("NFKC").toLowerCase()))
  );
}

/** A text of several lines; the apostrophe that keeps `=…` from being a formula (our export, Excel) is taken off. */
export function cellLines(cell: Cell): string {
  const text = cellText(cell);
  return text.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** The same on one line. */
export function cellName(cell: Cell): string {
  const text = cellLines(cell);
  return /[\r\n\t]/.test(text) ? text.replace(/\s*[\r\n\t]\s*/g, " ") : text;
}
