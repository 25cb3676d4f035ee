/** One table saved in every format by LibreOffice (scripts/importFixtures.mjs) reads the same from each. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CFB, utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSource } from "../../electron/engine/import/readers/openSource.ts";
import { OdsScanner } from "../../electron/engine/import/readers/ods/odsScanner.ts";
import { type Cell, NOT_CALCULATED } from "../../src/core/mapping/cell.ts";
import { newWorkbook } from "../db/workbook.ts";
import { fileOf, readRows } from "./readRows.ts";
import { importFiles } from "./workbook.ts";
import { zip } from "./zipFile.ts";

const fixtures = join(import.meta.dirname, "../fixtures/import/libreoffice");
const shared = join(import.meta.dirname, "../../../shared/data/messy");

const formats = ["xlsx", "xls", "ods"] as const;

async function read(path: string) {
  const { source, close } = await openSource(path, {});
  const rows: Cell[][] = [];
  const hidden: number[] = [];
  await source.rows((cells, count, row) => {
    const own = cells.slice(0, count);
    while (own.at(-1) === "") own.pop();
    rows[row] = own;
    if (source.rowHidden) hidden.push(row);
  });
  close();
  return { info: source.info, rows, hidden, columns: [...source.hiddenColumns] };
}

describe("saved by LibreOffice as", () => {
  it.each(formats)("%s: every cell, what is hidden, and the sheet that holds the table", async (format) => {
    const { info, rows, hidden, columns } = await read(join(fixtures, `deals.${format}`));
    expect(info).toMatchObject({ format, sheets: ["Notes", "Deals", "Archive"], sheet: "Deals" });
    expect(rows[1]).toEqual(["Pipeline of the north"]);
    expect(rows[2]).toBeUndefined();
    expect(rows[3]?.slice(0, 3)).toEqual(["Opportunity ID", "Opportunity Name", "Account Name"]);
    expect(rows[4]?.slice(0, 6)).toEqual(["OPP-101", "Deal 1 商机", "Acme & Söhne", "Won", 1000.5, 0.05]);
    expect(rows[4]?.slice(6)).toEqual(["2026-02-11", "2026-01-02", "Ann", "FALSE"]);
    expect(rows[6]?.[1]).toBe("Line\nbreak");
    // A formula's kept value is read; that of one that failed is its sign.
    expect(rows[8]?.[8]).toBe("#N/A");
    expect(rows[16]).toEqual(["Total", "", "", "", 78_039]);
    expect(rows).toHaveLength(17);
    expect(hidden).toEqual([7, 10, 11]);
    expect(columns).toEqual([9]);
  });

  it.each(formats)("%s: merged cells over two header rows keep their place", async (format) => {
    const { rows } = await read(join(fixtures, `grouped.${format}`));
    expect(rows[2]).toEqual(["商机编号", "客户名称", "商机阶段", "金额(万元)", "", "日期"]);
    expect(rows[3]).toEqual(["", "", "", "预计", "实际", "创建日期", "结单日期"]);
    expect(rows[4]).toEqual(["S-1", "上海华东", "赢单", 12.5, 12, "2026-01-05", "2026-03-05"]);
  });

  it("any of them is imported to the same deals", async () => {
    const results = [];
    for (const format of formats) {
      const workbook = await newWorkbook();
      const result = await importFiles(workbook, [join(fixtures, `deals.${format}`)]);
      const { rows } = await workbook.call("deals.query", {
        sort: [{ column: "sourceId", direction: "asc" }],
      });
      results.push({
        ...result,
        issues: result.issues.map(({ code, row }) => ({ code, row })),
        changeSet: null,
        files: result.files.map(({ asOf, asOfFrom }) => ({ asOf, asOfFrom })),
        deals: rows.map(({ name, account, stage, amountMinor, createdOn }) => [
          name,
          account,
          stage,
          amountMinor,
          createdOn,
        ]),
      });
    }
    expect(results[0]).toMatchObject({ rows: 12, added: 12, rejected: 0, amountMinorAfter: 7_803_900 });
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it.each([
    ["chinese-utf8.csv", "utf-8", ","],
    ["chinese-utf16.tsv", "utf-16le", "\t"],
    ["chinese-gb18030.csv", "gb18030", ";"],
    ["traditional-big5.csv", "big5", ","],
    ["western-windows1252.csv", "windows-1252", ";"],
  ])("%s: encoding %s and delimiter are found", async (file, encoding, delimiter) => {
    const { info, rows } = await readRows(join(fixtures, file));
    expect(info).toMatchObject({ format: "csv", encoding, delimiter });
    const accounts = rows.slice(1).map(({ cells }) => cells[1]);
    expect(accounts).toEqual(
      file.startsWith("chinese")
        ? ["上海华东实业", "北京启明科技"]
        : file.startsWith("western")
          ? ["Müller & Söhne", "Café Crème"]
          : ["臺灣積體電路製造", "鴻海精密工業"],
    );
  });
});

const xls = (name: string) => join(shared, name);

describe.skipIf(!existsSync(shared))("old workbooks of ../shared/data", () => {
  it.each([xls("readxl/dates-1900.xls"), xls("readxl/dates-1904.xls")])(
    "%s: days of either epoch",
    async (path) => {
      const { rows } = await readRows(path);
      expect(rows[0]?.cells).toEqual(Array.from({ length: 5 }, () => "2000-01-01"));
    },
  );

  it("titles over the table, and merged cells", async () => {
    const deaths = await readRows(xls("readxl/deaths.xls"));
    const same = await readRows(xls("readxl/deaths.xlsx"));
    expect(deaths.rows.map(({ cells }) => cells[0])).toEqual(same.rows.map(({ cells }) => cells[0]));
    const { rows } = await readRows(xls("messytables/span_rich.xls"));
    expect(rows[1]?.cells).toEqual(["j", "MERGE", "", "e"]);
  });

  it("encrypted ones are refused", async () => {
    await expect(readRows(xls("messytables/encrypted_no_password.xls"))).rejects.toMatchObject({
      code: "sheetPassword",
    });
  });
});

const ns = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:draw="d" xmlns:calcext="c"';

function odsOf(tables: string, before = "", styles = "") {
  const content = `<?xml version="1.0"?>${before}<office:document-content ${ns}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", data: content },
  ]);
}

const table = (rows: string) => `<table:table table:name="S">${rows}</table:table>`;
const text = (value: string, how = "") =>
  `<table:table-cell office:value-type="string" ${how}><text:p>${value}</text:p></table:table-cell>`;
const odsRows = (rows: string, before = "") => readRows(fileOf("d.ods", odsOf(table(rows), before)));

describe("an old Excel sheet", () => {
  const emptyText = Buffer.from([3, 0, 0, 0, 0, 0, 0xff, 0xff]);
  const number = (value: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return bytes;
  };

  /** Names in the first column, and in the second the formula 1+1 with what is kept as its value and its flags. */
  function xlsOf(formulas: readonly { value: Buffer; flags: number }[]): Buffer {
    const sheet = utils.aoa_to_sheet([["Name"], ...formulas.map((_formula, at) => [`d${at}`, 0])]);
    const Sheets = { Other: utils.aoa_to_sheet([["Other"]]), S: sheet };
    const written = write({ SheetNames: ["Other", "S"], Sheets }, { type: "buffer", bookType: "biff8" });
    const container = CFB.read(written, { type: "buffer" });
    const entry = CFB.find(container, "/Workbook");
    let stream = Buffer.from(entry.content);
    // The library writes no formulas: its numbers, in the last sheet, are made to be some.
    for (const [at, { value, flags }] of formulas.entries()) {
      const place = Buffer.from([at + 1, 0, 1, 0]);
      const start = stream.indexOf(Buffer.concat([Buffer.from([0x03, 0x02, 14, 0]), place]));
      const after = Buffer.from([flags, 0, 0, 0, 0, 0, 7, 0, 0x1e, 1, 0, 0x1e, 1, 0, 3]);
      const cell = stream.subarray(start + 4, start + 10);
      const record = Buffer.concat([Buffer.from([0x06, 0, 29, 0]), cell, value, after]);
      stream = Buffer.concat([stream.subarray(0, start), record, stream.subarray(start + 18)]);
    }
    entry.content = stream;
    entry.size = stream.length;
    return CFB.write(container, { type: "buffer" }) as Buffer;
  }
  const readFormulas = async (...formulas: { value: Buffer; flags: number }[]) => {
    const { rows } = await readRows(fileOf("f.xls", xlsOf(formulas)), { sheet: "S" });
    return rows.slice(1).map(({ cells }) => cells[1] ?? "");
  };

  it("tells formulas that were never worked out, where none of them has a value", async () => {
    const never = { value: emptyText, flags: 0 };
    expect(await readFormulas(never, never)).toEqual([NOT_CALCULATED, NOT_CALCULATED]);
    // Where another has its own, these are empty texts.
    expect(await readFormulas(never, { value: number(2), flags: 0 })).toEqual(["", 2]);
  });

  it("and zeros that are to be worked out when the file is opened", async () => {
    const zero = number(0);
    expect(
      await readFormulas(
        { value: zero, flags: 2 },
        { value: zero, flags: 1 },
        { value: number(2), flags: 2 },
      ),
    ).toEqual([NOT_CALCULATED, 0, 2]);
  });
});

