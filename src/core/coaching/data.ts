/** What the coaching measures are computed from: the deal book, and beside it columns that only they need. */
import { type ConversionStage, isOpen } from "../funnel/conversionWalk.ts";
import type { DealBook } from "../funnel/dealBook.ts";
import { NO_KEY } from "../funnel/intervalBook.ts";
import type { StageAttention } from "../plan/stageAttention.ts";
import type { StateOfStage } from "../funnel/scope.ts";

export interface CoachedPerson {
  /** Of the row `person`. */
  key: number;
  teamId: number | null;
  /** A manager's own few deals are no thin pipeline. */
  manager: boolean;
  /** Day numbers; null: not told. */
  activeFrom: number | null;
  activeTo: number | null;
}

/** By the end of the window: with them nobody talks any more. Their deals still tell what others' are like. */
export const hasLeft = ({ activeTo }: CoachedPerson, to: number): boolean =>
  activeTo !== null && activeTo < to;

/** What tells how deals went: all that some measures take. */
export interface DealsData {
  book: DealBook;
  states: StateOfStage;
  /** In the pipelines' order. */
  stages: readonly ConversionStage[];
  people: readonly CoachedPerson[];
  /** By place in the book: 1 counts; null: every deal. */
  counts: Uint8Array | null;
  /** Day numbers: only what happened from the one (null: ever) to the end of the other. */
  from: number | null;
  to: number;
}

export interface CoachingData extends DealsData {
  /** By place: amount over list price of the same quantities; NaN where no list price tells. */
  paid: Float64Array;
  /** By place: how many contacts are known. Null: the file keeps none. */
  contacts: Int32Array | null;
  /** The owners' win probabilities. */
  judgements: Judgements;
  /** What all deals tell of working on one, by the stage's key. */
  attention: ReadonlyMap<number, StageAttention>;
}

/** What owners stated, in the order of time: the deal at place `i` has those from `first[i]` to before `first[i + 1]`. */
export interface Judgements {
  first: Int32Array;
  /** Day numbers. */
  on: Int32Array;
  /** 0..1. */
  chance: Float64Array;
}

/** The last that was stated by the end of the window, 0..1; NaN: none. */
export function statedChance({ judgements: { first, on, chance }, to }: CoachingData, place: number): number {
  let at = (first[place + 1] as number) - 1;
  while (at >= (first[place] as number) && (on[at] as number) > to) at -= 1;
  return at < (first[place] as number) ? Number.NaN : (chance[at] as number);
}

/** Lookups that every measure needs, made once. */
export interface Frame<Data extends DealsData = CoachingData> {
  data: Data;
  /** By place: the last row that had begun by the end of the window; -1: the deal does not count, or had not begun. */
  last: Int32Array;
  /** Index in `people` by the person's key; -1: nobody to coach. */
  personAt: Int32Array;
  /** By the stage's key: place among the open stages of its pipeline from 0; -1 for closed or untold ones. */
  rank: Int32Array;
  /** By the stage's key: is a lead stage. */
  lead: Uint8Array;
  /** Keys of the open stages in order. */
  openStages: readonly number[];
}

export function frameOf<Data extends DealsData>(data: Data): Frame<Data> {
  const personAt = new Int32Array(1 + Math.max(NO_KEY, ...data.people.map(({ key }) => key))).fill(-1);
  data.people.forEach(({ key }, index) => (personAt[key] = index));
  const size = 1 + Math.max(NO_KEY, ...data.stages.map(({ id }) => id));
  const rank = new Int32Array(size).fill(-1);
  const lead = new Uint8Array(size);
  const openStages: number[] = [];
  for (const [, all] of Map.groupBy(data.stages, ({ pipelineId }) => pipelineId)) {
    const open = all.filter(isOpen).toSorted((a, b) => a.position - b.position);
    open.forEach(({ id, kind }, index) => {
      rank[id] = index;
      lead[id] = Number(kind === "lead");
      openStages.push(id);
    });
  }
  return { data, last: lastRows(data), personAt, rank, lead, openStages };
}

function lastRows({ book, counts, to }: DealsData): Int32Array {
  const last = new Int32Array(book.size).fill(-1);
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const first = book.first[place] as number;
    let row = (book.first[place + 1] as number) - 1;
    while (row >= first && (book.entered[row] as number) > to) row -= 1;
    if (row >= first) last[place] = row;
  }
  return last;
}

/** Calls for each deal that counts and had begun. @param tell first row, last row */
export function eachDeal(
  { data: { book }, last }: Frame<DealsData>,
  tell: (place: number, first: number, last: number) => void,
): void {
  for (let place = 0; place < book.size; place += 1) {
    const row = last[place] as number;
    if (row >= 0) tell(place, book.first[place] as number, row);
  }
}

/** Number of the quarter-long stretch (91 days) that a day lies in: deals of one stretch had the same time to ripen. */
export const stretchOf = (day: number): number => Math.floor(day / 91);
