/**
 * Stage conversion (TERMS): of the deals that entered a stage in the cohort window, the share that reached a later stage
 * or won. Open ones are reported as still open, a skipped stage counts as entered and passed, a return is counted apart,
 * and so is a deal that was created past the stage: it neither entered nor skipped it.
 */
import {
  addShapes,
  bump,
  cellsOf,
  COLUMNS,
  type ConversionQuestion,
  type ConversionStage,
  type Counts,
  DealWalk,
  isOpen,
  NONE,
  type Outcome,
  outcomes,
  RETURNED,
  type Track,
  tracksOf,
  BEGAN_LATER,
  PASSED,
  ENDED,
  STILL_OPEN,
  UNKNOWN,
} from "./conversionWalk.ts";
import { ByGroup, type GroupsOfPlace } from "./groups.ts";
import type { IntervalBook } from "./intervalBook.ts";
import { wilson } from "./statistics.ts";

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
  /** Deals created past it: in none of the others. */
  beganLater: number;
  /**
   * passed / entered; null where none entered, or where `lostUnknown` leaves it open. `low` and `high` are the 95%
   * Wilson interval, widened to hold whatever the unknown ones did.
   */
  rate: number | null;
  low: number | null;
  high: number | null;
  /** The same of those that passed or were lost: open ones draw the rate of all down until they are decided. */
  decided: number;
  decidedRate: number | null;
  decidedLow: number | null;
  decidedHigh: number | null;
}

/** A larger share of open ones leaves the rate of all too far below what it will be. */
const MANY_OPEN = 0.2;

/** Whether so many are undecided that the rate to tell is that of the decided. */
export function manyOpen({ entered, stillOpen }: Pick<StageConversion, "entered" | "stillOpen">): boolean {
  return stillOpen > MANY_OPEN * entered;
}

/** The chain of the kinds: a lead becomes a deal, a deal is won; and from the beginning to the end. */
export const chainSteps = ["lead", "deal", "overall"] as const;
export type ChainStep = (typeof chainSteps)[number];

export type ChainConversion = Omit<StageConversion, "stageId" | "pipelineId" | "returned"> & {
  step: ChainStep;
};

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
 * @param tell gets the day too on which it first came there or beyond; null where nobody knows that it did
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
  const walk = new DealWalk(stages, tracks, book, question, true);
  for (let place = 0; place < book.size; place += 1) {
    if (question.deals?.[place] === 0) continue;
    const track = walk.to(place);
    if (!track) continue;
    for (const step of track.steps) {
      const outcome = step.slot === slot ? walk.outcome(step, track) : NONE;
      if (outcome === NONE) continue;
      const returned = track.returned[step.at] ?? 0;
      tell(place, outcomes[outcome] as Outcome, returned, walk.enteredOn(step, track));
    }
  }
}

/** @returns by the group's number */
function countSteps(
  stages: readonly ConversionStage[],
  tracks: ReadonlyMap<number, Track>,
  slots: number,
  book: IntervalBook,
  question: ConversionQuestion,
  groupsOf: GroupsOfPlace | null,
): Map<number, Counts> {
  const { deals, from, to, asOf } = question;
  const walk = new DealWalk(stages, tracks, book, question);
  if (groupsOf !== null || deals !== null || asOf !== null || !walk.anyDay)
    return walkSteps(walk, tracks, slots, book, question, groupsOf);
  const total = new Int32Array(slots * COLUMNS);
  for (const [day, counts] of keptByDay(stages, tracks, slots, book))
    if ((from === null || day >= from) && (to === null || day <= to))
      counts.forEach((count, cell) => bump(total, cell, count));
  return new Map([[0, total]]);
}

/** Of all deals, by the day on which they began: any cohort of the whole file adds up from it. By stages and steps. */
const kept = new WeakMap<IntervalBook, Map<string, [number, Counts][]>>();

function keptByDay(
  stages: readonly ConversionStage[],
  tracks: ReadonlyMap<number, Track>,
  slots: number,
  book: IntervalBook,
): [number, Counts][] {
  const key = JSON.stringify([stages, [...tracks.values()].map(({ steps }) => steps)]);
  const ofBook = kept.get(book) ?? new Map<string, [number, Counts][]>();
  kept.set(book, ofBook);
  let found = ofBook.get(key);
  if (found) return found;
  const began = (place: number): number => book.entered[book.first[place] as number] as number;
  let firstDay = Infinity;
  for (let place = 0; place < book.size; place += 1) firstDay = Math.min(firstDay, began(place));
  const all: ConversionQuestion = { deals: null, from: null, to: null, cohort: "creation", asOf: null };
  const walk = new DealWalk(stages, tracks, book, all);
  const byDay = walkSteps(walk, tracks, slots, book, all, (place, tell) => tell(began(place) - firstDay));
  found = Array.from(byDay, ([day, counts]) => [day + firstDay, counts]);
  ofBook.set(key, found);
  return found;
}

function walkSteps(
  walk: DealWalk,
  tracks: ReadonlyMap<number, Track>,
  slots: number,
  book: IntervalBook,
  question: ConversionQuestion,
  groupsOf: GroupsOfPlace | null,
): Map<number, Counts> {
  const all = [...tracks.values()];
  const cells = all.reduce((sum, track) => sum + cellsOf(track), 0);
  const tallies = new ByGroup(() => ({
    counts: new Int32Array(slots * COLUMNS),
    /** Where no day of entry is asked for, what became of a deal follows from how far it came and in which way it ended. */
    shapes: new Int32Array(walk.anyDay ? cells : 0),
  }));
  let track: Track;
  const add = (group: number): void => {
    const { counts, shapes } = tallies.of(group);
    if (walk.anyDay) walk.countShape(track, shapes, counts);
    else walk.countSteps(track, counts);
  };
  if (groupsOf === null) tallies.of(0);
  for (let place = 0; place < book.size; place += 1) {
    if (question.deals?.[place] === 0) continue;
    const found = walk.to(place);
    if (!found) continue;
    track = found;
    if (groupsOf === null) add(0);
    else groupsOf(place, add);
  }
  return tallies.map(({ counts, shapes }) => {
    if (walk.anyDay) for (const one of all) addShapes(one, shapes, counts);
    return counts;
  });
}

function rates(counts: Counts, slot: number): Omit<StageConversion, "stageId" | "pipelineId" | "returned"> {
  const of = (column: number): number => counts[slot * COLUMNS + column] as number;
  const [passed, lost, stillOpen, lostUnknown] = [of(PASSED), of(ENDED), of(STILL_OPEN), of(UNKNOWN)];
  const entered = passed + lost + stillOpen;
  const whole = shareKnown(passed, entered, lostUnknown);
  const known = shareKnown(passed, passed + lost, lostUnknown);
  return {
    entered,
    passed,
    lost,
    stillOpen,
    lostUnknown,
    beganLater: of(BEGAN_LATER),
    ...whole,
    decided: passed + lost,
    decidedRate: known.rate,
    decidedLow: known.low,
    decidedHigh: known.high,
  };
}

/** @param unknown deals that may or may not belong to the `n`, and may or may not be of the `count` */
function shareKnown(
  count: number,
  n: number,
  unknown: number,
): { rate: number | null; low: number | null; high: number | null } {
  const worst = wilson(count, n + unknown);
  const best = unknown === 0 ? worst : wilson(count + unknown, n + unknown);
  return {
    rate: n === 0 || unknown > 0 ? null : count / n,
    low: worst?.low ?? null,
    high: best?.high ?? null,
  };
}
