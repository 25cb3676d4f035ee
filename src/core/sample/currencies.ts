/** Rates of the foreign currencies, by quarter, to the file's base currency. Made up, near those of the 2020s. */
import type { Day } from "../domain/days.ts";
import { dayText, quarterEnd } from "./calendar.ts";
import { Random } from "./random.ts";

export const BASE_CURRENCY = "CNY";
export type ForeignCurrency = "USD" | "EUR";

export interface Rate {
  currency: ForeignCurrency;
  from: Day;
  /** Yuan for one unit, times 1e4: so few digits keep every product of it and an amount exact. */
  rateE4: number;
}

export class Rates {
  readonly list: Rate[] = [];
  /** Last day of each quarter, in order. */
  private readonly ends: number[] = [];

  constructor(seed: number, first: number, last: number) {
    for (const [index, [currency, mean]] of (
      [
        ["USD", 71_500],
        ["EUR", 77_800],
      ] as const
    ).entries()) {
      const random = new Random(seed, 3, index);
      let rateE4: number = mean;
      let from = first;
      while (from <= last) {
        this.list.push({ currency, from: dayText(from), rateE4 });
        if (index === 0) this.ends.push(quarterEnd(from));
        rateE4 = Math.round((rateE4 + (mean - rateE4) * 0.3) * (1 + 0.012 * random.normal()));
        from = quarterEnd(from) + 1;
      }
    }
  }

  on(currency: ForeignCurrency, day: number): number {
    const quarter = this.ends.findIndex((end) => day <= end);
    const row =
      this.list[(quarter < 0 ? this.ends.length - 1 : quarter) + (currency === "EUR" ? this.ends.length : 0)];
    return (row as Rate).rateE4;
  }

  /** The same money in the other currency, as one would quote it: whole hundreds. @returns minor units of both */
  quote(currency: ForeignCurrency, amountMinor: number, day: number): { own: number; base: number } {
    const rateE4 = this.on(currency, day);
    const own = Math.max(1, Math.round((amountMinor * 1e4) / rateE4 / 10_000)) * 10_000;
    return { own, base: Math.round((own * rateE4) / 1e4) };
  }
}
