import fc from "fast-check";
import { expect, it } from "vitest";
import {
  addDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  isDay,
  makeDay,
  periodBounds,
  quarterOf,
} from "../../../src/core/domain/days.ts";

const anyNumber = fc.integer({ min: -25_567, max: 60_000 });

it("counts days and back", () => {
  fc.assert(
    fc.property(anyNumber, fc.integer({ min: -5000, max: 5000 }), (number, more) => {
      const day = dayFromNumber(number);
      expect(dayNumber(day)).toBe(number);
      expect(daysBetween(day, addDays(day, more))).toBe(more);
      expect(isDay(day)).toBe(true);
    }),
  );
});

it("sorts as text", () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      expect(dayFromNumber(a) < dayFromNumber(b)).toBe(a < b);
    }),
  );
});

it("knows the calendar", () => {
  expect(makeDay(2024, 2, 29)).toBe("2024-02-29");
  expect(makeDay(1900, 2, 29)).toBeNull();
  expect(makeDay(2026, 13, 1)).toBeNull();
  expect(quarterOf("2026-07-01")).toBe("2026-Q3");
});

it("bounds periods", () => {
  expect(periodBounds("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(periodBounds("2026-Q4")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
  expect(periodBounds("2026")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  expect(periodBounds("2026-Q5")).toBeNull();
});
