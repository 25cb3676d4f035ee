import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDayText, parseMoney, parsePercent } from "../../../src/core/domain/cellText.ts";
import { shareAmount } from "../../../src/core/domain/lines.ts";
import { decimalToMinor, minorToDecimal } from "../../../src/core/domain/money.ts";

describe("money", () => {
  it("goes to text and back to the same minor units", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e12, max: 9e12 }), fc.constantFrom(0, 2, 3), (minor, digits) => {
        expect(decimalToMinor(minorToDecimal(minor, digits), digits)).toBe(minor);
      }),
    );
  });

  it("rounds half away from zero without a float on the way", () => {
    expect(decimalToMinor("1.005")).toBe(101);
    expect(decimalToMinor("-1.005")).toBe(-101);
    expect(decimalToMinor("0.1", 2, 10_000)).toBe(100_000);
    expect(decimalToMinor("1.23456", 2, 10_000)).toBe(1_234_560);
    expect(decimalToMinor("")).toBeNull();
    expect(decimalToMinor("1e5")).toBeNull();
  });

  it.each([
    ["12,500", 1_250_000],
    ["12 500.50", 1_250_050],
    ["1.2M", 120_000_000],
    ["120万", 120_000_000],
    ["1.5亿", 15_000_000_000],
    ["¥ 3.5", 350],
    ["$1,234.56", 123_456],
    ["1.234,56", 123_456],
    ["1.234.567", 123_456_700],
    ["12,5", 1250],
    ["(200)", -20_000],
    ["-7", -700],
    ["１２３", 12_300],
    ["99 EUR", 9900],
  ])("reads %s", (text, minor) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: minor });
  });

  it.each(["abc", "", "12abc", "1,2,3", "--5", "1.2.3,4", "=1+1", "1e400"])("refuses %s", (text) => {
    expect(parseMoney(text)).toEqual({ ok: false, code: "notMoney" });
  });

  it("refuses what would not add up exactly", () => {
    expect(parseMoney("999999999999999")).toEqual({ ok: false, code: "amountTooLarge" });
  });
});

describe("a deal's amount over its lines", () => {
  const line = fc.record({
    product: fc.integer({ min: 1, max: 9 }),
    quantityMilli: fc.integer({ min: 1, max: 1e9 }),
    unitPriceMinor: fc.option(fc.integer({ min: 0, max: 1e11 })),
    deliveryOn: fc.constant(null),
  });

  it("adds up to the amount, to the minor unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9e12, max: 9e12 }),
        fc.array(line, { minLength: 1, maxLength: 12 }),
        (amount, lines) => {
          const parts = shareAmount(amount, lines) as number[];
          expect(parts).toHaveLength(lines.length);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        },
      ),
    );
  });

  it("follows quantity times price", () => {
    const lines = [
      { product: 1, quantityMilli: 2000, unitPriceMinor: 100, deliveryOn: null },
      { product: 2, quantityMilli: 1000, unitPriceMinor: 600, deliveryOn: null },
    ];
    expect(shareAmount(1000, lines)).toEqual([250, 750]);
    expect(shareAmount(null, lines)).toEqual([null, null]);
    expect(shareAmount(5, [])).toEqual([]);
  });
});

describe("days and percents typed into a cell", () => {
  it.each([
    ["2026-07-31", "mdy", "2026-07-31"],
    ["2026/7/3", "mdy", "2026-07-03"],
    ["2026年7月3日", "mdy", "2026-07-03"],
    ["20260703", "mdy", "2026-07-03"],
    ["31.7.2026", "mdy", "2026-07-31"],
    ["7/4/2026", "mdy", "2026-07-04"],
    ["7/4/2026", "dmy", "2026-04-07"],
    ["2026-07-31T10:20:30Z", "mdy", "2026-07-31"],
  ] as const)("reads %s (%s)", (text, orderOfDays, day) => {
    expect(parseDayText(text, orderOfDays)).toEqual({ ok: true, value: day });
  });

  it("tells a day that is not in the calendar from a text that is no day", () => {
    expect(parseDayText("31/02/2026")).toEqual({ ok: false, code: "noSuchDay" });
    expect(parseDayText("2025-02-29")).toEqual({ ok: false, code: "noSuchDay" });
    expect(parseDayText("soon")).toEqual({ ok: false, code: "notDay" });
  });

  it("reads percents from 0 to 100", () => {
    expect(parsePercent("35%")).toEqual({ ok: true, value: 35 });
    expect(parsePercent("101")).toEqual({ ok: false, code: "notPercent" });
    expect(parsePercent("")).toEqual({ ok: false, code: "notPercent" });
  });
});
