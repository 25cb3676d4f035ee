import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retyper } from "../../../src/core/mapping/retype.ts";

describe("values of a field as another type", () => {
  it("lose nothing: a unit, a percent, zeros before a code stay text", () => {
    const to = retyper(["5", "007", "12 %", "3 kg", "€5", "soon", "12000000000"], "number");
    expect(["5", "007", "12 %", "3 kg", "€5", "soon", "12000000000"].map(to)).toEqual([
      5,
      null,
      null,
      null,
      null,
      null,
      12_000_000_000,
    ]);
  });

  it("are read as all of them together say", () => {
    expect(retyper(["1.234,5", "2,25"], "number")("2,25")).toBe(2.25);
    expect(retyper(["-1.252"], "number")("-1.252")).toBe(-1.252);
    expect(retyper(["1,252"], "number")("1,252")).toBe(1252);
    expect(retyper(["31/12/2026", "01/02/2026"], "day")("01/02/2026")).toBe("2026-02-01");
    expect(retyper(["12/31/2026", "01/02/2026"], "day")("01/02/2026")).toBe("2026-01-02");
    expect(retyper(["2026年3月5日", "later"], "day")("later")).toBeNull();
  });

  it("come back from text as what they were", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }), (given) => {
        const numbers = given.map((value) => Number(value.toFixed(4)) + 0);
        const texts = numbers.map((value) => retyper(numbers, "text")(value) as string);
        const back = retyper(texts, "number");
        expect(texts.map(back)).toEqual(numbers);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), {
          minLength: 1,
        }),
        (given) => {
          const days = given.map((value) => value.toISOString().slice(0, 10));
          expect(days.map(retyper(days, "day"))).toEqual(days);
        },
      ),
    );
  });
});
