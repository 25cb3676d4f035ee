/** What a manager looks at on a Monday: deals that need attention, and what the period will bring by probabilities. */
import { z } from "zod";
import { alertKinds } from "../core/funnel/alerts.ts";
import { day, dealFilter, minor, period } from "./common.ts";

const alertKind = z.enum(alertKinds);

/** Why a deal is in the list; `kind` says which members there are. */
const alertReason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("closePast"), expectedOn: day, daysLate: z.int() }),
  z.object({
    kind: z.literal("stalled"),
    stage: z.string(),
    stageId: z.string(),
    days: z.int(),
    /** Days from which on a deal is stalled there: the stage's own, or what three quarters of past winners needed. */
    line: z.number(),
    by: z.enum(["expected", "winners"]),
  }),
  z.object({
    kind: z.literal("slippedTwice"),
    pushes: z.int(),
    firstExpectedOn: day,
    expectedOn: day.nullable(),
  }),
  z.object({ kind: z.literal("amountChanged"), fromMinor: minor, toMinor: minor }),
  z.object({ kind: z.literal("noNextStep") }),
  /** `on`: the day of the planned step, which has gone by. */
  z.object({ kind: z.literal("stepOverdue"), on: day, daysLate: z.int() }),
  z.object({ kind: z.literal("singleContact"), contacts: z.int() }),
]);
export type AlertReason = z.infer<typeof alertReason>;

const total = z.object({ deals: z.int(), amountMinor: minor });

const weighted = z.object({
  /** Empty: the deals that have none; everything where nothing is asked by. */
  key: z.string(),
  id: z.string().nullable(),
  won: total,
  open: total,
  weightedMinor: minor,
  /** Due deals of stages that have no probability: not in `weightedMinor`. */
  unweighted: total,
  /** By the reps' own probabilities, the stage's where there is none; null for a day in the past. */
  repMinor: minor.nullable(),
  /** How many of the open deals have a rep's own. */
  repDeals: z.int(),
});

export const alertCalls = {
  /**
   * Open deals by what is wrong with them; a deal may be in several lists. Next steps and contacts are known of today
   * only, and only where the file keeps any: `told` is false where nothing can be said.
   */
  "alerts.list": {
    input: z
      .strictObject({
        filter: dealFilter.optional(),
        asOf: day.optional(),
        /** How many deals of each kind, the largest first. */
        top: z.int().min(0).max(1000).default(5),
      })
      .prefault({}),
    output: z.array(
      z.object({
        kind: alertKind,
        told: z.boolean(),
        deals: z.int(),
        amountMinor: minor,
        top: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            account: z.string().nullable(),
            owner: z.string().nullable(),
            amountMinor: minor.nullable(),
            reason: alertReason,
          }),
        ),
      }),
    ),
  },
  /** The ids of all deals of one kind, the largest first. */
  "alerts.deals": {
    input: z.strictObject({ kind: alertKind, filter: dealFilter.optional(), asOf: day.optional() }),
    output: z.array(z.string()),
  },
  /** Won in the period, and the open deals due in it weighted by their probabilities. */
  "forecast.weighted": {
    input: z.strictObject({
      /** `2026`, `2026-Q3` or `2026-07`. */
      period,
      by: z.enum(["owner", "team", "product"]).optional(),
      filter: dealFilter.optional(),
      asOf: day.optional(),
    }),
    output: z.array(weighted),
  },
};
