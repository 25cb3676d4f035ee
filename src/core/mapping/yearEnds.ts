/** Days whose year of two digits may stand at either end: 26.3.15 is of 2026, or the 26th of March 2015. */
import type { DateOrder } from "./fields.ts";

/** Days of one file lie within so few years, */
const FEW = 3;
/** and days of a month within no less. */
const MANY = 7;

export class YearEnds {
  count = 0;
  private readonly first = new Range();
  private readonly last = new Range();

  /** @returns whether the three numbers are such a day */
  add(first: number, month: number, last: number): boolean {
    if (first <= 12 || first > 31 || month < 1 || month > 12 || last < 1 || last > 31) return false;
    this.count += 1;
    this.first.add(first);
    this.last.add(last);
    return true;
  }

  /** The end that holds few numbers is the year, where the other holds many; undefined where that does not tell. */
  get order(): DateOrder | undefined {
    if (this.first.width <= FEW && this.last.width >= MANY) return "ymd";
    return this.last.width <= FEW && this.first.width >= MANY ? "dmy" : undefined;
  }

  /** A guess, to be confirmed. */
  get likelier(): DateOrder {
    return this.first.width <= this.last.width ? "ymd" : "dmy";
  }
}

class Range {
  private least = Number.POSITIVE_INFINITY;
  private most = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value);
  }

  get width(): number {
    return this.most - this.least;
  }
}
