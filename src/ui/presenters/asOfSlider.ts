/** Days of the as-of slider, and where a key takes it. Pure. */
import { addDays, addMonths, type Day, daysBetween } from "../../core/domain/days.ts";

export interface Span {
  from: Day;
  to: Day;
}

/** Held within the span. */
export function within(day: Day, { from, to }: Span): Day {
  return day < from ? from : day > to ? to : day;
}

/** Weeks by the arrows, months by the page keys, the ends by Home and End; null for any other key. */
export function dayByKey(key: string, day: Day, span: Span): Day | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return within(addDays(day, -7), span);
    case "ArrowRight":
    case "ArrowUp":
      return within(addDays(day, 7), span);
    case "PageDown":
      return within(addMonths(day, -1), span);
    case "PageUp":
      return within(addMonths(day, 1), span);
    case "Home":
      return span.from;
    case "End":
      return span.to;
    default:
      return null;
  }
}

export const offsetOf = (day: Day, { from }: Span): number => daysBetween(from, day);
export const dayAt = (offset: number, { from }: Span): Day => addDays(from, offset);
