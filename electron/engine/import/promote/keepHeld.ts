/** Keeps which deals an export held: what an older one that comes later, or an undo, has to reckon with. */
import { fingerprintOf } from "../../../../src/core/mapping/profileFit.ts";
import type { Span } from "../../db/queries/exportsSeen.ts";
import type { WriteDb } from "../../db/sql.ts";
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";

/** Keeps that a file was seen, with the deals that it held. One of ours says nothing that the workbook did not say. */
export function keepHeld(
  { db, changeSet }: Promotion,
  staging: DealStaging,
  of: FileOf,
  made: Span | null,
): void {
  if (staging.shape.own) return;
  const known = db.once<[], number>(`SELECT deal_id FROM ${staging.prefix}_match`).pluck().all();
  const spans = [...spansOf(known), ...(made ? [made] : [])];
  if (spans.length === 0) return;
  const { lastInsertRowid } = db
    .prepare(
      "INSERT INTO export_seen (change_set_id, file_name, file_sha256, source_system, headers, as_of_on) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(changeSet, of.file, of.sha256, of.sourceSystem, fingerprintOf(staging.shape.headers), of.asOf);
  const insert = db.prepare("INSERT INTO export_held VALUES (?, ?, ?)");
  for (const { first, last } of spans) insert.run(lastInsertRowid, first, last);
}

function spansOf(keys: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const key of Float64Array.from(keys).sort()) {
    const span = spans.at(-1);
    if (span && key <= span.last + 1) span.last = key;
    else spans.push({ first: key, last: key });
  }
  return spans;
}

/**
 * Of exports that told nothing new, and so leave no change set: the newest of a system and day stands for those before it,
 * and a file that is in the workbook already says nothing by coming again.
 * @returns how many exports are noted that were not before
 */
export function foldUnchanged(db: WriteDb, changeSet: number): number {
  const before = db
    .prepare<{ changeSet: number }, string>(
      `SELECT file_sha256 FROM export_seen e WHERE change_set_id = @changeSet AND EXISTS (SELECT 1 FROM export_seen o
         WHERE o.change_set_id < @changeSet AND o.file_sha256 = e.file_sha256 AND o.source_system = e.source_system
           AND o.as_of_on = e.as_of_on)`,
    )
    .pluck()
    .all({ changeSet });
  db.prepare<{ changeSet: number }>(
    `DELETE FROM export_seen WHERE change_set_id < @changeSet
       AND (source_system, as_of_on) IN (SELECT source_system, as_of_on FROM export_seen WHERE change_set_id = @changeSet)
       AND change_set_id NOT IN (SELECT id FROM change_set)`,
  ).run({ changeSet });
  db.prepare<{ changeSet: number }>(
    `DELETE FROM export_seen WHERE change_set_id = @changeSet AND (source_system, as_of_on, file_sha256) IN
       (SELECT e.source_system, e.as_of_on, e.file_sha256 FROM export_seen e JOIN change_set c ON c.id = e.change_set_id AND c.active = 1)`,
  ).run({ changeSet });
  return db
    .prepare<[number], string>("SELECT file_sha256 FROM export_seen WHERE change_set_id = ?")
    .pluck()
    .all(changeSet)
    .filter((sha256) => !before.includes(sha256)).length;
}
