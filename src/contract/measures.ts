/** The calls that measure the funnel: by window, over time, by age, by cohort; and the deals behind each mark. */
import { z } from "zod";
import { cohortSteps } from "../core/funnel/cohorts.ts";
import { chainSteps } from "../core/funnel/conversion.ts";
import { measureNames } from "../core/funnel/measures.ts";
import { moveKinds } from "../core/funnel/stageMoves.ts";
import { trendSteps } from "../core/funnel/windows.ts";
import { day, dealFilter, minor, quartiles } from "./common.ts";

/**
 * A filter asked of a day: stage, state, owner, team and expected day as they were then, the rest as the deal has it now.
 * Without `asOf` as they stand now.
 */
const asked = { filter: dealFilter.optional(), asOf: day.optional() };
const window = { from: day.optional(), to: day.optional() };

/** A share of deals: `value` is null of fewer than ten, the 95% Wilson interval of none. */
const share = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  count: z.int(),
  n: z.int(),
});

const measures = z.object({
  /** Won of those closed in the window. */
  winRate: share,
  /** Of deals won in the window: days from creation to close; amounts. Null of fewer than ten. */
  cycleDays: quartiles,
  dealSizeMinor: quartiles,
  /** Open deals x mean size x win rate / mean cycle: money per day; null where one of them is. */
  velocity: z.object({ minorPerDay: z.number().nullable(), openDeals: z.int(), openMinor: minor }),
  ageing: z.object({
    /** Days of the open deals in their present stage. */
    days: quartiles,
    /** Past the line of their stage, of the `judged` whose stage has one: see `funnel.ageing`. */
    stalled: z.int(),
    stalledMinor: minor,
    judged: z.int(),
  }),
  /** Of the deals forecast for a period at its start, those that did not close in it and stayed open. */
  slip: z.object({ share, slippedMinor: minor, won: z.int(), lost: z.int() }),
  /** Moves of the expected day to a later one, of deals open on the day or closed in the window that ever had one. */
  pushes: z.object({ meanPerDeal: z.number().nullable(), pushes: z.int(), twiceOrMore: share }),
  /** Where the window is a year, a quarter or a month that has a target for just these deals. */
  coverage: z.object({
    openDeals: z.int(),
    openMinor: minor,
    wonMinor: minor,
    targetMinor: minor.nullable(),
    coverage: z.number().nullable(),
  }),
});

/** `2026-Q3` or `2026-07`, with its first and last day. */
const slipPeriod = z.object({ key: z.string(), from: day, to: day });
const group = { key: z.string(), id: z.string().nullable() };
/** Which groups a measure may be told of apart: what the deal has on the day asked of. */
export const measureGroup = z.enum(["owner", "team", "manager", "product", "source", "pipeline"]);
const measureDimension = z.enum([...measureGroup.options, "account", "quarter"]);

const cohortQuestion = {
  cohortFrom: day.optional(),
  cohortTo: day.optional(),
  cohort: z.enum(["entry", "creation"]).default("entry"),
};

const stageOf = z.object({ stage: z.string(), stageId: z.string(), pipeline: z.string() });
const stallLine = stageOf.extend({
  /** Days in the stage; an open deal that is older is stalled. Null: nothing tells. */
  days: z.number().nullable(),
  by: z.enum(["expected", "winners"]).nullable(),
  expectedDays: z.number().nullable(),
  /** 75th percentile of the days that won deals were in it. */
  winnersDays: z.number().nullable(),
  winners: z.int(),
});

