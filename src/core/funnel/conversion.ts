/**
 * Stage conversion (TERMS): of the deals that entered a stage in the cohort window, the share that reached a later stage
 * or won. Open ones are reported as still open, a skipped stage counts as entered and passed, a return is counted apart.
 */
import { type IntervalBook, NO_KEY } from "./intervalBook.ts";
import { wilson } from "./statistics.ts";
import type { GroupsOfPlace } from "./timeInStage.ts";

export interface ConversionStage {
  id: number;
  pipelineId: number;
  position: number;
  kind: "lead" | "open" | "won" | "lost";
}

export interface StageConversion {
  stageId: number;
  pipelineId: number;
  /** passed + lost + stillOpen. */
  entered: number;
  passed: number;
  /** Lost with this as the furthest stage reached. */
  lost: number;
  stillOpen: number;
  /** Deals that came back to it from a later stage. */
  returned: number;
  /** Deals lost at a stage that nobody told: they may or may not have reached this one. */
  lostUnknown: number;
  /**
   * passed / entered; null where none entered, or where `lostUnknown` leaves it open. `low` and `high` are the 95%
   * Wilson interval, widened to hold whatever the unknown ones did.
   */
  rate: number | null;
  low: number | null;
  high: number | null;
}

export interface ConversionQuestion {
  /** By place in the book: 1 counts; null: every deal. */
  deals: Uint8Array | null;
  /** The cohort: day numbers, both inclusive; null: open to that side. */
  from: number | null;
  to: number | null;
  /** What makes a deal one of the cohort: that it entered the stage in the window, or that it began in it. */
  cohort: "entry" | "creation";
  /** Only what had happened by the end of that day; null: all. */
  asOf: number | null;
}

/** What became of a deal that entered a step. */
const outcomes = ["passed", "lost", "stillOpen", "lostUnknown"] as const;
export type Outcome = (typeof outcomes)[number];

/** Places in {@link outcomes}: numbers, since they are counted for each stage of each deal. */
const PASSED = 0;
const ENDED = 1;
const STILL_OPEN = 2;
const UNKNOWN = 3;
/** After the outcomes: how often deals came back. */
const RETURNED = 4;
const COLUMNS = 5;

/** The chain of the kinds: a lead becomes a deal, a deal is won; and from the beginning to the end. */
export const chainSteps = ["lead", "deal", "overall"] as const;
export type ChainStep = (typeof chainSteps)[number];

export type ChainConversion = Omit<StageConversion, "stageId" | "pipelineId" | "returned"> & {
  step: ChainStep;
};

const OPEN_STAGE = 0;
const WON = 1;
const LOST = 2;
/** A stage of another pipeline or an untold one. */
const ELSEWHERE = -1;
/** Not reached: after every day. */
const NEVER = 0x7fffffff;

/** From one rank of a pipeline's open stages to another. */
interface Step {
  /** Where it is counted. */
  slot: number;
  at: number;
  /** Passed by who came so far, or was won. */
  until: number;
}

/** The open stages of one pipeline, in order. */
interface Track {
  stages: readonly ConversionStage[];
  steps: Step[];
  /** Of the deal at hand: the first day at or beyond each stage, and how often it came back to each. */
  reachedOn: Int32Array;
  returned: Int32Array;
}

/** Of a group of deals: for each step its outcomes and returns, {@link COLUMNS} cells a step. */
type Counts = Int32Array;

/** @returns one for each open stage, in the order of `stages` */
export function conversion(
  stages: readonly ConversionStage[],
  book: IntervalBook,
  question: ConversionQuestion,
): StageConversion[] {
  return conversionBy(stages, book, question, null).get(0) ?? [];
}

/** The same for each group. @param groupsOf null: one group, number 0 @returns by the group's number */
export function conversionBy(
  stages: readonly ConversionStage[],
  book: IntervalBook,
  question: ConversionQuestion,
  groupsOf: GroupsOfPlace | null,
): Map<number, StageConversion[]> {
  const open = stages.filter(isOpen);
  const tracks = tracksOf(stages, (track) =>
    track.map((stage, at) => ({ slot: open.indexOf(stage), at, until: at + 1 })),
  );
  const counted = countSteps(stages, tracks, open.length, book, question, groupsOf);
  return new Map(
    Array.from(counted, ([group, counts]) => [
      group,
      open.map(({ id, pipelineId }, slot) => ({
        stageId: id,
        pipelineId,
        ...rates(counts, slot),
        returned: counts[slot * COLUMNS + RETURNED] as number,
      })),
    ]),
  );
}

/** Over all pipelines; a pipeline without lead stages begins with deals. @returns by the group's number, as above */
export function chainBy(
  stages: readonly ConversionStage[],
  book: IntervalBook,
  question: ConversionQuestion,
  groupsOf: GroupsOfPlace | null,
): Map<number, ChainConversion[]> {
  const counted = countSteps(stages, chainTracks(stages), chainSteps.length, book, question, groupsOf);
  return new Map(
    Array.from(counted, ([group, counts]) => [
      group,
      chainSteps.map((step, slot) => ({ step, ...rates(counts, slot) })),
    ]),
  );
}

