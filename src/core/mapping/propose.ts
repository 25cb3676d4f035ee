/** From headers to a proposal: which table a sheet holds, which row is its header, which column feeds which field. */
import { simplify } from "../domain/traditional.ts";
import { type CellFormat, fieldKinds, type ImportField, type ImportTable, importTables } from "./fields.ts";
import { readHeader, uniqueHeaders } from "./headers.ts";
import { type NearHeader, nearHeader } from "./nearHeaders.ts";
import { type PeriodColumn, periodColumns } from "./periodColumns.ts";
import { enteredStageOf } from "./stageColumns.ts";
import { ownHeaders, ownIdKeys, synonyms } from "./synonyms.ts";
import { OWN_SYSTEM, UNKNOWN_SYSTEM } from "./systems.ts";
import { scoreFields } from "./tables.ts";

export interface ProposedColumn {
  index: number;
  /** Unique within the file. */
  header: string;
  field: ImportField | null;
  found: "header" | "similar" | "content" | "user" | "none";
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

/** @param cells the header row's cells as text @param table given by the user, else found */
export function propose(cells: readonly string[], table?: ImportTable): Proposal {
  const headers = uniqueHeaders(cells);
  const read = headers.map((header, index) =>
    cells[index]?.trim() ? readHeader(header.replace(/ \[\d+\]$/, "")) : { key: "", format: {} },
  );
  const keys = read.map(({ key }) => key);
  const periods = periodColumns(headers);
  const found = table ?? (isWide(periods, keys) ? "targets" : bestTable(keys));
  const own = found === "deals" && keys.some((key) => ownIdKeys.has(key));
  const exact = own ? ownFieldsOf(keys) : exactFields(keys, found);
  const near = own ? new Map<number, NearHeader>() : nearFields(headers, keys, exact, found);
  const fields = own
    ? exact
    : settled(
        exact.map((field, index) => field ?? near.get(index)?.field ?? null),
        found,
      );
  const columns = headers.map((header, index): ProposedColumn => {
    const entered = found === "deals" && !own && enteredStageOf(header) !== null;
    const ofPeriod = found === "targets" && periods[index] === "period";
    const field = fields[index] ?? (entered ? "stageEntered" : ofPeriod ? "periodAmount" : null);
    return {
      index,
      header,
      field,
      found: field ? (near.has(index) ? "similar" : "header") : "none",
      format: formatFor(field, near.get(index)?.format ?? read[index]?.format ?? {}),
    };
  });
  return {
    table: found,
    columns,
    score: scoreTable(keys, found),
    sourceSystem: own ? OWN_SYSTEM : sourceSystemOf(cells, keys),
  };
}

/** Targets with a column for each period: whose they are, and nothing that only a list of deals has. */
function isWide(periods: readonly PeriodColumn[], keys: readonly string[]): boolean {
  if (!periods.includes("period")) return false;
  const whose = matchFields(keys, "targets").some(
    (field) => field === "owner" || field === "team" || field === "product",
  );
  return whose && !matchFields(keys, "deals").some((field) => field !== null && ONLY_DEALS.has(field));
}

const ONLY_DEALS: ReadonlySet<ImportField> = new Set<ImportField>([
  "stage",
  "state",
  "dealId",
  "sourceId",
  "account",
  "closeOn",
  "closedOn",
  "expectedOn",
  "createdOn",
]);

function formatFor(field: ImportField | null, { dateOrder, scale, currency, sign }: CellFormat): CellFormat {
  if (field === null) return {};
  const kind = fieldKinds[field];
  const format: CellFormat = {};
  if (kind === "day" && dateOrder) format.dateOrder = dateOrder;
  if (kind === "money" && scale) format.scale = scale;
  if (kind === "money" && currency) format.currency = currency;
  if (kind === "money" && sign) format.sign = sign;
  return format;
}

/** Points of a row as the header of some table; more recognised headers, more points. 0 for a row of data or titles. */
export function scoreHeaderRow(cells: readonly string[]): number {
  const keys = cells.map((cell) => (cell.length > 100 ? "" : readHeader(cell).key));
  if (keys.some((key) => ownIdKeys.has(key))) return 1000;
  const periods = periodColumns(cells);
  if (isWide(periods, keys)) return periods.filter((period) => period === "period").length * 10;
  return Math.max(...importTables.map((table) => headerPoints(keys, table)));
}

function headerPoints(keys: readonly string[], table: ImportTable): number {
  const score = scoreTable(keys, table);
  // A row of data may hold a word that is a header somewhere ("Won"): only whole tables count, the first ones apart.
  if (score === 0 && !LISTS.has(table)) return 0;
  return matchFields(keys, table).filter((field) => field !== null && !FLAGS.has(field)).length * 10 + score;
}

/** What heads such a column (Won) is as often a cell: it says nothing of which row the header is. */
const FLAGS: ReadonlySet<ImportField> = new Set<ImportField>(["isClosed", "isWon", "isLost", "isActive"]);

const LISTS: ReadonlySet<ImportTable> = new Set<ImportTable>(["deals", "accounts", "products", "people"]);

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
  const fieldsIn = (of: ImportTable) =>
    new Set(matchFields(keys, of).filter((field): field is ImportField => field !== null));
  return scoreFields(table, fieldsIn(table), keys, fieldsIn("deals"));
}

