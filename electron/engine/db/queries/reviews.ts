/** Talks and the steps agreed in them, as rows. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { ReadDb } from "../sql.ts";

export interface ReviewRow {
  key: number;
  personKey: number;
  person: string;
  openedOn: Day;
  closedOn: Day | null;
  text: string | null;
}

export interface StepRow {
  key: number;
  reviewKey: number;
  decision: string;
  stageKey: number | null;
  ownerKey: number | null;
  owner: string | null;
  dueOn: Day | null;
  state: "open" | "done" | "dropped";
  doneOn: Day | null;
  text: string | null;
  note: string | null;
  deals: string | null;
  measured: string | null;
}

/** Coaching talks, the newest first. @param person key; null: everybody's */
export function coachingReviews(db: ReadDb, person: number | null): ReviewRow[] {
  return db
    .prepare<[number | null], ReviewRow>(
      `SELECT r.id AS "key", r.person_id AS personKey, p.name AS person, r.opened_on AS openedOn,
         r.closed_on AS closedOn, r.text
       FROM review r JOIN person p ON p.id = r.person_id
       WHERE r.kind = 'coaching' AND r.person_id = COALESCE(?, r.person_id) ORDER BY r.opened_on DESC, r.id DESC`,
    )
    .all(person);
}

/** In the order in which they were agreed. */
export function reviewSteps(db: ReadDb, reviews: readonly number[]): StepRow[] {
  return db
    .prepare<[string], StepRow>(
      `SELECT d.id AS "key", d.review_id AS reviewKey, d.decision, d.stage_id AS stageKey, d.to_person_id AS ownerKey,
         p.name AS owner, d.due_on AS dueOn, d.state, d.done_on AS doneOn, d.text, d.note, d.deals, d.measured
       FROM review_decision d LEFT JOIN person p ON p.id = d.to_person_id
       WHERE d.review_id IN (SELECT value FROM json_each(?)) ORDER BY d.id`,
    )
    .all(JSON.stringify(reviews));
}
