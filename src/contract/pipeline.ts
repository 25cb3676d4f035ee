/** The calls that measure the pipeline over time. */
import { z } from "zod";
import { flows } from "../core/funnel/waterfall.ts";
import { day, dealFilter, dealRow, minor, period } from "./common.ts";

const stageTotal = z.object({
  /** Empty: an open stage that nobody told. */
  stage: z.string(),
  stageId: z.string(),
  pipeline: z.string(),
  deals: z.int(),
  amountMinor: minor,
  /** How many of the deals have an amount. */
  withAmount: z.int(),
});

const flow = z.object({
  deals: z.int(),
  /** Not negative: the flow's name tells its direction. */
  amountMinor: minor,
});
const waterfall = z.object(
  Object.fromEntries(flows.map((name) => [name, flow])) as Record<(typeof flows)[number], typeof flow>,
);

/** Days; null where too many are still there to tell. `low` and `high` are the 95% interval, null where it is open to that side. */
const days = z.number().nullable();

export const timeInStage = z.object({
  stage: z.string(),
  stageId: z.string(),
  pipeline: z.string(),
  /** Deals that were in the stage; of them `censored` are there still. */
  n: z.int(),
  censored: z.int(),
  medianDays: days,
  medianLow: days,
  medianHigh: days,
  p75Days: days,
  p75Low: days,
  p75High: days,
});

export const waterfallDimension = z.enum(["owner", "team", "stage", "account", "source"]);

/** Of the filter, stage, state, owner, team and expected days are asked of the day in question, the rest of the deal as it is now. */
export const pipelineCalls = {
  /** The open pipeline at the end of a day; `knownOn` leaves out what the file learnt after that day. */
  "pipeline.asOf": {
    input: z.strictObject({ on: day, knownOn: day.optional(), filter: dealFilter.optional() }),
    output: z.object({
      deals: z.int(),
      amountMinor: minor,
      withAmount: z.int(),
      byStage: z.array(stageTotal),
    }),
  },
  /**
   * How the open pipeline at the end of `from` became that at the end of `to`: opening + new + grown - shrunk + pulledIn
   * - pushedOut - won - lost + reopened + ownerIn - ownerOut + stageIn - stageOut = closing, exact.
   * Pulled in and pushed out are moves across the expected days of the filter. With `by`, `groups` holds one a key,
   * where moves from key to key are told as such.
   */
  "pipeline.waterfall": {
    input: z.strictObject({
      from: day,
      to: day,
      filter: dealFilter.optional(),
      by: waterfallDimension.optional(),
    }),
    output: waterfall.extend({
      groups: z.array(waterfall.extend({ key: z.string(), id: z.string().nullable() })).optional(),
    }),
  },
  /** The deals of one flow, the largest first: what a bar of the waterfall is made of. */
  "pipeline.waterfallDeals": {
    input: z.strictObject({
      from: day,
      to: day,
      filter: dealFilter.optional(),
      flow: z.enum(flows),
      limit: z.int().min(1).max(100_000).default(1000),
    }),
    output: z.object({
      total: z.int(),
      amountMinor: minor,
      /** `flowMinor`: what the deal adds to the flow. */
      rows: z.array(dealRow.extend({ flowMinor: minor })),
    }),
  },
  /** The ids of all deals of one flow, the largest first. */
  "pipeline.waterfallIds": {
    input: z.strictObject({ from: day, to: day, filter: dealFilter.optional(), flow: z.enum(flows) }),
    output: z.array(z.string()),
  },
};

/** How the period's target stands, whole or by key. */
const attainment = z.object({
  /** Empty: the deals and targets that have none; the company where nothing is asked by. */
  key: z.string(),
  id: z.string().nullable(),
  /** Of the period, else the sum of its parts; of a team or the company without one, the sum of those under it. Null: none. */
  targetMinor: minor.nullable(),
  wonMinor: minor,
  /** Open and expected within the period. */
  openMinor: minor,
  openDeals: z.int(),
  /** Of openMinor what will be won in the period, in expectation, by what became of past periods; null where too few deals say. */
  expectedMinor: minor.nullable(),
  /** What is still to be won; negative where more than the target was. */
  gapMinor: minor.nullable(),
  /** openMinor / gapMinor; null without a gap. */
  coverage: z.number().nullable(),
  /** The coverage with which pTarget is the chance asked for; more than `coverage` just where pTarget is less. Null where too few deals say. */
  coverageNeeded: z.number().nullable(),
  /** Pipeline due in the period that is still missing to that coverage; null where nobody can say which that is. */
  lackingMinor: minor.nullable(),
  /** The chance of reaching the target with the deals that are open now; null without a target, or where too few deals say. */
  pTarget: z.number().nullable(),
  /** Deals that were due on the same day of past periods, and how many of them were won in time: what the chance leans on. */
  seen: z.object({ due: z.int(), won: z.int() }),
});

export const planCalls = {
  "plan.attainment": {
    input: z.strictObject({
      /** `2026`, `2026-Q3` or `2026-07`. */
      period,
      by: z.enum(["owner", "team", "product"]).optional(),
      filter: dealFilter.optional(),
      /** With which chance the target is to be reached. */
      chance: z.number().gt(0.5).lt(1).default(0.8),
      /** How it stood at the end of that day; targets are as they are now. */
      asOf: day.optional(),
    }),
    output: z.array(attainment),
  },
};
