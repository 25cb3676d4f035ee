/** What the export writes, as our own reader and two others read it. */
import { closeSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as sheetjs from "@e965/xlsx";
import fc from "fast-check";
import { streamXlsxRows } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { Cell, TableColumn } from "../../electron/engine/export/exportDeals.ts";
import { writeSheets, writeXlsx } from "../../electron/engine/export/xlsx.ts";
import { openForReading } from "../../electron/engine/import/readers/fileKind.ts";
import { readDirectory, readPart, type ZipEntry } from "../../electron/engine/import/readers/xlsx/zip.ts";
import { daySerial, serialDay } from "../../src/core/mapping/day.ts";
import { dayFromNumber } from "../../src/core/domain/days.ts";
import { readRows } from "./readRows.ts";

const folder = mkdtempSync(join(tmpdir(), "funnel-xlsx-"));
let count = 0;
const next = () => join(folder, `${(count += 1)}.xlsx`);

async function* batchesOf(rows: Cell[][], size = 3): AsyncGenerator<Cell[][]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

const columns: TableColumn[] = [
  { header: "Deal", kind: "text" },
  { header: "Amount", kind: "money" },
  { header: "Quantity", kind: "number" },
  { header: "Probability", kind: "percent" },
  { header: "Score", kind: "figure" },
  { header: "Close", kind: "day" },
];

async function written(rows: Cell[][], of = columns): Promise<string> {
  const path = next();
  await writeXlsx(path, of, batchesOf(rows));
  return path;
}

async function readBack(path: string, sheet?: string): Promise<unknown[][]> {
  const { rows } = await readRows(path, { sheet });
  return rows.map(({ cells }) => cells);
}

async function partOf(path: string, name: string): Promise<string> {
  const open = openForReading(path);
  try {
    return await readPart(open, readDirectory(open).get(name.toLowerCase()) as ZipEntry);
  } finally {
    closeSync(open.handle);
  }
}

/** Empty cells at a row's end are not told. */
const trimmed = (cells: unknown[]): unknown[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);

const awkward = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "+1",
    "-x",
    "@a",
    "007",
    "_x000D_",
    "_x005F_x000D_",
    "_",
    "__x41",
    " a ",
    "\n",
    "a\tb\r\nc",
  ),
  fc.constantFrom(
    "\u0000",
    "a\u0001b",
    "\u001f",
    "\uffff",
    "\ufffe",
    "\ud800",
    "\udc00x",
    "\ud83d\ude00",
    "\u2028",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...Array.from("<>&\"'_x0Dd ")), minLength: 1, maxLength: 30 }),
);
const money = fc
  .tuple(
    fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }),
    fc.constantFrom("", ".5", ".05", ".50"),
  )
  .map(([whole, part]) => `${whole}${part}`);
