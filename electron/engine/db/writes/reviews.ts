/** Talks and agreed steps, written as facts like every other subject. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { addFact, changeRow, createRow } from "./changes.ts";
import type { EditContext } from "./deals.ts";
import { projectRows } from "./rows.ts";

/** @throws WorkbenchError notFound `reviewNotFound` */
export function knownReview(
  db: ReadDb,
  key: number,
): { openedOn: string; closedOn: string | null; person: number } {
  const row = db
    .prepare<[number], { openedOn: string; closedOn: string | null; person: number }>(
      "SELECT opened_on AS openedOn, closed_on AS closedOn, person_id AS person FROM review WHERE id = ? AND kind = 'coaching'",
    )
    .get(key);
  if (!row) throw new WorkbenchError("notFound", "reviewNotFound", { id: formatId("review", key) });
  return row;
}

/** Key of a person's talk that is not closed yet; null: none. */
export function openReviewOf(db: ReadDb, person: number): number | null {
  return (
    db
      .prepare<[number], number>(
        "SELECT id FROM review WHERE kind = 'coaching' AND person_id = ? AND closed_on IS NULL ORDER BY id DESC LIMIT 1",
      )
      .pluck()
      .get(person) ?? null
  );
}

export function createReview(db: WriteDb, edit: EditContext, person: number, on: string): number {
  return createRow(
    db,
    edit.changeSet,
    "review",
    { kind: "coaching", person_id: person, opened_on: on },
    edit.effectiveOn,
  );
}

/** @returns whether anything changed */
export function changeReview(
  db: WriteDb,
  edit: EditContext,
  key: number,
  values: Record<string, FactValue>,
): boolean {
  return changeRow(db, edit.changeSet, "review", key, values, edit.effectiveOn);
}

/** A new step, or a change of one. @returns its key, and whether anything changed */
export function saveStep(
  db: WriteDb,
  edit: EditContext,
  review: number,
  key: number | null,
  values: Record<string, FactValue | undefined>,
): { key: number; changed: boolean } {
  if (key === null) {
    const made = createRow(
      db,
      edit.changeSet,
      "reviewDecision",
      { state: "open", ...values, review_id: review },
      edit.effectiveOn,
    );
    return { key: made, changed: true };
  }
  const { state } = ownStep(db, review, key);
  // One that was done stays done on its day.
  if (values["state"] === state) delete values["done_on"];
  const given = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, FactValue] => entry[1] !== undefined),
  );
  return { key, changed: changeRow(db, edit.changeSet, "reviewDecision", key, given, edit.effectiveOn) };
}

export function removeStep(db: WriteDb, edit: EditContext, review: number, key: number): void {
  ownStep(db, review, key);
  addFact(db, edit.changeSet, "reviewDecision", key, "deleted", 1, edit.effectiveOn);
  projectRows(db, "reviewDecision", [key]);
}

/** @throws WorkbenchError notFound `reviewStepNotFound` */
function ownStep(db: ReadDb, review: number, key: number): { state: string } {
  const step = db
    .prepare<[number, number], { state: string }>(
      "SELECT state FROM review_decision WHERE id = ? AND review_id = ?",
    )
    .get(key, review);
  if (!step) throw new WorkbenchError("notFound", "reviewStepNotFound", { id: formatId("reviewStep", key) });
  return step;
}
