import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvScanner } from "../../electron/engine/import/readers/csvScanner.ts";
import { limits } from "../../electron/engine/import/readers/limits.ts";

/** @param cuts where the text is cut into chunks */
function scan(
  text: string,
  delimiter = ",",
  lineEnd: "\n" | "\r" = "\n",
  cuts: readonly number[] = [],
): string[][] {
  const records: string[][] = [];
  const scanner = new CsvScanner(delimiter, lineEnd, (cells, count, record) => {
    expect(record).toBe(records.length + 1);
    records.push(cells.slice(0, count));
  });
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    scanner.push(text.slice(from, cut));
    from = Math.max(from, cut);
  }
  scanner.push(text.slice(from));
  scanner.finish();
  return records;
}

const write = (rows: string[][], delimiter: string, end: string) =>
  rows
    .map((cells) =>
      cells
        .map((cell) =>
          /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        .join(delimiter),
    )
    .join(end) + end;

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "中", " ", ",", ";", '"', "\n", "\r\n", "\t", "1"),
  maxLength: 6,
});
/** A record of one empty cell is a blank line to csv-parse. */
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });

describe("CsvScanner", () => {
  it("reads what csv-parse reads, and what was written", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        (rows, delimiter, end) => {
          const text = write(rows, delimiter, end);
          const records = scan(text, delimiter);
          expect(records).toEqual(rows);
          expect(records).toEqual(
            parse(text, {
              delimiter,
              relax_column_count: true,
              skip_empty_lines: false,
              record_delimiter: end,
            }),
          );
        },
      ),
    );
  });

  it("reads the same however the text is cut into chunks", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", ",", '"', "\n", "\r\n", "中") }),
        fc.array(fc.nat(60)),
        (text, cuts) => {
          const outcome = (at: number[]) => {
            try {
              return scan(text, ",", "\n", at);
            } catch (error) {
              return (error as { code: string }).code;
            }
          };
          expect(outcome(cuts)).toEqual(outcome([]));
        },
      ),
    );
  });

  it("keeps rows apart however many cells they have, and counts blank ones", () => {
    expect(scan("a,b,c\n1,2\n\n3,4,5,6\n7")).toEqual([
      ["a", "b", "c"],
      ["1", "2"],
      [""],
      ["3", "4", "5", "6"],
      ["7"],
    ]);
  });

  it("forgives quotes within a cell and text after a closing one", () => {
    expect(scan('5" pipe,"say ""hi""","a"b\n')).toEqual([['5" pipe', 'say "hi"', "ab"]]);
    expect(scan('"a"\r\n"b"')).toEqual([["a"], ["b"]]);
  });

  it("reads old Mac files", () => {
    expect(scan('a,b\r1,"x\ry"\r', ",", "\r")).toEqual([
      ["a", "b"],
      ["1", "x\ry"],
    ]);
  });

  it("says where a quote opened that is never closed", () => {
    expect(() => scan('a,b\n1,2\n3,"four\n5,6\n')).toThrow(
      expect.objectContaining({ code: "quoteNeverClosed", params: { row: 3, column: 2 } }),
    );
    const long = `a,b\n1,"${"line\n".repeat(limits.recordChars / 4)}`;
    expect(() => scan(long)).toThrow(
      expect.objectContaining({ code: "quoteNeverClosed", params: { row: 2, column: 2 } }),
    );
  });

  it("stops at a cell without end, and at too many columns", () => {
    const scanner = new CsvScanner(",", "\n", () => {});
    scanner.push("a,b\n1,");
    expect(() => {
      for (let chunk = 0; chunk < 1000; chunk += 1) scanner.push("x".repeat(65_536));
    }).toThrow(
      expect.objectContaining({
        code: "recordTooLong",
        params: expect.objectContaining({ row: 2, column: 2 }),
      }),
    );
    expect(() => scan(",".repeat(2_000_000))).toThrow(
      expect.objectContaining({ code: "tooManyColumns", params: expect.objectContaining({ row: 1 }) }),
    );
  });
});
