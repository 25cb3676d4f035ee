/** ISO days as text (`YYYY-MM-DD`): they sort as text, so comparisons need no parsing. No clock here. */

export type Day = string;

/** The end of an interval that lasts. */
export const FOREVER: Day = "9999-12-31";

export const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01. By character codes: measures call it twice for each of a million deals. */
export function dayNumber(day: Day): number {
  const digit = (at: number): number => day.charCodeAt(at) - 48;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const month = digit(5) * 10 + digit(6);
  const date = digit(8) * 10 + digit(9);
  // Days of the civil calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

export function dayFromNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The Monday of a day's week; both day numbers. 1970-01-01 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether the three numbers are a day of the Gregorian calendar; year 1-9999, month and day from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `YYYY-MM-DD`, or null where there is no such day. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (!isCalendarDay(year, month, day)) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    isCalendarDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
  );
}

/** `2026-Q3`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

/** `2026-07`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** The same day of another month; its last day where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return makeDay(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))) as Day;
}

/** First and last day of a period: `2026`, `2026-Q3` or `2026-07`. Null where the text is none of these. */
export function periodBounds(period: string): { from: Day; to: Day } | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period);
  if (!match) return null;
  const year = Number(match[1]);
  const first = match[2] ? Number(match[2]) * 3 - 2 : match[3] ? Number(match[3]) : 1;
  const last = match[2] ? first + 2 : match[3] ? first : 12;
  return { from: makeDay(year, first, 1) as Day, to: makeDay(year, last, daysInMonth(year, last)) as Day };
}

/** First and last day of what is known to be a period, as day numbers. @throws Error where it is none */
export function periodDays(period: string): { from: number; to: number } {
  const bounds = periodBounds(period);
  if (!bounds) throw new Error(`not a period: ${period}`);
  return { from: dayNumber(bounds.from), to: dayNumber(bounds.to) };
}

/** The period that has these first and last days; null where none has. */
export function periodOf(from: Day, to: Day): string | null {
  const keys = [from.slice(0, 4), quarterOf(from), monthOf(from)];
  return (
    keys.find((key) => {
      const bounds = periodBounds(key);
      return bounds?.from === from && bounds.to === to;
    }) ?? null
  );
}

/** The quarters of a year, the months of a quarter; none of a month, or of what is no period. */
export function partsOfPeriod(period: string): string[] {
  const match = /^(\d{4})(?:-Q([1-4]))?$/.exec(period);
  if (!match) return [];
  const year = match[1] as string;
  if (!match[2]) return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  const first = Number(match[2]) * 3 - 2;
  return [first, first + 1, first + 2].map((month) => `${year}-${String(month).padStart(2, "0")}`);
}

/** The period of the same length just before; null where the text is no period. */
export function periodBefore(period: string): string | null {
  const bounds = periodBounds(period);
  if (!bounds) return null;
  const last = addDays(bounds.from, -1);
  return period.length === 4 ? last.slice(0, 4) : period.includes("Q") ? quarterOf(last) : last.slice(0, 7);
}
