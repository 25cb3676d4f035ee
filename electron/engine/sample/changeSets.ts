/** The change sets of the sample: what one person wrote down on one day is one of them, in order of time. */
import { type Day, dayNumber, MS_PER_DAY } from "../../../src/core/domain/days.ts";
import type { WriteDb } from "../db/sql.ts";

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
 * Every day and person has its key from the start, and is written at its first change: so keys grow with time although
 * deals come one after the other, each with its whole life.
 */
export class SampleChangeSets {
  private readonly db: WriteDb;
  private readonly options: ChangeSetsOptions;
  private readonly firstKey: number;
  private readonly firstDay: number;
  private readonly changes: Int32Array;
  private readonly deals: Int32Array;
  /** The deal counted last: facts come deal by deal, so a set meets each deal in one run. */
  private readonly lastDeal: Int32Array;

  constructor(db: WriteDb, options: ChangeSetsOptions) {
    this.db = db;
    this.options = options;
    this.firstDay = dayNumber(options.firstDay);
    const count = (dayNumber(options.lastDay) - this.firstDay + 1) * options.people.length;
    this.changes = new Int32Array(count);
    this.deals = new Int32Array(count);
    this.lastDeal = new Int32Array(count);
    this.firstKey = (db.prepare("SELECT COALESCE(MAX(id), 0) FROM change_set").pluck().get() as number) + 1;
  }

  /** The set of that day and person for one more change. @param deal its key where a deal's field changes */
  take(day: Day, person: number, deal: number | null): number {
    const index = (dayNumber(day) - this.firstDay) * this.options.people.length + person - 1;
    const key = this.firstKey + index;
    const before = this.changes[index] ?? 0;
    if (before === 0) this.open(key, day, person);
    this.changes[index] = before + 1;
    if (deal !== null && this.lastDeal[index] !== deal) {
      this.lastDeal[index] = deal;
      this.deals[index] = (this.deals[index] ?? 0) + 1;
    }
    return key;
  }

  private open(key: number, day: Day, person: number): void {
    const { people, latest } = this.options;
    const recordedAt = Math.min(dayNumber(day) * MS_PER_DAY + (FIRST_MINUTE + person) * 60_000, latest);
    this.db
      .prepare(
        "INSERT INTO change_set (id, kind, recorded_at, effective_on, author) VALUES (?, 'sample', ?, ?, ?)",
      )
      .run(key, recordedAt, day, people[person - 1]);
  }

  /** Writes down how much each holds. */
  close(): void {
    const count = this.db.prepare("UPDATE change_set SET changes = ?, deals = ? WHERE id = ?");
    this.changes.forEach((changes, index) => {
      if (changes > 0) count.run(changes, this.deals[index], this.firstKey + index);
    });
  }
}
