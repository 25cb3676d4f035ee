/** Gathers the deals and their past for the measures over time (`core/funnel/dealBook.ts`). */
import { subjects } from "../../../../src/core/domain/subjects.ts";
import {
  buildDealBook,
  type DealBook,
  type DealRowOfBook,
  type Names,
} from "../../../../src/core/funnel/dealBook.ts";
import { type IntervalRow, NO_KEY } from "../../../../src/core/funnel/intervalBook.ts";
import type { StateOfStage } from "../../../../src/core/funnel/scope.ts";
import type { ReadDb } from "../sql.ts";
import { STATES } from "./filter.ts";

/** @param keys of the deals to read; null: all */
export function readDealBook(db: ReadDb, sources: Names, keys: readonly number[] | null = null): DealBook {
  const among = (column: string): string =>
    keys === null ? "" : `WHERE ${column} IN (SELECT value FROM json_each(?))`;
  const params = keys === null ? [] : [JSON.stringify(keys)];
  const deals = db
    .prepare<unknown[], DealRowOfBook>(
      `SELECT id, pipeline_id, account_id, source, created_on, closed_on FROM deal ${among("id")} ORDER BY id`,
    )
    .raw();
  const count =
    keys === null
      ? (db.prepare<[], number>("SELECT COUNT(*) FROM stage_interval").pluck().get() ?? 0)
      : keys.length * 8;
  const intervals = db
    .prepare<unknown[], IntervalRow>(`${INTERVALS} ${among("deal_id")} ORDER BY deal_id, position`)
    .raw();
  return buildDealBook(deals.iterate(...params), intervals.iterate(...params), sources, count);
}

const INTERVALS =
  "SELECT deal_id, stage_id, owner_id, amount_minor, expected_on, entered_on, left_on FROM stage_interval";

/** How far the history had come. */
export interface HistoryMark {
  fact: number;
  changeSet: number;
}

export function historyMark(db: ReadDb): HistoryMark {
  return db
    .prepare<[], HistoryMark>(
      `SELECT (SELECT COALESCE(MAX(id), 0) FROM history) AS fact, (SELECT COALESCE(MAX(id), 0) FROM change_set) AS changeSet`,
    )
    .get() as HistoryMark;
}

/** Keys of the deals that something was said of since, or of which something was taken back or said again; ascending. */
export function dealsTouchedSince(db: ReadDb, { fact, changeSet }: HistoryMark): number[] {
  return db
    .prepare<[object], number>(
      // The pluses keep SQLite from the index by subject, which holds every fact of every deal.
      `SELECT entity_id FROM history WHERE id > @fact AND +subject = @subject
       UNION SELECT h.entity_id FROM change_set u JOIN history h ON h.change_set_id = u.target_id AND +h.subject = @subject
         WHERE u.id > @changeSet AND u.target_id IS NOT NULL
       ORDER BY 1`,
    )
    .pluck()
    .all({ fact, changeSet, subject: subjects.deal.code });
}

/** By the stage's key. */
export function stateOfStages(db: ReadDb): StateOfStage {
  const stages = db.prepare<[], { id: number; kind: string }>("SELECT id, kind FROM stage").all();
  const states = new Uint8Array(1 + Math.max(NO_KEY, ...stages.map(({ id }) => id)));
  for (const { id, kind } of stages)
    states[id] = kind === "won" ? STATES.won : kind === "lost" ? STATES.lost : STATES.open;
  return states;
}
