/** Days as people type them into one cell: all that a paste takes, and shorthands that only typing needs. Pure. */
import { type Parsed, parseDayText } from "../../../../core/domain/cellText.ts";
import { addDays, type Day, daysInMonth, makeDay } from "../../../../core/domain/days.ts";

const words: Record<string, number> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  今天: 0,
  明天: 1,
  后天: 2,
  昨天: -1,
};

/**
 * `today`, `+10`, `-2w`, `+1m`, `5 Mar`, `5 March 2027`, `Mar 5`, `3月5日`; else as `parseDayText`. A day without a
 * year is in the year of `today`.
 * Codes: notDay, noSuchDay.
 */
export function parseTypedDay(text: string, today: Day): Parsed<Day> {
  const typed = text.normalize("NFKC").trim().toLowerCase();
  const word = words[typed];
  if (word !== undefined) return { ok: true, value: addDays(today, word) };
  const shift = /^([+-])\s*(\d{1,4})\s*(d|w|m|y|天|周|月|年)?$/.exec(typed);
  if (shift) return { ok: true, value: shifted(today, Number(`${shift[1]}${shift[2]}`), shift[3] ?? "d") };
  return parseNamed(typed, Number(today.slice(0, 4))) ?? parseDayText(text);
}

function shifted(today: Day, by: number, unit: string): Day {
  if (unit === "d" || unit === "天") return addDays(today, by);
  if (unit === "w" || unit === "周") return addDays(today, by * 7);
  const monthsOn = unit === "y" || unit === "年" ? by * 12 : by;
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + monthsOn;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  // A month on from 31 January is the last of February.
  return makeDay(year, month, Math.min(Number(today.slice(8)), daysInMonth(year, month))) ?? today;
}

/** Month by name, or Chinese month and day; null where the text is neither. */
function parseNamed(typed: string, thisYear: number): Parsed<Day> | null {
  const chinese = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(typed);
  if (chinese) return made(thisYear, Number(chinese[1]), Number(chinese[2]));
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]{3,9})\.?[\s,./-]*(\d{4})?$/.exec(typed);
  const monthFirst = /^([a-z]{3,9})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,./-]+(\d{4}))?$/.exec(typed);
  const [name, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : monthFirst
      ? [monthFirst[1], monthFirst[2], monthFirst[3]]
      : [];
  if (name === undefined) return null;
  const month = months.findIndex((full) => full.startsWith(name)) + 1;
  if (month === 0) return null;
  return made(year === undefined ? thisYear : Number(year), month, Number(day));
}

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function made(year: number, month: number, day: number): Parsed<Day> {
  const value = makeDay(year, month, day);
  return value === null ? { ok: false, code: "noSuchDay" } : { ok: true, value };
}