/** A stage by id or name; empty: a stage that nobody told. */
const stage = z.string();
const mark = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("move"),
    /** Null: began in the other. */
    fromStage: stage.nullable(),
    toStage: stage,
    from: day,
    to: day,
  }),
  z.strictObject({
    kind: z.literal("cohort"),
    step: z.enum(cohortSteps),
    key: z.string(),
    /** Won within so many months of age. */
    months: z.int().positive().optional(),
    outcome: z.enum(["open", "won", "lost"]).optional(),
  }),
  z.strictObject({
    kind: z.literal("conversion"),
    stage,
    outcome: z.enum(["entered", "passed", "lost", "stillOpen", "lostUnknown", "beganLater", "returned"]),
    ...cohortQuestion,
  }),
  z.strictObject({
    kind: z.literal("chain"),
    step: z.enum(chainSteps),
    outcome: z.enum(["entered", "passed", "lost", "stillOpen", "lostUnknown", "beganLater"]),
    ...cohortQuestion,
  }),
  z.strictObject({ kind: z.literal("inStage"), stage, there: z.boolean().optional() }),
  z.strictObject({ kind: z.literal("stalled"), stage: stage.optional() }),
  z.strictObject({
    kind: z.literal("forecast"),
    outcome: z.enum(["slipped", "won", "lost"]).optional(),
    ...window,
  }),
  z.strictObject({ kind: z.literal("pushed"), atLeast: z.int().positive(), ...window }),
  z.strictObject({ kind: z.literal("closed"), outcome: z.enum(["won", "lost"]), ...window }),
  /** The filter's own deals, as of the day. */
  z.strictObject({ kind: z.literal("standing") }),
  /**
   * Open at the end of both days, and then with the stage, the owner, the amount or the expected day that it had before,
   * though not in between: what a waterfall does not see.
   */
  z.strictObject({ kind: z.literal("cameBack"), from: day, to: day }),
]);
export type FunnelMark = z.input<typeof mark>;

