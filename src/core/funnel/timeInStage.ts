/**
 * Time in stage (TERMS): the days of all visits of a deal to a stage, summed; a deal that is still there is censored at
 * `today`, not dropped, so that a stage where deals get stuck does not look quick.
 */
import { ByGroup, type GroupsOfPlace } from "./groups.ts";
import { type IntervalBook, NEVER_LEFT } from "./intervalBook.ts";
import { kaplanMeier, type SurvivalQuantile, survivalQuantile } from "./survival.ts";

export interface TimeInStage {
  /** Deals that were in the stage. */
  n: number;
  /** Of them, those still there. */
  censored: number;
  median: SurvivalQuantile;
  p75: SurvivalQuantile;
}

/**
 * @param stages keys of the open stages to tell of
 * @param counts by place in the book: 1 counts; null: every deal
 * @param today a day number: what began later is left out, what was left later lasts still
 * @returns by the stage's key
 */
export function timeInStage(
  book: IntervalBook,
  stages: readonly number[],
  counts: Uint8Array | null,
  today: number,
): Map<number, TimeInStage> {
  return timeInStageBy(book, stages, counts, today, null).get(0) ?? new Map();
}

/** The same for each group. @param groupsOf null: one group, number 0 @returns by the group's number */
export function timeInStageBy(
  book: IntervalBook,
  stages: readonly number[],
  counts: Uint8Array | null,
  today: number,
  groupsOf: GroupsOfPlace | null,
): Map<number, Map<number, TimeInStage>> {
  const tallies = new ByGroup(() => new StageTimes(stages.length));
  const into: StageTimes[] = groupsOf === null ? [tallies.of(0)] : [];
  const among = (group: number): void => {
    into.push(tallies.of(group));
  };
  let of = -1;
  eachTimeInStage(book, stages, counts, today, (place, slot, days, there) => {
    // A deal's stages are told one after another.
    if (groupsOf !== null && place !== of) {
      of = place;
      into.length = 0;
      groupsOf(place, among);
    }
    for (const tally of into) tally.add(slot, days, there);
  });
  return tallies.map((tally) => tally.finish(stages));
}

/** Called once for each deal and stage that it was in. @param slot place in `stages` @param there whether it is there still */
type OnTime = (place: number, slot: number, days: number, there: boolean) => void;

export function eachTimeInStage(
  book: IntervalBook,
  stages: readonly number[],
  counts: Uint8Array | null,
  today: number,
  tell: OnTime,
): void {
  const { first, entered, left, stage } = book;
  const slots = new Int32Array(1 + Math.max(0, ...stages)).fill(-1);
  stages.forEach((key, slot) => {
    slots[key] = slot;
  });
  const spent = new Int32Array(stages.length).fill(-1);
  /** Slots of the deal at hand, in the order of its first visits. */
  const seen = new Int32Array(stages.length);
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const end = first[place + 1] as number;
    let here = -1;
    let visited = 0;
    for (let row = first[place] as number; row < end; row += 1) {
      const from = entered[row] as number;
      if (from > today) break;
      const key = stage[row] as number;
      const slot = key < slots.length ? (slots[key] as number) : -1;
      if (slot < 0) continue;
      const until = left[row] as number;
      const lasts = until === NEVER_LEFT || until > today;
      if (lasts) here = slot;
      const days = (lasts ? today : until) - from;
      const before = spent[slot] as number;
      if (before < 0) {
        spent[slot] = days;
        seen[visited] = slot;
        visited += 1;
      } else spent[slot] = before + days;
    }
    for (let at = 0; at < visited; at += 1) {
      const slot = seen[at] as number;
      tell(place, slot, spent[slot] as number, slot === here);
      spent[slot] = -1;
    }
  }
}

/** How many deals took how many whole days in each stage: one array, since it is added to for every visit. */
class StageTimes {
  private readonly stages: number;
  private counts: Int32Array;
  /** Days from 0 to before it have a cell. */
  private days = 32;

  constructor(stages: number) {
    this.stages = stages;
    this.counts = new Int32Array(2 * stages * this.days);
  }

  add(slot: number, days: number, there: boolean): void {
    if (days >= this.days) this.makeRoom(days);
    const cell = (2 * slot + (there ? 1 : 0)) * this.days + days;
    this.counts[cell] = (this.counts[cell] as number) + 1;
  }

  private makeRoom(days: number): void {
    const before = this.days;
    while (this.days <= days) this.days *= 2;
    const grown = new Int32Array(2 * this.stages * this.days);
    for (let at = 0; at < 2 * this.stages; at += 1)
      grown.set(this.counts.subarray(at * before, (at + 1) * before), at * this.days);
    this.counts = grown;
  }

  finish(stages: readonly number[]): Map<number, TimeInStage> {
    return new Map(
      stages.map((key, slot) => {
        const ended = this.byDay(2 * slot);
        const censored = this.byDay(2 * slot + 1);
        const steps = kaplanMeier({ ended, censored });
        const there = sum(censored.values());
        return [
          key,
          {
            n: sum(ended.values()) + there,
            censored: there,
            median: survivalQuantile(steps, 0.5),
            p75: survivalQuantile(steps, 0.75),
          },
        ];
      }),
    );
  }

  private byDay(at: number): Map<number, number> {
    const found = new Map<number, number>();
    for (let days = 0; days < this.days; days += 1) {
      const count = this.counts[at * this.days + days] as number;
      if (count > 0) found.set(days, count);
    }
    return found;
  }
}

const sum = (counts: Iterable<number>): number => {
  let total = 0;
  for (const count of counts) total += count;
  return total;
};
