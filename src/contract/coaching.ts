/** Coaching: what each person's deals say beside the others', what to talk about, and what was agreed. */
import { z } from "zod";
import { numberMeasures } from "../core/coaching/numbers.ts";
import { day, dealFilter, minor, period } from "./common.ts";

/** What happened in the period, or else ever, up to the end of `asOf` (today where absent). Of the filter, what a deal is. */
const window = {
  period: period.optional(),
  /** In place of a period: the days from and to, both counted. */
  from: day.optional(),
  to: day.optional(),
  asOf: day.optional(),
  filter: dealFilter.omit({ owner: true, team: true, stage: true, state: true }).optional(),
};

export const coachingKinds = [
  "stall",
  "conversion",
  "winRate",
  "thinPipeline",
  "discount",
  "singleContact",
  "slip",
  "cycle",
  "overOptimism",
  "underOptimism",
] as const;
export const coachingKind = z.enum(coachingKinds);
export type CoachingKind = z.infer<typeof coachingKind>;

const ofStage = {
  kind: coachingKind,
  /** Null: over all stages. */
  stage: z.string().nullable(),
  stageId: z.string().nullable(),
  pipeline: z.string().nullable(),
};

const namedDeal = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string().nullable(),
  stage: z.string(),
  stageId: z.string(),
  amountMinor: minor.nullable(),
  /** Whole days in its stage. */
  daysInStage: z.int(),
});

/** What to do next, as a code with what its sentence names. */
const advice = z.object({
  code: z.enum([
    /** Join the next meeting on the deals that stand in the stage. */
    "joinMeeting",
    /** Go through the stage's exit criteria on the deals that stand in it. */
    "checkCriteria",
    /** Decide deal by deal which to go on with. */
    "reviewDeals",
    /** So many more new deals a week. */
    "findDeals",
    /** Look at the price together before it is given, on these deals. */
    "agreePrice",
    /** Find a second contact on these deals. */
    "secondContact",
    /** Set the expected days of these deals anew. */
    "resetDays",
    /** Agree a next step with a day on these deals. */
    "nextSteps",
    /** Go through the evidence behind the probabilities of these deals. */
    "checkChances",
    /** Let the person show the others how. */
    "showOthers",
  ]),
  /** At most five, where work pays most; as far as possible none that a finding before names. */
  deals: z.array(namedDeal),
  /** Of the finding's open deals those so old that hardly any such was won: to be closed, not worked on. */
  dead: z.object({
    ids: z.array(z.string()),
    /** Days in the stage beyond which they are; null where they stand in several stages. */
    overDays: z.int().nullable(),
  }),
  /** Of `findDeals`: how many more a week the others bring in. */
  perWeek: z.number().nullable(),
});

const stake = z.enum(["missed", "delayed", "givenAway", "misjudged"]);

const finding = z.object({
  ...ofStage,
  /**
   * ratio: `effect` is how many times the others' (time in stage, pace, new deals); share: it is the difference of two
   * shares, own minus others'. Drawn towards no difference where few deals say it; `low` and `high` are its 95% interval.
   */
  scale: z.enum(["ratio", "share"]),
  effect: z.number(),
  low: z.number(),
  high: z.number(),
  /**
   * As counted: the person's level and that of the others on the same cases. Days (median) of a stall, times the
   * others' of a cycle, deals a quarter of
   * a thin pipeline, else shares. Of an optimism what was stated on average, and what share of it was won.
   */
  own: z.number().nullable(),
  others: z.number().nullable(),
  /** Cases behind it. */
  n: z.int(),
  certainty: z.enum(["likely", "veryLikely", "almostCertain"]),
  /** Among findings as sure as this one or surer, the share that may be chance (Benjamini & Hochberg 1995). */
  falseRate: z.number(),
  /** The open deals that it lies in, where most of the money is first. */
  deals: z.array(z.string()),
  /** The deals that were counted. */
  counted: z.array(z.string()),
  /** In expectation: amounts by the share of past deals in their stage that were won; 0 of `misjudged`. */
  moneyMinor: minor,
  /** What becomes of that money; `misjudged`: a habit of estimating, with no money at stake. */
  stake,
  advice,
});
export type CoachingFinding = z.infer<typeof finding>;

const tooFew = z.object({ ...ofStage, n: z.int(), needed: z.int() });

const level = z.object({
  /** Cases behind it. */
  n: z.int(),
  value: z.number().nullable(),
  /** 95% interval. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** A figure in its unit: a share, days, minor units, or a number of deals a quarter or of pushes a deal. */
const personNumber = level.extend({
  measure: z.enum(numberMeasures),
  unit: z.enum(["share", "days", "money", "count"]),
  /** Null: over all stages. */
  stage: z.string().nullable(),
  stageId: z.string().nullable(),
  pipeline: z.string().nullable(),
  better: z.enum(["more", "less"]),
  /** Of fewer cases it says little. */
  needed: z.int(),
  /** Drawn towards the people's (empirical Bayes). */
  drawn: z.number().nullable(),
  team: level,
  all: level,
  /** The level that the best quarter of people reach; null of fewer than four with enough cases. */
  topQuartile: z.number().nullable(),
});
export type PersonNumber = z.infer<typeof personNumber>;

const headline = z.object({ ...ofStage, effect: z.number(), moneyMinor: minor, stake });

/** Each kind of money for itself: they don't add up. */
const stakes = z.object({ missedMinor: minor, givenAwayMinor: minor, delayedMinor: minor });
export type CoachingStakes = z.infer<typeof stakes>;

export const coachingCalls = {
  /** Everybody who has deals, by money that may not be won, then given away, then later. Who has left is not compared. */
  "coaching.people": {
    input: z.strictObject(window).default({}),
    output: z.array(
      z.object({
        person: z.string(),
        personId: z.string(),
        team: z.string().nullable(),
        teamId: z.string().nullable(),
        /** Left by the end of the window. */
        left: z.boolean(),
        openDeals: z.int(),
        openMinor: minor,
        findings: z.int(),
        estimates: z.int(),
        strengths: z.int(),
        stakes,
        /** More is untold for want of deals than was compared. */
        little: z.boolean(),
        /** The first finding, else the first estimate. */
        headline: headline.nullable(),
      }),
    ),
  },
  /** A person's numbers beside the team's, everybody's and the top quartile's. */
  "coaching.person": {
    input: z.strictObject({ person: z.string(), ...window }),
    output: z.object({
      person: z.string(),
      personId: z.string(),
      team: z.string().nullable(),
      from: day.nullable(),
      to: day,
      numbers: z.array(personNumber),
    }),
  },
  /**
   * What to talk about with a person, ranked by what becomes of the money (not won, given away, later), then by how much:
   * only what stands out beyond how people ordinarily differ, with the share of chance among all people's findings held at
   * 2%, and with at least half a percent of the person's yearly won at stake.
   */
  "coaching.diagnosis": {
    input: z.strictObject({ person: z.string(), ...window }),
    output: z.object({
      person: z.string(),
      personId: z.string(),
      /** First day counted; null: ever. */
      from: day.nullable(),
      to: day,
      findings: z.array(finding),
      /** Chances stated too high or too low: a habit, with no money at stake. */
      estimates: z.array(finding),
      strengths: z.array(finding),
      /** Too few deals to say. */
      tooFew: z.array(tooFew),
      /** What the file keeps nothing of. */
      notKept: z.array(coachingKind),
      /** Comparisons of this person that were made. */
      compared: z.int(),
      /** More is untold for want of deals than was compared. */
      little: z.boolean(),
    }),
  },
} as const;
