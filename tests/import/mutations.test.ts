/** Good files spoiled at random: none crashes, hangs, or leaves half an import. `FUNNEL_MUTATIONS` sets how many of each kind. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReadError } from "../../electron/engine/import/readers/readError.ts";
import { ReaderControl } from "../../electron/engine/import/reading/control.ts";
import type { FromReader } from "../../electron/engine/import/reading/protocol.ts";
import { readFile } from "../../electron/engine/import/reading/readFile.ts";
import { messageCodes } from "../../src/contract/messages/index.ts";
import { fileOf } from "./readRows.ts";
import { book, rowsOf, zip } from "./zipFile.ts";

const RUNS = Number(process.env["FUNNEL_MUTATIONS"] ?? 1250);

const table = [
  ["Opportunity ID", "Account Name", "Stage", "Amount", "Created Date", "Owner", "备注"],
  ...Array.from({ length: 30 }, (_value, at) => [
    `${at}`,
    `客户 ${at}`,
    at % 2 ? "Won" : "Engaging",
    at * 1.5,
    `2026-01-${String((at % 28) + 1).padStart(2, "0")}`,
    "Ann",
    '"quoted", text',
  ]),
];
const csv = Buffer.from(
  table.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n"),
);
const strings = table
  .flatMap((cells) =>
    cells.map((cell) => `<si><t>${String(cell).replaceAll("<", "&lt;").replaceAll('"', "&quot;")}</t></si>`),
  )
  .join("");
const shared = table
  .map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((_cell, at) => `<c t="s"><v>${row * 7 + at}</v></c>`).join("")}</row>`,
  )
  .join("");
const plainBook = book({ sheets: [{ name: "S", rows: rowsOf(table).replaceAll('"quoted"', "quoted") }] });
const sharedBook = book({ sheets: [{ name: "S", rows: shared }], strings });

const saved = (name: string) =>
  readFileSync(join(import.meta.dirname, "../fixtures/import/libreoffice", name));
const xls = saved("deals.xls");
const ods = saved("deals.ods");

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom("flip", "cut", "drop", "double", "insert", "zero"),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});

function spoil(
  good: Buffer,
  mutations: readonly { at: number; kind: string; length: number; bytes: Uint8Array }[],
): Buffer {
  let data = Buffer.from(good);
  for (const { at, kind, length, bytes } of mutations) {
    const from = Math.floor(at * data.length);
    if (kind === "flip")
      for (let index = from; index < Math.min(data.length, from + bytes.length); index += 1)
        data[index] = (data[index] as number) ^ (bytes[index - from] as number);
    else if (kind === "zero") data.fill(0, from, Math.min(data.length, from + length));
    else if (kind === "cut") data = data.subarray(0, from);
    else if (kind === "drop") data = Buffer.concat([data.subarray(0, from), data.subarray(from + length)]);
    else if (kind === "double") data = Buffer.concat([data.subarray(0, from + length), data.subarray(from)]);
    else data = Buffer.concat([data.subarray(0, from), bytes, data.subarray(from)]);
  }
  return data;
}

const codes = new Set(messageCodes("en"));
const context = {
  baseOpen: false,
  baseCurrency: "USD",
  rates: {},
  today: "2026-06-15",
  stageKinds: {},
  states: {},
  customFields: [],
  writings: [],
  known: {
    stages: new Set<string>(),
    people: new Set<string>(),
    products: new Set<string>(),
    accounts: new Set<string>(),
  },
};

/** Reads as the worker does. @returns what came of it */
async function read(path: string): Promise<FromReader[]> {
  const control = new ReaderControl();
  control.allow(1000);
  const messages: FromReader[] = [];
  try {
    await readFile(
      { task: "read", path, options: {}, context, control: control.shared },
      control,
      (message) => messages.push(message),
    );
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    messages.push({ type: "failed", code: error.code, params: error.params });
  }
  return messages;
}

/** The sheet's XML spoiled inside a whole container: faults that a checksum would hide. */
const inside = (good: string) => (mutations: Parameters<typeof spoil>[1]) => {
  const sheet = spoil(Buffer.from(`<worksheet><sheetData>${good}</sheetData></worksheet>`), mutations);
  const parts = [
    {
      name: "_rels/.rels",
      data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    },
    { name: "xl/workbook.xml", data: '<workbook><sheets><sheet name="S" r:id="s"/></sheets></workbook>' },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: '<Relationships><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    },
    { name: "xl/sharedStrings.xml", data: `<sst>${strings}</sst>` },
    { name: "xl/worksheets/sheet1.xml", data: sheet, packed: deflateRawSync(sheet) },
  ];
  return zip(parts);
};

/** The same inside an OpenDocument file. */
const insideOds = (mutations: Parameters<typeof spoil>[1]) => {
  const cells = table
    .map(
      (row) =>
        `<table:table-row>${row.map((cell) => `<table:table-cell office:value-type="string" table:number-columns-repeated="1"><text:p>${cell}</text:p></table:table-cell>`).join("")}</table:table-row>`,
    )
    .join("");
  const content = spoil(Buffer.from(`<table:table table:name="S">${cells}</table:table>`), mutations);
  return zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", data: content, packed: deflateRawSync(content) },
  ]);
};

describe("a spoiled file", () => {
  it.each<[string, (mutations: Parameters<typeof spoil>[1]) => Buffer]>([
    ["CSV", (mutations) => spoil(csv, mutations)],
    ["workbook", (mutations) => spoil(plainBook, mutations)],
    ["workbook with shared strings", (mutations) => spoil(sharedBook, mutations)],
    ["sheet in a whole workbook", inside(rowsOf(table).replaceAll('"quoted"', "quoted"))],
    ["sheet of shared strings in a whole workbook", inside(shared)],
    ["OpenDocument file", (mutations) => spoil(ods, mutations)],
    ["sheet in a whole OpenDocument file", insideOds],
    ["old workbook", (mutations) => spoil(xls, mutations)],
  ])(
    "%s is read with every row accounted for, or refused with a sentence",
    async (_name, make) => {
      const path = fileOf("spoiled", "");
      await fc.assert(
        fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
          writeFileSync(path, make(mutations));
          const messages = await read(path);
          const last = messages.at(-1);
          if (last?.type === "failed") {
            expect(codes).toContain(last.code);
            return;
          }
          expect(last?.type).toBe("end");
          if (last?.type !== "end") return;
          const from = messages.findLastIndex(({ type }) => type === "shape");
          let rows = 0;
          for (const message of messages.slice(from))
            if (message.type === "batch") rows += message.batch.count + message.batch.rejected;
          expect(rows).toBe(last.end.rows);
          for (const message of messages)
            if (message.type === "batch")
              for (const { code } of message.batch.issues) expect(codes).toContain(code);
        }),
        { numRuns: RUNS },
      );
    },
    300_000,
  );
});
