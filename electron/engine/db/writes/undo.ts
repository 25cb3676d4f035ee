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
import { baseCurrency } from "../queries/settings.ts";
import { refuseLoss } from "../queries/undoLoss.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { openChangeSet } from "./changes.ts";
import { projectDeals } from "./projectDeals.ts";
import { projectRows } from "./rows.ts";

export interface ToggleRequest {
  /** Key of the change set; the newest fitting one where absent. */
  target?: number;
  recordedAt: number;
  effectiveOn: Day;
  author?: string | null;
  /** Also where later imports or changes stand on what is taken back. */
  anyway?: boolean | undefined;
}

export interface Toggled {
  changeSet: number;
  target: number;
  kind: string;
  deals: number;
}

/** Rows between two steps: a few dozen milliseconds of work. */
const PART = 1000;

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

/** How far a long undo has come, in rows. */
export interface Step {
  done: number;
  total: number;
}

/**
 * Undo and redo as steps, so that the caller can tell progress between them and stop: within one transaction, which is
 * rolled back when it does not run to the end.
 */
export type Toggling = Generator<Step, Toggled>;

/** @throws WorkbenchError notFound, conflict */
export function undo(db: WriteDb, request: ToggleRequest): Toggling {
  return toggle(db, request, request.target ?? undoTarget(db), "undo");
}

/** @throws WorkbenchError notFound, conflict */
export function redo(db: WriteDb, request: ToggleRequest): Toggling {
  return toggle(db, request, request.target ?? redoTarget(db), "redo");
}

function* toggle(
  db: WriteDb,
  request: ToggleRequest,
  target: number | null,
  kind: "undo" | "redo",
): Toggling {
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
  if (kind === "undo" && !request.anyway) refuseLoss(db, target);
  db.prepare("UPDATE change_set SET active = ? WHERE id = ?").run(kind === "undo" ? 0 : 1, target);
  const changeSet = openChangeSet(db, {
    kind,
    recordedAt: request.recordedAt,
    effectiveOn: request.effectiveOn,
    author: request.author ?? null,
    target,
  });
  db.prepare("UPDATE change_set SET deals = ? WHERE id = ?").run(row.deals, changeSet);
  yield* projectTouched(db, target, kind);
  if (kind === "redo") {
    refuseTwins(db, target);
    refuseOtherBase(db, target);
  }
  return { changeSet, target, kind: row.kind, deals: row.deals };
}

/** Deals that were imported anew since they were undone would be there twice. @throws WorkbenchError conflict */
function refuseTwins(db: ReadDb, changeSet: number): void {
  const twins = db
    .prepare<[number, number], number>(
      `SELECT COUNT(DISTINCT a.id) FROM history h JOIN deal a ON a.id = h.entity_id
       JOIN deal b ON b.source_id = a.source_id AND b.source_system IS a.source_system AND b.id <> a.id
       WHERE h.change_set_id = ? AND h.subject = ? AND h.field = 'created'`,
    )
    .pluck()
    .get(changeSet, subjects.deal.code);
  if (twins) throw new WorkbenchError("conflict", "redoTwins", { count: twins });
}

/** Amounts that come back would be counted in a currency that they are not in. @throws WorkbenchError conflict */
function refuseOtherBase(db: ReadDb, changeSet: number): void {
  const told = db
    .prepare<[number, number], string>(
      "SELECT json_extract(value, '$.currency') FROM history WHERE change_set_id = ? AND subject = ?",
    )
    .pluck()
    .get(changeSet, subjects.ownBase.code);
  const base = baseCurrency(db);
  if (told !== undefined && told !== base)
    throw new WorkbenchError("conflict", "redoOtherBase", { told, base });
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
function* projectTouched(db: WriteDb, changeSet: number, kind: "undo" | "redo"): Generator<Step> {
  const keys = touched(db, changeSet);
  const total = [...keys.values()].reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  // What a merge removed comes back before those that pointed to it, and goes again after them.
  if (kind === "undo") projectRemoved(db, changeSet, subjectNames);
  const order = kind === "redo" ? subjectNames : subjectNames.toReversed();
  for (const name of order) {
    for (const part of inParts(keys.get(name) ?? [])) {
      if (name === "deal") projectDeals(db, kind === "redo" ? part : removeCreated(db, part));
      else projectRows(db, name, part);
      done += part.length;
      yield { done, total };
    }
  }
  if (kind === "undo") removeOrphans(db);
  else projectRemoved(db, changeSet, subjectNames.toReversed());
}

/** Rows, deals apart, that the change set removed. */
function projectRemoved(db: WriteDb, changeSet: number, order: readonly SubjectName[]): void {
  const removed = db
    .prepare<[number], { subject: number; entity: number }>(
      "SELECT subject, entity_id AS entity FROM history WHERE change_set_id = ? AND field = 'deleted'",
    )
    .all(changeSet);
  for (const name of order) {
    if (name === "deal") continue;
    const keys = removed.filter(({ subject }) => subject === subjects[name].code).map(({ entity }) => entity);
    if (keys.length > 0) projectRows(db, name, keys);
  }
}

function* inParts(keys: number[]): Generator<number[]> {
  for (let from = 0; from < keys.length; from += PART) yield keys.slice(from, from + PART);
}

/** Removes the deals that have no live creation any more in one statement. @returns the others, to be projected */
function removeCreated(db: WriteDb, keys: number[]): number[] {
  const living = new Set(
    db
      .prepare<[string, number], number>(
        // CROSS JOIN: from the keys to their history, never the other way round.
        `SELECT h.entity_id FROM json_each(?) k
         CROSS JOIN history h ON h.subject = ? AND h.entity_id = k.value AND h.field = 'created'
         CROSS JOIN change_set c ON c.id = h.change_set_id AND c.active = 1`,
      )
      .pluck()
      .all(JSON.stringify(keys), subjects.deal.code),
  );
  const gone = keys.filter((key) => !living.has(key));
  db.prepare("DELETE FROM deal WHERE id IN (SELECT value FROM json_each(?))").run(JSON.stringify(gone));
  return keys.filter((key) => living.has(key));
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
