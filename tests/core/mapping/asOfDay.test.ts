import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, dayFromNumber, dayNumber } from "../../../src/core/domain/days.ts";
import { asOfOf, asOfTogether, dayInName } from "../../../src/core/mapping/asOfDay.ts";

const TODAY = "2026-11-27";

test.each([
  ["pipeline 2026-11-20.csv", "2026-11-20"],
  ["2026_11_20_pipeline.xlsx", "2026-11-20"],
  ["pipeline.2026.11.20.csv", "2026-11-20"],
  ["pipeline 2026 11 20.csv", "2026-11-20"],
  ["pipeline-20261120.csv", "2026-11-20"],
  ["pipeline20261120.csv", "2026-11-20"],
  ["export_20261120153000.csv", "2026-11-20"],
  ["export_202611201530.csv", "2026-11-20"],
  ["hubspot-crm-exports-all-deals-2026-11-20.csv", "2026-11-20"],
  ["2026-11-20T15-30-00.csv", "2026-11-20"],
  ["商机导出2026年11月20日.xlsx", "2026-11-20"],
  ["商机导出2026年1月2日.xlsx", "2026-01-02"],
  ["商机 2026 年 11 月 20 号.xlsx", "2026-11-20"],
  ["商机２０２６－１１－２０.xlsx", "2026-11-20"],
  ["Pipeline 20.11.2026.csv", "2026-11-20"],
  ["Pipeline 3.4.2026.csv", "2026-04-03"],
  ["pipeline 20-11-2026.csv", "2026-11-20"],
  ["pipeline 11-20-2026.csv", "2026-11-20"],
  ["pipeline 05-05-2026.csv", "2026-05-05"],
  ["deals 2026-11-01_2026-11-20.csv", "2026-11-20"],
  ["deals 2026-11-20, due until 2026-12-31.csv", "2026-11-20"],
])("%s was made on %s", (name, day) => {
  expect(dayInName(name, TODAY)).toBe(day);
});

test.each([
  "pipeline.csv",
  "Q3-2026.csv",
  "2026-Q3.csv",
  "2026-11.csv",
  "2026年11月.csv",
  "pipeline 2026.csv",
  // Day and month could be either way round.
  "pipeline 03-04-2026.csv",
  // Not in the calendar.
  "pipeline 2026-02-31.csv",
  "pipeline 20261331.csv",
  // Numbers of something else.
  "order 120261120.csv",
  "order 2026112099.csv",
  "report1605254400000.csv",
  "call 1234-11-20.csv",
  // To come.
  "pipeline 2026-11-28.csv",
])("%s tells no day", (name) => {
  expect(dayInName(name, TODAY)).toBeNull();
});

describe("a day in a name", () => {
  const day = fc
    .integer({ min: dayNumber("1990-01-01"), max: dayNumber(TODAY) })
    .map((number) => dayFromNumber(number));
  const word = fc.string({ unit: fc.constantFrom("a", "Z", " ", "商", "机", "_", "-", "("), maxLength: 12 });

  it("is found in each of its writings, whatever stands around it", () => {
    fc.assert(
      fc.property(day, word, word, (on, before, after) => {
        const [year, month, date] = on.split("-") as [string, string, string];
        for (const written of [
          on,
          `${year}${month}${date}`,
          `${year}年${Number(month)}月${Number(date)}日`,
          `${date}.${month}.${year}`,
        ])
          expect(dayInName(`${before}${written}${after}.csv`, TODAY)).toBe(on);
      }),
    );
  });

  it("is never in the future, and no name brings it down", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), day, (name, today) => {
        const found = dayInName(name, today);
        expect(found === null || found <= today).toBe(true);
        expect(dayInName(`${addDays(today, 1)} ${addDays(today, 400)}`, today)).toBeNull();
      }),
    );
  });
});

test("what the user says stands over the name, the name over the content, that over the file's own day", () => {
  const all = { given: "2026-01-01", fileName: "2026-01-02", content: "2026-01-03", modified: "2026-01-04" };
  expect(asOfOf(all, TODAY)).toEqual({ day: "2026-01-01", from: "given" });
  expect(asOfOf({ ...all, given: null }, TODAY)).toEqual({ day: "2026-01-02", from: "fileName" });
  expect(asOfOf({ ...all, given: null, fileName: null }, TODAY)).toEqual({
    day: "2026-01-03",
    from: "content",
  });
  const bare = { given: null, fileName: null, content: null };
  expect(asOfOf({ ...bare, modified: "2026-01-04" }, TODAY)).toEqual({ day: "2026-01-04", from: "modified" });
  expect(asOfOf({ ...bare, modified: "2027-01-04" }, TODAY)).toEqual({ day: TODAY, from: "today" });
});

test("a file that tells no day was made with the newest of those that do", () => {
  const accounts = { day: TODAY, from: "modified" } as const;
  const march = { day: "2026-03-31", from: "fileName" } as const;
  const april = { day: "2026-04-30", from: "content" } as const;
  expect(asOfTogether([accounts, march, april])).toEqual([april, march, april]);
  expect(asOfTogether([accounts])).toEqual([accounts]);
});
