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
  const yearFirst = /^(\d{4})[\s,\-/]+([a-z]{3,9})\.?$/.exec(plain);
  if (yearFirst) return monthNamed(yearFirst[2] as string, yearFirst[1] as string);
  const named = /^([a-z]{3,9})\.?[\s,\-/']+(\d{4}|\d{2})$/.exec(plain);
  if (!named) return null;
  const full = (named[2] as string).length === 2 ? `20${named[2]}` : (named[2] as string);
  return monthNamed(named[1] as string, full);
}

const chineseMonths = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
const englishMonths =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/;

/** A month or quarter alone (`1月`, `Jan`, `Q1`, `一季度`), of a year that something else tells. */
export function periodIn(text: string, year: string): string | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const quarter = /^q([1-4])$/.exec(plain) ?? /^第?([一二三四1-4])季度?$/.exec(plain);
  if (quarter) return `${year}-Q${chinese[quarter[1] as string] ?? quarter[1]}`;
  const month = /^(\d{1,2}|[一二三四五六七八九十]{1,2})月份?$/.exec(plain)?.[1];
  if (month !== undefined) return monthOf(year, chineseMonths.indexOf(month) + 1 || Number(month));
  return englishMonths.test(plain) ? monthNamed(plain, year) : null;
}

/** The month of an English name, by its first three letters. */
function monthNamed(name: string, year: string): string | null {
  const at = months.indexOf(name.slice(0, 3));
  return at < 0 ? null : monthOf(year, at + 1);
}

function monthOf(year: string, month: number): string | null {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : null;
}
