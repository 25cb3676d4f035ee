/** The calls of one person's plan: whether the funnel is enough, which deals to work on in which week. */
import { z } from "zod";
import { pastFigures } from "../core/plan/pastDeals.ts";
import { day, minor, period } from "./common.ts";

/** Mean and 80% interval, partly pooled with the team where one's own deals are few. */
const share = z.object({ value: z.number(), low: z.number(), high: z.number() });
const person = z.object({ id: z.string(), name: z.string() });

const nextStep = z.object({
  text: z.string(),
  /** Null where no day is set. */
  on: day.nullable(),
  /** Entered on the deal, or the first step of the stage's guide. */
  source: z.enum(["deal", "guide"]),
});

const attentionReason = z.discriminatedUnion("code", [
  /** Expected to close within the two weeks that begin with this one. */
  z.object({ code: z.literal("dueSoon"), on: day }),
  /** Expected to have closed before. */
  z.object({ code: z.literal("overdue"), on: day, days: z.int() }),
  /** So many days until it counts as stalled. */
  z.object({ code: z.literal("nearLine"), days: z.int(), line: z.int() }),
  /** So many days beyond the line. */
  z.object({ code: z.literal("stalled"), days: z.int(), line: z.int() }),
  /** Moving on now changes its chance of being won by so many percentage points. */
  z.object({ code: z.literal("gain"), points: z.number() }),
  z.object({ code: z.literal("noNextStep") }),
]);

const planDeal = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string().nullable(),
  stage: z.string(),
  stageId: z.string(),
  amountMinor: minor.nullable(),
  expectedOn: day.nullable(),
  /** Whole days in the stage when the week begins. */
  daysInStage: z.int(),
});

const workedDeal = planDeal.extend({
  /** Expected winnings that a week's attention is worth; no more than the amount. */
  valueMinor: minor,
  /** The most telling first. */
  reasons: z.array(attentionReason),
  nextStep: nextStep.nullable(),
});

const deadDeal = planDeal.extend({
  /** Deals that stayed longer than so many days in this stage, or (`everywhere`) as many times the line in any. */
  like: z.object({ days: z.int(), deals: z.int(), won: z.int(), everywhere: z.boolean() }),
});

export const myPlanCalls = {
  /** Whether a person's funnel is enough for the period's target, and how many new deals a week it takes. */
  "plan.sufficiency": {
    input: z.strictObject({
      /** An id or a name. */
      person: z.string(),
      period,
      /** With which chance the target is to be reached. */
      chance: z.number().gt(0.5).lt(1).default(0.8),
      asOf: day.optional(),
    }),
    output: z.object({
      person,
      targetMinor: minor.nullable(),
      wonMinor: minor,
      /** Open and expected within the period. */
      openMinor: minor,
      openDeals: z.int(),
      /** Of openMinor what will be won in time, in expectation, as `plan.attainment` has it; null of too few deals. */
      expectedMinor: minor.nullable(),
      /** target - won - expected; negative where that is more than the target; null without a target. */
      lackingMinor: minor.nullable(),
      /** The chance of reaching the target with the deals that are open now; null without a target, or of too few deals. */
      pTarget: z.number().nullable(),
      /** Of deals that were due on the same day of past periods, the share won in time. `due`, `won`: one's own. */
      yield: share.extend({ due: z.int(), won: z.int() }).nullable(),
      /** Of deals begun long enough ago, the share won. `begun`, `won`: one's own. */
      conversion: share.extend({ begun: z.int(), won: z.int() }).nullable(),
      /** Mean won amount; `deals`: one's own won deals. */
      sizeMinor: z.object({ value: minor, deals: z.int() }).nullable(),
      /** Days from beginning to winning of one's own won deals. */
      cycleDays: z.object({ median: z.number(), p75: z.number(), deals: z.int() }).nullable(),
      /** Of the period, from today on; 0 where it is over. */
      daysLeft: z.int(),
      /** Of deals begun evenly from now on that are won one day, the share won within the period. */
      inTime: z.number().nullable(),
      /** New deals a week from now on that make the chance; `low` and `high` at the ends of the conversion's interval. */
      newPerWeek: z.number().nullable(),
      newPerWeekLow: z.number().nullable(),
      newPerWeekHigh: z.number().nullable(),
      /** Expected to be won in all: won, from the open deals, and from new ones at the pace of late; null of too few deals. */
      reachableMinor: minor.nullable(),
      /** Why newPerWeek says nothing, or 0. */
      verdict: z.enum(["needed", "enough", "reached", "over", "noTarget", "tooLate", "tooFew"]),
      /** Begun within the last 13 weeks. */
      recent: z.object({ weeks: z.int(), deals: z.int(), perWeek: z.number(), amountMinor: minor }),
    }),
  },
  /** The person's own deals behind a figure of `plan.sufficiency`; one that was due in several periods stands once. */
  "plan.deals": {
    input: z.strictObject({
      person: z.string(),
      /** What the past periods are like. */
      period,
      of: z.enum(["due", "dueWon", ...pastFigures]),
      asOf: day.optional(),
    }),
    output: z.array(z.string()),
  },
  /**
   * Week by week the open deals of a person that are worth working on, ranked by the expected value of attention
   * (`core/plan/attention.ts` has the formula), the deals that are stuck, and those so old that hardly any such was won.
   * With `asOf` as the deals stood and what they told on that day; next steps as they are now.
   */
  "plan.weeks": {
    input: z.strictObject({
      person: z.string(),
      /** A day of the first week; absent: today's, or that of `asOf`. */
      from: day.optional(),
      weeks: z.int().min(1).max(26).default(6),
      /** How many deals a week. */
      perWeek: z.int().min(1).max(50).default(5),
      asOf: day.optional(),
    }),
    output: z.object({
      person,
      openDeals: z.int(),
      weeks: z.array(z.object({ monday: day, deals: z.array(workedDeal) })),
      /** Beyond their stage's line, and not dead; the most valuable first, fifty at most. */
      stuck: z.array(workedDeal),
      stuckDeals: z.int(),
      stuckMinor: minor,
      /** All of them. */
      stuckIds: z.array(z.string()),
      /** Probably dead: to be closed as lost, or to be told why not; the largest first, fifty at most. In no week. */
      dead: z.array(deadDeal),
      deadDeals: z.int(),
      deadMinor: minor,
      deadIds: z.array(z.string()),
    }),
  },
};