describe("an OpenDocument sheet", () => {
  it("of cells of every kind, notes and drawings left out", async () => {
    const { rows } = await odsRows(
      `<table:table-row>${text("A &amp; <text:span>B<text:s text:c='2'/>C</text:span><text:tab/>D")}` +
        '<table:table-cell office:value-type="float" office:value="-1.5E3" table:formula="of:=1"><text:p>x</text:p></table:table-cell>' +
        '<table:table-cell office:value-type="date" office:date-value="2016-10-20T18:00:00"><text:p>20 Oct</text:p></table:table-cell>' +
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>' +
        '<table:table-cell office:value-type="string" office:string-value="kept"/>' +
        '<table:table-cell office:value-type="time" office:time-value="PT1H"><text:p>01:00</text:p></table:table-cell>' +
        '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>seen</text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></table:table-cell>' +
        '<table:table-cell office:value-type="void"><text:p>odd</text:p></table:table-cell></table:table-row>',
    );
    const [cells] = rows.map((row) => row.cells);
    expect(cells).toEqual(["A & B  C\tD", -1500, "2016-10-20", "TRUE", "kept", "01:00", "seen", "odd"]);
  });

  it("tells a formula that was never worked out from one whose text is empty", async () => {
    const { rows } = await odsRows(
      `<table:table-row>${text("a")}<table:table-cell table:formula="of:=1+1"/>` +
        '<table:table-cell table:formula="of:=1+1" office:value-type="float"></table:table-cell>' +
        `<table:table-cell table:formula='of:=""' office:value-type="string"/>${text("b")}</table:table-row>`,
    );
    expect(rows[0]?.cells).toEqual(["a", NOT_CALCULATED, NOT_CALCULATED, "", "b"]);
  });

  it("repeats cells and rows as often as it says, and no trailing blanks", async () => {
    const { rows } = await odsRows(
      `<table:table-row table:number-rows-repeated="3">${text("a", 'table:number-columns-repeated="2"')}<table:table-cell table:number-columns-repeated="2"/>${text("b")}<table:table-cell table:number-columns-repeated="16379"/></table:table-row>` +
        '<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>' +
        `<table:table-row>${text("end")}</table:table-row>` +
        '<table:table-row table:number-rows-repeated="1048567"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    );
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 9]);
    expect(rows[2]?.cells).toEqual(["a", "a", "", "", "b"]);
  });

  it.each<[string, string, string]>([
    [
      "rows repeated a billion times",
      `<table:table-row table:number-rows-repeated="1000000000">${text("a")}</table:table-row>`,
      "tooManyRows",
    ],
    [
      "cells repeated a billion times",
      `<table:table-row>${text("a", 'table:number-columns-repeated="1000000000"')}</table:table-row>`,
      "tooManyColumns",
    ],
    [
      "a million wide rows out of one",
      `<table:table-row table:number-rows-repeated="1000000">${text("a", 'table:number-columns-repeated="16000"')}</table:table-row>`,
      "zipBomb",
    ],
    [
      "a cell of a megabyte",
      `<table:table-row>${text("x".repeat(2 ** 21))}</table:table-row>`,
      "textTooLong",
    ],
    [
      "a cell of a million paragraphs",
      `<table:table-row><table:table-cell office:value-type="string">${"<text:p>xx</text:p>".repeat(600_000)}</table:table-cell></table:table-row>`,
      "cellTooLong",
    ],
  ])("with %s is refused", async (_name, rows, code) => {
    await expect(odsRows(rows)).rejects.toMatchObject({ code });
  });

  it("never expands an entity", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_value, at) => `<!ENTITY a${at + 1} "${`&a${at || ""};`.repeat(10)}">`).join("")}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const { rows } = await odsRows(`<table:table-row>${text("&a9;")}${text("&f;")}</table:table-row>`, bomb);
    expect(rows[0]?.cells).toEqual(["&a9;", "&f;"]);
  });

  it("with a password, without sheets, or cut is refused", async () => {
    const mimetype = {
      name: "mimetype",
      data: "application/vnd.oasis.opendocument.spreadsheet",
      stored: true,
    };
    const locked = zip([
      mimetype,
      { name: "content.xml", data: "x" },
      { name: "META-INF/manifest.xml", data: "<manifest:encryption-data/>" },
    ]);
    await expect(readRows(fileOf("p.ods", locked))).rejects.toMatchObject({ code: "sheetPassword" });
    await expect(readRows(fileOf("n.ods", odsOf("")))).rejects.toMatchObject({ code: "noSheet" });
    const cut = zip([
      mimetype,
      {
        name: "content.xml",
        data: `<table:table table:name="S"><table:table-row>${text("a")}</table:table-row>`,
      },
    ]);
    await expect(readRows(fileOf("c.ods", cut))).rejects.toMatchObject({ code: "zipDamaged" });
  });

  it("reads the same however its bytes are cut", () => {
    const content = `<table:table table:name="S"><table:table-column table:visibility="collapse"/><table:table-row table:visibility="filter">${text("甲 &amp; <![CDATA[<b>]]>")}<!-- > --><table:table-cell office:value-type="float" office:value="5" table:formula="of:=&quot;>&quot;"/></table:table-row></table:table>`;
    fc.assert(
      fc.property(fc.array(fc.nat(content.length), { maxLength: 12 }), (cuts) => {
        const rows: Cell[][] = [];
        const scanner: OdsScanner = new OdsScanner("f", 0, (cells, count) => {
          rows.push(cells.slice(0, count));
          expect(scanner.rowHidden).toBe(true);
        });
        const edges = [0, ...cuts.toSorted((a, b) => a - b), content.length];
        for (let at = 1; at < edges.length; at += 1) scanner.push(content.slice(edges[at - 1], edges[at]));
        scanner.finish();
        expect(rows).toEqual([["甲 & <b>", 5]]);
        expect([...scanner.hiddenColumns]).toEqual([0]);
      }),
    );
  });

  it("that a name's ending belies is known by its bytes", async () => {
    const path = fileOf("deals.csv", readFileSync(join(fixtures, "deals.ods")));
    expect((await readRows(path)).info.format).toBe("ods");
  });
});
