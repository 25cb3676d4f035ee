import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFormat } from "../../../src/ui/presenters/format.ts";

const en = createFormat("en", "USD");
const zh = createFormat("zh-CN", "CNY");
/** The no-break space before a unit, as a plain one to read tests by. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("money", () => {
  it.each([
    [0, "0", "0"],
    [99_949, "999", "999"],
    [123_456, "1.23 K", "1,230"],
    [99_950_000, "1 M", "100 万"],
    [99_999_900, "1 M", "100 万"],
    [123_456_700, "1.23 M", "123 万"],
    [1_200_000_00, "1.2 M", "120 万"],
    [1_049_000_000_00, "1.05 B", "10.5 亿"],
    [-2_540_000_00, "-2.54 M", "-254 万"],
  ])("writes %i minor units short", (minor, english, chinese) => {
    expect(plain(en.moneyShort(minor))).toBe(english);
    expect(plain(zh.moneyShort(minor))).toBe(chinese);
  });

  it("writes exact amounts, decimals only where there are any", () => {
    expect(en.money(123_456_700)).toBe("1,234,567");
    expect(en.money(123_456_789)).toBe("1,234,567.89");
    expect(en.moneyUnit(-5)).toBe("-$0.05");
    expect(zh.moneyUnit(8_800)).toBe("¥88");
  });

  it("knows currencies without minor units and in letters", () => {
    expect(createFormat("en", "JPY").moneyUnit(1_234_567)).toBe("¥1,234,567");
    expect(plain(createFormat("en", "CHF").moneyShortUnit(1_230_000_00))).toBe("CHF 1.23 M");
    expect(plain(createFormat("zh-CN", "USD").moneyShortUnit(1_230_000_00))).toBe("$123 万");
    // Not a code that any standard knows: an import's own.
    expect(plain(createFormat("en", "??").moneyUnit(100))).toBe("?? 1");
  });

  it("keeps three digits and never a thousand of a unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (minor) => {
        const [figure = "", unit = ""] = plain(en.moneyShort(minor)).split(" ");
        const value = Number(figure.replaceAll(",", ""));
        const size = { "": 1, K: 1e3, M: 1e6, B: 1e9 }[unit] ?? Number.NaN;
        if (size < 1e9) expect(value).toBeLessThan(1000);
        const exact = minor / 100;
        expect(Math.abs(value * size - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.005 + 1e-6));
      }),
    );
  });
});

describe("other figures", () => {
  it("writes shares, intervals and whole percents", () => {
    expect(en.percent(0.6315, 1)).toBe("63.2%");
    expect(en.interval(0.5812, 0.6601)).toBe("58–66%");
    expect(en.percentPoints(37.5)).toBe("37.5%");
  });

  it("writes days, spans and periods in both languages", () => {
    expect(en.day("2026-11-03")).toBe("3 Nov 2026");
    expect(zh.day("2026-11-03")).toBe("2026年11月3日");
    expect(en.dayCell("2026-11-03")).toBe("2026-11-03");
    expect(en.days(1)).toBe("1 day");
    expect(en.days(57.4)).toBe("57 days");
    expect(zh.days(57)).toBe("57 天");
    expect(["2026", "2026-Q3", "2026-07"].map(en.period)).toEqual(["2026", "Q3 2026", "July 2026"]);
    expect(["2026", "2026-Q3", "2026-07"].map(zh.period)).toEqual(["2026年", "2026年Q3", "2026年7月"]);
  });

  it("writes thousandths of a unit without their zeros", () => {
    expect(en.quantity(12_000)).toBe("12");
    expect(en.quantity(1_500)).toBe("1.5");
    expect(en.quantity(1)).toBe("0.001");
  });
});
