/** Spans of days that are asked for by name in a day column's filter. Pure. */
import { addDays, type Day, periodBounds } from "../../../../core/domain/days.ts";
import { periodKey, type PeriodUnit, shiftPeriod } from "../../../presenters/periods.ts";

/** In pairs: two columns, from the past to what comes. */
export const quickSpans = [
  "overdue",
  "next30",
  "lastMonth",
  "lastQuarter",
  "thisMonth",
  "thisQuarter",
  "nextMonth",
  "nextQuarter",
  "lastYear",
  "thisYear",
] as const;
export type QuickSpan = (typeof quickSpans)[number];

export interface Span {
  from?: Day;
  to?: Day;
}

export function spanOf(name: QuickSpan, today: Day): Span {
  switch (name) {
    case "overdue":
      return { to: addDays(today, -1) };
    case "next30":
      return { from: today, to: addDays(today, 29) };
    case "thisMonth":
      return period("month", today, 0);
    case "nextMonth":
      return period("month", today, 1);
    case "lastMonth":
      return period("month", today, -1);
    case "thisQuarter":
      return period("quarter", today, 0);
    case "nextQuarter":
      return period("quarter", today, 1);
    case "lastQuarter":
      return period("quarter", today, -1);
    case "thisYear":
      return period("year", today, 0);
    case "lastYear":
      return period("year", today, -1);
  }
}

function period(unit: PeriodUnit, today: Day, by: number): Span {
  return periodBounds(shiftPeriod(periodKey(unit, today), by)) ?? {};
}
