/** The days that a manager compares with. Pure. */
import { addDays, type Day, periodBounds } from "../../core/domain/days.ts";
import { periodKey } from "./periods.ts";

export const sinces = ["week", "month", "quarter"] as const;
export type Since = (typeof sinces)[number];

/** The day at whose end the comparison begins: a week before, or the last day before the month or quarter. */
export function sinceDay(since: Since, today: Day): Day {
  if (since === "week") return addDays(today, -7);
  const bounds = periodBounds(periodKey(since, today));
  return bounds ? addDays(bounds.from, -1) : today;
}