function chainTracks(stages: readonly ConversionStage[]): Map<number, Track> {
  return tracksOf(stages, (track) => {
    const leads = track.findIndex(({ kind }) => kind === "open");
    const deal = leads < 0 ? track.length : leads;
    // Beyond the last stage comes only who was won and stayed so.
    const end = track.length + 1;
    return [
      ...(deal > 0 ? [{ slot: chainSteps.indexOf("lead"), at: 0, until: deal }] : []),
      ...(deal < track.length ? [{ slot: chainSteps.indexOf("deal"), at: deal, until: end }] : []),
      { slot: chainSteps.indexOf("overall"), at: 0, until: end },
    ];
  });
}

/**
 * Tells each deal's outcome in one stage, or in one step of the chain.
 * @param tell gets the day too on which it entered; null where nobody knows that it did
 */
export function eachConverted(
  stages: readonly ConversionStage[],
  book: IntervalBook,
  question: ConversionQuestion,
  wanted: { stageId: number } | { step: ChainStep },
  tell: (place: number, outcome: Outcome, returned: number, enteredOn: number | null) => void,
): void {
  const [tracks, slot] =
    "step" in wanted
      ? [chainTracks(stages), chainSteps.indexOf(wanted.step)]
      : [
          tracksOf(stages, (track) => track.map(({ id }, at) => ({ slot: id, at, until: at + 1 }))),
          wanted.stageId,
        ];
  const walk = new DealWalk(stages, tracks, book, question);
  for (let place = 0; place < book.size; place += 1) {
    if (question.deals?.[place] === 0) continue;
    walk.tell(place, (at, outcome, returned, enteredOn) => {
      if (at !== slot) return;
      tell(place, outcomes[outcome] as Outcome, returned, enteredOn === NEVER ? null : enteredOn);
    });
  }
}

function countSteps(
  stages: readonly ConversionStage[],
  tracks: ReadonlyMap<number, Track>,
  slots: number,
  book: IntervalBook,
  question: ConversionQuestion,
  groupsOf: GroupsOfPlace | null,
): Map<number, Counts> {
  const found = new Map<number, Counts>();
  const countsOf = (group: number): Counts => {
    let counts = found.get(group);
    if (!counts) {
      counts = new Int32Array(slots * COLUMNS);
      found.set(group, counts);
    }
    return counts;
  };
  const walk = new DealWalk(stages, tracks, book, question);
  let into: Counts = groupsOf ? new Int32Array(slots * COLUMNS) : countsOf(0);
  const bumpOutcome: OnOutcome = (slot, outcome, returned) => {
    bump(into, slot * COLUMNS + outcome);
    const cell = slot * COLUMNS + RETURNED;
    if (returned > 0) into[cell] = (into[cell] as number) + returned;
  };
  for (let place = 0; place < book.size; place += 1) {
    if (question.deals?.[place] === 0) continue;
    if (groupsOf === null) walk.tell(place, bumpOutcome);
    else
      for (const group of groupsOf(place)) {
        into = countsOf(group);
        walk.tell(place, bumpOutcome);
      }
  }
  return found;
}

function tracksOf(
  stages: readonly ConversionStage[],
  stepsOf: (open: readonly ConversionStage[]) => Step[],
): Map<number, Track> {
  const tracks = new Map<number, Track>();
  for (const [pipelineId, all] of Map.groupBy(stages, (stage) => stage.pipelineId)) {
    const open = all.filter(isOpen).toSorted((a, b) => a.position - b.position);
    tracks.set(pipelineId, {
      stages: open,
      steps: stepsOf(open),
      reachedOn: new Int32Array(open.length),
      returned: new Int32Array(open.length),
    });
  }
  return tracks;
}

const isOpen = ({ kind }: ConversionStage): boolean => kind === "open" || kind === "lead";

/** @param outcome its place in {@link outcomes} @param enteredOn {@link NEVER}: not that anyone knew */
type OnOutcome = (slot: number, outcome: number, returned: number, enteredOn: number) => void;

class DealWalk {
  private readonly tracks: ReadonlyMap<number, Track>;
  private readonly book: IntervalBook;
  private readonly question: ConversionQuestion;
  /** By the stage's key: what it is, its pipeline, its rank among the pipeline's open stages. */
  private readonly kind: Int8Array;
  private readonly pipeline: Int32Array;
  private readonly rank: Int32Array;

