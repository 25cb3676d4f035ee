/** The days on which deals came into their stages, told by columns of a list of deals: history of each deal. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { settleEntered } from "../../../../src/core/mapping/stageColumns.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { ReadDb } from "../../db/sql.ts";
import { projectDeals } from "../../db/writes/projectDeals.ts";
import type { EnteredColumn } from "../enteredColumns.ts";
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";
import type { NewKeys } from "./newDeals.ts";
import { projectPast } from "./presentKept.ts";
import { tellPast, type Told } from "./pastFacts.ts";
import type { Stage, StageBook } from "./stageBook.ts";

interface Entry {
  deal: number;
  pipeline: number;
  /** Of the column; null for the day of the stage that the row itself names. */
  place: number | null;
  /** The deal's stage in the workbook, and by the row. */
  present: number;
  code: number;
  day: Day;
}

const PART = 500;

export function newestFact(db: ReadDb): number {
  return db.prepare<[], number | null>("SELECT MAX(id) FROM history").pluck().get() ?? 0;
}

/**
 * @param since the newest fact before the file's changes of known deals
 * @returns how many known deals changed by this alone
 */
export function* tellEntered(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  book: StageBook,
  fresh: NewKeys | null,
  since: number,
): Generator<void, number> {
  const { db, issues, today, past } = promotion;
  const columns = settledColumns(staging, book);
  const names = staging.names("stage");
  const until = newestFact(db);
  const known = db
    .prepare<[number, number, number, number], number>(
      "SELECT EXISTS (SELECT 1 FROM history WHERE subject = ? AND entity_id = ? AND id > ? AND id <= ?)",
    )
    .pluck();
  const unknown = new Set<string>();
  let changed = 0;
  let deals: number[] = [];
  let alone: number[] = [];
  const project = () => {
    projectDeals(db, deals);
    for (const deal of projectPast(db, alone)) past.add(deal);
    [deals, alone] = [[], []];
  };
  const entries = db
    .once<object, Entry>(
      `SELECT k.deal, d.pipeline_id AS pipeline, d.stage_id AS present, e.place, e.code, e.day
       FROM (${daysOf(staging)}) e JOIN (${keysOf(staging, fresh)}) k ON k.seq = e.seq
       JOIN deal d ON d.id = k.deal WHERE e.day <= @today ORDER BY k.deal, e.day`,
    )
    .all({ today });
  for (const [deal, list] of byDeal(entries)) {
    const stages = list.flatMap(({ place, day, pipeline, present, code }) => {
      if (place === null) {
        // Of an older export the workbook knows another stage by now.
        const own = book.find(names.get(code) ?? "", pipeline);
        return own?.id === present ? [{ stage: own, day }] : [];
      }
      const column = columns[place] as EnteredColumn;
      const stage = stageOf(book, column, pipeline);
      if (stage === undefined) unknown.add(column.header);
      return stage ? [{ stage, day }] : [];
    });
    // Stages of one day were passed in the order of the pipeline.
    stages.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.stage.position - b.stage.position));
    const told = stages.map(
      ({ stage, day }): Told => ({ field: "stage_id", value: stage.id, on: day, by: staging }),
    );
    if (tellPast(promotion, deal, told).size === 0) continue;
    const isNew = fresh !== null && deal >= fresh.first && deal <= fresh.last;
    if (!isNew && known.get(subjects.deal.code, deal, since, until) === 0) {
      changed += 1;
      alone.push(deal);
    } else deals.push(deal);
    if (deals.length + alone.length < PART) continue;
    project();
    yield;
  }
  project();
  for (const column of unknown)
    issues.add(of.file, {
      row: null,
      column,
      value: null,
      code: "stageColumnUnknown",
      params: {},
      severity: "warning",
    });
  return changed;
}

/** The staged days of entry, of columns and of the rows' own stages. */
function daysOf(staging: DealStaging): string {
  const parts = [
    staging.entered ? `SELECT seq, place AS place, 0 AS code, day FROM ${staging.entered.table}` : null,
    staging.has("stageSince") && staging.has("stage")
      ? `SELECT s.seq AS seq, NULL AS place, s.c_stage AS code, s.stage_since AS day FROM ${staging.table} s WHERE s.stage_since >= COALESCE(${staging.has("createdOn") ? "s.created_on" : "NULL"}, '')`
      : null,
  ].filter((part) => part !== null);
  return parts.join(" UNION ALL ");
}

/** The columns of days of entry, each with what its header means beside the others. */
export function settledColumns(staging: DealStaging, book: StageBook): EnteredColumn[] {
  const stages = new Set([...staging.names("stage").values()].map(nameKey));
  return settleEntered(
    staging.entered?.columns ?? [],
    stages,
    (name) => book.pipelineNamed(name) !== undefined,
  );
}

/** Keys of the deals by the number of their staged row. */
function keysOf({ prefix, table }: DealStaging, fresh: NewKeys | null): string {
  const matched = `SELECT seq, deal_id AS deal FROM ${prefix}_match`;
  if (fresh === null) return matched;
  return fresh.dense
    ? `SELECT seq, seq + ${fresh.first - 1} AS deal FROM ${table}`
    : `${matched} UNION ALL SELECT seq, nth + ${fresh.first - 1} FROM ${prefix}_fresh`;
}

function byDeal(entries: readonly Entry[]): Map<number, Entry[]> {
  return Map.groupBy(entries, ({ deal }) => deal);
}

/**
 * @returns null for a stage of another pipeline than the deal's; undefined where the header is an internal name that no
 * stage is known by
 */
function stageOf(
  book: StageBook,
  { header, stage, pipeline }: EnteredColumn,
  home: number,
): Stage | null | undefined {
  const named = pipeline === null ? undefined : book.pipelineNamed(pipeline);
  if (named !== undefined && named !== home) return null;
  const own = book.stages.filter((known) => known.pipeline === home);
  const known =
    book.find(stage, home) ??
    own.find(({ name, nameZh }) => [name, nameZh ?? name].some((each) => bare(each) === bare(stage)));
  if (known) return known;
  return /^(?:property_)?hs_/i.test(header) ? undefined : book.placeIn(home, stage);
}

/** `closedwon` is HubSpot's own name of "Closed won". */
const bare = (name: string): string => nameKey(name).replace(/[^\p{L}\p{N}]/gu, "");
