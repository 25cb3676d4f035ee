/** What people called for a period, as it was told day by day. */
import type { Category } from "../../../../src/core/domain/categories.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import type { ReadDb } from "../sql.ts";

export interface CallRow {
  key: number;
  person: number;
  kind: "rep" | "manager";
  period: string;
  on: Day;
  category: Category | null;
  amountMinor: number;
  note: string | null;
}

const CALLS = `SELECT id AS "key", person_id AS person, kind, period, on_day AS "on", category, amount_minor AS amountMinor, note
  FROM forecast_call`;

/** The newest first. */
export function callsOf(db: ReadDb, period: string, until: Day): CallRow[] {
  return db
    .prepare<[string, Day], CallRow>(
      `${CALLS} WHERE period = ? AND on_day <= ? ORDER BY on_day DESC, id DESC`,
    )
    .all(period, until);
}

export function callRow(db: ReadDb, key: number): CallRow | null {
  return db.prepare<[number], CallRow>(`${CALLS} WHERE id = ?`).get(key) ?? null;
}

/** Forecast categories of the open deals, by key; null: none told. */
export function openCategories(db: ReadDb): Map<number, Category | null> {
  return new Map(
    db.prepare<[], [number, Category | null]>("SELECT id, category FROM deal WHERE state = 0").raw().all(),
  );
}