const day = fc
  .integer({ min: daySerial("1900-03-01") as number, max: 80_000 })
  .map((serial) => serialDay(serial, false) as string);
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const row = fc.tuple(
  awkward,
  orNull(money),
  orNull(fc.integer({ min: -9_999_999, max: 9_999_999 }).map((milli) => milli / 1000)),
  orNull(fc.integer({ min: 0, max: 100 })),
  // A spreadsheet knows no zero below zero.
  orNull(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
  orNull(day),
);
const expected = ([text, amount, ...rest]: Cell[]) =>
  trimmed([text, amount === null ? null : Number(amount), ...rest].map((cell) => cell ?? ""));

describe("a workbook that was written", () => {
  it("is read back by us cell by cell, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const [header, ...read] = await readBack(await written(rows));
        expect(header).toEqual(columns.map(({ header: name }) => name));
        expect(read).toEqual(rows.map(expected));
      }),
      { numRuns: 150 },
    );
  });

  it("is read the same by two other libraries", async () => {
    // Halves of pairs and control characters are read back by us only: others make something else of them.
    const readable = row.filter(
      ([text]) => text.isWellFormed() && !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|_x/.test(text),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(readable, { minLength: 1, maxLength: 12 }), async (rows) => {
        const data = readFileSync(await written(rows));
        const plain = (cell: unknown) =>
          cell instanceof Date
            ? cell.toISOString().slice(0, 10)
            : cell === null || cell === undefined
              ? ""
              : cell;
        const byHucre: unknown[][] = [];
        for await (const { values } of streamXlsxRows(data)) byHucre.push(trimmed(values.map(plain)));
        expect(byHucre.slice(1)).toEqual(rows.map(expected));
        const book = sheetjs.read(data, { cellDates: true, UTC: true });
        const bySheetJs = sheetjs.utils.sheet_to_json<unknown[]>(book.Sheets["Deals"] as sheetjs.WorkSheet, {
          header: 1,
          raw: true,
          defval: null,
          UTC: true,
        });
        expect(bySheetJs.slice(1).map((cells) => trimmed(cells.map(plain)))).toEqual(rows.map(expected));
      }),
      { numRuns: 40 },
    );
  });

  it("has a bold header that stays in sight, widths, and formats for amounts and days", async () => {
    const path = await written([["Alpha", "1234.50", 1.5, 25, 0.125, "2026-03-31"]]);
    const book = sheetjs.read(readFileSync(path), { cellStyles: true, cellNF: true });
    const sheet = book.Sheets["Deals"] as sheetjs.WorkSheet;
    expect((sheet["!cols"] ?? []).map((column) => column.width)).toEqual([24, 14, 14, 14, 14, 14]);
    const formats = ["A2", "B2", "C2", "D2", "E2", "F2"].map((at) => (sheet[at] as sheetjs.CellObject).z);
    expect(formats).toEqual(["General", "#,##0.00", "#,##0.###", "0.##", "General", "yyyy-mm-dd"]);
    expect((sheet["F2"] as sheetjs.CellObject).w).toBe("2026-03-31");
    const xml = await partOf(path, "xl/worksheets/sheet1.xml");
    expect(xml).toContain(
      '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>',
    );
    expect(xml).toContain('<c r="A1" s="1"');
    expect(await partOf(path, "xl/styles.xml")).toMatch(/<cellXfs[^>]*><xf [^>]*\/><xf [^>]*fontId="1"/);
  });

  it("marks texts that would be formulas once their cell is edited", async () => {
    const path = await written([["=1+1"], ["@x"], ["fine"]], [{ header: "T", kind: "text" }]);
    const xml = await partOf(path, "xl/worksheets/sheet1.xml");
    expect(xml.match(/<c r="A\d"[^>]*>/g)).toEqual([
      '<c r="A1" s="1" t="s">',
      '<c r="A2" s="2" t="s">',
      '<c r="A3" s="2" t="s">',
      '<c r="A4" t="s">',
    ]);
    expect(await partOf(path, "xl/styles.xml")).toContain('quotePrefix="1"');
    expect(xml).not.toContain("<f>");
  });

  it("keeps what a spreadsheet's numbers and days can't hold as text", async () => {
    const rows: Cell[][] = [
      ["a", "90071992547409.93", null, null, null, "1899-12-30"],
      ["b", "-0.05", null, null, null, "1900-01-01"],
    ];
    expect((await readBack(await written(rows))).slice(1)).toEqual([
      ["a", "90071992547409.93", "", "", "", "1899-12-30"],
      ["b", -0.05, "", "", "", "1900-01-01"],
    ]);
  });

  it("holds texts of one column together only where they repeat", async () => {
    const rows = Array.from({ length: 6000 }, (_none, at): Cell[] => [`deal ${at}`, `owner ${at % 7}`]);
    const path = await written(rows, [
      { header: "Deal", kind: "text" },
      { header: "Owner", kind: "text" },
    ]);
    const shared = (await partOf(path, "xl/sharedStrings.xml")).match(/<si>/g)?.length ?? 0;
    expect(shared).toBeLessThan(1100);
    expect(await readBack(path)).toEqual([["Deal", "Owner"], ...rows]);
  });

  it("goes on with further sheets where one is full", async () => {
    const path = next();
    const rows = Array.from({ length: 7 }, (_none, at): Cell[] => [`d${at}`]);
    await writeSheets(path, [{ header: "Deal", kind: "text" }], batchesOf(rows), { rows: 4, bytes: 1e9 });
    const sheets = await Promise.all(["Deals", "Deals 2", "Deals 3"].map((name) => readBack(path, name)));
    expect(sheets.map((cells) => cells.flat())).toEqual([
      ["Deal", "d0", "d1", "d2"],
      ["Deal", "d3", "d4", "d5"],
      ["Deal", "d6"],
    ]);
    expect((await readRows(path)).info.sheets).toEqual(["Deals", "Deals 2", "Deals 3"]);
  });

  it("without rows is its header", async () => {
    const path = await written([]);
    expect(await readBack(path)).toEqual([columns.map(({ header }) => header)]);
  });

  it("ends with the fault of where its rows come from", async () => {
    async function* faulty(): AsyncGenerator<Cell[][]> {
      yield [["a"]];
      throw new Error("the rows ended");
    }
    await expect(writeXlsx(next(), [{ header: "T", kind: "text" }], faulty())).rejects.toThrow(
      "the rows ended",
    );
  });
});

describe("a day's serial", () => {
  it("is read back as that day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 2_932_896 }), (number) => {
        const date = dayFromNumber(number);
        expect(serialDay(daySerial(date) as number, false)).toBe(date);
      }),
    );
    expect(["1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "2016-10-20"].map(daySerial)).toEqual([
      null,
      1,
      59,
      61,
      42_663,
    ]);
  });
});
