import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, dayFromNumber, dayNumber } from "../../../src/core/domain/days.ts";
import { type AsOf, asOfOf, asOfTogether, dayInName } from "../../../src/core/mapping/asOfDay.ts";

const TODAY = "2026-11-27";
const utcDay = (ms: number) => dayFromNumber(Math.floor(ms / 86_400_000));

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
  ["report1795132800000.csv", "2026-11-20"],
  ["export-20112026.csv", "2026-11-20"],
  ["export-11202026.csv", "2026-11-20"],
  ["export-05052026.csv", "2026-05-05"],
  ["deals 2026-11-01_2026-11-20.csv", "2026-11-20"],
  ["deals 2026-11-20, due until 2026-12-31.csv", "2026-11-20"],
])("%s was made on %s", (name, day) => {
  expect(dayInName(name, TODAY, utcDay)).toBe(day);
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
  "order 9605254400000.csv",
  // 5 June or 6 May.
  "export-05062026.csv",
  "call 1234-11-20.csv",
  // To come.
  "pipeline 2026-11-28.csv",
])("%s tells no day", (name) => {
  expect(dayInName(name, TODAY, utcDay)).toBeNull();
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
          expect(dayInName(`${before}${written}${after}.csv`, TODAY, utcDay)).toBe(on);
      }),
    );
  });

  it("is never in the future, and no name brings it down", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), day, (name, today) => {
        const found = dayInName(name, today, utcDay);
        expect(found === null || found <= today).toBe(true);
        expect(dayInName(`${addDays(today, 1)} ${addDays(today, 400)}`, today, utcDay)).toBeNull();
      }),
    );
  });
});

describe("of several guesses", () => {
  const none = {
    given: null,
    stated: null,
    fileName: null,
    changed: null,
    imported: null,
    content: null,
    modified: null,
    last: null,
  };

  it.each([
    [{ given: "2026-01-01", stated: "2026-01-09" }, "2026-01-01", "given"],
    [{ stated: "2026-01-02", fileName: "2026-01-09" }, "2026-01-02", "stated"],
    [{ fileName: "2026-01-03", changed: "2026-01-09" }, "2026-01-03", "fileName"],
    [{ changed: "2026-01-04", imported: "2026-01-09" }, "2026-01-04", "changed"],
    [{ imported: "2026-01-05", content: "2026-01-09" }, "2026-01-05", "imported"],
    [{ content: "2026-01-06", modified: "2026-01-09" }, "2026-01-06", "content"],
    [{ modified: "2026-01-07" }, "2026-01-07", "modified"],
    [{ modified: "2027-01-07" }, TODAY, "today"],
    // The title of last week was left as it was.
    [{ stated: "2026-01-02", fileName: "2026-01-09", last: "2026-01-02" }, "2026-01-09", "fileName"],
    // What tells that it is older is believed.
    [{ fileName: "2026-01-02", content: "2026-01-01", last: "2026-01-09" }, "2026-01-02", "fileName"],
    [{ changed: "2026-01-02", modified: TODAY, last: "2026-01-09" }, "2026-01-02", "changed"],
  ] as const)("the surest counts: %j", (guess, day, from) => {
    expect(asOfOf({ ...none, ...guess }, TODAY)).toEqual({ day, from, passed: null });
  });

  const day = fc.integer({ min: 0, max: 30 }).map((number) => addDays("2026-11-01", number));
  const maybe = fc.option(day);

  it("the newest day of the content alone never puts an export before the last one", () => {
    fc.assert(
      fc.property(maybe, day, maybe, (content, last, modified) => {
        const found = asOfOf({ ...none, content, last, modified }, TODAY);
        const older = modified !== null && modified < last;
        expect(found.day >= last || older || last > TODAY).toBe(true);
        if (content !== null && content <= TODAY) expect(found.day >= content).toBe(true);
        expect(found.day <= TODAY).toBe(true);
      }),
    );
  });
});

test("each file is of its own day; a list beside deals that tells none is of the newest of those that do", () => {
  const of = (table: "deals" | "accounts", asOf: string, from: AsOf["from"]) => ({
    table,
    asOf: { day: asOf, from, passed: null },
  });
  const accounts = of("accounts", TODAY, "modified");
  const march = of("deals", "2026-03-31", "fileName");
  const april = of("deals", "2026-04-30", "content");
  const ours = of("deals", TODAY, "today");
  expect(asOfTogether([accounts, march, april, ours])).toEqual([
    { day: "2026-04-30", from: "others", passed: null },
    march.asOf,
    april.asOf,
    ours.asOf,
  ]);
  expect(asOfTogether([accounts])).toEqual([accounts.asOf]);
});
