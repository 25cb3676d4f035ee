/**
 * Files made to do harm: each is refused with its sentence or read with every row accounted for, in bounded time and memory.
 * Whole files that are refused stand in badFiles.test.ts, workbooks of LibreOffice's format in formats.test.ts.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { NOT_CALCULATED } from "../../src/core/mapping/cell.ts";
import { newWorkbook } from "../db/workbook.ts";
import { fileOf, readRows } from "./readRows.ts";
import { csvOf, importFiles, outcomeOf } from "./workbook.ts";
import { book, bookParts, rowsOf, zip } from "./zipFile.ts";

/** Far above what any of these takes, far below what a quadratic way through them would. */
const SECONDS = 10;

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  expect((performance.now() - begun) / 1000).toBeLessThan(SECONDS);
  return result;
}

const header = ["Opportunity ID", "Account Name", "Stage", "Amount", "Created Date", "Owner"];

describe("names that mean something to JavaScript", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];

  it("as headers are columns like any other", async () => {
    const workbook = await newWorkbook();
    const path = csvOf([
      ["Opportunity ID", "Stage", ...names, "Amount (constructor)", "Amount (__proto__)"],
      ["1", "Won", ...names.map((_name, at) => `v${at}`), 5, 6],
    ]);
    const { columns, preview } = await workbook.call("import.inspect", { path });
    expect(columns.map(({ header: name }) => name).slice(2, 8)).toEqual(["__proto__ [2]", ...names.slice(1)]);
    expect(preview[0]?.cells.slice(2, 8)).toEqual(["v0", "v1", "v2", "v3", "v4", "v5"]);
    const options = { map: { constructor: "name", toString: "note" } as const };
    expect(await importFiles(workbook, [{ path, options }])).toMatchObject({ added: 1, rejected: 0 });
    const { rows } = await workbook.call("deals.query", {});
    expect(rows[0]).toMatchObject({ name: "v1", note: "v2" });
    expect(({} as Record<string, unknown>)["note"]).toBeUndefined();
  });

  it("as stages, people, products and accounts are kept as they are", async () => {
    const workbook = await newWorkbook();
    const path = csvOf([
      ["Opportunity ID", "Account Name", "Stage", "Amount", "Created Date", "Close Date", "Owner", "Product"],
      ...names.map((name, at) => [at, name, name, 5, "2026-01-05", "2026-03-05", name, name]),
    ]);
    const inspection = await workbook.call("import.inspect", { path });
    expect(inspection.newStages.map(({ name, kind }) => [name, kind])).toEqual(
      names.map((name) => [name, "open"]),
    );
    expect(inspection.newPeople.map(({ name }) => name)).toEqual(names);
    const options = { stages: Object.fromEntries(names.map((name) => [name, { create: "open" as const }])) };
    expect(await importFiles(workbook, [{ path, options }])).toMatchObject({
      added: names.length,
      rejected: 0,
    });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId", direction: "asc" }] });
    for (const [at, name] of names.entries())
      expect(rows[at]).toMatchObject({ account: name, stage: name, owner: name, product: name });
    expect(await importFiles(workbook, [{ path, options }])).toMatchObject({ unchanged: names.length });
  });

  it("as entities of XML are text", async () => {
    const rows = '<row><c t="inlineStr"><is><t>&constructor;&__proto__;&toString;</t></is></c></row>';
    const { rows: read } = await readRows(fileOf("e.xlsx", book({ sheets: [{ name: "S", rows }] })));
    expect(read[0]?.cells).toEqual(["&constructor;&__proto__;&toString;"]);
  });
});

