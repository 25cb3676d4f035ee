/** The change sets of the sample: what one person wrote down on one day is one of them, in order of time. */
import { type Day, dayFromNumber, dayNumber } from "../../../src/core/domain/days.ts";
import type { WriteDb } from "../db/sql.ts";
import { openChangeSet } from "../db/writes/changes.ts";

const MS_PER_DAY = 86_400_000;
/**
 * Minutes after midnight, UTC, at which the first person writes down the day's changes, each next one a minute later. Ends
 * before 10:00, which is past in every time zone where the day is yesterday.
 */
const FIRST_MINUTE = 9 * 60;

export interface ChangeSetsOptions {
  firstDay: Day;
  lastDay: Day;
  /** Names by key - 1. */
  people: readonly string[];
  /** Nothing is recorded after it, in UTC milliseconds. */
  latest: number;
}

/**
 * All sets that may be needed are opened first, so that their keys grow with time although deals come one after the other,
 * each with its whole life. Those that stayed empty are removed in the end.
 */
export class SampleChangeSets {
  private readonly db: WriteDb;
  private readonly firstKey: number;
  private readonly firstDay: number;
  private readonly people: number;
  private readonly changes: Int32Array;
  private readonly deals: Int32Array;
  /** The deal counted last: facts come deal by deal, so a set meets each deal in one run. */
  private readonly lastDeal: Int32Array;

  constructor(db: WriteDb, { firstDay, lastDay, people, latest }: ChangeSetsOptions) {
    this.db = db;
    this.firstDay = dayNumber(firstDay);
    this.people = people.length;
    const days = dayNumber(lastDay) - this.firstDay + 1;
    this.changes = new Int32Array(days * this.people);
    this.deals = new Int32Array(days * this.people);
    this.lastDeal = new Int32Array(days * this.people);
    let firstKey = 0;
    for (let day = this.firstDay; day < this.firstDay + days; day += 1) {
      const effectiveOn = dayFromNumber(day);
      people.forEach((author, index) => {
        const recordedAt = Math.min(day * MS_PER_DAY + (FIRST_MINUTE + index) * 60_000, latest);
        const key = openChangeSet(db, { kind: "sample", recordedAt, effectiveOn, author });
        if (firstKey === 0) firstKey = key;
      });
    }
    this.firstKey = firstKey;
  }

  /** The set of that day and person for one more change. @param deal its key where a deal's field changes */
  take(day: Day, person: number, deal: number | null): number {
    const index = (dayNumber(day) - this.firstDay) * this.people + person - 1;
    this.changes[index] = (this.changes[index] ?? 0) + 1;
    if (deal !== null && this.lastDeal[index] !== deal) {
      this.lastDeal[index] = deal;
      this.deals[index] = (this.deals[index] ?? 0) + 1;
    }
    return this.firstKey + index;
  }

  /** Writes down what each holds, and removes the empty ones. */
  close(): void {
    const count = this.db.prepare("UPDATE change_set SET changes = ?, deals = ? WHERE id = ?");
    const remove = this.db.prepare("DELETE FROM change_set WHERE id = ?");
    this.changes.forEach((changes, index) => {
      const key = this.firstKey + index;
      if (changes === 0) remove.run(key);
      else count.run(changes, this.deals[index], key);
    });
  }
}
