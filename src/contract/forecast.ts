/** The calls that look ahead: the distribution of the money won in a period, each deal's chance, and how good they were. */
import { z } from "zod";
import { METHODS } from "../core/forecast/stated.ts";
import { DEAL_FACTORS } from "../core/forecast/model/factors.ts";
import { day, dealFilter, minor, period } from "./common.ts";

/**
 * `model`: learnt from the file's own past. `weighted`: the stages' chances, of deals expected in the period.
 * `stageDefault`: the same whenever they are expected. `rep`, `manager`: as they stated.
 */
const method = z.enum(METHODS);
const chance = z.number();
const quantiles = { mean: minor, p10: minor, p50: minor, p90: minor };

const scores = z.object({
  /** Chances of deals to be won in the period, of all replays. */
  n: z.int(),
  brier: z.number().nullable(),
  /** Of the base rate that was known at the time. */
  baseBrier: z.number().nullable(),
  /** 1 - brier / baseBrier. */
  skill: z.number().nullable(),
  reliability: z.array(
    z.object({
      from: chance,
      to: chance,
      n: z.int(),
      mean: chance,
      observed: chance,
      low: chance,
      high: chance,
    }),
  ),
  /** Of the deals that closed in the period, the chance of being won where it closes. */
  closed: z.object({
    n: z.int(),
    brier: z.number().nullable(),
    baseBrier: z.number().nullable(),
    skill: z.number().nullable(),
  }),
  periods: z.int(),
  /** Minor units a period: mean pinball loss of P10, P50 and P90. */
  pinball: z.number().nullable(),
  intervalCoverage80: z.number().nullable(),
  /** Shares: mean absolute error over what was won; mean error over all that was won. */
  mape: z.number().nullable(),
  /** Minor units: mean of forecast - won. */
  bias: z.number().nullable(),
  biasShare: z.number().nullable(),
});
export type MethodScores = z.infer<typeof scores>;

const money = z.object(quantiles);

const backtest = z.strictObject({
  from: day,
  to: day,
  step: z.enum(["week", "month", "quarter"]).default("month"),
  /** From the day after to the end of its month, quarter or year. */
  horizon: z.enum(["month", "quarter", "year"]).default("quarter"),
  methods: z.array(method).optional(),
});

export const backtested = z.partialRecord(method, scores).and(
  z.object({
    replays: z.array(
      z.object({
        on: day,
        from: day,
        to: day,
        actualMinor: minor,
        forecast: z.partialRecord(method, money),
      }),
    ),
  }),
);
export type Backtested = z.infer<typeof backtested>;

export const forecastCalls = {
  /** The distribution of the money won in a period: exact, of won, open and new deals together. */
  "forecast.distribution": {
    input: z.strictObject({
      period,
      filter: dealFilter.optional(),
      /** Absent: the model where it has learnt enough, else the stages' chances. */
      method: method.optional(),
      /** At most so many. */
      bins: z.int().min(1).max(1000).default(60),
      /** Whether quantiles are told week by week to the period's end. */
      fan: z.boolean().default(false),
    }),
    output: z.object({
      ...quantiles,
      sd: z.number(),
      targetMinor: minor.nullable(),
      pTarget: chance.nullable(),
      /** Adjoining; probabilities sum to one. */
      bins: z.array(z.object({ fromMinor: z.number(), toMinor: z.number(), p: chance })),
      /** Open deals that count. */
      deals: z.int(),
      /** Of these the ones whose chance of money in the period the method tells. */
      withChance: z.int(),
      method,
      /** The model has not learnt enough: so many closed deals of those it needs. */
      tooLittle: z.object({ closed: z.int(), needed: z.int() }).nullable(),
      wonMinor: minor,
      wonDeals: z.int(),
      openMeanMinor: minor,
      /** Of deals that do not exist yet. */
      freshMeanMinor: minor,
      freshDeals: z.number(),
      /** Share of the deals' variance that is common: deals fall together. */
      rho: z.number(),
      fan: z.array(z.object({ on: day, ...quantiles })),
    }),
  },
  /** Of each open deal the chances side by side; none replaces another. */
  "forecast.probabilities": {
    input: z
      .strictObject({
        filter: dealFilter.optional(),
        /** The model's are of being won in it; absent: within a year. */
        period: period.optional(),
      })
      .prefault({}),
    output: z.array(
      z.object({
        deal: z.string(),
        name: z.string(),
        amountMinor: minor.nullable(),
        expectedOn: day.nullable(),
        stageDefault: chance.nullable(),
        rep: chance.nullable(),
        manager: chance.nullable(),
        /** Null where the model has not learnt enough. */
        model: chance.nullable(),
        /** 80% interval of the model's chance. */
        low: chance.nullable(),
        high: chance.nullable(),
        /** By how much a factor moves the chance away from that of a deal which is in it as others are; the strongest first. */
        reasons: z.array(z.object({ factor: z.enum(DEAL_FACTORS), effect: z.number() })),
      }),
    ),
  },
  /** The forecast replayed on past days with only what was known by then, by method. Takes seconds a replay. */
  "forecast.backtest": {
    input: backtest,
    output: backtested,
  },
  /** The same as a job, which tells its progress replay by replay; its result is what `forecast.backtest` returns. */
  "forecast.startBacktest": { input: backtest, output: z.object({ job: z.string() }) },
} as const;