describe("formulas", () => {
  const dangerous = [
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    '=HYPERLINK("http://x","y")',
  ];

  it("are text, and an export defuses them", async () => {
    const workbook = await newWorkbook();
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = dangerous.map((text, at) => [at, quoted(text), "Won", 5, "2026-01-05", "Ann"]);
    expect(await importFiles(workbook, [csvOf([header, ...rows])])).toMatchObject({ added: 5, rejected: 0 });
    const deals = (await workbook.call("deals.query", { sort: [{ column: "sourceId", direction: "asc" }] }))
      .rows;
    expect(deals.map(({ account }) => account)).toEqual(dangerous);
    const to = join(dirname(fileOf("x", "")), "out.csv");
    const { job } = await workbook.call("export.start", { path: to });
    await workbook.engine.jobs.resultOf(job);
    const text = readFileSync(to, "utf8");
    for (const formula of dangerous) expect(text).toContain(`'${formula.replaceAll('"', '""')}`);
    expect(text).not.toMatch(/(?:^|,)"?[=+@]/m);
    // And what it wrote is read back as it was.
    expect(await importFiles(workbook, [to])).toMatchObject({ unchanged: 5, changed: 0, added: 0 });
  });

  it("of workbooks are never run: the value kept beside them counts", async () => {
    const rows =
      '<row><c t="str"><f>WEBSERVICE("http://x")</f><v>kept</v></c><c><f>1+1</f><v>3</v></c><c><f>1+1</f></c></row>';
    const { rows: read } = await readRows(fileOf("f.xlsx", book({ sheets: [{ name: "S", rows }] })));
    expect(read[0]?.cells).toEqual(["kept", 3, NOT_CALCULATED]);
  });
});

describe("cells that are no text", () => {
  it.each<[string, Buffer, string]>([
    ["NUL bytes", Buffer.from("Opportunity ID,Stage,Amount\n1,Won,5\n2,W\0on,6\n3,Won,7\n"), "cellControl"],
    [
      "half a pair in UTF-8",
      Buffer.concat([
        Buffer.from("Opportunity ID,Stage,Amount,备注\n1,Won,5,甲\n2,W"),
        Buffer.from([0xed, 0xa0, 0x80]),
        Buffer.from(",6,乙\n3,Won,7,丙\n"),
      ]),
      "cellUnreadable",
    ],
    [
      "half a pair in UTF-16",
      Buffer.from("\ufeffOpportunity ID,Stage,Amount\n1,Won,5\n2,W\ud800,6\n3,Won,7\n", "utf16le"),
      "cellUnreadable",
    ],
    [
      "one broken letter in a UTF-8 file",
      Buffer.concat([
        Buffer.from("Opportunity ID,Stage,Amount,Owner\n1,赢单,5,Ann\n2,"),
        Buffer.from([0xe8, 0xb5]),
        Buffer.from(",6,Ann\n3,赢单,7,Ann\n"),
      ]),
      "cellUnreadable",
    ],
  ])("%s: their row is rejected, the others are read", async (_name, bytes, code) => {
    const workbook = await newWorkbook();
    const path = fileOf("d.csv", bytes);
    const inspection = await workbook.call("import.inspect", { path });
    expect(inspection.broken).toEqual({ rows: 1, first: 3 });
    const result = await importFiles(workbook, [path]);
    expect(result).toMatchObject({ rows: 3, added: 2, rejected: 1 });
    expect(result.issues).toMatchObject([{ row: 3, code, severity: "rejected" }]);
  });

  it("in a column that is left out are remarked, and the row is read", async () => {
    const workbook = await newWorkbook();
    const bytes = [
      Buffer.from("Opportunity ID,Stage,Whatever\n1,赢单,好\n2,赢单,"),
      Buffer.from([0xe5, 0xa5]),
      Buffer.from("\n"),
    ];
    const result = await importFiles(workbook, [fileOf("d.csv", Buffer.concat(bytes))]);
    expect(result).toMatchObject({ added: 2, rejected: 0 });
    expect(result.issues).toMatchObject([
      { row: 3, column: "Whatever", code: "cellUnreadable", severity: "warning" },
    ]);
  });

  it("in the header are remarked", async () => {
    const workbook = await newWorkbook();
    const bytes = [
      Buffer.from("Opportunity ID,Stage,备注备"),
      Buffer.from([0xe5, 0xa5]),
      Buffer.from("\n1,赢单,好\n"),
    ];
    const result = await importFiles(workbook, [fileOf("d.csv", Buffer.concat(bytes))]);
    expect(result).toMatchObject({ added: 1 });
    expect(result.issues).toMatchObject([{ row: 1, code: "cellUnreadable", severity: "warning" }]);
  });

  it("though it stands first after a megabyte of ASCII, one broken letter leaves the rest UTF-8", async () => {
    const bytes = [
      Buffer.from(`Opportunity ID,Stage\n${"1,Won\n".repeat(200_000)}2,W`),
      Buffer.from([0xe4, 0x58]),
      Buffer.from(`n\n${"3,Won\n".repeat(100_000)}4,已赢单赢单\n`),
    ];
    const { info, rows, suspect } = await readRows(fileOf("d.csv", Buffer.concat(bytes)));
    expect(info.encoding).toBe("utf-8");
    expect(suspect).toBe(true);
    expect(rows.at(-1)?.cells[1]).toBe("已赢单赢单");
  });
});

it("days that never were are rejected one by one", async () => {
  const workbook = await newWorkbook();
  const days = [
    "31/02/2026",
    "30/02/2026",
    "31/04/2026",
    "15/02/2026",
    "29/02/2025",
    "00/01/2026",
    "32/01/2026",
  ];
  const rows = days.map((day, at) => [at, "Acme", "Won", 5, day, "Ann"]);
  const result = await importFiles(workbook, [csvOf([header, ...rows])]);
  expect(result).toMatchObject({ rows: 7, added: 1, rejected: 6 });
  for (const issue of result.issues.filter(({ severity }) => severity === "rejected"))
    expect(issue).toMatchObject({ column: "Created Date", code: expect.stringMatching(/^cellNo/) });
});

describe("sizes without sense", () => {
  it("two million columns are refused at once, in the header and below it", async () => {
    const workbook = await newWorkbook();
    const wide = `a${",a".repeat(2_000_000)}`;
    for (const text of [`${wide}\n1\n`, `Opportunity ID,Stage\n1,Won\n${wide}\n`]) {
      const outcome = await timed(() => outcomeOf(workbook, { path: fileOf("w.csv", text) }));
      expect(outcome).toMatchObject({ state: "failed", error: { code: "tooManyColumns" } });
    }
  });

  it("as many columns as a sheet can have are read, of one name or of many", async () => {
    const workbook = await newWorkbook();
    for (const name of [() => "Amount", (at: number) => `Amount ${at}`]) {
      const names = Array.from({ length: 16_380 }, (_value, at) => name(at));
      const path = csvOf([
        ["Opportunity ID", "Stage", ...names],
        ["1", "Won", ...names.map(() => 5)],
      ]);
      const inspection = await timed(() => workbook.call("import.inspect", { path }));
      expect(inspection.columns).toHaveLength(16_382);
      expect(new Set(inspection.columns.map((column) => column.header)).size).toBe(16_382);
    }
  });

  it.each(["<", "<!", "<!--", "<![CDATA[", "<a ", '<a b="', "<a b='c' ", "<a:", "&amp", "</"])(
    "a workbook whose parts are nothing but %s is refused in time",
    async (piece) => {
      const workbook = await newWorkbook();
      const filled = (part: string) =>
        zip(
          bookParts({ sheets: [{ name: "S", rows: "" }], strings: "" }).map((each) =>
            each.name.endsWith(part) ? { ...each, data: piece.repeat((2 * 1024 ** 2) / piece.length) } : each,
          ),
        );
      for (const part of ["workbook.xml", "sheet1.xml", "sharedStrings.xml"]) {
        const outcome = await timed(() => outcomeOf(workbook, { path: fileOf("x.xlsx", filled(part)) }));
        expect(outcome.state).toBe("failed");
      }
    },
    60_000,
  );

  it("entities that multiply are never expanded", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">${Array.from({ length: 30 }, (_value, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join("")}]>`;
    const parts = bookParts({ sheets: [{ name: "S", rows: rowsOf([["x"]]) }] }).map((part) =>
      part.name.endsWith(".xml")
        ? { ...part, data: bomb + String(part.data).replaceAll("<t>x</t>", "<t>&a30;</t>") }
        : part,
    );
    const { rows } = await timed(() => readRows(fileOf("b.xlsx", zip(parts))));
    expect(rows[0]?.cells).toEqual(["&a30;"]);
  });
});
