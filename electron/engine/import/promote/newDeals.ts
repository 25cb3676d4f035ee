/**
 * New deals, thousands at a time by a handful of statements: rows, lines, intervals and one creation fact each. What they
 * write is what `core/domain/dealHistory.ts` makes of that fact; `tests/import/fastPath.test.ts` and `funnel check` compare.
 */
import { FOREVER } from "../../../../src/core/domain/days.ts";
import { ENDED_FROM } from "../../../../src/core/domain/dealHistory.ts";
import { isCustomId } from "../../../../src/core/domain/customFields.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { reserveDealKeys } from "../../db/writes/dealRows.ts";
import { pairFrom, pairSql, stageCode, toldState } from "../stagePairs.ts";
import { stateCodes } from "../reading/outcomeGroup.ts";
import type { DealStaging } from "../staging.ts";
import { likelyPipeline } from "../../../../src/core/mapping/stageColumns.ts";
import { settledColumns } from "./enteredStages.ts";
import { dropIndexes } from "./bulkIndexes.ts";
import { customObject } from "./customFields.ts";
import type { FileOf, Promotion } from "./context.ts";
import { Endings, kindOfStage } from "./endings.ts";
import { nameOf, resolve } from "./resolve.ts";
import { settle, tellContradiction } from "./settledStages.ts";
import type { Stage, StageBook } from "./stageBook.ts";

/** Keys of the deals that were made; null where none was. */
export interface NewKeys {
  first: number;
  last: number;
  count: number;
  /** A row's key is its place in the file; else the table `…_fresh` tells its number. */
  dense: boolean;
}

/** @param matched how many rows are deals that are known already */
export function* addDeals(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  book: StageBook,
  matched: number,
): Generator<void, NewKeys | null> {
  const { db } = promotion;
  const fresh = matched > 0 ? `s.seq NOT IN (SELECT seq FROM ${staging.prefix}_match)` : "1";
  refuseStageless(promotion, staging, of, fresh);
  const { count = 0, most = 0 } =
    db
      .once<[], { count: number; most: number }>(
        `SELECT COUNT(*) AS count, MAX(seq) AS most FROM ${staging.table} s WHERE ${fresh}`,
      )
      .get() ?? {};
  if (count === 0) return null;
  placeStages(promotion, staging, of, book, matched > 0 ? fresh : null);
  // Without known deals in between, a row's place in the file is its place among the keys.
  const dense = matched === 0 && most === count;
  const first = reserveDealKeys(db, count);
  const key = dense ? `s.seq + ${first - 1}` : `${first - 1} + n.nth`;
  if (!dense) {
    const table = staging.helper("fresh", "seq INTEGER PRIMARY KEY, nth INTEGER NOT NULL");
    db.once(
      `INSERT INTO ${table} SELECT s.seq, ROW_NUMBER() OVER (ORDER BY s.seq) FROM ${staging.table} s WHERE ${fresh}`,
    ).run();
  }
  const keys = { first, last: first + count - 1, count, dense };
  const buildIndexes = dropIndexes(db, ["deal", "deal_line"], count);
  yield;
  const { given, insert } = rowInserter(promotion, staging, of, key, dense);
  yield* inParts(promotion, count, [
    { first: 1, last: most, insert },
    { ...keys, insert: lineInserter(promotion) },
    { ...keys, insert: intervalInserter(promotion, staging, of) },
    { ...keys, insert: factInserter(promotion, staging, given, of) },
  ]);
  yield* buildIndexes();
  promotion.progress = null;
  return keys;
}

/** Inserts what belongs to the rows or deals with these numbers. */
type Insert = (range: { first: number; last: number }) => void;

/** Rows that are written between two steps. */
const PART = 20_000;

/** Each row is written in as many passes as there are; of its way through them the progress tells. */
function* inParts(
  promotion: Promotion,
  total: number,
  passes: readonly { first: number; last: number; insert: Insert }[],
): Generator<void> {
  for (const [pass, { first, last, insert }] of passes.entries())
    for (let from = first; from <= last; from += PART) {
      const to = Math.min(last, from + PART - 1);
      insert({ first: from, last: to });
      const share = (pass + (to - first + 1) / (last - first + 1)) / passes.length;
      promotion.progress = { done: Math.round(total * share), total };
      yield;
    }
}

function refuseStageless(
  { db, issues }: Promotion,
  staging: DealStaging,
  { file }: FileOf,
  fresh: string,
): void {
  const has = staging.has.bind(staging);
  // One that is won or lost stands where such deals end.
  const without = `${stageCode(has)} = 0 AND ${toldState(has)} NOT IN (1, 2) AND ${fresh}`;
  const rows = db
    .once<[], { seq: number; row: number }>(
      `SELECT s.seq, s.file_row AS row FROM ${staging.table} s WHERE ${without}`,
    )
    .all();
  if (rows.length === 0) return;
  for (const { row } of rows)
    issues.add(file, {
      row,
      column: staging.header("stage"),
      value: null,
      code: staging.has("stage") ? "rowWithoutStage" : "rowNeedsStage",
      params: {},
      severity: "rejected",
    });
  db.once(
    `DELETE FROM ${staging.table} WHERE seq IN (SELECT s.seq FROM ${staging.table} s WHERE ${without})`,
  ).run();
}

