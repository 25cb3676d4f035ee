/** Which days a measure looks at: periods for slipping, the ends of rolling windows for a trend. */
import {
  addMonths,
  type Day,
  dayFromNumber,
  dayNumber,
  monthOf,
  periodBefore,
  periodBounds,
  quarterOf,
} from "../domain/days.ts";
import type { Span } from "./slip.ts";

/** So many quarters are looked at where no window is asked for. */
const NEWEST_QUARTERS = 4;

export interface SlipPeriod extends Span {
  /** `2026-Q3` or `2026-07`. */
  key: string;
}

/**
 * The calendar quarters that lie within the window and are over, else its months; without a window the newest four
 * quarters that are over. In order of time.
 * @param on day number: the last day that anything is known of
 */
export function slipPeriods(from: number | null, to: number | null, on: number): SlipPeriod[] {
  const last = to === null ? on : Math.min(to, on);
  const quarters = periodsBack(quarterOf, last, from);
  if (from === null) return quarters.slice(-NEWEST_QUARTERS);
  return quarters.length > 0 ? quarters : periodsBack(monthOf, last, from);
}

/** Of periods that no window bounds, no more are looked back to. */
const MOST_PERIODS = 60;

function periodsBack(keyOf: (day: Day) => string, last: number, first: number | null): SlipPeriod[] {
  const found: SlipPeriod[] = [];
  // The day after: a period that ends on the last day is over.
  let key: string | null = periodBefore(keyOf(dayFromNumber(last + 1)));
  while (key !== null && found.length < MOST_PERIODS) {
    const bounds = periodBounds(key);
    if (!bounds) break;
    const from = dayNumber(bounds.from);
    if (first !== null && from < first) break;
    found.push({ key, from, to: dayNumber(bounds.to) });
    key = periodBefore(key);
  }
  return found.reverse();
}

export const trendSteps = ["week", "month", "quarter"] as const;
export type TrendStep = (typeof trendSteps)[number];

/** The last days of `count` rolling windows, a step apart, the newest `last`; day numbers in order of time. */
export function windowEnds(step: TrendStep, count: number, last: number): number[] {
  const day = dayFromNumber(last);
  return Array.from({ length: count }, (_, at) => {
    const back = count - 1 - at;
    if (step === "week") return last - 7 * back;
    return dayNumber(addMonths(day, -back * (step === "month" ? 1 : 3)));
  });
}
