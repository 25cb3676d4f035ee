/** Goals, written as facts like every other subject. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import type { GoalRow } from "../queries/goals.ts";
import type { WriteDb } from "../sql.ts";
import { addFact, changeRow, createRow } from "./changes.ts";
import type { EditContext } from "./deals.ts";
import { projectRows } from "./rows.ts";

/** @param key null: a new one @returns its key, and whether anything changed */
export function saveGoal(
  db: WriteDb,
  edit: EditContext,
  key: number | null,
  goal: Omit<GoalRow, "key">,
): { key: number; changed: boolean } {
  const values: Record<string, FactValue> = {
    person_id: goal.personKey,
    kind: goal.kind,
    stage_id: goal.stageKey,
    text: goal.text,
    from_on: goal.from,
    to_on: goal.to,
    target: goal.target,
    state: goal.state,
    note: goal.note,
  };
  if (key === null)
    return { key: createRow(db, edit.changeSet, "goal", values, edit.effectiveOn), changed: true };
  return { key, changed: changeRow(db, edit.changeSet, "goal", key, values, edit.effectiveOn) };
}

export function removeGoal(db: WriteDb, edit: EditContext, key: number): void {
  addFact(db, edit.changeSet, "goal", key, "deleted", 1, edit.effectiveOn);
  projectRows(db, "goal", [key]);
}
