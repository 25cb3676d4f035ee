/** Records from bytes are the records that the decoder and the scanner of texts give. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CsvScanner } from "../../electron/engine/import/readers/csvScanner.ts";
import { openSource } from "../../electron/engine/import/readers/openSource.ts";
import { Utf8Rows } from "../../electron/engine/import/readers/utf8Rows.ts";

/** Pieces that CSV is made of, and what comes in their way. */
const piece = fc.constantFrom(
  ",",
  ",",
  "\n",
  "\n",
  "\r\n",
  '"',
  '"',
  '""',
  "a",
  "b b",
  "é",
  "华为",
  "😀",
  " ",
  "\r",
  "\t",
  ";",
  "12.50",
  "\0",
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

function byText(input: string, delimiter: string): string[][] {
  const records: string[][] = [];
  const scanner = new CsvScanner(delimiter, "\n", (cells, count) => {
    records.push(cells.slice(0, count));
  });
  scanner.push(input);
  return records;
}

/** As {@link Utf8Rows} takes them from chunks of so many bytes at first. @returns also the numbers of the cells */
function byBytes(input: string, delimiter: string, size: number) {
  const records: string[][] = [];
  const numbers: number[][] = [];
  const rows = new Utf8Rows(delimiter, (cells, count, _record, met) => {
    records.push(cells.slice(0, count));
    numbers.push([...(met as Int32Array).subarray(0, count)]);
  });
  const bytes = Buffer.from(input);
  let take = size;
  for (let at = 0; at < bytes.length; ) {
    const chunk = bytes.subarray(at, at + take);
    const used = rows.scan(chunk, Utf8Rows.plainPart(chunk));
    at += used;
    if (used > 0) take = size;
    else if (chunk.length < take) break;
    else take *= 2;
  }
  return { records, numbers };
}

describe("Utf8Rows", () => {
  it("gives the records that the scanner of texts gives, however the bytes are cut", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(",", ";", "\t"),
        fc.integer({ min: 1, max: 50 }),
        (input, mark, size) => {
          // A record that has not ended is left to the scanner.
          const ended = input.replace(/[^\n]*$/, "");
          expect(byBytes(ended, mark, size).records).toEqual(byText(ended, mark));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("numbers cells of a column alike just where their texts are alike", () => {
    const cells = fc.array(fc.constantFrom("", "a", "b", "ab", "ba", "华为", "华", "x".repeat(70)), {
      minLength: 2,
      maxLength: 300,
    });
    fc.assert(
      fc.property(cells, (column) => {
        const { numbers } = byBytes(column.map((cell) => `${cell},"${cell}"\n`).join(""), ",", 64);
        for (const place of [0, 1]) {
          const known = new Map<number, string>();
          numbers.forEach((row, at) => {
            const number = row[place] as number;
            if (number < 0) return;
            expect(known.get(number) ?? column[at]).toBe(column[at]);
            known.set(number, column[at] as string);
          });
          expect(new Set(known.values()).size).toBe(known.size);
        }
      }),
    );
  });

  it("gives up a column whose cells are all different, and reads it on", () => {
    const ids = Array.from({ length: 40_000 }, (_, at) => `id${at}`);
    const { records, numbers } = byBytes(ids.map((id) => `${id},same\n`).join(""), ",", 4096);
    expect(records.map(([id]) => id)).toEqual(ids);
    expect(numbers.at(-1)).toEqual([-1, 0]);
  });

  it("takes nothing of a chunk that is no UTF-8", () => {
    expect(Utf8Rows.plainPart(Buffer.from("a,b\nc,d"))).toBe(4);
    expect(Utf8Rows.plainPart(Buffer.from([97, 10, 0xff, 10]))).toBe(0);
  });
});

describe("a CSV file", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "funnel-utf8-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function rowsOf(bytes: Buffer): Promise<[row: number, ...cells: string[]][]> {
    const path = join(folder, "file.csv");
    writeFileSync(path, bytes);
    const { source, close } = await openSource(path, { encoding: "utf-8", delimiter: "," });
    const rows: [number, ...string[]][] = [];
    await source.rows((cells, count, row) => {
      rows.push([row, ...cells.slice(0, count).map(String)]);
    });
    close();
    return rows;
  }

  it("keeps counting its rows where plain bytes end in the middle", async () => {
    const good = Array.from({ length: 60_000 }, (_, at) => `row ${at},ünï\n`).join("");
    const rows = await rowsOf(
      Buffer.concat([
        Buffer.from(`Name,Note\n${good}`),
        Buffer.from([98, 44, 0xff, 10]),
        Buffer.from('last,"é"'),
      ]),
    );
    expect(rows).toHaveLength(60_003);
    expect(rows.slice(-3)).toEqual([
      [60_001, "row 59999", "ünï"],
      [60_002, "b", "\ufffd"],
      [60_003, "last", "é"],
    ]);
  });

  it("reads a cell that is longer than a chunk", async () => {
    const long = `"${"é,\n".repeat(150_000)}"`;
    const rows = await rowsOf(Buffer.from(`Name,Note\na,${long}\nb,c\n`));
    expect(rows.map(([row, name]) => [row, name])).toEqual([
      [1, "Name"],
      [2, "a"],
      [3, "b"],
    ]);
    expect(rows[1]?.[2]).toHaveLength(450_000);
  });
});
