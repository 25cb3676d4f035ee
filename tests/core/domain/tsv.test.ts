import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatHtml, formatTsv, parseTsv, squared } from "../../../src/core/domain/tsv.ts";

describe("text from a spreadsheet's clipboard", () => {
  it("is rows of cells, and the last line end is no row", () => {
    expect(parseTsv("a\tb\r\nc\td\r\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(parseTsv("a\tb\nc\td")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(parseTsv("12,500")).toEqual([["12,500"]]);
    expect(parseTsv("")).toEqual([[""]]);
    expect(parseTsv("a\n\nb\n")).toEqual([["a"], [""], ["b"]]);
  });

  it("reads quoted cells with line ends, tabs and doubled quotes", () => {
    expect(parseTsv('"two\nlines"\tx\n"a ""b"" c"\t"t\tt"\n')).toEqual([
      ["two\nlines", "x"],
      ['a "b" c', "t\tt"],
    ]);
  });

  it("takes quotes that don't enclose the cell as text", () => {
    expect(parseTsv('"big" deal\t6" pipe\n"never closed')).toEqual([
      ['"big" deal', '6" pipe'],
      ['"never closed'],
    ]);
  });

  it("comes back as it was written", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.stringMatching(/^["\t\n\r a]{0,6}$/),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
    );
  });
});

describe("a block for the clipboard", () => {
  it("has plain numbers and empty cells for nothing", () => {
    expect(
      formatTsv([
        ["Acme", "12500.00", null],
        ["x", 3, 0.5],
      ]),
    ).toBe("Acme\t12500.00\t\nx\t3\t0.5");
  });

  it("is a table in which text that looks like a number stays text", () => {
    const html = formatHtml([["00123", "12500.00", "a < b\n& c", "2026-07-31"]], [false, true, false, false]);
    expect(html).toContain("<td style=\"mso-number-format:'\\@'\">00123</td>");
    expect(html).toContain("<td>12500.00</td>");
    expect(html).toContain("<td>a &lt; b<br>&amp; c</td>");
    expect(html).toContain("<td>2026-07-31</td>");
  });

  it("is made square before it is pasted", () => {
    expect(squared([["a"], ["b", "c"]])).toEqual([
      ["a", ""],
      ["b", "c"],
    ]);
  });
});