function matchFields(keys: readonly string[], table: ImportTable): (ImportField | null)[] {
  return settled(exactFields(keys, table), table);
}

/** One column for a field: the one whose header is the best witness, the first of equals. */
function exactFields(keys: readonly string[], table: ImportTable): (ImportField | null)[] {
  const best = new Map<ImportField, { index: number; rank: number }>();
  keys.forEach((key, index) => {
    const synonym = key === "" ? undefined : synonyms[table].get(key);
    if (!synonym) return;
    const before = best.get(synonym.field);
    if (!before || synonym.rank < before.rank) best.set(synonym.field, { index, rank: synonym.rank });
  });
  const fields: (ImportField | null)[] = keys.map(() => null);
  for (const [field, { index }] of best) fields[index] = field;
  if (table === "deals") withCompanyAmount(fields, keys);
  return fields;
}

/** HubSpot, Salesforce, Dynamics: the deal's amount once more, in the currency of the whole company. */
const COMPANY_AMOUNT =
  /^(?:amountin(?:company|home)currency|amount(?:converted|base)|(?:estimatedvalue|estrevenue|estimatedrevenue)base|betraginunternehmenswährung|montantdansladevisedelentreprise|以公司货币计(?:的|算的)?金额|公司货币金额|本位币金额|金额(?:已转换|本位币)|会社通貨での金额)$/;

/** Beside such a column the amount is the one in the deal's own currency. */
function withCompanyAmount(fields: (ImportField | null)[], keys: readonly string[]): void {
  const company = keys.findIndex((key, index) => fields[index] === null && COMPANY_AMOUNT.test(key));
  if (company < 0) return;
  const amount = fields.indexOf("amount");
  if (amount >= 0 && !fields.includes("currencyAmount")) fields[amount] = "currencyAmount";
  if (!fields.includes("amount")) fields[company] = "amount";
}

/** What a column means for lack of another. */
function settled(fields: (ImportField | null)[], table: ImportTable): (ImportField | null)[] {
  if (table === "deals") {
    withoutOther(fields, "lostOn", "closedOn");
    withoutOther(fields, "wonAmount", "amount");
    onlyCloseDay(fields);
    onlyState(fields);
    onlyWithReason(fields);
  }
  return fields;
}

