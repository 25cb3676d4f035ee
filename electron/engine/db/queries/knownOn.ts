/** The past as the file knew it at an earlier instant: without what was recorded since, with what was undone since. */
import { type Fact, projectDeal } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import {
  buildIntervalBook,
  type IntervalBook,
  type IntervalRow,
} from "../../../../src/core/funnel/intervalBook.ts";
import { intervalRows } from "./intervalBook.ts";
import type { ReadDb } from "../sql.ts";
import { readStageKinds, stateOf } from "../writes/dealRows.ts";

interface RecordedSet {
  id: number;
  kind: string;
  target: number | null;
  active: number;
  recordedAt: number;
}

/** @param until UTC milliseconds, exclusive @returns null where nothing that was recorded since makes a difference */
export function readBookKnownBefore(db: ReadDb, until: number): IntervalBook | null {
  const sets = db
    .prepare<[], RecordedSet>(
      "SELECT id, kind, target_id AS target, active, recorded_at AS recordedAt FROM change_set ORDER BY id",
    )
    .all();
  const then = activeBefore(sets, until);
  const otherwise = sets.filter(({ id, active }) => then.has(id) !== (active === 1)).map(({ id }) => id);
  if (otherwise.length === 0) return null;
  const touched = db
    .prepare<[string, number], number>(
      `SELECT DISTINCT entity_id FROM history WHERE change_set_id IN (SELECT value FROM json_each(?)) AND subject = ?
       ORDER BY entity_id`,
    )
    .pluck()
    .all(JSON.stringify(otherwise), subjects.deal.code);
  return buildIntervalBook(mergedRows(db, touched, then));
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

/** The intervals kept of deals that are as they were, and those of the touched ones from what was known of them. */
function* mergedRows(
  db: ReadDb,
  touched: readonly number[],
  then: ReadonlySet<number>,
): Generator<IntervalRow> {
  const kinds = readStageKinds(db);
  const facts = db.prepare<[number, number], Fact>(
    `SELECT field, value, effective_on AS effectiveOn, id AS "order", change_set_id AS changeSet FROM history
     WHERE subject = ? AND entity_id = ?`,
  );
  function* projected(deal: number): Generator<IntervalRow> {
    const known = facts.all(subjects.deal.code, deal).filter(({ changeSet }) => then.has(changeSet));
    const found = projectDeal(known, (stage) => stateOf(kinds, stage) !== 0);
    for (const cut of found?.intervals ?? [])
      yield [deal, cut.stageId, cut.ownerId, cut.amountMinor, cut.expectedOn, cut.enteredOn, cut.leftOn];
  }
  let next = 0;
  for (const row of intervalRows(db)) {
    while (next < touched.length && (touched[next] as number) < row[0]) {
      yield* projected(touched[next] as number);
      next += 1;
    }
    if (touched[next] !== row[0]) yield row;
  }
  for (; next < touched.length; next += 1) yield* projected(touched[next] as number);
}
