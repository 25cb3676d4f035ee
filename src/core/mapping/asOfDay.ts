/** The day an export was made: what its file's name says of it, and which of several guesses counts. */
import { type Day, makeDay } from "../domain/days.ts";

/** How a day was found, from the surest to the least sure. */
export const asOfSources = ["given", "fileName", "content", "modified", "today"] as const;
export type AsOfSource = (typeof asOfSources)[number];

/** Years that an export can be of; other numbers in a name are no years. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** Not in the middle of a longer number. */
const patterns: readonly RegExp[] = [
  // 2026-11-20, 2026_11_20, 2026.11.20, 2026 11 20
  /(?<!\d)(?<y>\d{4})(?<mark>[-_. ])(?<m>\d{1,2})\k<mark>(?<d>\d{1,2})(?!\d)/g,
  // 2026年11月20日
  /(?<!\d)(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]/g,
  // 20261120, 202611201530, 20261120153000
  /(?<!\d)(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?!\d)/g,
];

/** 20.11.2026 and 11-20-2026: which is the day and which the month must be plain. */
const yearLast = /(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2(\d{4})(?!\d)/g;

/**
 * The newest day in a file's name that is not after `today`: an export of a span of days was made at its end.
 * @param file name, with or without its folder's; a month or quarter alone is no day
 */
export function dayInName(file: string, today: Day): Day | null {
  const name = file.normalize("NFKC");
  const days = [
    ...patterns.flatMap((pattern) =>
      [...name.matchAll(pattern)].map(({ groups }) =>
        plausible(Number(groups?.["y"]), Number(groups?.["m"]), Number(groups?.["d"])),
      ),
    ),
    ...[...name.matchAll(yearLast)].map(([, first, mark, second, year]) =>
      dayBeforeYear(Number(year), Number(first), Number(second), mark as string),
    ),
  ];
  return days.reduce<Day | null>(
    (newest, day) => (day !== null && day <= today && (newest === null || day > newest) ? day : newest),
    null,
  );
}

function plausible(year: number, month: number, day: number): Day | null {
  return year < FIRST_YEAR || year > LAST_YEAR ? null : makeDay(year, month, day);
}

/** Dots are written day first; with other marks a day is taken only where it cannot be a month, or is the same number. */
function dayBeforeYear(year: number, first: number, second: number, mark: string): Day | null {
  const dayFirst = plausible(year, second, first);
  if (mark === ".") return dayFirst;
  const monthFirst = plausible(year, first, second);
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return null;
  return dayFirst ?? monthFirst;
}

/** What is known of one file's day. */
export interface AsOfGuess {
  given: Day | null;
  fileName: Day | null;
  /** The newest day of the content on which something had happened. */
  content: Day | null;
  /** The day the file was last written. */
  modified: Day | null;
}

export interface AsOf {
  day: Day;
  from: AsOfSource;
}

/** The surest of the guesses that lies not after `today`. */
export function asOfOf(guess: AsOfGuess, today: Day): AsOf {
  for (const from of ["given", "fileName", "content", "modified"] as const) {
    const day = guess[from];
    if (day !== null && day <= today) return { day, from };
  }
  return { day: today, from: "today" };
}

/**
 * The days of files that are imported together. A file that tells none of itself (a list of accounts beside its deals)
 * was made with the newest of those that do.
 */
export function asOfTogether(files: readonly AsOf[]): AsOf[] {
  const told = ({ from }: AsOf) => from === "given" || from === "fileName" || from === "content";
  const best = files.filter(told).reduce<AsOf | null>((a, b) => (a === null || b.day > a.day ? b : a), null);
  return files.map((file) => (told(file) || best === null ? file : { day: best.day, from: best.from }));
}
