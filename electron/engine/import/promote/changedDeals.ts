/** Known deals that the file tells differently: what differs becomes history at the export's day. */
import { encodeLines } from "../../../../src/core/domain/lines.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { dealValue } from "../../db/queries/dealValue.ts";
import { projectDeals } from "../../db/writes/projectDeals.ts";
import { readLines } from "../../db/writes/deals.ts";
import { stateCodes } from "../reading/outcomeGroup.ts";
import { newsOfState, stageCode, stateFrom } from "../stagePairs.ts";
import type { DealStaging } from "../staging.ts";
import { Endings, kindOfStage } from "./endings.ts";
import { type Alike, settle, tellContradiction } from "./settledStages.ts";
import type { FileOf, Promotion } from "./context.ts";
import { lateDeals } from "./lateDeals.ts";
import { projectPast } from "./presentKept.ts";
import { resolve } from "./resolve.ts";
import type { StageBook } from "./stageBook.ts";

/** Deals are projected so many at a time, so that others get their turn. */
const PART = 1000;

/** @returns how many deals changed */
export function* changeDeals(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  book: StageBook,
): Generator<void, number> {
  const { db, changeSet } = promotion;
  placeStages(promotion, staging, of, book);
  yield;
  const values = wantedColumns(staging);
  if (promotion.linesElsewhere) {
    delete values.columns["product_id"];
    delete values.columns["quantity_milli"];
  }
  // A file of ids and what no field takes tells that the deals are there, and no more.
  if (Object.keys(values.columns).length === 0) return 0;
  const next = staging.helper(
    "next",
    `deal_id INTEGER PRIMARY KEY, seq INTEGER, ${Object.keys(values.columns).map(quoted).join(", ")}`,
  );
  db.once(
    `INSERT INTO ${next} SELECT m.deal_id, s.seq, ${Object.values(values.columns).join(", ")}
     FROM ${staging.prefix}_match m JOIN ${staging.table} s ON s.seq = m.seq JOIN deal d ON d.id = m.deal_id ${values.joins}`,
  ).run();
  yield;
  const late = new Set(lateDeals(promotion, next, Object.keys(values.columns), of));
  const changed = new Set<number>(late);
  const columns = Object.keys(values.columns).filter(
    (column) => column !== "product_id" && column !== "quantity_milli",
  );
  const differing = differingColumns(promotion, staging, next, columns, changed);
  yield;
  for (const [column, from] of differing) {
    db.once(
      `INSERT INTO history (change_set_id, subject, entity_id, field, value, effective_on)
       SELECT @changeSet, @subject, n.deal_id, '${column}', n.${quoted(column)}, @asOf ${from}`,
    ).run({ changeSet, subject: subjects.deal.code, asOf: of.asOf });
    yield;
  }
  if ("product_id" in values.columns || "quantity_milli" in values.columns)
    changeLines(promotion, staging, next, of, values.columns, changed);
  const keys = [...changed];
  for (let from = 0; from < keys.length; from += PART) {
    const part = Object.groupBy(keys.slice(from, from + PART), (key) => (late.has(key) ? "late" : "open"));
    projectDeals(db, part.open ?? []);
    for (const key of projectPast(db, part.late ?? [])) promotion.past.add(key);
    promotion.progress = { done: Math.min(from + PART, keys.length), total: keys.length };
    yield;
  }
  promotion.progress = null;
  return keys.length;
}

/**
 * Compares all columns at once, since most rows of a weekly export are as they were, and adds the deals that differ to `changed`.
 * @returns each column that differs anywhere, with the `FROM` of the rows `n` in which it does
 */
