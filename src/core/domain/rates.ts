/** Rates as decimal texts and as they are kept: times 1e8, no float. */
import { type Day, dayNumber } from "./days.ts";
import { decimalToMinor, minorToDecimal } from "./money.ts";

const PLACES = 8;

/** A rate as people give it: digits, at most one point, eight places, above zero and below a million. */
export const RATE = /^(?=.*[1-9])\d{1,6}(?:\.\d{1,8})?$/;

/**
 * Key of the row that keeps a currency's rate from a day on: the same whenever it is told, so that what is told of it later
 * is told of the same row. @param currency an ISO 4217 code, three letters
 */
export function rateKey(currency: string, from: Day): number {
  let letters = 0;
  for (const letter of currency) letters = letters * 26 + (letter.charCodeAt(0) - 65);
  // Days of the years 1 to 9999 lie between -719,162 and 2,932,896.
  return letters * 10_000_000 + dayNumber(from) + 1_000_000;
}

/** @param text as {@link RATE} */
export function fromDecimal(text: string): number {
  return decimalToMinor(text, PLACES) as number;
}

/** Without zeros at its end: `0.14`. */
export function toDecimal(rateE8: number): string {
  return minorToDecimal(rateE8, PLACES).replace(/\.?0+$/, "");
}

/** What an amount comes to in the base currency. @param rateE8 worth of one unit in the base currency, times 1e8 */
export function toBaseMinor(amount: number, rateE8: number, fromDigits: number, toDigits: number): number {
  return Math.round((amount * 10 ** (toDigits - fromDigits) * rateE8) / 1e8);
}
