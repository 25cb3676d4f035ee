import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { streamXlsxRows } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { isDayFormat } from "../../electron/engine/import/readers/xlsx/workbook.ts";
import { fileOf, readRows } from "./readRows.ts";
import { book, bookParts, rowsOf, zip } from "./zipFile.ts";

const shared = join(import.meta.dirname, "../../../shared/data");

async function cellsOf(data: Buffer, sheet?: string) {
  const { rows } = await readRows(fileOf("book.xlsx", data), { sheet });
  return rows.map(({ cells }) => cells);
}

describe("cells", () => {
  it("of every type", async () => {
    const strings =
      '<si><t>shared</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve">text</t></r><rPh sb="0" eb="1"><t>guide</t></rPh></si><si/><si><t>A&amp;B &#x4E2D;&#25991;_x000D_</t></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row>' +
      '<row r="2"><c r="A2" t="str"><f>A1&amp;"x"</f><v>formula</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c></row>' +
      '<row r="3"><c r="A3" s="1"><v>42663</v></c><c r="B3" s="1"><v>42663.75</v></c><c r="C3" t="d"><v>2016-10-20T00:00:00</v></c><c r="E3"><v>-1.5E3</v></c></row>' +
      '<row r="4"><c r="A4" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r="B4"/><c r="C4" t="inlineStr"><is><t><![CDATA[<raw> & text]]></t></is></c></row>';
    expect(await cellsOf(book({ sheets: [{ name: "S", rows }], strings }))).toEqual([
      ["shared", "rich text", "A&B 中文\r"],
      ["formula", 2, "TRUE", "#N/A"],
      ["2016-10-20", "2016-10-20", "2016-10-20T00:00:00", "", -1500],
      ["inline", "", "<raw> & text"],
    ]);
  });

  it("keep their place without references, and blank rows their number", async () => {
    const { rows } = await readRows(
      fileOf(
        "b.xlsx",
        book({
          sheets: [
            {
              name: "S",
              rows: '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row r="9"><c r="B9"><v>4</v></c></row><row><c><v>5</v></c></row>',
            },
          ],
        }),
      ),
    );
    expect(rows).toEqual([
      { row: 1, cells: [1, "", 3] },
      { row: 9, cells: ["", 4] },
      { row: 10, cells: [5] },
    ]);
  });

  it("of workbooks that count from 1904, and Excel's day that never was", async () => {
    expect(
      await cellsOf(
        book({ sheets: [{ name: "S", rows: '<row><c s="1"><v>41201</v></c></row>' }], date1904: true }),
      ),
    ).toEqual([["2016-10-20"]]);
    expect(
      await cellsOf(
        book({ sheets: [{ name: "S", rows: '<row><c s="1"><v>60</v></c><c s="1"><v>61</v></c></row>' }] }),
      ),
    ).toEqual([["1900-02-29", "1900-03-01"]]);
  });

  it("are days by their number format", () => {
    expect(
      ["yyyy-mm-dd", "d/m/yy", 'yyyy"年"m"月"d"日"', "[$-409]d-mmm-yy;@", "mmm yyyy", "m/d/yy h:mm"].filter(
        isDayFormat,
      ),
    ).toHaveLength(6);
    expect(
      ["General", "0.00", '#,##0.00"d"', "[Red]0", "h:mm", "[h]:mm:ss", "0.00E+00", '"day" 0', "@"].filter(
        isDayFormat,
      ),
    ).toEqual([]);
  });

  it("under a namespace's prefix, in a stored entry, cut anywhere", async () => {
    const long = Array.from(
      { length: 20_000 },
      (_value, at) =>
        `<x:row><x:c t="inlineStr"><x:is><x:t>客户 ${at}</x:t></x:is></x:c><x:c><x:v>${at}</x:v></x:c></x:row>`,
    ).join("");
    const parts = bookParts({ sheets: [{ name: "S", rows: "" }] }).map((part) =>
      part.name.endsWith("sheet1.xml")
        ? {
            ...part,
            stored: true,
            data: `<x:worksheet xmlns:x="y"><x:sheetData>${long}</x:sheetData></x:worksheet>`,
          }
        : part,
    );
    const cells = await cellsOf(zip(parts));
    expect(cells).toHaveLength(20_000);
    expect(cells[12_345]).toEqual(["客户 12345", 12_345]);
  });
});

describe("sheets", () => {
  const header = ["Opportunity ID", "Stage", "Amount"];
  const table = rowsOf([["Deals of 2026"], ["printed today"], header, ["1", "Won", 5]]);

  it("that hold the table are chosen before notes, hidden ones never", async () => {
    const sheets = [
      {
        name: "Hidden",
        rows: rowsOf([
          [...header, "Owner", "Close Date"],
          ["1", "Won", 5, "A", 42_663],
        ]),
        state: "hidden" as const,
      },
      { name: "Notes", rows: rowsOf([["read me"], ["and me"]]) },
      { name: "Deals", rows: table },
      { name: "Old deals", rows: table },
    ];
    const { info } = await readRows(fileOf("s.xlsx", book({ sheets })));
    expect(info).toMatchObject({ sheets: ["Hidden", "Notes", "Deals", "Old deals"], sheet: "Deals" });
    await expect(readRows(fileOf("s.xlsx", book({ sheets })), { sheet: "Gone" })).rejects.toMatchObject({
      code: "sheetNameUnknown",
      params: { value: "Gone" },
    });
  });
});

const folders = existsSync(shared)
  ? ["messy/readxl", "messy/sheetjs", "messy/smungs", "messy/messytables", "crm-sales-opportunities/derived"]
  : [];
const files = folders.flatMap((folder) =>
  readdirSync(join(shared, folder))
    .filter((name) => /\.xls[xm]$/.test(name))
    .map((name) => join(shared, folder, name)),
);
if (files.length === 0) console.warn("Skipped: real workbooks are compared where ../shared/data is.");

describe.skipIf(files.length === 0)("real files", () => {
  // hucre gives days as dates in UTC; what it leaves out at a row's end is empty.
  const plain = (cell: unknown): string =>
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : cell === null || cell === undefined
        ? ""
        : typeof cell === "boolean"
          ? String(cell).toUpperCase()
          : typeof cell === "object"
            ? JSON.stringify(cell)
            : `${cell as string | number}`;
  /** Numbers that mean a day or a time are told differently on purpose: a time alone stays a number here. */
  const known: Record<string, number> = {
    "dates-leap-year-1900-xlsx.xlsx": 99,
    "DataTypesFormats.xlsx": 99,
    "1900.xlsx": 99,
    "number_format_russian.xlsm": 99,
  };

  it.each(files)("%s reads as hucre reads it", async (path) => {
    const { info, rows } = await readRows(path);
    const theirs = new Map<number, string[]>();
    for await (const row of streamXlsxRows(readFileSync(path), { sheet: info.sheet ?? 0 }))
      theirs.set(row.index + 1, row.values.map(plain));
    let different = 0;
    for (const { row, cells } of rows) {
      const other = theirs.get(row) ?? [];
      cells.forEach((cell, at) => {
        if (String(cell) !== (other[at] ?? "").replace(/T00:00:00.*$/, "")) different += 1;
      });
    }
    const name = path.split("/").at(-1) as string;
    expect(different).toBeLessThanOrEqual(known[name] ?? 0);
    const blank = [...theirs.values()].filter((cells) => cells.some((cell) => cell !== "")).length;
    expect(rows.length).toBe(blank);
  });
});
