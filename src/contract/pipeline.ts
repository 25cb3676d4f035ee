/** The calls that measure the pipeline over time. */
import { z } from "zod";
import { flows } from "../core/funnel/waterfall.ts";
import { day, dealFilter, dealRow, minor } from "./common.ts";

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
};
