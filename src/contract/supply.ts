/** The calls that turn the forecast into things: products and materials to have, hours to work. */
import { z } from "zod";
import { day, dealFilter, period } from "./common.ts";

/** So many months from this one on, or those named. */
const periods = z.union([z.int().min(1).max(24), z.array(period).min(1).max(24)]);
const months = z.union([
  z.int().min(1).max(24),
  z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: "not a month such as 2026-07" }))
    .min(1)
    .max(24),
]);
const chance = z.number();
/** Deals that add to it, those with the most expected first; ten at most. */
const deals = z.array(z.object({ deal: z.string(), name: z.string(), mean: z.number() }));

export const supplyCalls = {
  /** What is to be delivered, or the materials that it takes, as distributions of quantities by month. */
  "forecast.demand": {
    input: z
      .strictObject({
        periods: periods.default(6),
        by: z.enum(["product", "material"]).default("product"),
        filter: dealFilter.optional(),
      })
      .prefault({}),
    output: z.array(
      z.object({
        key: z.string(),
        id: z.string(),
        unit: z.string().nullable(),
        /** As asked for: `2026-07`, `2026-Q3`. */
        month: z.string(),
        p10: z.number(),
        p50: z.number(),
        p90: z.number(),
        mean: z.number(),
        /** Of deals that are won already. */
        sure: z.number(),
        /** By when it must be ordered to be there on the first day; null without a lead time. */
        orderBy: day.nullable(),
        stock: z.number().nullable(),
        /** Chance that the stock is used up by the period's end; null without one. */
        pStockOut: chance.nullable(),
        /** Chance that some of the stock is left at the end of all periods. */
        pOverStock: chance.nullable(),
        deals,
      }),
    ),
  },
  /** Hours by role and month that deliveries take, beside those that there are. */
  "forecast.capacity": {
    input: z
      .strictObject({
        months: months.default(6),
        filter: dealFilter.optional(),
        /** Below this share of the hours used the bench is idle. */
        idleBelow: z.number().gt(0).lte(1).default(0.7),
      })
      .prefault({}),
    output: z.array(
      z.object({
        role: z.string(),
        id: z.string(),
        month: z.string(),
        hoursP10: z.number(),
        hoursP50: z.number(),
        hoursP90: z.number(),
        hoursMean: z.number(),
        sureHours: z.number(),
        availableHours: z.number().nullable(),
        pShort: chance.nullable(),
        pIdle: chance.nullable(),
        deals,
      }),
    ),
  },
} as const;
