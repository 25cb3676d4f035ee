/** The company's calendar in day numbers (days since 1970-01-01): when deals come in, when they are signed. */
import { type Day, dayFromNumber, dayNumber } from "../domain/days.ts";
import type { Random } from "./random.ts";

const texts = new Map<number, Day>();

/** The day's text, made once: millions of facts fall on some thousand days. */
export function dayText(number: number): Day {
  let day = texts.get(number);
  if (day === undefined) {
    day = dayFromNumber(number);
    texts.set(number, day);
  }
  return day;
}

/** 0 Sunday … 6 Saturday. */
const weekday = (day: number): number => (day + 4) % 7;

export const isWeekend = (day: number): boolean => weekday(day) === 0 || weekday(day) === 6;

/** That day or the next working day. */
export function workingDay(day: number): number {
  return day + (weekday(day) === 6 ? 2 : weekday(day) === 0 ? 1 : 0);
}

/** That day or the working day before it. */
export function workingDayBefore(day: number): number {
  return day - (weekday(day) === 6 ? 1 : weekday(day) === 0 ? 2 : 0);
}

/** Month of a day: 0 January … 11 December. */
export const monthOf = (day: number): number => Number(dayText(day).slice(5, 7)) - 1;

export function monthEnd(day: number): number {
  const text = dayText(day);
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const first = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return dayNumber(first) - 1;
}

/** Last day of the quarter that the day falls in. */
export function quarterEnd(day: number): number {
  let end = monthEnd(day);
  while (monthOf(end) % 3 !== 2) end = monthEnd(end + 1);
  return end;
}

/** How busy each month is in new enquiries: quiet around the Spring Festival and in August, busy after fairs. */
const monthWeights = [0.85, 0.55, 1.3, 1.15, 1.05, 1.1, 0.95, 0.8, 1.2, 0.95, 1.25, 0.95];

/** How much a year brings more than the one before. */
const GROWTH = 0.12;

/**
 * The days on which deals come in, for any share of all deals: `dayOf(0.5)` is when half of them were there. Growing,
 * seasonal, on working days.
 */
export function arrivals(from: number, to: number): (share: number) => number {
  const cumulative: number[] = [];
  let sum = 0;
  for (let day = from; day <= to; day += 1) {
    const season = monthWeights[monthOf(day)] as number;
    sum += isWeekend(day) ? 0.02 : season * (1 + GROWTH) ** ((day - from) / 365);
    cumulative.push(sum);
  }
  return (share) => {
    const wanted = share * sum;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return from + low;
  };
}

/** Signatures gather at the end of a quarter: some of its last weeks' wait for the last days, some of the next's first are pulled forward. */
export function signingDay(day: number, notBefore: number, random: Random): number {
  const end = quarterEnd(day);
  const roll = random.unit();
  const late = random.whole(0, 4);
  if (end - day <= 20 && roll < 0.4) return workingDayBefore(Math.max(end - late, day));
  const endBefore = quarterEnd(day - 14);
  if (endBefore < day && roll < 0.35) return Math.max(workingDayBefore(endBefore - late), notBefore);
  return workingDay(day);
}
