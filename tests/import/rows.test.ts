/** Rows that can't be imported are listed with file, row, column, value and reason; the others are. */
import { describe, expect, it } from "vitest";
import type { ImportOptions, ImportResult } from "../../src/contract/importing.ts";
import { newWorkbook, workbookIn } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { importFiles } from "./workbook.ts";
import { book, rowsOf } from "./zipFile.ts";

const titles =
  "Opportunity ID,Account Name,Stage,Amount,Created Date,Close Date,Probability (%),Quantity,Product,Forecast Category\n";
const good = "1,Acme,Won,100.00,2026-01-05,2026-02-01,100,2,Widget,Closed\n";

async function importText(
  text: string,
  options: ImportOptions = {},
  locale: "en" | "zh-CN" = "en",
): Promise<ImportResult> {
  const workbook = await newWorkbook();
  const result = await importFiles(workbook, [{ path: fileOf("deals.csv", text), options }], { locale });
  expect(result.rows).toBe(result.added + result.changed + result.unchanged + result.rejected);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, deals: result.added });
  return result;
}

describe("a row is rejected", () => {
  it.each<[string, string, string, string | null, string | null]>([
    ["text in a money column", "2,Acme,Won,abc,,,,,,\n", "cellNotMoney", "Amount", "abc"],
    ["31 February", "2,Acme,Won,1,2026-02-31,,,,,\n", "cellNoSuchDay", "Created Date", "2026-02-31"],
    ["text in a day column", "2,Acme,Won,1,soon,,,,,\n", "cellNotDay", "Created Date", "soon"],
    [
      "an amount beyond all bounds",
      "2,Acme,Won,99999999999999999,,,,,,\n",
      "cellAmountTooLarge",
      "Amount",
      "99999999999999999",
    ],
    ["a probability of 150", "2,Acme,Won,1,,,150,,,\n", "cellNotPercent", "Probability (%)", "150"],
    ["a quantity in words", "2,Acme,Won,1,,,,many,,\n", "cellNotNumber", "Quantity", "many"],
    ["another currency without a rate", "2,Acme,Won,€ 5,,,,,,\n", "cellNoRate", "Amount", "€ 5"],
    ["too few cells", "2,Acme,Won\n", "rowTooShort", null, null],
    ["too many cells", "2,Acme,Won,1,,,,,,,extra\n", "rowTooLong", null, "extra"],
    ["no id, name or account", ",,Won,1,,,,,,\n", "rowWithoutKey", null, null],
    ["no stage", "2,Acme,,1,,,,,,\n", "rowWithoutStage", "Stage", null],
    ["an id that came before", "1,Acme,Won,1,,,,,,\n", "rowRepeated", "Opportunity ID", "1"],
    ["a NUL character", "2,Ac\0me,Won,1,,,,,,\n", "cellControl", "Account Name", "Ac\ufffdme"],
    [
      "a cell beyond all bounds",
      `2,${"x".repeat(40_000)},Won,1,,,,,,\n`,
      "cellTooLong",
      "Account Name",
      `${"x".repeat(120)}…`,
    ],
  ])("%s", async (_name, row, code, column, value) => {
    for (const locale of ["en", "zh-CN"] as const) {
      const result = await importText(titles + good + row + good.replace("1,", "3,"), {}, locale);
      expect(result).toMatchObject({ added: 2, rejected: 1, issueCount: 1 });
      const [issue] = result.issues;
      expect(issue).toMatchObject({ file: "deals.csv", row: 3, column, value, code, severity: "rejected" });
      expect(issue?.reason).toMatch(locale === "en" ? /“deals\.csv”, row 3/ : /“deals\.csv”第 3 行/);
      if (column !== null) expect(issue?.reason).toContain(column);
      expect(issue?.reason).not.toMatch(/[{}]/);
    }
  });

  it("with each of its faults", async () => {
    const result = await importText(`${titles}2,Acme,Won,abc,31/31/2026,x,y,z,,\n`);
    expect(result).toMatchObject({
      added: 0,
      rejected: 1,
      changeSet: null,
      issueCount: 5,
      warningCount: 0,
    });
    expect(result.issues.map(({ column }) => column)).toEqual([
      "Created Date",
      "Close Date",
      "Probability (%)",
      "Quantity",
      "Amount",
    ]);
  });

  it("counted as spreadsheets count: blank rows and line breaks in cells included", async () => {
    const result = await importText(`${titles}\n1,"Acme\nInc.",Open,1,,,,,,\n\n2,Acme,Open,abc,,,,,,\n`);
    expect(result.issues).toMatchObject([{ row: 5 }]);
    expect(result).toMatchObject({ rows: 2, added: 1, rejected: 1 });
  });

  it("where bytes are no text in the encoding", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${titles}${"1,上海华东机械,Open,1,,,,,,\n".replace("1,", "9,")}`.repeat(1)),
      Buffer.from("2,Caf\xe9,Open,1,,,,,,\n", "latin1"),
    ]);
    const workbook = await newWorkbook();
    const result = await importFiles(workbook, [
      { path: fileOf("d.csv", bytes), options: { encoding: "utf-8" } },
    ]);
    expect(result).toMatchObject({
      added: 1,
      rejected: 1,
      issues: [{ row: 3, column: "Account Name", code: "cellUnreadable" }],
    });
  });

  it("of a list a hundred thousand long without the list growing with it", async () => {
    const result = await importText(`${titles}${"1,Acme,Won,abc,,,,,,\n".repeat(12_000)}`);
    expect(result).toMatchObject({ rows: 12_000, rejected: 12_000, issueCount: 12_000, changeSet: null });
    expect(result.issues).toHaveLength(10_000);
  });
});

it.each([
  ["Grand total", "Grand total,,,999,,,,,,\n"],
  ["合计：", "合计：,,,999\n"],
])(
  "a row that adds up others (%s) is told of and in none of the counts, however short it is",
  async (value, row) => {
    const result = await importText(titles + good + row);
    expect(result).toMatchObject({ rows: 1, added: 1, rejected: 0, issueCount: 1 });
    expect(result.issues).toMatchObject([{ row: 3, code: "rowTotal", value, severity: "warning" }]);
    const kept = await importText(titles + good + row, { keepTotals: true });
    expect(kept).toMatchObject({ rows: 2, rejected: 1 });
  },
);

describe("a row is imported", () => {
  it("where trailing cells are empty", async () => {
    expect(await importText(`${titles}${good.trimEnd()},,\n`)).toMatchObject({ added: 1, issueCount: 0 });
    expect(await importText(`Opportunity ID,Stage,,\n1,Won,,\n2,Lost\n`)).toMatchObject({
      added: 2,
      issueCount: 0,
    });
  });

  it("with a remark where it closed before it was created, or its category is a stranger", async () => {
    const result = await importText(
      `${titles}1,Acme,Won,1,2026-02-01,2026-01-05,,,,Hopeful\n2,Acme,Won,1,2026-02-01,2026-03-05,,,,Hopeful\n`,
    );
    expect(result).toMatchObject({ added: 2, rejected: 0, issueCount: 2 });
    expect(result.issues).toMatchObject([
      { row: 2, code: "cellNotCategory", value: "Hopeful", severity: "warning" },
      { row: 2, code: "closedBeforeBegun", value: "2026-01-05", severity: "warning" },
    ]);
  });

  it("with a remark on the file where day and month may be either way round", async () => {
    const result = await importText("Opportunity ID,Stage,Created Date\n1,Open,03/04/2026\n");
    expect(result.issues).toMatchObject([
      { row: null, column: "Created Date", code: "daysGuessed", severity: "warning" },
    ]);
    expect(result.issues[0]?.reason).toContain("MM-DD-YYYY");
    expect(
      (
        await importText("Opportunity ID,Stage,Created Date\n1,Open,03/04/2026\n", {
          formats: { "Created Date": { dateOrder: "dmy" } },
        })
      ).issueCount,
    ).toBe(0);
  });
});

describe("a column is read as the whole of it says", () => {
  it("though its first thousand cells left it open", async () => {
    const early = Array.from({ length: 1500 }, (_value, at) => `${at},Open,03/04/2026,1.234`).join("\n");
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      fileOf("d.csv", `Opportunity ID,Stage,Created Date,Amount\n${early}\n9999,Open,25/04/2026,"12,5"\n`),
    ]);
    const { rows } = await workbook.call("deals.query", {
      filter: { columns: { sourceId: { type: "equals", value: "7" } } },
    });
    expect(rows).toMatchObject([{ createdOn: "2026-04-03", amountMinor: 123_400 }]);
    expect(await workbook.call("file.info")).toMatchObject({ deals: 1501 });
  });

  it("units, fractions and zones included", async () => {
    const workbook = await workbookIn("CNY");
    const text =
      "商机编号,客户,阶段,金额(万元),赢率,创建时间\n1,华东,需求确认,1.5,0.25,1492876800000\n2,华北,赢单,120万,1,1492963200000\n";
    await importFiles(workbook, [fileOf("d.csv", text)]);
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId" }] });
    expect(rows).toMatchObject([
      { amountMinor: 1_500_000, repProbability: 25, createdOn: "2017-04-23", stage: "需求确认" },
      { amountMinor: 120_000_000, repProbability: 100, createdOn: "2017-04-24", stage: "赢单" },
    ]);
  });
});

it("finds the header below titles and notes, and the sheet behind a cover", async () => {
  const workbook = await newWorkbook();
  const rows = rowsOf([
    ["Weekly report"],
    ["made on", "2026-06-01"],
    [null, null],
    ["Opportunity ID", "Account", "Stage", "Amount"],
    ["1", "Acme", "Won", 12.5],
    ["Total", null, null, 12.5],
  ]);
  const result = await importFiles(workbook, [
    fileOf(
      "d.xlsx",
      book({
        sheets: [
          { name: "Cover", rows: rowsOf([["Confidential"]]) },
          { name: "Data", rows },
        ],
      }),
    ),
  ]);
  expect(result).toMatchObject({
    rows: 1,
    added: 1,
    rejected: 0,
    issues: [{ row: 6, code: "rowTotal", severity: "warning" }],
    amountMinorAfter: 1250,
  });
});

it("takes headers that are members of every object for columns like others", async () => {
  const workbook = await newWorkbook();
  const path = fileOf("d.csv", "__proto__,constructor,Opportunity ID,Stage\na,b,1,Won\n");
  const inspection = await workbook.call("import.inspect", { path });
  expect(inspection.columns.map(({ header, field }) => [header, field])).toEqual([
    ["__proto__ [2]", null],
    ["constructor", null],
    ["Opportunity ID", "sourceId"],
    ["Stage", "stage"],
  ]);
  expect(
    await importFiles(workbook, [
      { path, options: { map: JSON.parse('{"__proto__":"note","constructor":"account"}') as never } },
    ]),
  ).toMatchObject({ added: 1 });
  expect((await workbook.call("deals.query")).rows).toMatchObject([{ account: "b", note: "a" }]);
});

it("never runs what looks like a formula", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [
    fileOf("d.csv", 'Opportunity ID,Name,Stage\n1,"=HYPERLINK(""http://x"",""y"")",Won\n2,\'=SUM(A1),Won\n'),
  ]);
  expect(
    (await workbook.call("deals.query", { sort: [{ column: "sourceId" }] })).rows.map(({ name }) => name),
  ).toEqual(['=HYPERLINK("http://x","y")', "=SUM(A1)"]);
});
