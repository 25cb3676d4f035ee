import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/core/mapping/day.ts";
import {
  DayEvidence,
  type Evidence,
  NumberEvidence,
  PercentEvidence,
} from "../../../src/core/mapping/evidence.ts";
import type { CellFormat } from "../../../src/core/mapping/fields.ts";

function decide(
  evidence: Evidence,
  cells: (string | number)[],
  hints = {},
  given: CellFormat = {},
): CellFormat {
  for (const cell of cells) evidence.add(cell);
  return evidence.decide(given, hints);
}

describe("days", () => {
  const days = (...cells: (string | number)[]) => decide(new DayEvidence(), cells);

  it("hears one proof below many cells that fit both ways", () => {
    expect(days("03/04/2017", "01/02/2017", "25/04/2017")).toEqual({ dateOrder: "dmy" });
    expect(days("03/04/2017", "01/02/2017", "04/25/2017")).toEqual({ dateOrder: "mdy" });
  });

  it("guesses and says so where every cell fits both ways", () => {
    expect(days("03/04/2017", "05/04/2017")).toEqual({ dateOrder: "mdy", ambiguous: true });
    expect(days("03.04.2017", "05.04.2017")).toEqual({ dateOrder: "dmy", ambiguous: true });
    expect(days("04/04/2017")).toEqual({});
  });

  it("reads a year of two digits at the end that the whole column says", () => {
    const first = { dateOrder: "ymd" };
    expect(days("26.3.15", "26.4.1", "26.5.28")).toEqual(first);
    expect(days("26/3/15", "26/11/28", "25/12/20")).toEqual(first);
    expect(days("15.3.26", "28.4.26", "31.5.25")).toEqual({ dateOrder: "dmy" });
    expect(days("26.3.25", "05.3.26")).toEqual({ dateOrder: "dmy" });
    expect(days("26.3.25", "26.4.26")).toEqual({ dateOrder: "ymd", ambiguous: true });
    expect(decide(new DayEvidence(), ["26.3.25"], first)).toEqual(first);
    expect(["26.3.15", "26.4.1", "26.5.28"].map((cell) => parseDay(cell, { dateOrder: "ymd" }))).toEqual([
      "2026-03-15",
      "2026-04-01",
      "2026-05-28",
    ]);
  });

  it("takes another column's proof", () => {
    expect(decide(new DayEvidence(), ["03/04/2017"], { dateOrder: "dmy" })).toEqual({ dateOrder: "dmy" });
  });

  it("needs no order for ISO, Chinese and named months", () => {
    expect(days("2017-03-04", "2017年3月4日", "4 Mar 2017", 42_663)).toEqual({});
  });

  it("finds the zone in which epoch milliseconds are midnight", () => {
    expect(days(1492876800000, 1492963200000)).toEqual({ utcOffset: 480 });
    expect(days("1492876800000", "1492963200000")).toEqual({ utcOffset: 480 });
    expect(days(1492819200000)).toEqual({});
    expect(days(1492876800000, 1492963212345)).toEqual({});
  });

  it("leaves what the user said", () => {
    expect(decide(new DayEvidence(), ["25/04/2017"], {}, { dateOrder: "mdy" })).toEqual({ dateOrder: "mdy" });
  });
});

describe("decimal marks", () => {
  const marks = (cells: string[], delimiter = ",") => decide(new NumberEvidence(), cells, { delimiter });

  it("hears any cell that settles it", () => {
    expect(marks(["1.234", "5.678", "12,5"])).toEqual({ decimalMark: "," });
    expect(marks(["1,234", "12.50"])).toEqual({ decimalMark: "." });
    expect(marks(["1.234.567", "1.234"])).toEqual({ decimalMark: "," });
    expect(marks(["1.234", "0.500"])).toEqual({ decimalMark: "." });
    expect(marks(["1054", "4514"])).toEqual({});
  });

  it("asks where both readings fit every cell", () => {
    expect(marks(["1.234", "5.678"])).toEqual({ decimalMark: ",", ambiguous: true });
    expect(marks(["1.234", "5.678"], ";")).toEqual({ decimalMark: "," });
    expect(marks(["1,234", "5,678"])).toEqual({ decimalMark: "." });
    expect(marks(["1,234", "5,678"], ";")).toEqual({ decimalMark: ".", ambiguous: true });
  });

  it("pays no heed to text among the numbers", () => {
    expect(marks(["n.a.", "see p. 3,4", "1,054.00"])).toEqual({ decimalMark: "." });
  });
});

describe("probabilities", () => {
  const percent = (...cells: (string | number)[]) => decide(new PercentEvidence(), cells);

  it("are fractions where none is above 1", () => {
    expect(percent("0.1", "0.9", "1")).toEqual({ decimalMark: ".", fraction: true });
    expect(percent(0.25, 1, 0)).toEqual({ fraction: true });
  });

  it("are percent where one is, or where a sign says so", () => {
    expect(percent("1", "50")).toEqual({});
    expect(percent("1%", "0.5%")).toEqual({ decimalMark: "." });
    expect(percent("0", "0")).toEqual({});
  });
});
