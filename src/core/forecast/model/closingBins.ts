/**
 * Stretches of the calendar in which a deal may close: four a month (days 1-7, 8-14, 15-21, 22 to the end), so that none
 * crosses the end of a month or a quarter, where deals close in bursts.
 */
import { dayFromNumber, daysInMonth } from "../../domain/days.ts";

export interface ClosingBin {
  /** Day numbers, both inclusive. */
  from: number;
  to: number;
  /** 0-2: which month of the calendar quarter. */
  monthOfQuarter: number;
  /** 0-3. */
  partOfMonth: number;
}

export const PARTS_OF_MONTH = 4;
const DAYS_OF_PART = 7;

/** @returns the stretches that cover both days, in order */
export function closingBins(from: number, to: number): ClosingBin[] {
  const day = dayFromNumber(from);
  let year = Number(day.slice(0, 4));
  let month = Number(day.slice(5, 7));
  let first = from - Number(day.slice(8, 10)) + 1;
  const bins: ClosingBin[] = [];
  while (first <= to) {
    const last = first + daysInMonth(year, month) - 1;
    for (let part = 0; part < PARTS_OF_MONTH; part += 1) {
      const begin = first + DAYS_OF_PART * part;
      const end = part === PARTS_OF_MONTH - 1 ? last : begin + DAYS_OF_PART - 1;
      if (end >= from && begin <= to)
        bins.push({ from: begin, to: end, monthOfQuarter: (month - 1) % 3, partOfMonth: part });
    }
    first = last + 1;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return bins;
}
