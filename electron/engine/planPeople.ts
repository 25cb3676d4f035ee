/** Whose plan it is, and the wider groups that a person's own few deals lean on. */
import { WorkbenchError } from "../../src/contract/errors.ts";
import { findKeys } from "./db/queries/names.ts";
import type { ReadDb } from "./db/sql.ts";
import type { Session } from "./session.ts";

export interface PlanPerson {
  key: number;
  name: string;
  /** Null: in no team. */
  team: number | null;
}

/** @throws WorkbenchError notFound, invalid where a name means several */
export function personOf(db: ReadDb, text: string): PlanPerson {
  const [key, ...more] = findKeys(db, "person", text);
  if (more.length > 0)
    throw new WorkbenchError("invalid", "holderAmbiguous", { value: text, count: more.length + 1 });
  const row =
    key === undefined
      ? undefined
      : db
          .prepare<[number], { name: string; team: number | null }>(
            "SELECT name, team_id AS team FROM person WHERE id = ?",
          )
          .get(key);
  if (key === undefined || !row) throw new WorkbenchError("notFound", "personNotFound", { value: text });
  return { key, ...row };
}

/** Everyone's groups by number: each person, each team, and at last all. Computed for everyone at once, and kept. */
export interface PlanGroups {
  of: number[][];
  person(key: number): number;
  team(key: number | null): number;
  all: number;
}

function readGroups(db: ReadDb): PlanGroups {
  const rows = db.prepare<[], [number, number | null]>("SELECT id, team_id FROM person").raw().all();
  const people = 1 + Math.max(0, ...rows.map(([id]) => id));
  const all = people + 1 + Math.max(0, ...rows.map(([, team]) => team ?? 0));
  // Deals of nobody are among all.
  const of: number[][] = Array.from({ length: people }, () => [all]);
  for (const [id, team] of rows) of[id] = team === null ? [id, all] : [id, people + team, all];
  return { of, person: (key) => key, team: (key) => (key === null ? all : people + key), all };
}

export function planGroups(session: Session): PlanGroups {
  return session.remember("plan groups", () => readGroups(session.read));
}
