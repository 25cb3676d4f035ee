/**
 * How figures are written, in one place: rounding, units, signs, by language and base currency. Screens give
 * what a call returned and show what comes out; none of them rounds by itself.
 */
import type { Locale } from "../../contract/envelope.ts";
import type { Day } from "../../core/domain/days.ts";
import { minorDigitsOf } from "../../core/domain/money.ts";

export interface Format {
  locale: Locale;
  currency: string;
  /** Exact, without a unit: 1,234,567.00 (no decimals where there are none to show). */
  money(minor: number): string;
  /** Exact, with the currency: $1,234,567. */
  moneyUnit(minor: number): string;
  /** Three significant digits: 1.23 M, 123 万. */
  moneyShort(minor: number): string;
  /** The same with the currency: $1.23 M, ¥123 万. */
  moneyShortUnit(minor: number): string;
  /** Exact, in a currency other than the base one. */
  moneyIn(minor: number, currency: string): string;
  /** What stands in a header: USD, ¥. */
  currencySymbol: string;
  number(value: number, decimals?: number): string;
  /** With as many decimals as it has. */
  figure(value: number): string;
  /** Thousandths of a unit. */
  quantity(milli: number): string;
  /** A share (0-1) as percent. */
  percent(share: number, decimals?: number): string;
  /** A whole percent (0-100), as probabilities are kept. */
  percentPoints(points: number): string;
  /** 58–66%. */
  interval(low: number, high: number, decimals?: number): string;
  /** 57 days. */
  days(days: number): string;
  /** 17 Nov 2026, 2026年11月17日. */
  day(day: Day): string;
  /** For grids: 2026-11-17 in every language, it sorts as it reads. */
  dayCell(day: Day): string;
  /** Of UTC milliseconds, in the user's own time zone. */
  instant(ms: number): string;
  /** 2026, Q3 2026, July 2026. */
  period(key: string): string;
}

const cache = new Map<string, Format>();

export function createFormat(locale: Locale, currency: string): Format {
  const key = `${locale} ${currency}`;
  const known = cache.get(key);
  if (known) return known;
  const made = makeFormat(locale, currency);
  cache.set(key, made);
  return made;
}

function makeFormat(locale: Locale, currency: string): Format {
  const symbol = symbolOf(locale, currency);
  const number = (value: number, decimals = 0) => numberFormat(locale, decimals, decimals).format(value);
  const moneyIn = (minor: number, code: string) => exactMoney(locale, minor, minorDigitsOf(code));
  const money = (minor: number) => moneyIn(minor, currency);
  const moneyShort = (minor: number) => short(locale, minor / 10 ** minorDigitsOf(currency));
  // Intl's own percent style, since 0.6315 times 100 is a little less than 63.15.
  const percent = (share: number, decimals = 0) => percentFormat(locale, decimals).format(share);

  return {
    locale,
    currency,
    currencySymbol: symbol.trim(),
    money,
    moneyIn,
    moneyUnit: (minor) => withSymbol(symbol, money(minor)),
    moneyShort,
    moneyShortUnit: (minor) => withSymbol(symbol, moneyShort(minor)),
    number,
    figure: (value) => numberFormat(locale, 0, 15).format(value),
    quantity: (milli) => numberFormat(locale, 0, 3).format(milli / 1000),
    percent,
    percentPoints: (points) => `${numberFormat(locale, 0, 1).format(points)}%`,
    interval: (low, high, decimals = 0) =>
      `${percent(low, decimals).replace("%", "")}–${percent(high, decimals)}`,
    // Intl sets 57天 close, while all our other Chinese figures have room before their unit.
    days: (days) =>
      daysFormat(locale)
        .format(Math.round(days))
        .replace(/(\d)天/, "$1 天"),
    day: (day) =>
      dateFormat(locale, {
        year: "numeric",
        month: locale === "en" ? "short" : "long",
        day: "numeric",
        timeZone: "UTC",
      }).format(utc(day)),
    dayCell: (day) => day,
    instant: (ms) =>
      dateFormat(locale, {
        year: "numeric",
        month: locale === "en" ? "short" : "long",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        hour12: false,
      }).format(ms),
    period: (period) => periodName(locale, period),
  };
}

function symbolOf(locale: Locale, currency: string): string {
  try {
    // A lone $ is the US dollar in both languages; of the other dollars it is told which they are.
    const currencyDisplay = currency === "USD" ? "narrowSymbol" : "symbol";
    const parts = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay,
    }).formatToParts(0);
    const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
    // A symbol of letters needs a gap before the figure.
    return /[A-Za-z]$/.test(symbol) ? `${symbol}\u00a0` : symbol;
  } catch {
    return `${currency}\u00a0`;
  }
}

function withSymbol(symbol: string, figure: string): string {
  return figure.startsWith("-") ? `-${symbol}${figure.slice(1)}` : symbol + figure;
}

/** Decimals only where there are any, and then all of them. */
function exactMoney(locale: Locale, minor: number, digits: number): string {
  const whole = minor % 10 ** digits === 0;
  return numberFormat(locale, whole ? 0 : digits, whole ? 0 : digits).format(minor / 10 ** digits);
}

const steps: Record<Locale, readonly (readonly [number, string])[]> = {
  en: [
    [1, ""],
    [1e3, "\u00a0K"],
    [1e6, "\u00a0M"],
    [1e9, "\u00a0B"],
  ],
  "zh-CN": [
    [1, ""],
    [1e4, "\u00a0万"],
    [1e8, "\u00a0亿"],
  ],
};

/** Three significant digits, never a thousand of a smaller unit (999,999 is 1 M), no zeros after the point. */
function short(locale: Locale, value: number): string {
  const rounded = Number(value.toPrecision(3));
  const [size, unit] = [...steps[locale]].reverse().find(([step]) => Math.abs(rounded) >= step) ?? [1, ""];
  // Of 12,345,000 万 the whole figure is wanted, of 12.3 M one decimal.
  return (
    numberFormat(
      locale,
      0,
      Math.abs(rounded) / size >= 100 ? 0 : Math.abs(rounded) / size >= 10 ? 1 : 2,
    ).format(rounded / size) + unit
  );
}

function periodName(locale: Locale, key: string): string {
  const [year, part] = key.split("-");
  if (part === undefined) return locale === "en" ? key : `${year}年`;
  if (part.startsWith("Q")) return locale === "en" ? `${part} ${year}` : `${year}年${part}`;
  return dateFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(utc(`${key}-01`));
}

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

// Making an Intl formatter costs a hundred times what using it does.
const formatters = new Map<string, unknown>();
function kept<T>(key: string, make: () => T): T {
  let formatter = formatters.get(key) as T | undefined;
  if (formatter === undefined) formatters.set(key, (formatter = make()));
  return formatter;
}
function numberFormat(locale: Locale, least: number, most: number): Intl.NumberFormat {
  return kept(
    `n${locale}${least},${most}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most }),
  );
}
function percentFormat(locale: Locale, decimals: number): Intl.NumberFormat {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return kept(`p${locale}${decimals}`, () => new Intl.NumberFormat(locale, { style: "percent", ...digits }));
}
function daysFormat(locale: Locale): Intl.NumberFormat {
  return kept(
    `d${locale}`,
    () => new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }),
  );
}
function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // British order for English: no reader takes 3 Nov for 11 March.
  return kept(
    `t${locale}${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, options),
  );
}
