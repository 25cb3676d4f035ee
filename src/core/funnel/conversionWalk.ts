/**
 * How far each deal came through the stages of its pipeline, and what became of it in each step of them: what the conversions
 * (`conversion.ts`) count.
 */
import { type IntervalBook, NO_KEY } from "./intervalBook.ts";
import { toldBeginnings } from "./toldBeginnings.ts";

export interface ConversionStage {
  id: number;
  pipelineId: number;
  position: number;
  kind: "lead" | "open" | "won" | "lost";
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

/**
 * What became of a deal in a step. `beganLater`: it was created past it, so it neither entered nor skipped it, and is in
 * no rate of it.
 */
export const outcomes = ["passed", "lost", "stillOpen", "lostUnknown", "beganLater"] as const;
export type Outcome = (typeof outcomes)[number];

/** Places in {@link outcomes}: numbers, since they are counted for each stage of each deal. */
export const PASSED = 0;
export const ENDED = 1;
export const STILL_OPEN = 2;
export const UNKNOWN = 3;
export const BEGAN_LATER = 4;
/** After the outcomes: how often deals came back. */
export const RETURNED = 5;
export const COLUMNS = 6;
/** A deal that is in none of the outcomes. */
export const NONE = -1;

/** Of deals, so many ways they came to their end, as {@link wayOf} numbers them. */
const WAYS = 6;

const OPEN_STAGE = 0;
const WON = 1;
const LOST = 2;
/** A stage of another pipeline or an untold one. */
const ELSEWHERE = -1;

/** From one rank of a pipeline's open stages to another. */
export interface Step {
  /** Where it is counted. */
  slot: number;
  at: number;
  /** Passed by who came so far, or was won. */
  until: number;
}

/** The open stages of one pipeline, in order. */
export interface Track {
  stages: readonly ConversionStage[];
  steps: Step[];
  /** Of the deal at hand: the first day at or beyond each stage, and how often it came back to each. */
  reachedOn: Int32Array;
  returned: Int32Array;
  /** Where its deals are counted by how far they came, {@link WAYS} cells a rank; and its returns. */
  firstFurthest: number;
  firstReturned: number;
}

/** Of a group of deals: for each step its outcomes and returns, {@link COLUMNS} cells a step. */
export type Counts = Int32Array;

export const cellsOf = ({ stages }: Track): number => (stages.length + 2) * WAYS + stages.length;

/** Counts the steps of deals that were counted by how far they came. */
export function addShapes(
  { stages, steps, firstFurthest, firstReturned }: Track,
  shapes: Counts,
  into: Counts,
): void {
  for (const step of steps) {
    const cell = step.slot * COLUMNS;
    for (let at = 0; at < (stages.length + 2) * WAYS; at += 1) {
      const outcome = outcomeIn(step, Math.floor(at / WAYS), at % WAYS);
      if (outcome !== NONE) bump(into, cell + outcome, shapes[firstFurthest + at]);
    }
    if (step.at < stages.length) bump(into, cell + RETURNED, shapes[firstReturned + step.at]);
  }
}

export function tracksOf(
  stages: readonly ConversionStage[],
  stepsOf: (open: readonly ConversionStage[]) => Step[],
): Map<number, Track> {
  const tracks = new Map<number, Track>();
  let cells = 0;
  for (const [pipelineId, all] of Map.groupBy(stages, (stage) => stage.pipelineId)) {
    const open = all.filter(isOpen).toSorted((a, b) => a.position - b.position);
    const track = {
      stages: open,
      steps: stepsOf(open),
      reachedOn: new Int32Array(open.length),
      returned: new Int32Array(open.length),
      firstFurthest: cells,
      firstReturned: cells + (open.length + 2) * WAYS,
    };
    tracks.set(pipelineId, track);
    cells += cellsOf(track);
  }
  return tracks;
}

export const isOpen = ({ kind }: ConversionStage): boolean => kind === "open" || kind === "lead";

/** How a deal ended: won, lost or still open, and whether anything of its open past is untold. */
const wayOf = (kind: number, untold: boolean): number => 2 * kind + (untold ? 1 : 0);

/** @returns the outcome's place in {@link outcomes}, or {@link NONE} */
function outcomeIn({ at, until }: Step, furthest: number, way: number): number {
  const kind = way >> 1;
  const untold = (way & 1) === 1;
  if (at > furthest) return kind === LOST && untold ? UNKNOWN : NONE;
  if (kind === WON || furthest >= until) return PASSED;
  if (kind !== LOST) return STILL_OPEN;
  return untold ? UNKNOWN : ENDED;
}

export class DealWalk {
  /** Whichever day a deal entered a step on, it counts. */
  readonly anyDay: boolean;
  /** Whether the days are told on which each stage was reached. */
  private readonly withDays: boolean;
  private readonly byPipeline: (Track | undefined)[] = [];
  private readonly book: IntervalBook;
  private readonly question: ConversionQuestion;
  /** By the stage's key: what it is, its pipeline, its rank among the pipeline's open stages. */
  private readonly kind: Int8Array;
  private readonly pipeline: Int32Array;
  private readonly rank: Int32Array;
  /** Pipelines whose deals' first stage is that in which they began. */
  private readonly told: ReadonlySet<number>;
  /**
   * Of the deal at hand: in which rank it began, and how far it came; how it ended; the day it began; what it came back
   * to, if it did.
   */
  private beganAt = 0;
  private furthest = 0;
  private way = 0;
  private beganOn = 0;
  private cameBack: Int32Array | null = null;

