/** Headers as people and CRMs write them, brought to one form, and the units that they name in brackets. */
import { currencyNamed } from "../domain/currencies.ts";
import { simplify } from "../domain/traditional.ts";
import type { CellFormat } from "./fields.ts";

export interface ReadHeader {
  /** Lower case without spaces, marks and known units: what synonyms are compared with. */
  key: string;
  /** What the header says of its cells: a unit, a currency, an order of day and month. */
  format: CellFormat;
}

/** `Deal - Title`, `Opportunity: Amount`, `property_amount` of a HubSpot dump: the object's name says nothing more. */
const OBJECT_PREFIX =
  /^(?:deal|opportunity|商机|lead)\s*[-:：]\s*|^(?:affaire|trato|negocio|取引|交易)\s*[-:：]\s|^property_(?=\w)/i;

const BRACKETS = /[([{【]([^()[\]{}【】]*)[)\]}】]/g;

/** @param header as written in the file; never throws, an empty header has an empty key */
export function readHeader(header: string): ReadHeader {
  const format: CellFormat = {};
  const plain = simplify(header.normalize("NFKC")).trim().replace(OBJECT_PREFIX, "");
  const named = plain.replace(BRACKETS, (whole, inner: string) => (readUnit(inner, format) ? " " : whole));
  const key = named
    .toLowerCase()
    .replace(/__c$/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
  return { key, format };
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:亿|億)/, 100_000_000],
  [/^千万/, 10_000_000],
  [/^(?:百万|(?:m|mn|mm)(?=[€£$¥]|$)|millions?)/, 1_000_000],
  [/^(?:万|萬)/, 10_000],
  [/^(?:千|k(?=[€£$¥]|$)|thousands?)/, 1000],
];

const dateOrders: Record<string, CellFormat["dateOrder"]> = { dmy: "dmy", mdy: "mdy", ymd: "ymd" };

/** @returns whether the words in brackets were a unit that is now in `format` */
export function readUnit(text: string, format: CellFormat): boolean {
  const word = text
    .toLowerCase()
    .replace(/^\s*(?:in|单位)\s*[:：]?\s*/, "")
    .replace(/\s/g, "");
  if (
    word === "%" ||
    word === "percent" ||
    word === "必填" ||
    word === "required" ||
    word === "optional" ||
    word === "选填"
  )
    return true;
  const order = dateOrders[word.replace(/[^dmy]/g, "").replace(/(.)\1+/g, "$1")];
  if (order && /^[dmy\W]+$/.test(word)) {
    format.dateOrder = order;
    return true;
  }
  let rest = word;
  let found = false;
  for (const [pattern, scale] of scales) {
    if (!pattern.test(rest)) continue;
    format.scale = scale;
    rest = rest.replace(pattern, "");
    found = true;
    break;
  }
  rest = rest.replace(/^(?:of)/, "");
  const named = currencyNamed(rest);
  if (named && "code" in named) format.currency = named.code;
  else if (named) format.sign = named.sign;
  return named !== null || (found && rest === "");
}

/** `单位：万元`, `（金额单位: 千美元）`, `Amounts in thousands of USD`, `Unit: EUR k`. */
const TITLE_UNIT =
  /(?:单位|币种)\s*[:：]\s*([^\s,，;；。()（）]+)|\b(?:(?:amounts?|figures|values|money)\s+(?:are\s+)?in|units?\s*[:：])\s*([^,;()]+)/iu;

/** What a line above the table says of all its amounts: a unit, a currency. Empty where it says nothing of the kind. */
export function readTitleUnit(text: string): CellFormat {
  const match = TITLE_UNIT.exec(simplify(text.normalize("NFKC")));
  const format: CellFormat = {};
  const unit = match?.[1] ?? match?.[2];
  if (unit !== undefined && readUnit(unit.trim().replace(/[.:\s]+$/, ""), format)) {
    const { scale, currency, sign } = format;
    return { ...(scale ? { scale } : {}), ...(currency ? { currency } : {}), ...(sign ? { sign } : {}) };
  }
  return {};
}

/**
 * Headers with a name each: an empty one is called by its column's letter, a repeated one by its number, so that a
 * header can stand for its column.
 */
export function uniqueHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>([NO_KEY]);
  /** The number that a repeated name has come to: a sheet may have thousands of one name. */
  const counts = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim().replace(/\s+/g, " ") || `[${columnLetters(index)}]`;
    let unique = name;
    let count = counts.get(name) ?? 1;
    while (used.has(unique)) {
      count += 1;
      unique = `${name} [${count}]`;
    }
    counts.set(name, count);
    used.add(unique);
    return unique;
  });
}

/** What records of choices by header can't hold under its own name. */
const NO_KEY = "__proto__";

/** A header as {@link uniqueHeaders} calls the first of its name. */
export const keyOfHeader = (header: string): string => (header === NO_KEY ? `${NO_KEY} [2]` : header);

/** Whether {@link uniqueHeaders} had to call an empty header by its column's letter. */
export function isUnnamed(header: string): boolean {
  return /^\[[A-Z]+\]$/.test(header);
}

/** `A`, `Z`, `AA`: a column as spreadsheets call it, from its position from 0. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
