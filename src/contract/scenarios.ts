/** Scenarios: levers over the forecast, what comes of them, and what it takes to reach a target. */
import { z } from "zod";
import { day, dealFilter, minor, period } from "./common.ts";

const oneOrMany = z.union([z.string(), z.array(z.string()).min(1)]);
/** Ids or names; absent: whatever it is. What has no stage yet is left as it is by a lever of stages. */
const scope = {
  stage: oneOrMany.optional(),
  owner: oneOrMany.optional(),
  team: oneOrMany.optional(),
  product: oneOrMany.optional(),
  source: oneOrMany.optional(),
};
const factor = z.number().min(0.01).max(100);
const share = z.number().min(0).max(1);

export const lever = z.discriminatedUnion("kind", [
  /** The odds of winning, times so much: 1.5 turns 40% into 50%. */
  z.strictObject({ kind: z.literal("winRate"), ...scope, factor }),
  /** The time to win, times so much. */
  z.strictObject({ kind: z.literal("cycle"), ...scope, factor }),
  z.strictObject({ kind: z.literal("size"), ...scope, factor }),
  /** Given away in addition, of the amount. */
  z.strictObject({ kind: z.literal("discount"), ...scope, share }),
  z.strictObject({ kind: z.literal("slip"), ...scope, days: z.int().min(-366).max(366) }),
  /** Deals begun from now on. */
  z.strictObject({ kind: z.literal("newDeals"), ...scope, factor }),
  z.strictObject({
    kind: z.literal("hires"),
    count: z.int().min(1).max(500),
    from: day,
    /** Until they work at a usual pace. */
    rampDays: z.int().min(0).max(730).default(90),
  }),
  z.strictObject({
    kind: z.literal("leaver"),
    owner: z.string(),
    on: day,
    /** Of the chances of their open deals. */
    keep: share.default(0.5),
  }),
  z.strictObject({ kind: z.literal("dealWon"), deal: z.string(), on: day.optional() }),
  z.strictObject({ kind: z.literal("dealLost"), deal: z.string() }),
  z.strictObject({ kind: z.literal("dealMoved"), deal: z.string(), days: z.int().min(-366).max(366) }),
  z.strictObject({ kind: z.literal("dealSized"), deal: z.string(), amountMinor: minor.min(0) }),
  /** Share of the deals' variance that is common. */
  z.strictObject({ kind: z.literal("shock"), rho: z.number().min(0).max(0.9) }),
]);
export type ScenarioLever = z.output<typeof lever>;

const levers = z.array(lever).max(40).default([]);
const seekable = z.enum(["winRate", "cycle", "size", "newDeals"]);

const outcome = z.object({
  mean: minor,
  p10: minor,
  p50: minor,
  p90: minor,
  pTarget: z.number().nullable(),
  bins: z.array(z.object({ fromMinor: z.number(), toMinor: z.number(), p: z.number() })),
});
const contribution = z.object({
  /** Place among the levers. */
  lever: z.int(),
  /** Of the change of the mean: its Shapley value. */
  minor,
  /** Standard error; null where the value is exact. */
  error: minor.nullable(),
});
const told = {
  targetMinor: minor.nullable(),
  base: outcome,
  result: outcome,
  contributions: z.array(contribution),
};

export const scenarioCalls = {
  /** The first period's outcome on top; all of them in `periods`. @throws conflict where too little was learnt */
  "scenario.run": {
    input: z.strictObject({
      period: z.union([period, z.array(period).min(1).max(16)]),
      filter: dealFilter.optional(),
      levers,
      bins: z.int().min(1).max(400).default(60),
    }),
    output: z.object({ ...told, periods: z.array(z.object({ period, ...told })) }),
  },
  /** How far levers must be pulled for the target, each alone, and the smallest set of them. */
  "scenario.seek": {
    input: z.strictObject({
      period,
      filter: dealFilter.optional(),
      /** Pulled already. */
      levers,
      /** In place of the target that is set. */
      targetMinor: minor.min(1).optional(),
      chance: z.number().gt(0).lt(1).default(0.8),
      /** How far each may go. */
      bounds: z
        .array(z.strictObject({ kind: seekable, to: factor }))
        .min(1)
        .max(8)
        .default([
          { kind: "winRate", to: 2 },
          { kind: "cycle", to: 0.6 },
          { kind: "size", to: 1.3 },
          { kind: "newDeals", to: 1.5 },
        ]),
    }),
    output: z.object({
      targetMinor: minor,
      /** By bound: the factor that suffices alone; null where even its end does not. */
      each: z.array(z.object({ kind: seekable, factor: z.number().nullable() })),
      /** The fewest that suffice together; null where none do. */
      set: z.array(z.object({ kind: seekable, factor: z.number() })).nullable(),
    }),
  },
} as const;
