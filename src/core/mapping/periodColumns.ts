/** Targets in a wide layout: one column for each month, quarter or year, which the header names. */
import { readUnit } from "./headers.ts";
import { parsePeriod, periodIn } from "./period.ts";

export type PeriodColumn = "period" | "total" | null;

/** `2026-01`, `Jan 2026`, `Q1`: with the year that the header itself lacks. */
export function periodOfHeader(header: string, year: string): string | null {
  const plain = bare(header);
  return parsePeriod(plain) ?? periodIn(plain, year);
}

/** Whether a header names a month or quarter, and leaves to others of which year. */
export const lacksYear = (header: string): boolean =>
  parsePeriod(bare(header)) === null && periodOfHeader(header, "2000") !== null;

const TOTAL =
  /^(?:(?:grand|full[- ]?year|annual|year(?:ly)?)?\s*total|sum|full year|fy|ytd|合计|总计|小计|全年|全年合计|年度合计|全年目标|年度目标)$/i;

/**
 * What each of a file's headers is. A year beside its months, or a quarter beside its own, adds them up as a Total does.
 * @returns all null where fewer than two headers name a period: that is no such layout
 */
export function periodColumns(headers: readonly string[]): PeriodColumn[] {
  const periods = headers.map((header) => periodOfHeader(header, "0000"));
  const named = new Set(periods.filter((period) => period !== null));
  if (named.size < 2) return headers.map(() => null);
  return headers.map((header, at) => {
    const period = periods[at] ?? null;
    if (period === null) return TOTAL.test(bare(header)) ? "total" : null;
    return [...named].some((other) => other !== period && contains(period, other)) ? "total" : "period";
  });
}

function contains(whole: string, part: string): boolean {
  if (whole.length === 4) return part.startsWith(`${whole}-`);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(whole);
  const month = /^(\d{4})-(\d{2})$/.exec(part);
  return (
    quarter !== null &&
    month !== null &&
    quarter[1] === month[1] &&
    Math.ceil(Number(month[2]) / 3) === Number(quarter[2])
  );
}

/** Without the unit in brackets that many headers have: `Jan 2026 (k€)`, `1月（万元）`. */
function bare(header: string): string {
  const plain = header.normalize("NFKC").trim();
  return plain.replace(/\s*[([]([^()[\]]*)[)\]]$/, (whole, inner: string) =>
    readUnit(inner, {}) ? "" : whole,
  );
}
