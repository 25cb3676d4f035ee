/** Files that can't be imported: each has its own sentence in both languages, and the workbook keeps every byte. */
import {
  chmodSync,
  mkdirSync,
  openSync,
  closeSync,
  ftruncateSync,
  rmSync,
  writeFileSync,
  writeSync,
  appendFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { limits } from "../../electron/engine/import/readers/limits.ts";
import { newWorkbook, workbookIn } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { bytesOf, type Given, importFiles, outcomeOf } from "./workbook.ts";
import { book, bookParts, rowsOf, zip } from "./zipFile.ts";

const header = "Opportunity ID,Stage,Amount\n";
const good = `${header}1,Won,5\n`;
const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504)]);
const sheet = rowsOf([
  ["Opportunity ID", "Stage", "Amount"],
  ["1", "Won", 5],
]);

/** A file whose cell goes on for a gigabyte, written sparse. */
function huge(name: string, begin: string): string {
  const path = fileOf(name, "");
  const handle = openSync(path, "r+");
  writeSync(handle, begin);
  ftruncateSync(handle, 1024 ** 3);
  closeSync(handle);
  return path;
}

function folder(): string {
  const path = join(dirname(fileOf("x", "x")), "folder.csv");
  mkdirSync(path);
  return path;
}

const bomb = () => {
  // A megabyte of zeros deflates to a kilobyte; stated small, it would be believed small.
  const parts = bookParts({ sheets: [{ name: "S", rows: "" }] });
  return zip(
    parts.map((part) =>
      part.name.endsWith("sheet1.xml")
        ? { ...part, data: Buffer.alloc(80 * 1024 ** 2, 32), statedSize: 100 }
        : part,
    ),
  );
};

