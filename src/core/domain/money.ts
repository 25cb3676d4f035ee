/** Money as integer minor units; no float is ever kept as money. */

/** Minor digits of the currencies that don't have two (ISO 4217). */
const minorDigits: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

export function minorDigitsOf(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** Far beyond any deal, and far enough below 2^53 that a million of them still add up exactly. */
export const MOST_MINOR = 9_000_000_000_000;

/**
 * A decimal text to integer minor units, half away from zero, without going through a float.
 * @param text optional sign, digits, at most one `.`; nothing else
 * @param digits minor digits of the currency
 * @param scale what one unit stands for: 1, 1000, 10000, 1000000, 100000000
 * @returns null where the text is no such number; may exceed {@link MOST_MINOR}, which the caller checks
 */
export function decimalToMinor(text: string, digits = 2, scale = 1): number | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || (match[2] === "" && (match[3] ?? "") === "")) return null;
  const shift = digits + Math.round(Math.log10(scale));
  const fraction = (match[3] ?? "").padEnd(shift + 1, "0");
  const whole = `${match[2]}${fraction.slice(0, shift)}` || "0";
  const value = Number(whole) + (fraction.charAt(shift) >= "5" ? 1 : 0);
  return match[1] === "-" ? -value || 0 : value;
}

/** Minor units as a plain decimal text, `1234.50`: what exports and the clipboard hold. */
export function minorToDecimal(minor: number, digits = 2): string {
  const sign = minor < 0 ? "-" : "";
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