function differingColumns(
  { db }: Promotion,
  staging: DealStaging,
  next: string,
  columns: readonly string[],
  changed: Set<number>,
): [column: string, from: string][] {
  if (columns.length === 0) return [];
  // A file that knows no close day says nothing against one.
  const differs = columns.map((column) =>
    column === "closed_on"
      ? "(n.closed_on IS NOT d.closed_on AND n.closed_on IS NOT NULL)"
      : `n.${quoted(column)} IS NOT ${dealValue(column)}`,
  );
  const table = staging.helper("differing", "deal_id INTEGER PRIMARY KEY");
  db.once(
    `INSERT INTO ${table} SELECT n.deal_id FROM ${next} n JOIN deal d ON d.id = n.deal_id WHERE ${differs.join(" OR ")}`,
  ).run();
  for (const id of db.once<[], number>(`SELECT deal_id FROM ${table}`).pluck().iterate()) changed.add(id);
  const from = `FROM ${table} x CROSS JOIN ${next} n ON n.deal_id = x.deal_id CROSS JOIN deal d ON d.id = x.deal_id`;
  const counts = db
    .once<[], number[]>(`SELECT ${differs.map((each) => `SUM(${each})`).join(", ")} ${from}`)
    .raw()
    .get();
  return columns.flatMap((column, at): [string, string][] =>
    counts?.[at] ? [[column, `${from} WHERE ${differs[at]}`]] : [],
  );
}

/** The id of a custom field is no word of SQL. */
const quoted = (column: string): string => `"${column}"`;

/**
 * Makes `…_known_stage (pipeline, stage code, told state) -> stage, state` for known deals, each in its own pipeline. `ending`
 * is 1 where the state put the stage, not the stage's own name: a deal that ended so already stays where it did.
 */
