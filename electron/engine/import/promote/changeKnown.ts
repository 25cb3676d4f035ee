/** Changes of rows that are no deals, true since a day that may be before what the workbook knows already. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb } from "../../db/sql.ts";
import { changeRow } from "../../db/writes/changes.ts";
import type { Promotion } from "./context.ts";

type Name = Parameters<typeof changeRow>[2];

/**
 * Changes a row as a file of a certain day tells it. What the workbook knows since a later day stays: an older file does
 * not turn the present back.
 * @returns whether anything changed
 */
export function changeKnown(
  { db, changeSet }: Promotion,
  name: Name,
  key: number,
  values: Record<string, FactValue>,
  on: Day,
): boolean {
  const later = fieldsSince(db, name, key, on);
  const open = Object.fromEntries(Object.entries(values).filter(([field]) => !later.has(field)));
  return changeRow(db, changeSet, name, key, open, on);
}

function fieldsSince(db: ReadDb, name: Name, key: number, on: Day): Set<string> {
  const facts = db
    .prepare<[number, number, Day], { field: string; value: FactValue }>(
      `SELECT h.field, h.value FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.entity_id = ? AND c.active = 1 AND h.effective_on > ?`,
    )
    .all(subjects[name].code, key, on);
  return new Set(
    facts.flatMap((fact) => (fact.field === "created" ? Object.keys(firstValues(fact)) : [fact.field])),
  );
}

/** The later of a day and the newest day that a row's facts have: for a change that has to be the present. */
export function presentOf(db: ReadDb, name: Name, key: number, on: Day): Day {
  const newest = db
    .prepare<[number, number], Day | null>(
      "SELECT MAX(effective_on) FROM history WHERE subject = ? AND entity_id = ?",
    )
    .pluck()
    .get(subjects[name].code, key);
  return newest != null && newest > on ? newest : on;
}