const cases: [string, string, () => string | Given, Record<string, unknown>?][] = [
  ["a file that is gone", "sheetNotFound", () => "/nowhere/deals.csv", { file: "deals.csv" }],
  ["a folder", "sheetIsFolder", folder],
  ["an empty file", "sheetEmpty", () => fileOf("e.csv", "")],
  ["blank lines only", "noRows", () => fileOf("e.csv", "\n\n , \n")],
  ["a header only", "headerOnly", () => fileOf("h.csv", header), { row: 1 }],
  ["a workbook without rows", "noRows", () => fileOf("h.xlsx", book({ sheets: [{ name: "S", rows: "" }] }))],
  [
    "a workbook with a header only",
    "headerOnly",
    () => fileOf("h.xlsx", book({ sheets: [{ name: "S", rows: rowsOf([["Opportunity ID", "Stage"]]) }] })),
  ],
  ["no known column", "columnsUnknown", () => fileOf("c.csv", "foo,bar\n1,2\n"), { row: 1 }],
  [
    "HTML named .xls",
    "sheetIsHtml",
    () =>
      fileOf(
        "deals.xls",
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><table><tr><td>1</td></tr></table></html>',
      ),
  ],
  ["HTML named .xlsx", "sheetIsHtml", () => fileOf("deals.xlsx", "\ufeff\n<!DOCTYPE html><html></html>")],
  [
    "Excel 2003 XML",
    "sheetXml2003",
    () =>
      fileOf(
        "deals.xls",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>',
      ),
  ],
  ["an old .xls that is damaged", "xlsDamaged", () => fileOf("deals.xls", ole)],
  [
    "a workbook with a password",
    "sheetPassword",
    () => fileOf("deals.xlsx", Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")])),
  ],
  [
    "an encrypted zip",
    "sheetPassword",
    () => fileOf("deals.xlsx", zip([{ name: "xl/workbook.xml", data: "x", encrypted: true }])),
  ],
  [
    "a zip of something else",
    "zipNotSheet",
    () => fileOf("deals.xlsx", zip([{ name: "readme.txt", data: "hello" }])),
  ],
  [
    "a text document",
    "zipNotSheet",
    () =>
      fileOf(
        "d.xlsx",
        zip([
          {
            name: "_rels/.rels",
            data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
          },
        ]),
      ),
  ],
  [
    "an OpenDocument sheet without its content",
    "zipDamaged",
    () =>
      fileOf(
        "deals.ods",
        zip([{ name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true }]),
      ),
  ],
  [
    "a binary workbook",
    "sheetXlsb",
    () => fileOf("deals.xlsb", zip([{ name: "xl/workbook.bin", data: "x" }])),
  ],
  [
    "half a workbook",
    "zipDamaged",
    () => fileOf("deals.xlsx", book({ sheets: [{ name: "S", rows: sheet }] }).subarray(0, 700)),
  ],
  [
    "a workbook with spoiled bytes",
    "zipDamaged",
    () => {
      const bytes = book({ sheets: [{ name: "S", rows: sheet.repeat(50) }] });
      const at = bytes.indexOf("sheet1.xml") + 30;
      for (let index = at; index < at + 80; index += 1) bytes[index] = 0xff;
      return fileOf("deals.xlsx", bytes);
    },
  ],
  ["a zip bomb", "zipBomb", () => fileOf("deals.xlsx", bomb())],
  [
    "a zip of very many parts",
    "zipTooManyParts",
    () =>
      fileOf(
        "d.xlsx",
        zip(
          Array.from({ length: limits.zipEntries + 1 }, (_value, at) => ({
            name: `p${at}`,
            data: "",
            stored: true,
          })),
        ),
      ),
  ],
  ["a PDF", "sheetNotTable", () => fileOf("deals.csv", "%PDF-1.7\n%âãÏÓ\n")],
  [
    "a picture",
    "sheetNotTable",
    () => fileOf("deals.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
  ],
  ["JSON", "sheetNotTable", () => fileOf("deals.csv", '[{"id": 1}]')],
  [
    "bytes without sense",
    "sheetNotTable",
    () => fileOf("deals.csv", Buffer.from(Array.from({ length: 4000 }, (_value, at) => (at * 37) % 32))),
  ],
  [
    "a quote that is never closed",
    "quoteNeverClosed",
    () => fileOf("q.csv", `${header}1,Won,5\n2,"Lost,6\n3,Won,7\n`),
    { row: 3, column: 2 },
  ],
  [
    "a gigabyte in a cell",
    "recordTooLong",
    () => huge("big.csv", `${header}${"1,Won,5\n".repeat(2000)}2,Won,`),
    { row: 2002, column: 3 },
  ],
  [
    "a gigabyte in quotes",
    "quoteNeverClosed",
    () => fileOf("q.csv", `${header}1,"${"Won\n".repeat(600_000)}`),
    { row: 2, column: 2 },
  ],
  [
    "a gigabyte in a workbook's cell",
    "cellTooLong",
    () =>
      fileOf(
        "big.xlsx",
        book({
          sheets: [
            {
              name: "S",
              rows: `<row r="1"><c t="inlineStr"><is><t>${"x".repeat(8 * 1024 ** 2)}</t></is></c></row>`,
            },
          ],
        }),
      ),
    { row: 1 },
  ],
  [
    "a giant shared text",
    "textTooLong",
    () =>
      fileOf(
        "big.xlsx",
        book({
          sheets: [{ name: "S", rows: '<row><c t="s"><v>0</v></c></row>' }],
          strings: `<si><t>${"x".repeat(8 * 1024 ** 2)}</t></si>`,
        }),
      ),
  ],
  [
    "two million columns",
    "tooManyColumns",
    () => fileOf("wide.csv", `a${",a".repeat(2_000_000)}\n1\n`),
    { row: 1 },
  ],
  [
    "an unknown encoding",
    "encodingUnknown",
    () => ({ path: fileOf("d.csv", good), options: { encoding: "klingon" } }),
    { value: "klingon" },
  ],
  [
    "an unknown sheet",
    "sheetNameUnknown",
    () => ({
      path: fileOf("d.xlsx", book({ sheets: [{ name: "S", rows: sheet }] })),
      options: { sheet: "T" },
    }),
    { value: "T", known: "S" },
  ],
  [
    "a header row beyond the end",
    "headerRowOutside",
    () => ({ path: fileOf("d.csv", good), options: { headerRow: 9 } }),
    { row: 9 },
  ],
  [
    "a field given twice",
    "fieldTwice",
    () => ({ path: fileOf("d.csv", good), options: { map: { Stage: "name", Amount: "name" } } }),
    { column: "Stage", other: "Amount" },
  ],
  [
    "a mapped header that is not there",
    "headerUnknown",
    () => ({ path: fileOf("d.csv", good), options: { map: { Nope: "name" } } }),
    { column: "Nope" },
  ],
  [
    "people without a name",
    "nameColumnMissing",
    () => ({ path: fileOf("d.csv", "Team,Email\nA,b\n"), options: { table: "people" } }),
  ],
  [
    "an unknown profile",
    "profileNotFound",
    () => ({ path: fileOf("d.csv", good), options: { profile: "Weekly" } }),
    { value: "Weekly" },
  ],
];

describe("a file that can't be imported", () => {
  it.each(cases)(
    "%s: %s",
    async (_name, code, make, params = {}) => {
      const workbook = await newWorkbook();
      const before = bytesOf(workbook);
      const made = make();
      const file = typeof made === "string" ? { path: made } : made;
      for (const locale of ["en", "zh-CN"] as const) {
        const outcome = await outcomeOf(workbook, file, locale);
        expect(outcome).toMatchObject({
          state: "failed",
          error: { code, kind: expect.stringMatching(/^(?:invalid|notFound)$/), params },
        });
        if (outcome.state !== "failed") continue;
        expect(outcome.error.message).not.toMatch(/[{}]/);
        for (const value of Object.values(params)) expect(outcome.error.message).toContain(String(value));
      }
      expect(bytesOf(workbook)).toBe(before);
    },
    60_000,
  );

  it("can't be read by this user", async () => {
    const path = fileOf("secret.csv", good);
    chmodSync(path, 0o000);
    const workbook = await newWorkbook();
    const outcome = await outcomeOf(workbook, { path });
    // Root reads everything.
    if (process.getuid?.() === 0) expect(outcome.state).toBe("done");
    else expect(outcome).toMatchObject({ state: "failed", error: { code: "sheetNoPermission" } });
  });

  it("is inspected with the same sentence", async () => {
    const workbook = await newWorkbook();
    await expect(workbook.call("import.inspect", { path: fileOf("d.xls", ole) })).rejects.toMatchObject({
      code: "xlsDamaged",
      kind: "invalid",
    });
  });
});

describe("a file that changes while it is read", () => {
  const rows = Array.from({ length: 200_000 }, (_value, at) => `${at},Won,5`).join("\n");

  it.each([
    ["vanishes", (path: string) => rmSync(path)],
    ["grows", (path: string) => appendFileSync(path, "\n9999999,Won,5\n")],
    ["is written anew", (path: string) => writeFileSync(path, good)],
  ])("%s", async (_name, spoil) => {
    const workbook = await newWorkbook();
    const before = bytesOf(workbook);
    const path = fileOf("d.csv", `${header}${rows}\n`);
    let spoiled = false;
    const { engine } = workbook;
    const { job } = await workbook.call("import.start", { sources: [{ path }] });
    const watch = setInterval(() => {
      if (spoiled || engine.jobs.get(job).done === 0) return;
      spoiled = true;
      spoil(path);
    }, 1);
    const outcome = await engine.jobs.ended(job);
    clearInterval(watch);
    expect(outcome).toMatchObject({
      state: "failed",
      error: { code: "sheetChanged", params: { file: "d.csv" } },
    });
    expect(bytesOf(workbook)).toBe(before);
  });
});

it("takes every encoding in which the same file may come", async () => {
  const text = "商机编号,客户名称,商机阶段,金额(万元)\n1,上海华东,赢单,1.5\n2,北京启明,跟进中,2\n";
  for (const encoding of ["utf8", "gbk", "utf16le"]) {
    const workbook = await workbookIn("CNY");
    const bytes =
      encoding === "utf16le" ? Buffer.from(`\ufeff${text}`, "utf16le") : iconv.encode(text, encoding);
    expect(await importFiles(workbook, [fileOf("d.csv", bytes)])).toMatchObject({
      added: 2,
      rejected: 0,
      amountMinorAfter: 3_500_000,
    });
  }
});
