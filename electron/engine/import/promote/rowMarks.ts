/** Which row of its file a fact of the history comes from, for the check of files that are taken row by row. */
import type { ReadDb } from "../../db/sql.ts";
import { newestFact } from "../../db/queries/newestFact.ts";
import type { ImportedRecord } from "../records.ts";

export interface RowMark {
  row: number;
  /** What the row calls its thing; null where rows of its table have no names. */
  name: string | null;
}

export class RowMarks {
  private readonly db: ReadDb;
  /** Ascending: the newest fact after each row that made any. */
  private readonly ends: number[] = [];
  private readonly marks: RowMark[] = [];
  private last: number;

  constructor(db: ReadDb) {
    this.db = db;
    this.last = newestFact(db);
  }

  /** What was written since the row before was not written for a row. */
  begin(): void {
    const newest = newestFact(this.db);
    if (newest === this.last) return;
    this.ends.push(newest);
    this.marks.push({ row: 0, name: null });
    this.last = newest;
  }

  /** All since {@link begin} or the row before was. */
  end({ row, values: { name } }: ImportedRecord): void {
    const newest = newestFact(this.db);
    if (newest === this.last) return;
    this.ends.push(newest);
    this.marks.push({ row, name: name == null ? null : String(name) });
    this.last = newest;
  }

  /** @returns null for one that no row made */
  of(fact: number): RowMark | null {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ends[middle] as number) < fact) low = middle + 1;
      else high = middle;
    }
    const mark = this.marks[low];
    return mark === undefined || mark.row === 0 ? null : mark;
  }
}