export const measureCalls = {
  /** The first day of any deal, and today. */
  "funnel.span": { input: z.strictObject({}).default({}), output: z.object({ from: day, to: day }) },
  /** The measures over a window of days (both inclusive; without one over all of the past) as of a day. */
  "funnel.measures": {
    input: z.strictObject({ ...asked, ...window, by: measureDimension.optional() }).default({}),
    output: measures.extend({
      /** The periods that slipping was looked for in: quarters, else months, within the window; without one the newest four. */
      periods: z.array(slipPeriod),
      groups: z.array(measures.extend(group)).optional(),
    }),
  },
  /** The measures over rolling windows, the newest ending on the day asked of. */
  "funnel.trend": {
    input: z
      .strictObject({
        ...asked,
        step: z.enum(trendSteps).default("month"),
        count: z.int().min(1).max(60).default(13),
        windowDays: z.int().min(1).max(3660).default(91),
        /** Without it all but coverage. */
        measures: z
          .array(z.enum(measureNames).exclude(["coverage"]))
          .min(1)
          .optional(),
      })
      .prefault({}),
    output: z.array(measures.omit({ coverage: true }).partial().extend({ from: day, to: day })),
  },
  /** The open deals by their age, the largest where there are too many, with the line of each stage. */
  "funnel.ageing": {
    input: z.strictObject({ ...asked, limit: z.int().min(1).max(20_000).default(5_000) }).prefault({}),
    output: z.object({
      total: z.int(),
      /** Open deals that are not among the points. */
      leftOut: z.int(),
      stalled: z.int(),
      stalledMinor: minor,
      lines: z.array(stallLine),
      deals: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          stageId: z.string(),
          ownerId: z.string().nullable(),
          owner: z.string().nullable(),
          amountMinor: minor.nullable(),
          ageInStage: z.int(),
          /** Since its creation; null where nobody told. */
          age: z.int().nullable(),
          /** Null: its stage has no line. */
          stalled: z.boolean().nullable(),
        }),
      ),
    }),
  },
  /** How deals moved from stage to stage on the days `from` to `to`, both inclusive; without them ever. */
  "funnel.flows": {
    input: z.strictObject({ ...asked, ...window }).default({}),
    output: z.object({
      from: day,
      to: day,
      moves: z.array(
        z.object({
          /** Null: began in the other; empty: a stage that nobody told. */
          fromId: z.string().nullable(),
          from: z.string().nullable(),
          toId: z.string(),
          to: z.string(),
          pipelineId: z.string(),
          kind: z.enum(moveKinds),
          deals: z.int(),
          moves: z.int(),
          amountMinor: minor,
        }),
      ),
    }),
  },
  /** What has become of the deals by the month or quarter in which they began. */
  "funnel.cohorts": {
    input: z
      .strictObject({
        ...asked,
        step: z.enum(cohortSteps).default("month"),
        /** The newest so many cohorts, and so many months of age. */
        count: z.int().min(1).max(240).default(12),
        months: z.int().min(1).max(60).default(12),
      })
      .prefault({}),
    output: z.object({
      /** Older cohorts that are left out, and their deals. */
      left: z.object({ cohorts: z.int(), deals: z.int() }),
      cohorts: z.array(
        z.object({
          key: z.string(),
          from: day,
          to: day,
          created: z.int(),
          open: z.int(),
          won: z.int(),
          lost: z.int(),
          wonMinor: minor,
          /** Won on a day that nobody told: in no cell. */
          wonUnknown: z.int(),
          /** Won within 1, 2, … months of age, cumulative; null where not all are so old yet. */
          cells: z.array(z.object({ won: z.int(), wonMinor: minor }).nullable()),
        }),
      ),
    }),
  },
  /** From lead to deal to won, over all pipelines of the filter; and from the beginning to won. */
  "funnel.chain": {
    input: z.strictObject({ ...asked, ...cohortQuestion, by: measureGroup.optional() }).prefault({}),
    output: z.array(
      z.object({
        step: z.enum(chainSteps),
        /** passed + lost + stillOpen. */
        entered: z.int(),
        passed: z.int(),
        lost: z.int(),
        stillOpen: z.int(),
        lostUnknown: z.int(),
        /** Created past it, so that they neither entered nor skipped it: in none of the others. */
        beganLater: z.int(),
        rate: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        /** Of those that passed or were lost: many open ones draw the rate down until they are decided. */
        decided: z.int(),
        decidedRate: z.number().nullable(),
        decidedLow: z.number().nullable(),
        decidedHigh: z.number().nullable(),
        key: z.string().optional(),
        id: z.string().nullable().optional(),
      }),
    ),
  },
  /**
   * Whether deals of a source are won more or less often than the others' of the same owners, stages and quarters: of
   * those begun long enough ago, over all of the past. Those that differ for sure first.
   */
  "funnel.sources": {
    input: z.strictObject(asked).default({}),
    output: z.array(
      z.object({
        source: z.string(),
        /** Deals counted. */
        n: z.int(),
        /** Share of them that was won, and what others' deals of the same mix make of it. */
        own: z.number(),
        others: z.number(),
        /** Difference of the shares, drawn towards none where few deals say it, with its 95% interval. */
        effect: z.number(),
        low: z.number(),
        high: z.number(),
        /** `none`: no difference that is sure; `few`: fewer deals than `needed`. */
        verdict: z.enum(["better", "worse", "none", "few"]),
        needed: z.int(),
        certainty: z.enum(["likely", "veryLikely", "almostCertain"]),
        /** Among sources that differ as surely as this one, the share that may be chance (Benjamini & Hochberg 1995). */
        falseRate: z.number(),
        counted: z.array(z.string()),
        /** Its open deals, where most of the money is first. */
        open: z.array(z.string()),
        /** In expectation: what they bring more, or less, than others' deals would. */
        moneyMinor: minor,
      }),
    ),
  },
  /** The deals that a mark of a chart stands for, the largest first. */
  "funnel.markDeals": {
    input: z.strictObject({
      ...asked,
      /** Leaves out what the file learnt after that day, as `funnel.byStage` does. */
      knownOn: day.optional(),
      mark,
      limit: z.int().min(1).max(100_000).default(10_000),
    }),
    output: z.object({
      total: z.int(),
      /** As of the day asked of; deals without an amount add nothing. */
      amountMinor: minor,
      ids: z.array(z.string()),
    }),
  },
} as const;
