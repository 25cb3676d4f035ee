/** Goals as they were set, and the activities that some of them count. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { GoalKind } from "../../../../src/core/plan/goals.ts";
import type { ReadDb } from "../sql.ts";

export interface GoalRow {
  key: number;
  personKey: number;
  kind: GoalKind;
  stageKey: number | null;
  text: string | null;
  from: Day;
  to: Day;
  target: number | null;
  state: "open" | "done" | "dropped";
  note: string | null;
}

const GOALS = `SELECT id AS "key", person_id AS personKey, kind, stage_id AS stageKey, text, from_on AS "from", to_on AS "to",
  target, state, note FROM goal`;

/** By their last day, then as they were made. */
export function goalsOf(db: ReadDb, person: number): GoalRow[] {
  return db.prepare<[number], GoalRow>(`${GOALS} WHERE person_id = ? ORDER BY to_on, id`).all(person);
}

export function goalRow(db: ReadDb, key: number): GoalRow | null {
  return db.prepare<[number], GoalRow>(`${GOALS} WHERE id = ?`).get(key) ?? null;
}

/** The days of what a person has done between two days, both inclusive; what is only planned is left out. */
export function activityDays(db: ReadDb, person: number, from: Day, to: Day): Day[] {
  return db
    .prepare<[number, Day, Day], Day>(
      "SELECT on_day FROM activity WHERE person_id = ? AND done = 1 AND on_day BETWEEN ? AND ? ORDER BY on_day",
    )
    .pluck()
    .all(person, from, to);
}
