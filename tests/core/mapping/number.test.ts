import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minorToDecimal, MOST_MINOR } from "../../../src/core/domain/money.ts";
import { failure, isFailure } from "../../../src/core/mapping/cell.ts";
import {
  parseInteger,
  parseMoney,
  parsePercent,
  parseQuantity,
  readNumber,
} from "../../../src/core/mapping/number.ts";

const notMoney = failure("cellNotMoney");
const minors = fc.integer({ min: -MOST_MINOR, max: MOST_MINOR });

/** Groups of three from the right. */
const grouped = (whole: string, mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);

describe("parseMoney", () => {
  it("reads plain decimals exactly, in any currency's digits", () => {
    fc.assert(
      fc.property(minors, fc.constantFrom(0, 2, 3), (minor, digits) => {
        expect(parseMoney(minorToDecimal(minor, digits), { decimalMark: "." }, digits)).toBe(minor);
      }),
    );
  });

  it("reads both notations exactly, with every grouping mark", () => {
    fc.assert(
      fc.property(minors, fc.constantFrom("", " ", "\u00a0", "\u202f", "'", "’"), (minor, mark) => {
        const [whole = "", fraction = ""] = minorToDecimal(Math.abs(minor)).split(".");
        const sign = minor < 0 ? "-" : "";
        const expected = minor === 0 ? 0 : minor;
        expect(parseMoney(`${sign}${grouped(whole, mark || ",")}.${fraction}`, {}, 2)).toBe(expected);
        expect(parseMoney(`${sign}${grouped(whole, mark || ".")},${fraction}`, {}, 2)).toBe(expected);
        expect(parseMoney(`${sign}$${grouped(whole, ",")}.${fraction}`, {}, 2)).toBe(expected);
        if (minor < 0) expect(parseMoney(`(${grouped(whole, ",")}.${fraction})`, {}, 2)).toBe(expected);
      }),
    );
  });

  it("takes a spreadsheet's numbers without the noise of their binary form", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (minor) => {
        expect(parseMoney(minor / 100, {}, 2)).toBe(minor === 0 ? 0 : minor);
      }),
    );
    expect(parseMoney(0.1 + 0.2, {}, 2)).toBe(30);
    expect(parseMoney(1.005, {}, 2)).toBe(101);
  });

  it("gives an integer, null or a fault for any text at all", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,-() 万亿kM%€$")) }),
        ),
        (text) => {
          const value = parseMoney(text, {}, 2);
          expect(value === null || isFailure(value) || Number.isSafeInteger(value)).toBe(true);
        },
      ),
    );
  });

  it.each(["abc", "12 apples", "1,2,3", "12%", "--5", "1.2.3", "TBD", "2017-03-01", "5-5"])(
    "refuses “%s”",
    (text) => {
      expect(parseMoney(text, {}, 2)).toBe(notMoney);
    },
  );

  it.each([
    ["120万", 120_000_000],
    ["1.2亿", 12_000_000_000],
    ["¥1.2万元", 1_200_000],
    ["3k", 300_000],
    ["1.5M", 150_000_000],
    ["USD 1,200", 120_000],
    ["1200 EUR", 120_000],
    ["€ 1.234,50", 123_450],
    ["1,23,456.78", 12_345_678],
    ["1.23E+05", 12_300_000],
    ["5-", -500],
    ["１２３", 12_300],
    ["1,054.00", 105_400],
  ])("reads %s", (text, minor) => {
    expect(parseMoney(text, {}, 2)).toBe(minor);
  });

  it("asks the column where one mark stands before three digits", () => {
    expect(parseMoney("1.234", { decimalMark: "," }, 2)).toBe(123_400);
    expect(parseMoney("1.234", { decimalMark: "." }, 2)).toBe(123);
    expect(parseMoney("1,234", { decimalMark: "." }, 2)).toBe(123_400);
    expect(parseMoney("1,234", { decimalMark: "," }, 2)).toBe(123);
  });

  it("takes the column's unit once", () => {
    expect(parseMoney("120", { scale: 10_000 }, 2)).toBe(120_000_000);
    expect(parseMoney("120万", { scale: 10_000 }, 2)).toBe(120_000_000);
    expect(parseMoney(1.5, { scale: 10_000 }, 2)).toBe(1_500_000);
  });

  it("refuses what is larger than any amount", () => {
    expect(parseMoney("99999999999999", {}, 2)).toBe(failure("cellAmountTooLarge"));
    expect(parseMoney("1e30", {}, 2)).toBe(failure("cellAmountTooLarge"));
    expect(parseMoney(1e30, {}, 2)).toBe(failure("cellAmountTooLarge"));
  });
});

it.each([
  ["€5", { code: "EUR" }, 500],
  ["5 CNY", { code: "CNY" }, 500],
  ["RMB 3,000.00", { code: "CNY" }, 300_000],
  ["人民币3000元", { code: "CNY" }, 300_000],
  ["US$ 1,200.50", { code: "USD" }, 120_050],
  ["NT$ 9", { code: "TWD" }, 900],
  ["$5", { sign: "$" }, 500],
  ["￥3,000", { sign: "¥" }, 300_000],
  ["3.5万元", { sign: "元" }, 3_500_000],
  ["$1.2M", { sign: "$" }, 120_000_000],
  ["5 mxn", { code: "MXN" }, 500],
  ["5m", null, 500_000_000],
  ["3千", null, 300_000],
  ["1.2亿", null, 12_000_000_000],
  ["1.2 million", null, 120_000_000],
  ["30萬", null, 30_000_000],
  ["(1,200)", null, -120_000],
  ["$(1,200)", { sign: "$" }, -120_000],
  ["3000-", null, -300_000],
  ["1.200,-", null, 120_000],
  ["3,000.-", null, 300_000],
])("%s says what its currency is, and how much it is", (text, currency, minor) => {
  expect(readNumber(text, undefined)?.currency).toEqual(currency);
  expect(parseMoney(text, {}, 2)).toBe(minor);
});

it.each(["soon", "1.2.3", "12-5", "十", "2 or 3", "USD"])("%s is no amount", (text) => {
  expect(parseMoney(text, {}, 2)).toBe(failure("cellNotMoney"));
});

it.each(["", "-", "--", "—", "N/A", "无"])("%s is an empty cell", (text) => {
  expect(parseMoney(text, {}, 2)).toBeNull();
});

it("reads percent as hundredths, fractions where the column holds them", () => {
  expect(parsePercent("35%", {})).toBe(3500);
  expect(parsePercent("35.5", {})).toBe(3550);
  expect(parsePercent("0.35", { fraction: true })).toBe(3500);
  expect(parsePercent("35%", { fraction: true })).toBe(3500);
  expect(parsePercent(0.35, { fraction: true })).toBe(3500);
  expect(parsePercent("0,35", { fraction: true })).toBe(3500);
  expect(parsePercent("101", {})).toBe(failure("cellNotPercent"));
  expect(parsePercent("-1", {})).toBe(failure("cellNotPercent"));
  expect(parsePercent("", {})).toBeNull();
});

it("reads quantities in thousandths and counts as whole numbers", () => {
  expect(parseQuantity("2.5", {})).toBe(2500);
  expect(parseQuantity("-1", {})).toBe(failure("cellNotNumber"));
  expect(parseInteger("2,822", {})).toBe(2822);
  expect(parseInteger("many", {})).toBe(failure("cellNotNumber"));
});
