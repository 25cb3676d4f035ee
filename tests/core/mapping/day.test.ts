import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDay } from "../../../src/core/domain/days.ts";
import { failure, isFailure } from "../../../src/core/mapping/cell.ts";
import { parseDay, serialDay } from "../../../src/core/mapping/day.ts";

const noSuchDay = failure("cellNoSuchDay");
const notDay = failure("cellNotDay");

/** Days of 1970 to 2069: what a year of two digits can mean. */
const days = fc
  .date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2069-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const parts = (day: string) => ({
  y: day.slice(0, 4),
  m: Number(day.slice(5, 7)),
  d: Number(day.slice(8, 10)),
});

describe("parseDay", () => {
  it("reads every way that a day is written back to the same day", () => {
    fc.assert(
      fc.property(days, fc.boolean(), (day, padded) => {
        const { y, m, d } = parts(day);
        const [mm, dd] = padded ? [day.slice(5, 7), day.slice(8, 10)] : [m, d];
        for (const text of [
          `${y}-${mm}-${dd}`,
          `${y}/${mm}/${dd}`,
          `${y}.${mm}.${dd}`,
          `${y}年${mm}月${dd}日`,
          `${y}-${mm}-${dd} 12:48:22`,
        ])
          expect(parseDay(text, {})).toBe(day);
        for (const mark of ["/", "-", "."]) {
          expect(parseDay(`${dd}${mark}${mm}${mark}${y}`, { dateOrder: "dmy" })).toBe(day);
          if (d <= 12 || m <= 12)
            expect(parseDay(`${mm}${mark}${dd}${mark}${y}`, { dateOrder: "mdy" })).toBe(day);
          expect(parseDay(`${mm}${mark}${dd}${mark}${y.slice(2)}`, { dateOrder: "mdy" })).toBe(day);
        }
      }),
    );
  });

  it("gives an ISO day, null or a fault for any text at all", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from("0123456789/-.年月日 :TZ")) })),
        (text) => {
          const value = parseDay(text, {});
          expect(value === null || isFailure(value) || isDay(value)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ["31/02/2017", "dmy"],
    ["2017-02-31", undefined],
    ["2017/2/29", undefined],
    ["2017年2月30日", undefined],
    ["31 Feb 2017", undefined],
    ["2017-13-01", undefined],
    ["20170231", undefined],
  ] as const)("knows that %s is not in the calendar", (text, dateOrder) => {
    expect(parseDay(text, { dateOrder })).toBe(noSuchDay);
  });

  it.each(["soon", "Q3 2017", "2017", "5", "1054", "2017年3月", "12:30", "0"])("refuses “%s”", (text) => {
    expect(parseDay(text, {})).toBe(notDay);
  });

  it.each([
    ["2019-12-04T12:48:22.000+0000", "2019-12-04"],
    ["2020-07-09T15:25:37Z", "2020-07-09"],
    ["2020-07-09 15:25:37.051", "2020-07-09"],
    ["12/25/2019, 5:00 PM", "2019-12-25"],
    ["2017年3月1日 上午10:00", "2017-03-01"],
    ["2017年4月23日 10时30分", "2017-04-23"],
    ["25-Dec-2017", "2017-12-25"],
    ["Dec 25, 2017", "2017-12-25"],
    ["Monday, 25 December 2017", "2017-12-25"],
    ["3rd Mar 2017", "2017-03-03"],
    ["17/3/1", "2017-03-01"],
    ["99/12/31", "1999-12-31"],
    ["20170301", "2017-03-01"],
    ["42663", "2016-10-20"],
    ["42663.75", "2016-10-20"],
    ["1492876800000", "2017-04-22"],
    ["1492876800", "2017-04-22"],
    ["２０１７－０３－０１", "2017-03-01"],
    ["  2017-03-01\u00a0", "2017-03-01"],
  ])("reads %s", (text, day) => {
    expect(parseDay(text, {})).toBe(day);
  });

  it("takes epoch milliseconds in the zone that the column shows", () => {
    expect(parseDay("1492876800000", { utcOffset: 480 })).toBe("2017-04-23");
    expect(parseDay(1492876800000, { utcOffset: 480 })).toBe("2017-04-23");
  });

  it("reads 25/12 day first even in a column that is month first", () => {
    expect(parseDay("25/12/2017", { dateOrder: "mdy" })).toBe("2017-12-25");
  });

  it.each(["", " ", "-", "—", "NULL", "n/a", "#N/A", "无", "(blank)"])("takes “%s” for nothing", (text) => {
    expect(parseDay(text, {})).toBeNull();
  });
});

describe("serialDay", () => {
  it("counts as Excel does, its 29 February 1900 apart", () => {
    expect(serialDay(1, false)).toBe("1900-01-01");
    expect(serialDay(59, false)).toBe("1900-02-28");
    expect(serialDay(60, false)).toBe(noSuchDay);
    expect(serialDay(61, false)).toBe("1900-03-01");
    expect(serialDay(42_663.99, false)).toBe("2016-10-20");
    expect(serialDay(41_201, true)).toBe("2016-10-20");
    expect(serialDay(0.5, false)).toBeNull();
  });
});