/** Makes `…_stage (pair of codes and state -> pipeline, stage, state, open stage that it ended from)` for the rows that are new. */
function placeStages(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  book: StageBook,
  fresh: string | null,
): void {
  const { db } = promotion;
  const sql = pairSql(staging.has.bind(staging));
  const pairs =
    fresh === null
      ? [...staging.stagePairs]
      : db.once<[], number>(`SELECT DISTINCT ${sql} FROM ${staging.table} s WHERE ${fresh}`).pluck().all();
  const stages = staging.names("stage");
  const pipelines = staging.names("pipeline");
  const likely = likelyPipeline(settledColumns(staging, book));
  const known = pairs.map((pair) => ({ pair, ...pairFrom(pair) })).sort((a, b) => a.stage - b.stage);
  const staged = known.filter(({ stage }) => stages.has(stage));
  const wanted = staged.map(({ pipeline, stage }) => {
    const range = staging.stageProbability.get(stage);
    return {
      likelyPipeline: likely(stages.get(stage) as string),
      pipeline: pipelines.get(pipeline) ?? null,
      name: stages.get(stage) as string,
      probability: range && range.least === range.most ? range.least : null,
      kind: staging.kindByDeals(stage),
    };
  });
  const table = staging.helper(
    "stage",
    "pair INTEGER PRIMARY KEY, pipeline_id INTEGER, stage_id INTEGER, state INTEGER, ended_from INTEGER",
  );
  const insert = db.once(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?)`);
  const put = (pair: number, stage: Stage, from: Stage | null = null) =>
    insert.run(pair, stage.pipeline, stage.id, stateCodes[kindOfStage(stage)], from?.id ?? null);
  const alike = db.once<[number], { row: number; count: number }>(
    `SELECT MIN(s.file_row) AS row, COUNT(*) AS count FROM ${staging.table} s WHERE ${sql} = ? AND ${fresh ?? "1"}`,
  );
  const placed = book.place(wanted);
  const endings = new Endings(promotion, book);
  staged.forEach(({ pair, state }, at) => {
    const stage = placed[at] as Stage;
    tellContradiction(
      promotion,
      staging,
      of,
      stage,
      state,
      () => alike.get(pair) as { row: number; count: number },
    );
    const settled = settle(stage, state, endings);
    put(pair, settled, settled !== stage && kindOfStage(stage) === "open" ? stage : null);
  });
  for (const { pair, pipeline, stage, state } of known) {
    if (stages.has(stage) || state === null || state === "open") continue;
    const name = pipelines.get(pipeline);
    put(pair, endings.of(name === undefined ? book.anyPipeline() : book.pipeline(name), state));
  }
}

function rowInserter(
  { db }: Promotion,
  staging: DealStaging,
  { asOf, sourceSystem }: FileOf,
  key: string,
  dense: boolean,
): { given: ReadonlySet<string>; insert: Insert } {
  const { values, joins } = resolve(staging, "t.state");
  const product = values["product_id"];
  const quantity =
    product === undefined
      ? undefined
      : `CASE WHEN ${product} IS NOT NULL THEN ${values["quantity_milli"] ? `COALESCE(NULLIF(${values["quantity_milli"]}, 0), 1000)` : "1000"} END`;
  const closedOn = values["closed_on"] ?? "NULL";
  const createdOn = values["created_on"] ?? "NULL";
  const begins = `COALESCE(${createdOn}, MIN(COALESCE(${closedOn}, @asOf), @asOf))`;
  const columns: Record<string, string | undefined> = {
    ...Object.fromEntries(Object.entries(values).filter(([field]) => !isCustomId(field))),
    custom:
      staging.customColumns.size > 0
        ? customObject([...staging.customColumns].map(([id, column]) => [id, `s.${column}`]))
        : undefined,
    id: key,
    name: nameOf(staging),
    pipeline_id: "t.pipeline_id",
    stage_id: "t.stage_id",
    state: "t.state",
    quantity_milli: quantity,
    line_count: product === undefined ? "0" : `${product} IS NOT NULL`,
    stage_entered_on: `CASE WHEN t.state = 0 THEN ${begins} ELSE MAX(${begins}, COALESCE(${closedOn}, @asOf)) END`,
    source_system: staging.has("sourceSystem") ? "COALESCE(s.source_system, @system)" : "@system",
    source_id: staging.has("sourceId") ? "s.source_id" : undefined,
  };
  const given = Object.entries(columns).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const numbered = dense ? "" : `JOIN ${staging.prefix}_fresh n ON n.seq = s.seq`;
  const statement = db.once(
    `INSERT INTO deal (${given.map(([column]) => column).join(", ")})
     SELECT ${given.map(([, value]) => value).join(", ")}
     FROM ${staging.table} s ${numbered} CROSS JOIN ${staging.prefix}_stage t ON t.pair = ${pairSql(staging.has.bind(staging))} ${joins}
     WHERE s.seq BETWEEN @first AND @last ORDER BY s.seq`,
  );
  const ended = staging.helper("ended", "ended_key INTEGER PRIMARY KEY, ended_from INTEGER NOT NULL");
  const endedFrom = db.once(
    `INSERT INTO ${ended} SELECT ${key}, t.ended_from
     FROM ${staging.table} s ${numbered} CROSS JOIN ${staging.prefix}_stage t ON t.pair = ${pairSql(staging.has.bind(staging))}
     WHERE s.seq BETWEEN @first AND @last AND t.ended_from IS NOT NULL`,
  );
  return {
    given: new Set(given.map(([column]) => column)),
    insert: (range) => {
      statement.run({ ...range, asOf, system: sourceSystem });
      if (staging.has("state")) endedFrom.run(range);
    },
  };
}

function lineInserter({ db }: Promotion): Insert {
  const statement = db.once(
    `INSERT INTO deal_line (deal_id, position, product_id, quantity_milli, amount_minor)
     SELECT id, 0, product_id, quantity_milli, amount_minor FROM deal WHERE id BETWEEN ? AND ? AND product_id IS NOT NULL ORDER BY id`,
  );
  return ({ first, last }) => statement.run(first, last);
}

/**
 * An open deal is in its stage from its beginning; a closed one was until it closed in the open stage that it ended from, or in
 * one that nobody told. Columns are named one by one: a `*` would carry the whole row along, for each of its two parts.
 */
function intervalInserter({ db }: Promotion, staging: DealStaging, { asOf }: FileOf): Insert {
  const { told, from, join } = endedOf(staging, "d.id");
  const statement = db.once(
    `INSERT INTO stage_interval (deal_id, position, stage_id, owner_id, amount_minor, expected_on, entered_on, left_on)
     SELECT d.id, x.part = 1 AND (d.begins < d.stands OR ${told}), IIF(x.part = 1, d.stage_id, ${from}), d.owner_id, d.amount_minor, d.expected_on,
       IIF(x.part = 0, d.begins, d.stands), IIF(x.part = 0, d.stands, '${FOREVER}')
     FROM (
       SELECT id, stage_id, owner_id, amount_minor, expected_on, stage_entered_on AS stands,
         COALESCE(created_on, MIN(COALESCE(closed_on, @asOf), @asOf)) AS begins
       FROM deal WHERE id BETWEEN @first AND @last
     ) d CROSS JOIN (SELECT 0 AS part UNION ALL SELECT 1) x ${join}
     WHERE x.part = 1 OR d.begins < d.stands OR ${told}`,
  );
  return (range) => statement.run({ ...range, asOf });
}

/** The open stages that deals ended from: only beside a state can a file tell of any. @param key expression of a deal's key */
function endedOf(staging: DealStaging, key: string) {
  return staging.has("state")
    ? {
        told: "e.ended_key IS NOT NULL",
        from: "e.ended_from",
        join: `LEFT JOIN ${staging.prefix}_ended e ON e.ended_key = ${key}`,
      }
    : { told: "0", from: "NULL", join: "" };
}

/** Texts that need no escaping in JSON: days and words of ours. */
const SAFE = new Set(["created_on", "expected_on", "closed_on", "next_step_on", "category", "currency"]);
const QUOTED = new Set(["name", "source", "loss_reason", "next_step", "note", "source_system", "source_id"]);

/** The creation fact as `encodeFirstValues` writes it: columns in the subject's order, nulls left out. */
function factInserter(
  { db, changeSet }: Promotion,
  staging: DealStaging,
  given: ReadonlySet<string>,
  { asOf }: FileOf,
): Insert {
  const { from, join } = endedOf(staging, "id");
  const parts = subjects.deal.columns.flatMap((column) => {
    if (column === "lines") {
      return given.has("product_id")
        ? [`',"lines":[{"p":' || product_id || ',"q":' || quantity_milli || '}]'`]
        : [];
    }
    if (!given.has(column)) return [];
    return column === "stage_id" && join !== ""
      ? [`',"${ENDED_FROM}":' || ${from}`, factPart(column)]
      : [factPart(column)];
  });
  // Its members as they are, each a field of its own in history.
  if (given.has("custom")) parts.push("',' || substr(custom, 2, length(custom) - 2)");
  // concat() joins all parts at once and passes over nulls; a chain of || copies the text at each step.
  const statement = db.once(
    `INSERT INTO history (change_set_id, subject, entity_id, field, value, effective_on)
     SELECT @changeSet, @subject, id, 'created', concat('{', ${parts.join(", ")}, '}'), @asOf FROM deal ${join} WHERE id BETWEEN @first AND @last`,
  );
  return (range) => statement.run({ ...range, changeSet, subject: subjects.deal.code, asOf });
}

/** A member of the fact's object; null where the column is, so that nothing stands for it. */
function factPart(column: string): string {
  const member = `"${column}":`;
  if (column === "name") return `'${member}', json_quote(name)`;
  if (SAFE.has(column)) return `',${member}"' || ${column} || '"'`;
  return QUOTED.has(column)
    ? `CASE WHEN ${column} IS NOT NULL THEN ',${member}' || json_quote(${column}) END`
    : `',${member}' || ${column}`;
}
