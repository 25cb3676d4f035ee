import { describe, expect, it } from "vitest";
import { currencyNamed, currencyOfSign } from "../../../src/core/domain/currencies.ts";
import { fromDecimal, RATE, toBaseMinor, toDecimal } from "../../../src/core/domain/rates.ts";

describe("what a word says of the currency", () => {
  it.each([
    ["CNY", "RMB, rmb, CNY, 人民币, 人民幣, CN¥, RMB ¥"],
    ["USD", "US$, USD, usd, 美元, 美金, US Dollar, $US, USD $"],
    ["EUR", "€, EUR, Euro, 欧元, 歐元"],
    ["HKD", "HK$, 港币, 港元, 港幣"],
    ["TWD", "NT$, 新台币, 新台幣, TWD"],
    ["GBP", "£, 英镑"],
    ["JPY", "JPY, 日元, 円, JP¥"],
  ])("%s: %s", (code, words) => {
    for (const word of words.split(", ")) expect([word, currencyNamed(word)]).toEqual([word, { code }]);
  });

  it("is a sign where several share it, and nothing where it is no currency", () => {
    for (const sign of ["$", "¥", "元", "kr"]) expect(currencyNamed(sign)).toEqual({ sign });
    expect(currencyNamed("￥")).toEqual({ sign: "¥" });
    for (const word of ["", "YTD", "new", "万", "constructor"]) expect(currencyNamed(word)).toBeNull();
  });

  it("means the currency at hand that has the sign, else the one that has it most often", () => {
    expect(currencyOfSign("¥", ["CNY"])).toBe("CNY");
    expect(currencyOfSign("¥", ["JPY"])).toBe("JPY");
    expect(currencyOfSign("¥", ["USD"])).toBe("CNY");
    expect(currencyOfSign("$", ["CAD"])).toBe("CAD");
    expect(currencyOfSign("$", ["CNY"])).toBe("USD");
    expect(currencyOfSign("元", ["TWD", "USD"])).toBe("TWD");
  });
});

describe("rates", () => {
  it("are kept exactly, and read back as they were given", () => {
    for (const rate of ["0.14", "7.2", "1", "0.00000001", "123456.5"])
      expect(toDecimal(fromDecimal(rate))).toBe(rate);
    expect(toDecimal(fromDecimal("100"))).toBe("100");
  });

  it("are above zero, in digits", () => {
    for (const rate of ["0.14", "1", "999999"]) expect(rate).toMatch(RATE);
    for (const rate of ["0", "0.000000001", "-1", "1,4", "", "1e3", "1234567"])
      expect(rate).not.toMatch(RATE);
  });

  it("turn minor units of one currency into those of another", () => {
    expect(toBaseMinor(300_000, fromDecimal("0.14"), 2, 2)).toBe(42_000);
    expect(toBaseMinor(3000, fromDecimal("0.0064"), 0, 2)).toBe(1920);
  });
});
