/** Talks with a person and the steps agreed in them, looked at again next time. */
import { z } from "zod";
import { coachingKind } from "./coaching.ts";
import { day } from "./common.ts";

export const stepState = z.enum(["open", "done", "dropped"]);
export type StepState = z.infer<typeof stepState>;

/** As a finding tells them: the person's level and the others', of so many cases. */
const level = z.object({
  own: z.number().nullable(),
  others: z.number().nullable(),
  n: z.int(),
  /** Of fewer cases it says little. */
  needed: z.int(),
});

const step = z.object({
  id: z.string(),
  /** The finding that it follows from; null: one of one's own. */
  kind: coachingKind.nullable(),
  stage: z.string().nullable(),
  stageId: z.string().nullable(),
  text: z.string(),
  /** Who does it. */
  owner: z.string().nullable(),
  ownerId: z.string().nullable(),
  dueOn: day.nullable(),
  state: stepState,
  doneOn: day.nullable(),
  note: z.string().nullable(),
  /** The deals that it is about. */
  deals: z.array(z.string()),
  /** The finding's level when it was agreed, and of what happened since; null where there is none, or nothing to measure. */
  before: level.nullable(),
  since: level.nullable(),
});
export type ReviewStep = z.infer<typeof step>;

const review = z.object({
  id: z.string(),
  person: z.string(),
  personId: z.string(),
  openedOn: day,
  /** Null: not closed yet. */
  closedOn: day.nullable(),
  text: z.string().nullable(),
  steps: z.array(step),
});
export type Review = z.infer<typeof review>;

export const reviewCalls = {
  /** The newest first. `since` is told of the newest two talks of a person that is asked for. */
  "reviews.list": {
    input: z.strictObject({ person: z.string().optional() }).default({}),
    output: z.array(review),
  },
  /** A talk with a person; the one that is still open where there is one. */
  "reviews.open": {
    input: z.strictObject({ person: z.string(), on: day.optional() }),
    output: z.object({ id: z.string(), changeSet: z.string().nullable() }),
  },
  /**
   * Writes what is given of a talk as one change set; a step without an id is a new one. What is left out stays.
   * @throws notFound where a step is of no such talk
   */
  "reviews.save": {
    input: z.strictObject({
      id: z.string(),
      text: z.string().max(20_000).nullable().optional(),
      steps: z
        .array(
          z.strictObject({
            id: z.string().optional(),
            /** Only of a new one. */
            kind: coachingKind.nullable().optional(),
            stage: z.string().nullable().optional(),
            text: z.string().trim().min(1).max(2000).optional(),
            owner: z.string().nullable().optional(),
            dueOn: day.nullable().optional(),
            state: stepState.optional(),
            note: z.string().max(20_000).nullable().optional(),
            deals: z.array(z.string()).optional(),
          }),
        )
        .default([]),
      /** Ids of steps to take out. */
      remove: z.array(z.string()).default([]),
    }),
    output: z.object({
      changeSet: z.string().nullable(),
      /** In the order of what was given. */
      steps: z.array(z.string()),
    }),
  },
  "reviews.close": {
    input: z.strictObject({ id: z.string(), on: day.optional() }),
    output: z.object({ changeSet: z.string().nullable() }),
  },
} as const;
