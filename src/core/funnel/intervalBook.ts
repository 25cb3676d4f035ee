/**
 * Every deal's past as columns: the stage intervals (`core/domain/dealHistory.ts`) of the whole file, one array a
 * member. Measures over time scan them: a million deals with their five million intervals take some tens of milliseconds,
 * where SQL takes seconds.
 */
import type { IntervalCells } from "../domain/dealHistory.ts";
import { dayNumber, FOREVER } from "../domain/days.ts";

/** In place of a key that is null; keys begin at 1. */
export const NO_KEY = 0;
/** In place of a day that is null: before every other. */
export const NO_DAY = -0x80000000;
/** The day that an interval which lasts is left on. */
export const NEVER_LEFT = dayNumber(FOREVER);

/** The deal's key, then the interval. */
export type IntervalRow = readonly [number, ...IntervalCells];

export interface IntervalBook {
  /** How many deals there are. */
  size: number;
  /** Key of the deal at each place, ascending. */
  deals: Int32Array;
  /** The deal at place `i` has the rows from `first[i]` to before `first[i + 1]`, in the order of time. */
  first: Int32Array;
  /** {@link NO_KEY}: an open stage that nobody told. */
  stage: Int32Array;
  owner: Int32Array;
  /** Minor units of the base currency; NaN where there is none. */
  amount: Float64Array;
  /** Day numbers, as the next two. */
  expected: Int32Array;
  entered: Int32Array;
  /** Exclusive. */
  left: Int32Array;
}

/** @param rows ordered by deal, then by time @param expected how many rows there are, as far as known: saves copying */
export function buildIntervalBook(rows: Iterable<IntervalRow>, expected = 1024): IntervalBook {
  const columns = new GrowingColumns(expected);
  for (const row of rows) columns.add(row);
  return columns.finish();
}

class GrowingColumns {
  private room: number;
  private size = 0;
  private row = 0;
  private before = -1;
  private deals: Int32Array;
  private first: Int32Array;
  private keys: { stage: Int32Array; owner: Int32Array };
  private amount: Float64Array;
  private days: { expected: Int32Array; entered: Int32Array; left: Int32Array };

  constructor(room: number) {
    this.room = Math.max(1, room);
    const column = (): Int32Array => new Int32Array(this.room);
    this.deals = column();
    this.first = new Int32Array(this.room + 1);
    this.keys = { stage: column(), owner: column() };
    this.amount = new Float64Array(this.room);
    this.days = { expected: column(), entered: column(), left: column() };
  }

  add([deal, stageId, ownerId, amountMinor, expectedOn, enteredOn, leftOn]: IntervalRow): void {
    if (this.row === this.room) this.resize(this.room * 2);
    const { row } = this;
    if (deal !== this.before) {
      this.before = deal;
      this.deals[this.size] = deal;
      this.first[this.size] = row;
      this.size += 1;
    }
    this.keys.stage[row] = stageId ?? NO_KEY;
    this.keys.owner[row] = ownerId ?? NO_KEY;
    this.amount[row] = amountMinor ?? Number.NaN;
    this.days.expected[row] = expectedOn === null ? NO_DAY : dayNumber(expectedOn);
    this.days.entered[row] = dayNumber(enteredOn);
    this.days.left[row] = leftOn === FOREVER ? NEVER_LEFT : dayNumber(leftOn);
    this.row += 1;
  }

  finish(): IntervalBook {
    const { size } = this;
    this.first[size] = this.row;
    const first = this.first.slice(0, size + 1);
    const deals = this.deals.slice(0, size);
    if (this.row !== this.room) this.resize(this.row);
    return { size, deals, first, ...this.keys, amount: this.amount, ...this.days };
  }

  private resize(room: number): void {
    const resized = (column: Int32Array, length = room): Int32Array => {
      const next = new Int32Array(length);
      next.set(column.subarray(0, length));
      return next;
    };
    const amount = new Float64Array(room);
    amount.set(this.amount.subarray(0, room));
    this.amount = amount;
    this.deals = resized(this.deals);
    this.first = resized(this.first, room + 1);
    this.keys = { stage: resized(this.keys.stage), owner: resized(this.keys.owner) };
    const { expected, entered, left } = this.days;
    this.days = { expected: resized(expected), entered: resized(entered), left: resized(left) };
    this.room = room;
  }
}

/**
 * Where a deal stood at the end of a day. Intervals follow one another without a gap and the last one lasts, so that it is the
 * last one entered by then; one of length 0 is never it.
 * @param on a day number
 * @returns the row; -1 where the deal had not begun
 */
export function rowOn({ first, entered }: IntervalBook, place: number, on: number): number {
  const begin = first[place] as number;
  let row = (first[place + 1] as number) - 1;
  while (row >= begin && (entered[row] as number) > on) row -= 1;
  return row < begin ? -1 : row;
}
