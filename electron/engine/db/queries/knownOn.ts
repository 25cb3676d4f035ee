/** The past as the file knew it at an earlier instant: without what was recorded since, with what was undone since. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { type Fact, intervalCells, projectDeal } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import {
  buildDealBook,
  type DealBook,
  type DealRowOfBook,
  type Names,
  patchDealBook,
} from "../../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../../src/core/funnel/intervalBook.ts";
import type { ReadDb } from "../sql.ts";
import { readStageKinds, stateOf } from "../writes/dealRows.ts";
import type { KeptBook } from "./scope.ts";

interface RecordedSet {
  id: number;
  kind: string;
  target: number | null;
  active: number;
  recordedAt: number;
}

/** @param until UTC milliseconds, exclusive @returns `now` itself where nothing that was recorded since makes a difference */
export function dealBookKnownBefore(db: ReadDb, { book, sources }: KeptBook, until: number): DealBook {
  const sets = db
    .prepare<[], RecordedSet>(
      "SELECT id, kind, target_id AS target, active, recorded_at AS recordedAt FROM change_set ORDER BY id",
    )
    .all();
  const then = activeBefore(sets, until);
  const otherwise = sets.filter(({ id, active }) => then.has(id) !== (active === 1)).map(({ id }) => id);
  if (otherwise.length === 0) return book;
  const touched = db
    .prepare<[string, number], number>(
      `SELECT DISTINCT entity_id FROM history WHERE change_set_id IN (SELECT value FROM json_each(?)) AND subject = ?
       ORDER BY entity_id`,
    )
    .pluck()
    .all(JSON.stringify(otherwise), subjects.deal.code);
  return patchDealBook(book, touched, bookAsKnown(db, touched, then, sources));
}

/** Undo and redo are change sets too, that say of another one whether it counts. */
function activeBefore(sets: readonly RecordedSet[], until: number): Set<number> {
  const active = new Set<number>();
  for (const { id, kind, target, recordedAt } of sets) {
    if (recordedAt >= until) continue;
    active.add(id);
    if (target === null) continue;
    if (kind === "undo") active.delete(target);
    if (kind === "redo") active.add(target);
  }
  return active;
}

/** The touched deals from what was known of them; those that nobody knew of yet are left out. */
function bookAsKnown(
  db: ReadDb,
  touched: readonly number[],
  then: ReadonlySet<number>,
  sources: Names,
): DealBook {
  const kinds = readStageKinds(db);
  const facts = db.prepare<[number, number], Fact>(
    `SELECT field, value, effective_on AS effectiveOn, id AS "order", change_set_id AS changeSet FROM history
     WHERE subject = ? AND entity_id = ?`,
  );
  const deals: DealRowOfBook[] = [];
  const intervals: IntervalRow[] = [];
  for (const deal of touched) {
    const known = facts.all(subjects.deal.code, deal).filter(({ changeSet }) => then.has(changeSet));
    const found = projectDeal(known, (stage) => stateOf(kinds, stage) !== 0);
    if (!found) continue;
    const { values, closedOn } = found;
    deals.push([
      deal,
      values["pipeline_id"] as number,
      (values["account_id"] ?? null) as number | null,
      (values["source"] ?? null) as string | null,
      (values["created_on"] ?? null) as Day | null,
      closedOn,
    ]);
    for (const interval of found.intervals) intervals.push([deal, ...intervalCells(interval)]);
  }
  return buildDealBook(deals, intervals, sources, intervals.length);
}