  constructor(
    stages: readonly ConversionStage[],
    tracks: ReadonlyMap<number, Track>,
    book: IntervalBook,
    question: ConversionQuestion,
  ) {
    this.tracks = tracks;
    this.book = book;
    this.question = question;
    const size = 1 + Math.max(NO_KEY, ...stages.map(({ id }) => id));
    this.kind = new Int8Array(size).fill(ELSEWHERE);
    this.pipeline = new Int32Array(size);
    this.rank = new Int32Array(size);
    for (const stage of stages) {
      this.kind[stage.id] = stage.kind === "won" ? WON : stage.kind === "lost" ? LOST : OPEN_STAGE;
      this.pipeline[stage.id] = stage.pipelineId;
      this.rank[stage.id] = tracks.get(stage.pipelineId)?.stages.indexOf(stage) ?? -1;
    }
  }

  /** The deal's outcome in each step that it counts in. */
  tell(place: number, tell: OnOutcome): void {
    const { book, question } = this;
    const begin = book.first[place] as number;
    let end = book.first[place + 1] as number;
    const { asOf } = question;
    if (asOf !== null) while (end > begin && (book.entered[end - 1] as number) > asOf) end -= 1;
    if (end === begin) return;
    const last = book.stage[end - 1] as number;
    const track = this.tracks.get(this.pipeline[last] as number);
    // The stage where it stands is untold, so nobody knows its pipeline.
    if (!track) return;
    const beganOn = book.entered[begin] as number;
    if (question.cohort === "creation" && !inWindow(beganOn, question)) return;
    const { furthest, untold } = this.walk(begin, end, this.pipeline[last] as number, track);
    const outcome = this.kind[last] as number;
    for (const { slot, at, until } of track.steps) {
      const enteredOn = track.reachedOn[at] as number;
      if (enteredOn === NEVER) {
        if (outcome === LOST && untold && this.counts(beganOn)) tell(slot, UNKNOWN, 0, NEVER);
      } else if (this.counts(enteredOn)) {
        const returned = track.returned[at] as number;
        if (outcome === WON || furthest >= until) tell(slot, PASSED, returned, enteredOn);
        else if (outcome !== LOST) tell(slot, STILL_OPEN, returned, enteredOn);
        else tell(slot, untold ? UNKNOWN : ENDED, returned, enteredOn);
      }
    }
  }

  private counts(day: number): boolean {
    return this.question.cohort === "creation" || inWindow(day, this.question);
  }

  /** How far it came, by rank, and whether anything of its open past is untold. Fills the track's scratch columns. */
  private walk(
    begin: number,
    end: number,
    pipeline: number,
    track: Track,
  ): { furthest: number; untold: boolean } {
    const { stage: stageOf, entered } = this.book;
    const { reachedOn, returned } = track;
    const count = reachedOn.length;
    // Loops, since filling so few cells by a call costs more than all the rest.
    for (let at = 0; at < count; at += 1) {
      reachedOn[at] = NEVER;
      returned[at] = 0;
    }
    // Every deal entered its pipeline, so at least the first stage, on its first day.
    if (count > 0) reachedOn[0] = entered[begin] as number;
    let furthest = 0;
    let reached = 0;
    let untold = false;
    let previous = -1;
    for (let row = begin; row < end; row += 1) {
      const stage = stageOf[row] as number;
      // An interval is also cut by a new owner or amount: the same visit goes on.
      if (stage === previous) continue;
      previous = stage;
      const kind = this.kind[stage] as number;
      if (kind === ELSEWHERE) {
        untold = true;
        previous = -1;
        continue;
      }
      if (kind === LOST || this.pipeline[stage] !== pipeline) continue;
      const upTo = kind === WON ? count : (this.rank[stage] as number);
      // Whatever lies before the furthest has been reached already.
      for (let at = furthest + 1; at <= upTo && at < count; at += 1) reachedOn[at] = entered[row] as number;
      if (kind === OPEN_STAGE) {
        if (upTo < reached) bump(returned, upTo);
        else reached = upTo;
      }
      if (upTo > furthest) furthest = upTo;
    }
    return { furthest, untold };
  }
}

function inWindow(day: number, { from, to }: ConversionQuestion): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

function bump(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

function rates(counts: Counts, slot: number): Omit<StageConversion, "stageId" | "pipelineId" | "returned"> {
  const of = (column: number): number => counts[slot * COLUMNS + column] as number;
  const [passed, lost, stillOpen, lostUnknown] = [of(PASSED), of(ENDED), of(STILL_OPEN), of(UNKNOWN)];
  const entered = passed + lost + stillOpen;
  const all = entered + lostUnknown;
  const worst = wilson(passed, all);
  const best = lostUnknown === 0 ? worst : wilson(Math.min(all, passed + lostUnknown), all);
  return {
    entered,
    passed,
    lost,
    stillOpen,
    lostUnknown,
    rate: entered === 0 || lostUnknown > 0 ? null : passed / entered,
    low: worst?.low ?? null,
    high: best?.high ?? null,
  };
}
