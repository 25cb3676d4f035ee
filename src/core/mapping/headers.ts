/** Headers as people and CRMs write them, brought to one form, and the units that they name in brackets. */
import { simplify } from "../domain/traditional.ts";
import type { CellFormat } from "./fields.ts";

export interface ReadHeader {
  /** Lower case without spaces, marks and known units: what synonyms are compared with. */
  key: string;
  /** What the header says of its cells: a unit, a currency, an order of day and month. */
  format: CellFormat;
}

/** `Deal - Title`, `Opportunity: Amount`, `property_amount` of a HubSpot dump: the object's name says nothing more. */
const OBJECT_PREFIX = /^(?:deal|opportunity|商机|lead)\s*[-:：]\s*|^property_(?=\w)/i;

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
  [/^(?:百万|m$|mn$|mm$|millions?)/, 1_000_000],
  [/^(?:万|萬)/, 10_000],
  [/^(?:千|k$|thousands?)/, 1000],
];

const currencyWords: Record<string, string> = {
  元: "",
  美元: "USD",
  美金: "USD",
  人民币: "CNY",
  人民币元: "CNY",
  rmb: "CNY",
  欧元: "EUR",
  日元: "JPY",
  港元: "HKD",
  港币: "HKD",
  英镑: "GBP",
  "€": "EUR",
  "£": "GBP",
  $: "",
  "¥": "",
  圆: "",
};

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
  if (Object.hasOwn(currencyWords, rest)) {
    if (currencyWords[rest]) format.currency = currencyWords[rest];
    return true;
  }
  if (/^[a-z]{3}$/.test(rest) && isCurrencyCode(rest.toUpperCase())) {
    format.currency = rest.toUpperCase();
    return true;
  }
  return found && rest === "";
}

/** Codes in common use; brackets hold other three-letter words too ("YTD", "new"). */
const codes =
  "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD KZT LKR MAD MOP MXN MYR NGN NOK " +
  "NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR";
const known = new Set(codes.split(" "));

export function isCurrencyCode(code: string): boolean {
  return known.has(code);
}

/**
 * Headers with a name each: an empty one is called by its column's letter, a repeated one by its number, so that a
 * header can stand for its column.
 */
export function uniqueHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>();
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

/** `A`, `Z`, `AA`: a column as spreadsheets call it, from its position from 0. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
