/** The newest day on which something in a file had happened: its export was made on it or soon after. */
import { addDays, type Day, daysBetween } from "../domain/days.ts";

/** Days before it are slips of the pen, or what a system writes for none. */
export const FIRST_DAY: Day = "1990-01-01";

/** A lone day is looked at only where it lies so far from the next. */
const FAR = 60;
/** Gaps below it, and how many times their median its own is. */
const OTHERS = 5;
const UNUSUAL = 8;
/** More of them than so many are no slips. */
const MOST_SLIPS = 3;

const MOST_KEPT = MOST_SLIPS + OTHERS + 2;

/** The days of a file's columns of what has happened, asked from the newest back. */
export interface HappenedDays {
  /** The newest of them that lies before `day`. */
  before(day: Day): Day | null;
  /** How many rows tell it. */
  rows(day: Day): number;
}

/**
 * The newest that is not after `today`. A day that one row alone tells, and that lies many times as far from the next as the
 * days below it lie from each other, is passed over: a slip in one row is not what the whole file is of.
 */
export function newestHappened(days: HappenedDays, today: Day): Day | null {
  const first = newestIn(days, addDays(today, 1));
  let newest = first;
  for (let slips = 0; newest !== null && isLone(days, newest); slips += 1) {
    if (slips === MOST_SLIPS) return first;
    newest = newestIn(days, newest);
  }
  return newest;
}

function newestIn(days: HappenedDays, end: Day): Day | null {
  const day = days.before(end);
  return day === null || day < FIRST_DAY ? null : day;
}

function isLone(days: HappenedDays, day: Day): boolean {
  const next = newestIn(days, day);
  if (next === null) return false;
  const gap = daysBetween(next, day);
  if (gap <= FAR || days.rows(day) > 1) return false;
  const gaps: number[] = [];
  let last = next;
  while (gaps.length < OTHERS) {
    const other = newestIn(days, last);
    if (other === null) return false;
    gaps.push(daysBetween(other, last));
    last = other;
  }
  const usual = gaps.sort((a, b) => a - b)[Math.floor(OTHERS / 2)] as number;
  return gap > usual * UNUSUAL;
}

/** Days as they come by, of which the newest that have happened are kept. */
export class NewestDays implements HappenedDays {
  /** Ascending, so many as are asked for. */
  private readonly kept: { day: Day; rows: number }[] = [];
  private readonly today: Day;

  constructor(today: Day) {
    this.today = today;
  }

  add(day: Day): void {
    const least = this.kept[0];
    if (day > this.today || (least && this.kept.length === MOST_KEPT && day < least.day)) return;
    let at = this.kept.length;
    while (at > 0 && (this.kept[at - 1] as { day: Day }).day > day) at -= 1;
    const known = this.kept[at - 1];
    if (known?.day === day) {
      known.rows += 1;
      return;
    }
    this.kept.splice(at, 0, { day, rows: 1 });
    if (this.kept.length > MOST_KEPT) this.kept.shift();
  }

  before(day: Day): Day | null {
    return this.kept.findLast((one) => one.day < day)?.day ?? null;
  }

  rows(day: Day): number {
    return this.kept.find((one) => one.day === day)?.rows ?? 0;
  }
}
