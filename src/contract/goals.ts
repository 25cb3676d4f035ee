/** A person's goals: what is to be reached between two days, and how far it has come. */
import { z } from "zod";
import { goalKinds } from "../core/plan/goals.ts";
import { day } from "./common.ts";

const goalKind = z.enum(goalKinds);

const goal = z.object({
  id: z.string(),
  kind: goalKind,
  /** Of `stageDeals`, else null. */
  stage: z.string().nullable(),
  stageId: z.string().nullable(),
  /** What it is called; of `own` what is to be done. */
  text: z.string().nullable(),
  from: day,
  /** Inclusive. */
  to: day,
  /** Positive; minor units of the base currency for money; null of `own`. */
  target: z.number().nullable(),
  /** Counted until the day that is asked of, at most until `to`; null of `own`. */
  value: z.number().nullable(),
  /** The share of the target that the days gone by are of all its days; null of `own`. */
  expected: z.number().nullable(),
  /** Behind `value`; none of `activities` and `own`. */
  deals: z.array(z.string()),
  /** `open`: not begun yet, or of `own` not done. */
  state: z.enum(["ahead", "behind", "reached", "missed", "open", "done", "dropped"]),
  /** Counted from `from` to each Sunday and to the last day that counts. */
  byWeek: z.array(z.object({ day, value: z.number() })),
  note: z.string().nullable(),
});
export type Goal = z.infer<typeof goal>;

export const goalCalls = {
  /** A person's goals by their last day. With `asOf` the deals as they stood on that day, against the goals as they are now. */
  "plan.goals": {
    input: z.strictObject({
      /** An id or a name. */
      person: z.string(),
      asOf: day.optional(),
    }),
    output: z.object({ person: z.object({ id: z.string(), name: z.string() }), goals: z.array(goal) }),
  },
  /**
   * Without an id a new goal; else what is given is changed, what is left out stays.
   * @throws invalid where the goal would be without what its kind needs
   */
  "plan.saveGoal": {
    input: z.strictObject({
      id: z.string().optional(),
      person: z.string().optional(),
      kind: goalKind.optional(),
      /** An id or a name. */
      stage: z.string().nullable().optional(),
      text: z.string().trim().max(2000).nullable().optional(),
      from: day.optional(),
      to: day.optional(),
      target: z.number().nullable().optional(),
      note: z.string().max(20_000).nullable().optional(),
      /** Only of `own`. */
      done: z.boolean().nullable().optional(),
      dropped: z.boolean().optional(),
    }),
    output: z.object({
      id: z.string(),
      /** Null where all was so already. */
      changeSet: z.string().nullable(),
    }),
  },
  "plan.removeGoal": {
    input: z.strictObject({ id: z.string() }),
    output: z.object({ changeSet: z.string().nullable() }),
  },
} as const;