function placeStages(promotion: Promotion, staging: DealStaging, of: FileOf, book: StageBook): void {
  const { db } = promotion;
  const table = staging.helper(
    "known_stage",
    "pipeline_id INTEGER, code INTEGER, told INTEGER, stage_pipeline_id INTEGER, stage_id INTEGER, state INTEGER, ending INTEGER, PRIMARY KEY (pipeline_id, code, told)",
  );
  if (!isStaged(staging)) return;
  const has = staging.has.bind(staging);
  const names = staging.names("stage");
  const rows = db
    .once<[], { pipeline: number; code: number; told: number; was: number } & Alike>(
      `SELECT ${pipelineOf(staging)} AS pipeline, ${stageCode(has)} AS code, ${newsOfState(has)} AS told,
         CASE WHEN ${stageCode(has)} = 0 THEN d.stage_id END AS was, MIN(s.file_row) AS row, COUNT(*) AS count
       FROM ${staging.prefix}_match m JOIN ${staging.table} s ON s.seq = m.seq JOIN deal d ON d.id = m.deal_id ${pipelineJoin(staging)}
       GROUP BY 1, 2, 3, 4`,
    )
    .all();
  const insert = db.once(`INSERT OR IGNORE INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const endings = new Endings(promotion, book);
  for (const { pipeline, code, told, was, ...alike } of rows) {
    const state = stateFrom(told);
    const stage =
      code === 0
        ? book.stages.find(({ id }) => id === was)
        : book.placeIn(pipeline, names.get(code) as string, staging.kindByDeals(code));
    if (!stage) continue;
    tellContradiction(promotion, staging, of, stage, state, () => alike);
    if (code === 0 && (state === null || state === "open")) continue;
    const settled =
      code === 0 ? endings.of(pipeline, state as "won" | "lost") : settle(stage, state, endings);
    const ending = code === 0 || settled !== stage ? 1 : 0;
    insert.run(pipeline, code, told, settled.pipeline, settled.id, stateCodes[kindOfStage(settled)], ending);
  }
}

/** The file tells where deals stand. */
const isStaged = (staging: DealStaging): boolean => staging.has("stage") || staging.has("state");

const pipelineOf = (staging: DealStaging): string =>
  staging.has("pipeline") ? "COALESCE(l.key, d.pipeline_id)" : "d.pipeline_id";
const pipelineJoin = (staging: DealStaging): string =>
  staging.has("pipeline") ? `LEFT JOIN ${staging.prefix}_pipeline l ON l.code = s.c_pipeline` : "";

/** The columns that the file tells of a known deal, with what stays as it is where the file says nothing. */
function wantedColumns(staging: DealStaging): { columns: Record<string, string>; joins: string } {
  const staged = isStaged(staging);
  const has = staging.has.bind(staging);
  const ended = "t.ending = 1 AND t.state = d.state";
  const state = staged ? "COALESCE(t.state, d.state)" : "d.state";
  const { values, joins } = resolve(staging, state);
  const columns: Record<string, string> = {};
  if (staging.has("name")) columns["name"] = "COALESCE(s.name, d.name)";
  if (staging.has("pipeline") || staged)
    columns["pipeline_id"] = staged
      ? `CASE WHEN ${ended} THEN d.pipeline_id ELSE COALESCE(t.stage_pipeline_id, ${pipelineOf(staging)}) END`
      : pipelineOf(staging);
  if (staged)
    columns["stage_id"] = `CASE WHEN ${ended} THEN d.stage_id ELSE COALESCE(t.stage_id, d.stage_id) END`;
  Object.assign(columns, values);
  // One close column says nothing of the day that was expected once the deal is closed.
  if (staging.has("closeOn") && !staging.has("expectedOn"))
    columns["expected_on"] = `CASE WHEN ${state} = 0 THEN s.close_on ELSE d.expected_on END`;
  // What a deal comes to in the base currency changes with its own amount, not with the rate of the day.
  if (columns["amount_minor"] !== undefined && staging.header("currencyAmount") === null)
    columns["amount_minor"] =
      "CASE WHEN s.currency IS NOT NULL AND s.currency IS d.currency AND s.currency_amount IS d.currency_amount_minor THEN d.amount_minor ELSE s.amount END";
  if (staging.has("quantity")) columns["quantity_milli"] = "s.quantity";
  if (staging.has("sourceId") && staging.has("dealId"))
    columns["source_id"] = "COALESCE(s.source_id, d.source_id)";
  const stageJoin = staged
    ? `LEFT JOIN ${staging.prefix}_known_stage t ON t.pipeline_id = ${pipelineOf(staging)} AND t.code = ${stageCode(has)} AND t.told = ${newsOfState(has)}`
    : "";
  return { columns, joins: `${pipelineJoin(staging)} ${stageJoin} ${joins}` };
}

/** A deal's one line follows the file's product and quantity; several lines are kept, since the file shows only the first. */
function changeLines(
  { db, changeSet, issues }: Promotion,
  staging: DealStaging,
  next: string,
  { asOf, file }: FileOf,
  columns: Record<string, string>,
  changed: Set<number>,
): void {
  const product = "product_id" in columns ? "n.product_id" : "d.product_id";
  const quantity =
    "quantity_milli" in columns
      ? `CASE WHEN ${product} IS NOT NULL THEN COALESCE(NULLIF(n.quantity_milli, 0), 1000) END`
      : "d.quantity_milli";
  const differing = db
    .once<[], { deal: number; seq: number; product: number | null; quantity: number | null; lines: number }>(
      `SELECT n.deal_id AS deal, n.seq, ${product} AS product, ${quantity} AS quantity, d.line_count AS lines FROM ${next} n JOIN deal d ON d.id = n.deal_id
       WHERE ${product} IS NOT d.product_id OR (${product} IS NOT NULL AND ${quantity} IS NOT d.quantity_milli)`,
    )
    .all();
  const row = db.once<[number], number>(`SELECT file_row FROM ${staging.table} WHERE seq = ?`).pluck();
  const fact = db.once(
    "INSERT INTO history (change_set_id, subject, entity_id, field, value, effective_on) VALUES (?, ?, ?, 'lines', ?, ?)",
  );
  for (const { deal, seq, product: key, quantity: milli, lines } of differing) {
    if (lines > 1) {
      issues.add(file, {
        row: row.get(seq) ?? null,
        column: staging.header("product") ?? staging.header("quantity"),
        value: null,
        code: "linesKept",
        params: { count: lines },
        severity: "warning",
      });
      continue;
    }
    const [line] = readLines(db, deal);
    const kept = line?.product === key ? line : undefined;
    const value =
      key === null
        ? []
        : [
            {
              product: key,
              quantityMilli: milli ?? line?.quantityMilli ?? 1000,
              unitPriceMinor: kept?.unitPriceMinor ?? null,
              deliveryOn: line?.deliveryOn ?? null,
            },
          ];
    fact.run(changeSet, subjects.deal.code, deal, encodeLines(value), asOf);
    changed.add(deal);
  }
}
