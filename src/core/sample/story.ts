/** Collects what happens to one deal and turns it into facts in the order in which people wrote them down. */
import type { Day } from "../domain/days.ts";
import type { FactValue } from "../domain/dealHistory.ts";
import { dayText, isWeekend } from "./calendar.ts";
import type { Random } from "./random.ts";

/** One fact as the file keeps it; `recordedOn` and `by` name its change set. */
export interface SampleFact {
  field: string;
  value: FactValue;
  effectiveOn: Day;
  recordedOn: Day;
  /** Key of the person. */
  by: number;
}

interface Happening {
  on: number;
  by: number;
  field: string;
  value: FactValue;
  /** Days until it was written down, where not drawn. */
  lag?: number;
}

export class Story {
  private readonly first: Record<string, FactValue> = {};
  private readonly later: Happening[] = [];
  private readonly begins: number;
  private readonly author: number;

  constructor(begins: number, author: number) {
    this.begins = begins;
    this.author = author;
  }

  /** What is known when the deal is written down first. */
  begin(values: Record<string, FactValue>): void {
    Object.assign(this.first, values);
  }

  /** From that day on the fields have these values. @param lag days until that is written down; drawn where absent */
  tell(on: number, by: number, values: Record<string, FactValue>, lag?: number): void {
    for (const [field, value] of Object.entries(values)) this.later.push({ on, by, field, value, lag });
  }

  /** The first values, and every later change of one; what was already so is left out. */
  facts(random: Random, lastDay: number): { first: Record<string, FactValue>; facts: SampleFact[] } {
    const now: Record<string, FactValue> = { ...this.first };
    let recorded = this.recordingDay(random, this.begins, this.begins, lastDay, undefined);
    const facts: SampleFact[] = [
      {
        field: "created",
        value: null,
        effectiveOn: dayText(this.begins),
        recordedOn: dayText(recorded),
        by: this.author,
      },
    ];
    this.later.sort((a, b) => a.on - b.on);
    let day = -1;
    for (const { on, by, field, value, lag } of this.later) {
      if ((now[field] ?? null) === value) continue;
      now[field] = value;
      // What happened on one day is written down in one go.
      if (on !== day) recorded = this.recordingDay(random, on, recorded, lastDay, lag);
      day = on;
      facts.push({ field, value, effectiveOn: dayText(on), recordedOn: dayText(recorded), by });
    }
    return { first: this.first, facts };
  }

  /** Mostly the same day, sometimes days later; never before what was written down earlier, never after the last day. */
  private recordingDay(
    random: Random,
    on: number,
    earlier: number,
    lastDay: number,
    lag: number | undefined,
  ): number {
    const roll = random.unit();
    const drawn = roll < 0.74 ? 0 : roll < 0.93 ? random.whole(1, 3) : random.whole(4, 10);
    let day = on + (lag ?? drawn);
    while (isWeekend(day)) day += 1;
    return Math.min(Math.max(day, earlier), lastDay);
  }
}
