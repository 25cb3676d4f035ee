/** One absurd day in a column does not move the day that an export is taken to be of. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../src/core/domain/days.ts";
import { NewestDays, newestHappened } from "../../../src/core/mapping/newestDay.ts";

const TODAY = "2026-06-15";
const newest = (days: readonly Day[]): Day | null => {
  const list = new NewestDays(TODAY);
  for (const day of days) list.add(day);
  return newestHappened(list, TODAY);
};
const weekly = (from: Day, count: number) => Array.from({ length: count }, (_, at) => addDays(from, at * 7));

describe("the newest day in a file", () => {
  const year = weekly("2025-03-03", 40);
  const last = year.at(-1);

  it.each([
    ["far to come", [...year, "2099-01-01", "9999-12-31"]],
    ["long past", ["1890-01-01", "0001-01-01", ...year]],
    ["past by today, and alone", ["2026-06-01", ...year]],
    ["alone, two of them", ["2026-06-10", ...year, "2026-03-25"]],
  ])("is not one %s", (_what, days) => {
    expect(newest(days)).toBe(last);
  });

  it("is a late one that several rows tell", () => {
    expect(newest([...year, "2026-06-01", "2026-06-01"])).toBe("2026-06-01");
  });

  it("is the newest where there are too few to tell, or all lie far apart", () => {
    expect(newest(["2025-01-01", "2026-06-01"])).toBe("2026-06-01");
    expect(newest(Array.from({ length: 8 }, (_, at) => addDays("2024-01-01", at * 100)))).toBe("2025-12-01");
  });

  it("is none where all are absurd", () => {
    expect(newest([])).toBeNull();
    expect(newest(["1890-01-01", "2099-01-01"])).toBeNull();
  });

  it("is a day of the file, never after today, and not moved by what order the rows are in", () => {
    const day = fc.integer({ min: 0, max: 12_000 }).map((at) => addDays("1995-01-01", at));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 60 }), (days) => {
        const found = newest(days);
        expect(found).toBe(newest(days.toReversed()));
        const happened = days.filter((each) => each <= TODAY);
        expect(found === null ? happened : happened.includes(found)).toEqual(found === null ? [] : true);
      }),
    );
  });
});
