/** Periods that people choose from: the calendar's months, quarters and years around a day. */
import { type Day, periodBounds, quarterOf } from "../../core/domain/days.ts";
import type { Period, PeriodBasis } from "../state/address.ts";

export const periodUnits = ["month", "quarter", "year"] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** Key of the period of that unit in which the day lies. */
export function periodKey(unit: PeriodUnit, day: Day): string {
  switch (unit) {
    case "month":
      return day.slice(0, 7);
    case "quarter":
      return quarterOf(day);
    case "year":
      return day.slice(0, 4);
  }
}

export function unitOf(key: string): PeriodUnit {
  return key.includes("Q") ? "quarter" : key.length === 4 ? "year" : "month";
}

/** The period `by` units later (earlier where negative). */
export function shiftPeriod(key: string, by: number): string {
  const year = Number(key.slice(0, 4));
  switch (unitOf(key)) {
    case "year":
      return String(year + by).padStart(4, "0");
    case "quarter": {
      const index = year * 4 + Number(key.slice(6)) - 1 + by;
      return `${String(Math.floor(index / 4)).padStart(4, "0")}-Q${(index % 4) + 1}`;
    }
    case "month": {
      const index = year * 12 + Number(key.slice(5)) - 1 + by;
      return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
    }
  }
}

/** The period of another unit around the same days: today's where today lies in it, else the one that it begins with. */
export function withUnit(key: string, unit: PeriodUnit, today: Day): string {
  const bounds = periodBounds(key);
  const within = bounds !== null && bounds.from <= today && today <= bounds.to;
  return periodKey(unit, bounds === null || within ? today : bounds.from);
}

export function makePeriod(key: string, basis: PeriodBasis): Period | null {
  const bounds = periodBounds(key);
  return bounds && { key, ...bounds, basis };
}

/** Last days of the newest months and quarters before `today`: the days that a manager looks back to. */
export function earlierEnds(today: Day): { unit: PeriodUnit; key: string; day: Day }[] {
  return periodUnits.flatMap((unit) => {
    const key = shiftPeriod(periodKey(unit, today), -1);
    const bounds = periodBounds(key);
    return bounds ? [{ unit, key, day: bounds.to }] : [];
  });
}

/** The calendar's periods that are wanted most: of expected days what is to come, of all others what has been. */
export function nearPeriods(
  basis: PeriodBasis,
  today: Day,
): { when: "this" | "next" | "last"; unit: PeriodUnit; key: string }[] {
  const other =
    basis === "expected" ? ({ when: "next", by: 1 } as const) : ({ when: "last", by: -1 } as const);
  return [{ when: "this", by: 0 } as const, other].flatMap(({ when, by }) =>
    periodUnits.map((unit) => ({ when, unit, key: shiftPeriod(periodKey(unit, today), by) })),
  );
}
