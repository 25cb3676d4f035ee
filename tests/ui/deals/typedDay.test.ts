import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromNumber } from "../../../src/core/domain/days.ts";
import { parseTypedDay } from "../../../src/ui/features/deals/model/typedDay.ts";

const today = "2026-01-31";
const read = (text: string) => {
  const parsed = parseTypedDay(text, today);
  return parsed.ok ? parsed.value : parsed.code;
};

describe("a typed day", () => {
  it.each([
    ["2026-07-31", "2026-07-31"],
    ["2026/7/31", "2026-07-31"],
    ["2026年7月31日", "2026-07-31"],
    ["20260731", "2026-07-31"],
    ["31.7.2026", "2026-07-31"],
    ["today", "2026-01-31"],
    ["Tomorrow", "2026-02-01"],
    ["今天", "2026-01-31"],
    ["后天", "2026-02-02"],
    ["+10", "2026-02-10"],
    ["-1w", "2026-01-24"],
    ["+2周", "2026-02-14"],
    ["+1m", "2026-02-28"],
    ["+1y", "2027-01-31"],
    ["5 Mar", "2026-03-05"],
    ["5mar2027", "2027-03-05"],
    ["March 5, 2027", "2027-03-05"],
    ["mar 5", "2026-03-05"],
    ["3月5日", "2026-03-05"],
    ["３月５日", "2026-03-05"],
  ])("%s is %s", (text, day) => expect(read(text)).toBe(day));

  it.each([
    ["2026-02-31", "noSuchDay"],
    ["31 Feb", "noSuchDay"],
    ["2月30日", "noSuchDay"],
    ["2026-13-01", "noSuchDay"],
    ["soon", "notDay"],
    ["5 marble", "notDay"],
    ["12", "notDay"],
  ])("%s is refused: %s", (text, code) => expect(read(text)).toBe(code));

  it("reads every ISO day as itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (number) => {
        const day = dayFromNumber(number);
        expect(read(day)).toBe(day);
      }),
    );
  });
});