/** Headers that no word is, but near one of a field that no column has; by position. */
function nearFields(
  headers: readonly string[],
  keys: readonly string[],
  fields: readonly (ImportField | null)[],
  table: ImportTable,
): Map<number, NearHeader> {
  const found = new Map<number, NearHeader>();
  const fed = new Set(fields);
  const open = keys.flatMap((key, index) =>
    key === "" || fields[index] !== null || synonyms[table].has(key) ? [] : [index],
  );
  for (const index of open.slice(0, MOST_NEAR)) {
    const near = nearHeader(headers[index] as string, synonyms[table]);
    if (!near || fed.has(near.field)) continue;
    fed.add(near.field);
    found.set(index, near);
  }
  return found;
}

/** Headers that are looked at so closely: a sheet may have thousands. */
const MOST_NEAR = 300;

/** What stands in for another field beside it is that field itself where there is no other. */
function withoutOther(fields: (ImportField | null)[], field: ImportField, other: ImportField): void {
  const at = fields.indexOf(field);
  if (at >= 0 && !fields.includes(other)) fields[at] = other;
}

/** A lone close day (关闭日期) holds the expected day of the open deals too. */
function onlyCloseDay(fields: (ImportField | null)[]): void {
  if (fields.includes("expectedOn") || fields.includes("closeOn") || fields.includes("lostOn")) return;
  const at = fields.indexOf("closedOn");
  if (at >= 0) fields[at] = "closeOn";
}

/** A lone state (Status: Open, Won, Lost) is all that is known of a deal's stage. */
function onlyState(fields: (ImportField | null)[]): void {
  const at = fields.indexOf("state");
  if (at >= 0 && !fields.includes("stage")) fields[at] = "stage";
}

/** That a deal is put away says something of it only beside the reason why it was lost. */
function onlyWithReason(fields: (ImportField | null)[]): void {
  const at = fields.indexOf("isActive");
  if (at >= 0 && !fields.includes("lossReason")) fields[at] = null;
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
  if (cells.some((cell) => /^(?:deal|affaire|trato|negocio|取引|交易) - /i.test(cell.trim())))
    return "pipedrive";
  if (
    has("recordid", "dealname") ||
    has("dealname", "dealstage") ||
    cells.some((cell) => /^deal-phase$/i.test(cell.trim())) ||
    has("nomdelatransaction", "phasedelatransaction") ||
    has("nombredelnegocio", "etapadelnegocio") ||
    has("取引名", "取引ステージ") ||
    has("交易名称", "交易阶段") ||
    cells.some((cell) => /^property_dealname$|^hs_/i.test(cell.trim())) ||
    has("dealid", "dateentered") ||
    has("associateddealids")
  )
    return "hubspot";
  if (
    // A joined report puts the object before each column: "Opportunity: ID".
    cells.some((cell) => /^opportunity:\s/i.test(cell.trim())) ||
    has("opportunityid", "stagename") ||
    has("opportunityname", "stage") ||
    cells.some((cell) => /^opportunity-(?:name|inhaber)$/i.test(cell.trim())) ||
    has("nomdelopportunité", "étape") ||
    has("业务机会名", "阶段") ||
    has("业务机会名称", "阶段") ||
    has("nombredelaoportunidad", "etapa") ||
    has(simplify("商談名"), "フェーズ") ||
    has("forecastcategoryname") ||
    has("closedate", "stagename") ||
    has("oldvalue", "newvalue") ||
    has("opportunityid", "contactid") ||
    has("opportunityid", "product2id")
  )
    return "salesforce";
  if (
    has("estimatedvalue", "estimatedclosedate") ||
    has("stepname") ||
    // Dynamics 365 heads the columns by which it knows its rows again so.
    has("donotmodifyopportunity") ||
    has("请勿修改商机") ||
    has("potentialcustomer", "estclosedate")
  )
    return "dynamics";
  if (has("expectedclosing") || has("预期收益") || has("预期结束")) return "odoo";
  if (has("oppostageid") || has("expecteddealcloseddate")) return "fxiaoke";
  return UNKNOWN_SYSTEM;
}