  constructor(
    stages: readonly ConversionStage[],
    tracks: ReadonlyMap<number, Track>,
    book: IntervalBook,
    question: ConversionQuestion,
    withDays = false,
  ) {
    for (const [pipeline, track] of tracks) this.byPipeline[pipeline] = track;
    this.book = book;
    this.question = question;
    const { cohort, from, to } = question;
    this.anyDay = cohort === "creation" || (from === null && to === null);
    this.withDays = withDays || !this.anyDay;
    const size = 1 + Math.max(NO_KEY, ...stages.map(({ id }) => id));
    this.kind = new Int8Array(size).fill(ELSEWHERE);
    this.pipeline = new Int32Array(size);
    this.rank = new Int32Array(size);
    for (const stage of stages) {
      this.kind[stage.id] = stage.kind === "won" ? WON : stage.kind === "lost" ? LOST : OPEN_STAGE;
      this.pipeline[stage.id] = stage.pipelineId;
      this.rank[stage.id] = tracks.get(stage.pipelineId)?.stages.indexOf(stage) ?? -1;
    }
    this.told = toldBeginnings(stages, book);
  }

  /** Walks the deal at a place. @returns null where it does not count */
  to(place: number): Track | null {
    const { book, question } = this;
    const begin = book.first[place] as number;
    let end = book.first[place + 1] as number;
    const { asOf } = question;
    if (asOf !== null) while (end > begin && (book.entered[end - 1] as number) > asOf) end -= 1;
    if (end === begin) return null;
    const last = book.stage[end - 1] as number;
    const track = this.byPipeline[this.pipeline[last] as number];
    // The stage where it stands is untold, so nobody knows its pipeline.
    if (!track) return null;
    this.beganOn = book.entered[begin] as number;
    if (question.cohort === "creation" && !inWindow(this.beganOn, question)) return null;
    this.walk(begin, end, this.pipeline[last] as number, track);
    return track;
  }

  /** What became of the deal at hand in a step of its track. */
  outcome(step: Step, track: Track): number {
    const outcome = this.beganAfter(step) ? BEGAN_LATER : outcomeIn(step, this.furthest, this.way);
    if (outcome === NONE || this.anyDay) return outcome;
    const day = this.enteredOn(step, track) ?? this.beganOn;
    return inWindow(day, this.question) ? outcome : NONE;
  }

  /** The first day there or beyond. Null: it did not come so far, as far as is known. */
  enteredOn({ at }: Step, { reachedOn }: Track): number | null {
    return at > this.furthest ? null : (reachedOn[at] as number);
  }

  private beganAfter({ until }: Step): boolean {
    return until <= this.beganAt;
  }

  /** @param counts takes what does not follow from the shape: that of a deal that began later says that it passed */
  countShape(
    { stages, steps, firstFurthest, firstReturned, returned }: Track,
    into: Counts,
    counts: Counts,
  ): void {
    bump(into, firstFurthest + this.furthest * WAYS + this.way);
    if (this.beganAt > 0)
      for (const step of steps) {
        if (!this.beganAfter(step)) continue;
        bump(counts, step.slot * COLUMNS + PASSED, -1);
        bump(counts, step.slot * COLUMNS + BEGAN_LATER);
      }
    if (this.cameBack === null) return;
    for (let at = 0; at < stages.length; at += 1) bump(into, firstReturned + at, returned[at]);
  }

  countSteps(track: Track, into: Counts): void {
    const { steps, returned } = track;
    for (const step of steps) {
      const outcome = this.outcome(step, track);
      if (outcome === NONE) continue;
      bump(into, step.slot * COLUMNS + outcome);
      bump(into, step.slot * COLUMNS + RETURNED, returned[step.at] ?? 0);
    }
  }

  /** Fills the track's scratch columns. */
  private walk(begin: number, end: number, pipeline: number, track: Track): void {
    const { stage: stageOf, entered } = this.book;
    const { reachedOn, returned } = track;
    const { withDays } = this;
    const count = reachedOn.length;
    this.cameBack?.fill(0);
    this.cameBack = null;
    // Every deal entered its pipeline, so at least the first stage, on its first day.
    if (count > 0) reachedOn[0] = entered[begin] as number;
    let beganAt = this.told.has(pipeline) ? -1 : 0;
    let furthest = 0;
    let reached = 0;
    let untold = false;
    let previous = -1;
    let kind = ELSEWHERE;
    for (let row = begin; row < end; row += 1) {
      const stage = stageOf[row] as number;
      // An interval is also cut by a new owner or amount: the same visit goes on.
      if (stage === previous) continue;
      previous = stage;
      kind = this.kind[stage] as number;
      if (kind === ELSEWHERE) {
        untold = true;
        previous = -1;
        if (beganAt < 0) beganAt = 0;
        continue;
      }
      if (this.pipeline[stage] !== pipeline) continue;
      const upTo = kind === LOST ? 0 : kind === WON ? count : (this.rank[stage] as number);
      if (beganAt < 0) beganAt = upTo;
      if (kind === LOST) continue;
      if (kind === OPEN_STAGE) {
        if (upTo < reached) {
          bump(returned, upTo);
          this.cameBack = returned;
        } else reached = upTo;
      }
      if (upTo <= furthest) continue;
      // Whatever lies before the furthest has been reached already.
      if (withDays)
        for (let at = furthest + 1; at <= upTo && at < count; at += 1) reachedOn[at] = entered[row] as number;
      furthest = upTo;
    }
    this.beganAt = Math.max(0, beganAt);
    this.furthest = furthest;
    this.way = wayOf(kind, untold);
  }
}

function inWindow(day: number, { from, to }: ConversionQuestion): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

export function bump(counts: Int32Array, at: number, by = 1): void {
  counts[at] = (counts[at] as number) + by;
}
