/** Months, quarters and years as people write them, brought to `2026-01`, `2026-Q1`, `2026`. */

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const chinese: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** @returns null where the text is no period */
export function parsePeriod(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^fy\s*/, "");
  const year = /^((?:19|20)\d{2})\s*年?(?:度|全年)?$/.exec(plain);
  if (year) return year[1] as string;
  const quarter =
    /^(\d{4})\s*年?\s*[-/ ]?\s*q([1-4])$/.exec(plain) ??
    /^(\d{4})\s*年?\s*第?\s*([一二三四1-4])\s*季度?$/.exec(plain);
  if (quarter) return `${quarter[1]}-Q${chinese[quarter[2] as string] ?? quarter[2]}`;
  const quarterFirst = /^q([1-4])\s*[-/ ]?\s*(?:fy)?\s*(\d{4})$/.exec(plain);
  if (quarterFirst) return `${quarterFirst[2]}-Q${quarterFirst[1]}`;
  const month =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(plain) ??
    // A day of the month stands for it, as spreadsheets keep "Jan 2026".
    /^(\d{4})[-/.年](\d{1,2})[-/.月]\d{1,2}日?(?:[t ].*)?$/.exec(plain);
  if (month) return monthOf(month[1] as string, Number(month[2]));
  const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(plain);
  if (yearLast) return monthOf(yearLast[2] as string, Number(yearLast[1]));
  const named = /^([a-z]{3,9})\.?[\s,\-/']+(\d{4}|\d{2})$/.exec(plain);
  if (!named) return null;
  const at = months.indexOf((named[1] as string).slice(0, 3));
  const full = (named[2] as string).length === 2 ? `20${named[2]}` : (named[2] as string);
  return at < 0 ? null : monthOf(full, at + 1);
}

function monthOf(year: string, month: number): string | null {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : null;
}
