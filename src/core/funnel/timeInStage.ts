/**
 * Time in stage (TERMS): the days of all visits of a deal to a stage, summed; a deal that is still there is censored at
 * `today`, not dropped, so that a stage where deals get stuck does not look quick.
 */
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

/** The groups of the deal at a place; several where it has several products. */
export type GroupsOfPlace = (place: number) => Iterable<number>;

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
  const tallies = new Map<number, StageTimes>();
  const tallyOf = (group: number): StageTimes => {
    let tally = tallies.get(group);
    if (!tally) {
      tally = new StageTimes(stages.length);
      tallies.set(group, tally);
    }
    return tally;
  };
  let into: StageTimes[] = groupsOf === null ? [tallyOf(0)] : [];
  let of = -1;
  eachTimeInStage(book, stages, counts, today, (place, slot, days, there) => {
    // A deal's stages are told one after another.
    if (groupsOf !== null && place !== of) {
      of = place;
      into = Array.from(groupsOf(place), tallyOf);
    }
    for (const tally of into) tally.add(slot, days, there);
  });
  return new Map(Array.from(tallies, ([group, tally]) => [group, tally.finish(stages)]));
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
  const slotOf = (row: number): number => {
    const key = stage[row] as number;
    return key < slots.length ? (slots[key] as number) : -1;
  };
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
      const slot = slotOf(row);
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

class StageTimes {
  private readonly ended: DayCounts[];
  private readonly censored: DayCounts[];

  constructor(stages: number) {
    this.ended = Array.from({ length: stages }, () => new DayCounts());
    this.censored = Array.from({ length: stages }, () => new DayCounts());
  }

  add(slot: number, days: number, there: boolean): void {
    (there ? this.censored : this.ended)[slot]?.add(days);
  }

  finish(stages: readonly number[]): Map<number, TimeInStage> {
    return new Map(
      stages.map((key, slot) => {
        const ended = this.ended[slot] as DayCounts;
        const censored = this.censored[slot] as DayCounts;
        const steps = kaplanMeier({ ended: ended.byDay(), censored: censored.byDay() });
        return [
          key,
          {
            n: ended.total + censored.total,
            censored: censored.total,
            median: survivalQuantile(steps, 0.5),
            p75: survivalQuantile(steps, 0.75),
          },
        ];
      }),
    );
  }
}

/** How many deals took how many whole days. */
class DayCounts {
  total = 0;
  private counts = new Int32Array(64);

  add(days: number): void {
    if (days >= this.counts.length) {
      const grown = new Int32Array(Math.max(days + 1, this.counts.length * 2));
      grown.set(this.counts);
      this.counts = grown;
    }
    this.counts[days] = (this.counts[days] as number) + 1;
    this.total += 1;
  }

  byDay(): Map<number, number> {
    const found = new Map<number, number>();
    this.counts.forEach((count, days) => {
      if (count > 0) found.set(days, count);
    });
    return found;
  }
}
