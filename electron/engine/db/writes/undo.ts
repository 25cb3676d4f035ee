/**
 * Undo and redo of any change set, whole imports included.
 *
 * Nothing is reversed row by row: the target's facts stop (or start again) to count, and the rows they touched are
 * projected anew from what still counts. So undoing an old change keeps what was changed later, and an undo is itself a
 * change set with its time, which keeps "as it was known on" true.
 */
import type { Day } from "../../../../src/core/domain/days.ts";
import {
  type SubjectName,
  subjectByCode,
  subjectNames,
  subjects,
} from "../../../../src/core/domain/subjects.ts";
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { openChangeSet } from "./changes.ts";
import { projectDeals } from "./dealRows.ts";
import { projectRows } from "./rows.ts";

export interface ToggleRequest {
  /** Key of the change set; the newest fitting one where absent. */
  target?: number;
  recordedAt: number;
  effectiveOn: Day;
  author?: string | null;
}

export interface Toggled {
  changeSet: number;
  target: number;
  kind: string;
  deals: number;
}

interface TargetRow {
  id: number;
  kind: string;
  active: number;
  deals: number;
}

/** The newest change set that an undo without a name takes back; null where there is none. */
export function undoTarget(db: ReadDb): number | null {
  return (
    db
      .prepare<[], { id: number }>(
        "SELECT id FROM change_set WHERE active = 1 AND kind NOT IN ('undo', 'redo', 'sample', 'setup') ORDER BY id DESC LIMIT 1",
      )
      .get()?.id ?? null
  );
}

/** What a redo without a name brings back: the last undone, as long as nothing was changed since. */
export function redoTarget(db: ReadDb): number | null {
  return (
    db
      .prepare<[], { target: number }>(
        `SELECT u.target_id AS target FROM change_set u JOIN change_set t ON t.id = u.target_id
         WHERE u.kind = 'undo' AND t.active = 0
           AND u.id > (SELECT COALESCE(MAX(id), 0) FROM change_set WHERE kind NOT IN ('undo', 'redo'))
         ORDER BY u.id DESC LIMIT 1`,
      )
      .get()?.target ?? null
  );
}

/** @throws WorkbenchError notFound, conflict */
export function undo(db: WriteDb, request: ToggleRequest): Toggled {
  return toggle(db, request, request.target ?? undoTarget(db), "undo");
}

/** @throws WorkbenchError notFound, conflict */
export function redo(db: WriteDb, request: ToggleRequest): Toggled {
  return toggle(db, request, request.target ?? redoTarget(db), "redo");
}

function toggle(db: WriteDb, request: ToggleRequest, target: number | null, kind: "undo" | "redo"): Toggled {
  if (target === null)
    throw new WorkbenchError("notFound", kind === "undo" ? "nothingToUndo" : "nothingToRedo");
  const row = db
    .prepare<[number], TargetRow>("SELECT id, kind, active, deals FROM change_set WHERE id = ?")
    .get(target);
  if (!row) throw new WorkbenchError("notFound", "changeSetNotFound");
  if (row.kind === "undo" || row.kind === "redo") throw new WorkbenchError("conflict", "undoOfUndo");
  if (row.kind === "sample" || row.kind === "setup") throw new WorkbenchError("conflict", "undoOfSetup");
  if ((row.active === 1) !== (kind === "undo")) {
    throw new WorkbenchError("conflict", kind === "undo" ? "alreadyUndone" : "notUndone");
  }
  db.prepare("UPDATE change_set SET active = ? WHERE id = ?").run(kind === "undo" ? 0 : 1, target);
  const changeSet = openChangeSet(db, {
    kind,
    recordedAt: request.recordedAt,
    effectiveOn: request.effectiveOn,
    author: request.author ?? null,
    target,
  });
  db.prepare("UPDATE change_set SET deals = ? WHERE id = ?").run(row.deals, changeSet);
  projectTouched(db, target, kind);
  return { changeSet, target, kind: row.kind, deals: row.deals };
}

function touched(db: ReadDb, changeSet: number): Map<SubjectName, number[]> {
  const keys = new Map<SubjectName, number[]>();
  const rows = db
    .prepare<[number], { subject: number; entity: number }>(
      "SELECT DISTINCT subject, entity_id AS entity FROM history WHERE change_set_id = ? ORDER BY subject, entity_id",
    )
    .all(changeSet);
  for (const { subject, entity } of rows) {
    const name = subjectByCode.get(subject);
    if (!name) throw new Error(`history holds an unknown subject: ${subject}`);
    const list = keys.get(name);
    if (list) list.push(entity);
    else keys.set(name, [entity]);
  }
  return keys;
}

/** Rows that come back are made parents first; rows that go are removed children first. */
function projectTouched(db: WriteDb, changeSet: number, kind: "undo" | "redo"): void {
  const keys = touched(db, changeSet);
  if (kind === "undo") removeCreated(db, changeSet);
  const order = kind === "redo" ? subjectNames : subjectNames.toReversed();
  for (const name of order) {
    const list = keys.get(name);
    if (!list) continue;
    if (name === "deal") projectDeals(db, stillThere(db, list, kind));
    else projectRows(db, name, list);
  }
  if (kind === "undo") removeOrphans(db);
}

/** All deals that the undone change set had made, in one statement: an import of 100,000 goes in a second. */
function removeCreated(db: WriteDb, changeSet: number): void {
  db.prepare(
    "DELETE FROM deal WHERE id IN (SELECT entity_id FROM history WHERE change_set_id = ? AND subject = ? AND field = 'created')",
  ).run(changeSet, subjects.deal.code);
}

function stillThere(db: ReadDb, keys: number[], kind: "undo" | "redo"): number[] {
  if (kind === "redo") return keys;
  // Deleted deals whose deletion is undone have no row yet, so ask history: a deal without a live creation is gone.
  const created = db.prepare<[number, number], { n: number }>(
    `SELECT EXISTS (SELECT 1 FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.entity_id = ? AND h.field = 'created' AND c.active = 1) AS n`,
  );
  return keys.filter((key) => created.get(subjects.deal.code, key)?.n === 1);
}

/** Rows kept only because something pointed to them go once nothing does. */
function removeOrphans(db: WriteDb): void {
  const rows = db
    .prepare<[number], { subject: number; entity: number }>(
      `SELECT DISTINCT h.subject, h.entity_id AS entity FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE c.active = 0 AND h.field = 'created' AND h.subject <> ?`,
    )
    .all(subjects.deal.code);
  for (const name of subjectNames.toReversed()) {
    if (name === "deal") continue;
    const keys = rows.filter((row) => row.subject === subjects[name].code).map((row) => row.entity);
    if (keys.length > 0) projectRows(db, name, keys);
  }
}
