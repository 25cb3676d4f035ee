/** What was said since of deals that an undo takes back: it would be lost, or contradicted, without a word. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { type MessageParams, WorkbenchError } from "../../../../src/contract/errors.ts";
import type { UndoRefusal } from "../../../../src/contract/undoing.ts";
import type { ReadDb } from "../sql.ts";
import { exportsSince, type SeenExport, type Span, spansHeld } from "./exportsSeen.ts";

/**
 * An export that came later and holds deals as this change set has them, or changes of deals that it made.
 * @throws WorkbenchError conflict, with how many deals, and the file's name where it is an export
 */
export function refuseLoss(db: ReadDb, changeSet: number): void {
  const later = exportsSince(db, changeSet);
  const stands = later.length > 0 ? standing(db, changeSet) : [];
  for (const seen of later) {
    const count = heldCount(stands, spansHeld(db, seen.id), seen);
    if (count === 0) continue;
    throw refusal(seen.listed ? "undoHeld" : "undoHeldUnchanged", {
      file: seen.file,
      asOf: seen.asOf,
      count,
    });
  }
  const count = changedSince(db, changeSet);
  if (count > 0) throw refusal("undoChangedSince", { count });
}

const refusal = (code: UndoRefusal, params: MessageParams): WorkbenchError =>
  new WorkbenchError("conflict", code, params);

interface Standing {
  deal: number;
  /** Exports of an earlier day say nothing of it; empty where the deal itself is at stake. */
  since: Day;
}

/** Deals that the change set made, or of which something is as it says, by key. */
function standing(db: ReadDb, changeSet: number): Standing[] {
  return db
    .prepare<{ changeSet: number; subject: number }, Standing>(
      `SELECT h.entity_id AS deal, MIN(CASE WHEN h.field = 'created' THEN '' ELSE h.effective_on END) AS since
       FROM history h JOIN deal d ON d.id = h.entity_id
       WHERE h.change_set_id = @changeSet AND h.subject = @subject AND h.field <> 'deleted' AND (h.field = 'created' OR NOT EXISTS (
         SELECT 1 FROM history l JOIN change_set c ON c.id = l.change_set_id AND c.active = 1
         WHERE l.subject = h.subject AND l.entity_id = h.entity_id AND l.field IN (h.field, 'created')
           AND l.change_set_id <> h.change_set_id
           AND (l.effective_on > h.effective_on OR (l.effective_on = h.effective_on AND l.id > h.id))))
       GROUP BY h.entity_id ORDER BY h.entity_id`,
    )
    .all({ changeSet, subject: subjects.deal.code });
}

function heldCount(stands: readonly Standing[], spans: readonly Span[], { asOf }: SeenExport): number {
  let count = 0;
  let at = 0;
  for (const { deal, since } of stands) {
    while (at < spans.length && (spans[at] as Span).last < deal) at += 1;
    const span = spans[at];
    if (!span) break;
    if (span.first <= deal && since <= asOf) count += 1;
  }
  return count;
}

/** How many of the deals that a change set made have later changes, which would go with them. */
function changedSince(db: ReadDb, changeSet: number): number {
  const last = db
    .prepare<[], number | null>(
      "SELECT MAX(id) FROM change_set WHERE active = 1 AND kind NOT IN ('undo', 'redo')",
    )
    .pluck()
    .get();
  if (last === changeSet) return 0;
  return (
    db
      .prepare<{ changeSet: number; subject: number }, number>(
        `SELECT COUNT(DISTINCT h.entity_id) FROM history h JOIN deal d ON d.id = h.entity_id
         JOIN history l ON l.subject = h.subject AND l.entity_id = h.entity_id AND l.change_set_id > h.change_set_id
         JOIN change_set c ON c.id = l.change_set_id AND c.active = 1
         WHERE h.change_set_id = @changeSet AND h.subject = @subject AND h.field = 'created'`,
      )
      .pluck()
      .get({ changeSet, subject: subjects.deal.code }) ?? 0
  );
}
