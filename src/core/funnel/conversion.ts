/**
 * Stage conversion (TERMS): of the deals that entered a stage in the cohort window, the share that reached a later stage
 * or won. Open ones are reported as still open, a skipped stage counts as entered and passed, a return is counted apart.
 */
import { type IntervalBook, NO_KEY } from "./intervalBook.ts";
import { wilson } from "./statistics.ts";

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

const OPEN_STAGE = 0;
const WON = 1;
const LOST = 2;
/** A stage of another pipeline or an untold one. */
const ELSEWHERE = -1;
/** Not reached: after every day. */
const NEVER = 0x7fffffff;

/** The open stages of one pipeline, in order, with their tallies. */
interface Track {
  stages: readonly ConversionStage[];
  passed: Int32Array;
  lost: Int32Array;
  stillOpen: Int32Array;
  returned: Int32Array;
  lostUnknown: Int32Array;
  /** Of the deal at hand: the first day at or beyond each stage. */
  reachedOn: Int32Array;
}

/** @returns one for each open stage, in the order of `stages` */
export function conversion(
  stages: readonly ConversionStage[],
  book: IntervalBook,
  question: ConversionQuestion,
): StageConversion[] {
  const tracks = new Map<number, Track>();
  for (const [pipelineId, all] of Map.groupBy(stages, (stage) => stage.pipelineId)) {
    const open = all.filter(isOpen).toSorted((a, b) => a.position - b.position);
    const column = (): Int32Array => new Int32Array(open.length);
    tracks.set(pipelineId, {
      stages: open,
      passed: column(),
      lost: column(),
      stillOpen: column(),
      returned: column(),
      lostUnknown: column(),
      reachedOn: column(),
    });
  }
  const tally = new DealTally(stages, tracks, book, question);
  for (let place = 0; place < book.size; place += 1) if (question.deals?.[place] !== 0) tally.add(place);
  return stages.filter(isOpen).map(({ id, pipelineId }) => {
    const track = tracks.get(pipelineId) as Track;
    const at = track.stages.findIndex((stage) => stage.id === id);
    return { stageId: id, pipelineId, ...rates(track, at) };
  });
}

const isOpen = ({ kind }: ConversionStage): boolean => kind === "open" || kind === "lead";

class DealTally {
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

  add(place: number): void {
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
    for (let at = 0; at < track.stages.length; at += 1) {
      const enteredOn = track.reachedOn[at] as number;
      if (enteredOn === NEVER) {
        if (outcome === LOST && untold && this.counts(beganOn)) bump(track.lostUnknown, at);
      } else if (this.counts(enteredOn)) {
        if (outcome === WON || furthest > at) bump(track.passed, at);
        else if (outcome !== LOST) bump(track.stillOpen, at);
        else bump(untold ? track.lostUnknown : track.lost, at);
      }
    }
  }

  private counts(day: number): boolean {
    return this.question.cohort === "creation" || inWindow(day, this.question);
  }

  /** How far it came, by rank, and whether anything of its open past is untold. Fills `track.reachedOn`. */
  private walk(
    begin: number,
    end: number,
    pipeline: number,
    track: Track,
  ): { furthest: number; untold: boolean } {
    const { book } = this;
    const count = track.stages.length;
    track.reachedOn.fill(NEVER);
    // Every deal entered its pipeline, so at least the first stage, on its first day.
    if (count > 0) track.reachedOn[0] = book.entered[begin] as number;
    let furthest = 0;
    let reached = 0;
    let untold = false;
    let previous = -1;
    for (let row = begin; row < end; row += 1) {
      const stage = book.stage[row] as number;
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
      for (let at = 0; at <= upTo && at < count; at += 1)
        if (track.reachedOn[at] === NEVER) track.reachedOn[at] = book.entered[row] as number;
      if (kind === OPEN_STAGE) {
        if (upTo < reached) bump(track.returned, upTo);
        reached = Math.max(reached, upTo);
      }
      furthest = Math.max(furthest, upTo);
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

function rates(track: Track, at: number): Omit<StageConversion, "stageId" | "pipelineId"> {
  const [passed, lost, stillOpen, returned, lostUnknown] = (
    ["passed", "lost", "stillOpen", "returned", "lostUnknown"] as const
  ).map((name) => track[name][at] as number) as [number, number, number, number, number];
  const entered = passed + lost + stillOpen;
  const all = entered + lostUnknown;
  const worst = wilson(passed, all);
  const best = lostUnknown === 0 ? worst : wilson(Math.min(all, passed + lostUnknown), all);
  return {
    entered,
    passed,
    lost,
    stillOpen,
    returned,
    lostUnknown,
    rate: entered === 0 || lostUnknown > 0 ? null : passed / entered,
    low: worst?.low ?? null,
    high: best?.high ?? null,
  };
}
