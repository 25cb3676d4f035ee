/** From headers to a proposal: which table a sheet holds, which row is its header, which column feeds which field. */
import { type CellFormat, fieldKinds, type ImportField, type ImportTable, importTables } from "./fields.ts";
import { readHeader, uniqueHeaders } from "./headers.ts";
import { ownHeaders, ownIdKeys, synonyms } from "./synonyms.ts";

/** What a file is said to come from where its headers don't tell. */
export const UNKNOWN_SYSTEM = "spreadsheet";
/** An export of this app. */
export const OWN_SYSTEM = "workbench";

export interface ProposedColumn {
  index: number;
  /** Unique within the file. */
  header: string;
  field: ImportField | null;
  found: "header" | "user" | "none";
  /** What the header itself says of the cells. */
  format: CellFormat;
}

export interface Proposal {
  table: ImportTable;
  columns: ProposedColumn[];
  /** How sure the table is: 0 where no header was recognised. */
  score: number;
  sourceSystem: string;
}

/** How much a field speaks for its table: one that other tables have too says little. */
const weights: Record<ImportTable, Partial<Record<ImportField, number>>> = {
  deals: {
    dealId: 5,
    stage: 4,
    amount: 2,
    closeOn: 2,
    closedOn: 2,
    expectedOn: 2,
    createdOn: 1,
    owner: 1,
    product: 1,
    account: 1,
    probability: 2,
    category: 2,
  },
  accounts: { name: 1, industry: 3, country: 2, employees: 3, revenue: 2, parentAccount: 3, foundedYear: 2 },
  products: { name: 1, code: 2, family: 2, listPrice: 3, unit: 1 },
  people: { name: 2, team: 2, manager: 2, email: 2, role: 1 },
};

/** Without one of these a sheet is not the table, however many other headers fit. */
const needed: Record<ImportTable, readonly ImportField[]> = {
  deals: ["stage", "amount", "dealId", "sourceId", "name"],
  accounts: ["name"],
  products: ["name"],
  people: ["name"],
};

/** @param cells the header row's cells as text @param table given by the user, else found */
export function propose(cells: readonly string[], table?: ImportTable): Proposal {
  const headers = uniqueHeaders(cells);
  const read = headers.map((header, index) =>
    cells[index]?.trim() ? readHeader(header.replace(/ \[\d+\]$/, "")) : { key: "", format: {} },
  );
  const keys = read.map(({ key }) => key);
  const own = keys.some((key) => ownIdKeys.has(key));
  const found = table ?? (own ? "deals" : bestTable(keys));
  const fields = own && found === "deals" ? ownFieldsOf(keys) : matchFields(keys, found);
  const columns = headers.map((header, index): ProposedColumn => {
    const field = fields[index] ?? null;
    return {
      index,
      header,
      field,
      found: field ? "header" : "none",
      format: formatFor(field, read[index]?.format ?? {}),
    };
  });
  return {
    table: found,
    columns,
    score: scoreTable(keys, found),
    sourceSystem: own ? OWN_SYSTEM : sourceSystemOf(cells, keys),
  };
}

function formatFor(field: ImportField | null, { dateOrder, scale, currency }: CellFormat): CellFormat {
  if (field === null) return {};
  const kind = fieldKinds[field];
  const format: CellFormat = {};
  if (kind === "day" && dateOrder) format.dateOrder = dateOrder;
  if (kind === "money" && scale) format.scale = scale;
  if (kind === "money" && currency) format.currency = currency;
  return format;
}

/** Points of a row as the header of some table; more recognised headers, more points. 0 for a row of data or titles. */
export function scoreHeaderRow(cells: readonly string[]): number {
  const keys = cells.map((cell) => (cell.length > 100 ? "" : readHeader(cell).key));
  if (keys.some((key) => ownIdKeys.has(key))) return 1000;
  return Math.max(
    ...importTables.map(
      (table) => matchFields(keys, table).filter(Boolean).length * 10 + scoreTable(keys, table),
    ),
  );
}

function bestTable(keys: readonly string[]): ImportTable {
  let best: ImportTable = "deals";
  let score = scoreTable(keys, "deals");
  for (const table of importTables) {
    const points = scoreTable(keys, table);
    if (points > score) [best, score] = [table, points];
  }
  return best;
}

function scoreTable(keys: readonly string[], table: ImportTable): number {
  const fields = new Set(matchFields(keys, table).filter((field) => field !== null));
  if (!needed[table].some((field) => fields.has(field))) return 0;
  let score = 0;
  for (const field of fields) score += weights[table][field] ?? 0.5;
  return score;
}

/** One column for a field: the one whose header is the best witness, the first of equals. */
function matchFields(keys: readonly string[], table: ImportTable): (ImportField | null)[] {
  const best = new Map<ImportField, { index: number; rank: number }>();
  keys.forEach((key, index) => {
    const synonym = key === "" ? undefined : synonyms[table].get(key);
    if (!synonym) return;
    const before = best.get(synonym.field);
    if (!before || synonym.rank < before.rank) best.set(synonym.field, { index, rank: synonym.rank });
  });
  const fields: (ImportField | null)[] = keys.map(() => null);
  for (const [field, { index }] of best) fields[index] = field;
  if (table === "deals") onlyCloseDay(fields);
  return fields;
}

/** A lone close day (关闭日期) holds the expected day of the open deals too. */
function onlyCloseDay(fields: (ImportField | null)[]): void {
  if (fields.includes("expectedOn") || fields.includes("closeOn")) return;
  const at = fields.indexOf("closedOn");
  if (at >= 0) fields[at] = "closeOn";
}

function ownFieldsOf(keys: readonly string[]): (ImportField | null)[] {
  const used = new Set<ImportField>();
  return keys.map((key) => {
    const field = ownHeaders.get(key) ?? null;
    if (field === null || used.has(field)) return null;
    used.add(field);
    return field;
  });
}

/**
 * Which system wrote the file, by headers that only it uses; part of a deal's identity, so a doubtful guess is worse
 * than none.
 */
function sourceSystemOf(cells: readonly string[], keys: readonly string[]): string {
  const has = (...words: string[]) => words.every((word) => keys.includes(word));
  if (cells.some((cell) => /^deal - /i.test(cell.trim()))) return "pipedrive";
  if (
    has("recordid", "dealname") ||
    has("dealname", "dealstage") ||
    cells.some((cell) => /^property_dealname$|^hs_/i.test(cell.trim()))
  )
    return "hubspot";
  if (
    has("opportunityid", "stagename") ||
    has("opportunityname", "stage") ||
    has("forecastcategoryname") ||
    has("closedate", "stagename")
  )
    return "salesforce";
  if (has("estimatedvalue", "estimatedclosedate") || has("stepname")) return "dynamics";
  if (has("expectedclosing") || has("预期收益") || has("预期结束")) return "odoo";
  if (has("oppostageid") || has("expecteddealcloseddate")) return "fxiaoke";
  return UNKNOWN_SYSTEM;
}
