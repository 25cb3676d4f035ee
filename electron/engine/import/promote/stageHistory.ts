/** A file of what happened to deals before: each row becomes facts at its own day. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { inOrder } from "../../../../src/core/mapping/changeOrder.ts";
import { projectDeals } from "../../db/writes/projectDeals.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { authorsIn } from "./authors.ts";
import { type Counts, type FileOf, noCounts, type Promotion } from "./context.ts";
import { DealFinder } from "./dealFinder.ts";
import { fieldReaderOf } from "./fieldHistory.ts";
import { tellPast, type Told } from "./pastFacts.ts";
import { toldAmount } from "./pastAmount.ts";
import { enteredByDuration } from "./stageDurations.ts";
import type { StageBook } from "./stageBook.ts";

/** What a deal's rows are read with. */
export interface PastDeal {
  key: number;
  pipeline: number;
  currency: string | null;
  createdOn: Day | null;
}

const PART = 200;

export function* promoteStageHistory(
  promotion: Promotion,
  records: Records,
  of: FileOf,
  book: StageBook,
): Generator<void, Counts> {
  const { db } = promotion;
  const counts = noCounts();
  const rows = rowsByDeal(promotion, records, of, counts);
  const readDeal = db.prepare<[number], PastDeal>(
    "SELECT id AS key, pipeline_id AS pipeline, currency, created_on AS createdOn FROM deal WHERE id = ?",
  );
  const tell = records.has("newValue")
    ? fieldReaderOf(promotion, records, of, book)
    : stageReaderOf(promotion, records, of, book);
  const touched: number[] = [];
  let done = 0;
  for (const [key, list] of rows) {
    const deal = readDeal.get(key) as PastDeal;
    const { told, rejected } = tell(deal, list);
    const news = tellPast(promotion, key, told);
    counts.added += news.size;
    counts.rejected += rejected;
    counts.unchanged += list.length - rejected - news.size;
    if (news.size > 0) touched.push(key);
    done += 1;
    if (done % PART === 0) yield;
  }
  for (let from = 0; from < touched.length; from += PART) {
    projectDeals(db, touched.slice(from, from + PART));
    yield;
  }
  return counts;
}

function rowsByDeal(
  promotion: Promotion,
  records: Records,
  of: FileOf,
  counts: Counts,
): Map<number, ImportedRecord[]> {
  const finder = new DealFinder(promotion, records, of);
  const rows = new Map<number, ImportedRecord[]>();
  for (const record of records.list) {
    const key = inFuture(promotion, records, of, record) ? undefined : finder.find(record);
    if (key == null) {
      counts.rejected += 1;
      continue;
    }
    const list = rows.get(key);
    if (list) list.push(record);
    else rows.set(key, [record]);
  }
  return rows;
}

function inFuture(
  promotion: Promotion,
  records: Records,
  of: FileOf,
  { row, values }: ImportedRecord,
): boolean {
  for (const field of ["changedOn", "fromOn"] as const) {
    const day = values[field];
    if (day == null || String(day) <= promotion.today) continue;
    promotion.issues.add(of.file, {
      row,
      column: records.header(field),
      value: String(day),
      code: "dayInFuture",
      params: {},
      severity: "rejected",
    });
    return true;
  }
  return false;
}

/** How the rows of one deal are read. */
export type PastReader = (
  deal: PastDeal,
  rows: readonly ImportedRecord[],
) => { told: Told[]; rejected: number };

const text = (value: string | number | null | undefined): string | null =>
  value == null ? null : String(value);

function stageReaderOf(promotion: Promotion, records: Records, of: FileOf, book: StageBook): PastReader {
  const authorOf = authorsIn(promotion);
  return (deal, rows) => {
    const told: Told[] = [];
    const stage = (name: string) => book.placeIn(deal.pipeline, name).id;
    const dated =
      records.has("changedOn") || records.has("fromOn") ? rows : enteredByDuration(deal, rows, book);
    const days = dated.map((record) => ({
      record,
      on: text(record.values.changedOn) ?? text(record.values.fromOn) ?? "",
      from: text(record.values.fromStage),
      to: text(record.values.stage),
    }));
    const known = inOrder(days.filter(({ on }) => on !== ""));
    let rejected = days.length - known.length;
    for (const { record } of days.filter(({ on }) => on === "")) reject(record);
    for (const { record, on, from, to } of known) {
      const { fromOn, changedOn, expectedOn, probability, category, owner, amount } = record.values;
      const amounts =
        amount == null ? [] : toldAmount(promotion, records, of, deal, record, Number(amount), on);
      if (amounts === null) {
        rejected += 1;
        continue;
      }
      const author = authorOf(record);
      const add = (field: string, value: Told["value"]) =>
        told.push({ field, value, on, by: record, author });
      // The row's author took the deal out of the stage before; who took it there is not told.
      if (from !== null)
        told.push({
          field: "stage_id",
          value: stage(from),
          on: text(fromOn) ?? on,
          by: record,
          ...(fromOn == null ? { before: true } : {}),
        });
      if (to !== null && (changedOn != null || from === null)) add("stage_id", stage(to));
      told.push(...amounts.map((fact) => ({ ...fact, author })));
      if (expectedOn != null && (to === null || book.placeIn(deal.pipeline, to).kind === "open"))
        add("expected_on", expectedOn);
      if (probability != null) add("rep_probability_bp", probability);
      if (category != null) add("category", category);
      if (owner != null)
        add("owner_id", promotion.people.findOrMake(promotion.db, promotion.changeSet, String(owner), on));
    }
    return { told, rejected };
  };

  function reject({ row }: ImportedRecord): void {
    promotion.issues.add(of.file, {
      row,
      column: records.header("changedOn") ?? records.header("fromOn") ?? records.header("stageDays"),
      value: null,
      code: "rowWithoutCell",
      params: {},
      severity: "rejected",
    });
  }
}
