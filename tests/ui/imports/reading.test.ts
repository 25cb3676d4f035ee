import { expect, test } from "vitest";
import { readCell, twoNumbers, twoReadings } from "../../../src/ui/features/imports/model/reading.ts";

test("the preview reads cells as the import does, by field and format", () => {
  expect(readCell("1.234,56", "amount", { decimalMark: "," }, 2)).toEqual({ kind: "money", minor: 123_456 });
  expect(readCell("12", "amount", { scale: 10_000 }, 2)).toEqual({ kind: "money", minor: 12_000_000 });
  expect(readCell("03/04/2017", "closeOn", { dateOrder: "dmy" }, 2)).toEqual({
    kind: "day",
    day: "2017-04-03",
  });
  expect(readCell("2025年4月23日", "closeOn", {}, 2)).toEqual({ kind: "day", day: "2025-04-23" });
  expect(readCell("65%", "probability", {}, 2)).toEqual({ kind: "percent", points: 65 });
  expect(readCell(" Won ", "stage", {}, 2)).toEqual({ kind: "text", text: "Won" });
});

test("what can't be read is marked, what is empty or left out is empty", () => {
  expect(readCell("soon", "amount", {}, 2)).toEqual({ kind: "unread" });
  expect(readCell("31/02/2017", "closeOn", { dateOrder: "dmy" }, 2)).toEqual({ kind: "unread" });
  expect(readCell("", "amount", {}, 2)).toEqual({ kind: "empty" });
  expect(readCell("n/a", "amount", {}, 2)).toEqual({ kind: "empty" });
  expect(readCell("x", null, {}, 2)).toEqual({ kind: "empty" });
});

test("a question shows a sample that the two answers read differently", () => {
  expect(twoReadings(["05/05/2017", "03/04/2017"], ["dmy", "mdy"])).toEqual({
    sample: "03/04/2017",
    days: new Map([
      ["dmy", "2017-04-03"],
      ["mdy", "2017-03-04"],
    ]),
  });
  expect(twoReadings(["26.4.1", "26.3.25"], ["ymd", "dmy"])?.days.get("ymd")).toBe("2026-03-25");
  expect(twoReadings(["05/05/2017"], ["dmy", "mdy"])).toBeNull();
  expect(twoNumbers(["12", "1.234"])).toEqual({ sample: "1.234", point: 1234, comma: 1_234_000 });
});
