/**
 * Headers that are nearly a known word: abbreviated (`Exp. close date`), with a word more (`Owner full name`, 所属客户), with
 * a currency behind (`Amount USD`), or misspelt (`Oportunity Name`). Asked only where no column has the field by its own
 * word; what two fields are near is nobody's.
 */
import { simplify } from "../domain/traditional.ts";
import type { CellFormat, ImportField } from "./fields.ts";
import { readHeader, readUnit } from "./headers.ts";
import type { Synonym } from "./synonyms.ts";

export interface NearHeader {
  field: ImportField;
  /** What the header says of its cells, by what was taken off it. */
  format: CellFormat;
}

/** Longer ones are sentences. */
const LONGEST = 40;
/** In shorter words one letter makes another word (stage, stake; county, country). */
const SHORTEST = 8;
const SHORTEST_SWAPPED = 5;

const abbreviations: Record<string, string> = {
  acc: "account",
  acct: "account",
  act: "actual",
  amt: "amount",
  cat: "category",
  cust: "customer",
  dt: "date",
  est: "estimated",
  exp: "expected",
  mgr: "manager",
  no: "number",
  nr: "number",
  num: "number",
  opp: "opportunity",
  oppo: "opportunity",
  oppty: "opportunity",
  opty: "opportunity",
  org: "organization",
  prob: "probability",
  prod: "product",
  qty: "quantity",
  val: "value",
};
const estimated: Record<string, string> = {
  estimated: "expected",
  anticipated: "expected",
  planned: "expected",
  forecasted: "expected",
};

/** Words that add nothing to what stands beside them. */
const FILLER = /^(?:the|of|a|an|this|current|full|display|label|text|field|crm|total|in)$/;
/** Never the last word of a header that is whole. */
const JOINING = /^(?:the|of|a|an|in)$/;
const OBJECT = /^(?:deal|opportunity|sales?)$/;
const BEFORE = /^(?:所属|当前|对应|关联|主要|本次|商机|机会|项目|销售)/;
const BEHIND = /(?:名称|姓名|信息|全名|全称|字段)$/;

/** @param words of the table @returns null where the header is near no word, or near words of two fields */
export function nearHeader(header: string, words: ReadonlyMap<string, Synonym>): NearHeader | null {
  if (header.length > LONGEST) return null;
  const { key, format: own } = readHeader(header);
  const { rest, format } = withoutUnit(header, own);
  for (const written of writings(rest)) {
    const known = words.get(written);
    if (known) return { field: known.field, format };
  }
  const field = misspelt(key, words);
  return field && { field, format };
}

function misspelt(key: string, words: ReadonlyMap<string, Synonym>): ImportField | null {
  if (!/^[a-z]+$/.test(key)) return null;
  const fields = new Set<ImportField>();
  for (const [word, { field }] of words) if (isMisspelt(key, word)) fields.add(field);
  const [only = null] = fields.size === 1 ? fields : [];
  return only;
}

/** One letter too few or too many in a long word; two letters in each other's place in any but the shortest. */
function isMisspelt(key: string, word: string): boolean {
  const longer = Math.max(key.length, word.length);
  if (Math.abs(key.length - word.length) > 1 || longer < SHORTEST_SWAPPED) return false;
  let at = 0;
  while (at < key.length && key[at] === word[at]) at += 1;
  const swapped =
    key[at] === word[at + 1] && key[at + 1] === word[at] && key.slice(at + 2) === word.slice(at + 2);
  if (swapped) return true;
  if (longer < SHORTEST || key.includes("contract") !== word.includes("contract")) return false;
  // Another letter makes another word more often (close rate, close date) than it is a slip.
  if (key.length === word.length) return false;
  return key.length > word.length
    ? key.slice(at + 1) === word.slice(at)
    : key.slice(at) === word.slice(at + 1);
}

/** `Amount USD`, `Amount in k€`, `金额 万元`: a unit behind the name without brackets. */
function withoutUnit(header: string, own: CellFormat): { rest: string; format: CellFormat } {
  const plain = simplify(header.normalize("NFKC")).trim();
  const [, before, behind] =
    /^(.*\S)[\s_/,:-]+(\S+)$/.exec(plain) ?? /^(.*\p{Script=Han})([千万亿]?元)$/u.exec(plain) ?? [];
  const format: CellFormat = { ...own };
  return before !== undefined && behind !== undefined && readUnit(behind, format)
    ? { rest: before, format }
    : { rest: header, format: own };
}

/** The header's words written out, then without those that add nothing; each as a key. */
function* writings(header: string): Generator<string> {
  const tokens = tokensOf(header);
  yield tokens.join("");
  // What ends in such a word ("value of") is cut off, or no header at all.
  if (JOINING.test(tokens.at(-1) ?? "")) return;
  const bare = tokens.filter((token) => !FILLER.test(token));
  yield bare.join("");
  const plain = bare.map((token) => estimated[token] ?? token);
  yield plain.join("");
  if (plain.length > 1 && OBJECT.test(plain[0] as string)) yield plain.slice(1).join("");
  if (plain.length > 1 && plain.at(-1) === "name") yield plain.slice(0, -1).join("");
  const last = plain.at(-1) ?? "";
  if (/^[a-z]{4,}s$/.test(last)) yield [...plain.slice(0, -1), last.slice(0, -1)].join("");
  const key = bare.join("");
  if (!/\p{Script=Han}/u.test(key)) return;
  for (const short of [
    key.replace(BEFORE, ""),
    key.replace(BEHIND, ""),
    key.replace(BEFORE, "").replace(BEHIND, ""),
  ])
    if (short.length > 1) yield short;
}

/** Words in lower case, abbreviations written out: at spaces and marks, and where `closeDate` changes its case. */
function tokensOf(header: string): string[] {
  return simplify(header.normalize("NFKC"))
    .replace(/[([{【][^()[\]{}【】]*[)\]}】]/g, " ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== "")
    .map((token) => (Object.hasOwn(abbreviations, token) ? (abbreviations[token] as string) : token));
}
