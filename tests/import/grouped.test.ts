/** Reports as Salesforce prints them, in groups: rows that name a group, values in the first row of a group alone, subtotals. */
import { expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { importFiles } from "./workbook.ts";
import { book, rowsOf } from "./zipFile.ts";

async function read(path: string) {
  const workbook = await newWorkbook();
  const inspection = await workbook.call("import.inspect", { path });
  const result = await importFiles(workbook, [path]);
  const { rows } = await workbook.call("deals.query", { sort: [{ column: "name", direction: "asc" }] });
  return {
    fields: inspection.columns.map(({ field }) => field),
    counts: [inspection.rows, result.rows, result.added, result.rejected],
    codes: result.issues.map(({ row, code }) => `${row} ${code}`),
    deals: rows.map(({ name, owner, stage }) => `${name}: ${owner}, ${stage}`),
  };
}

it("a row that names a group gives its value to the rows below it", async () => {
  const text = [
    "Opportunity Name,Amount,Close Date",
    '"Opportunity Owner: Ann Lee (2 records)"',
    '"Stage: Proposal (1 record)"',
    "Alpha,100,2026-12-31",
    '"Stage: Demo (1 record)"',
    "Beta,200,2026-12-31",
    '"Subtotal",300,',
    '"Opportunity Owner: - (1 record)"',
    '"Stage: Demo (1 record)"',
    "Gamma,50,2026-11-30",
    "Grand Total,350,",
  ].join("\n");
  const found = await read(fileOf("report.csv", `${text}\n`));
  expect(found.fields).toEqual(["name", "amount", "closeOn", "owner", "stage"]);
  expect(found.counts).toEqual([3, 3, 3, 0]);
  expect(found.deals).toEqual(["Alpha: Ann Lee, Proposal", "Beta: Ann Lee, Demo", "Gamma: null, Demo"]);
  expect(found.codes).toEqual([
    "2 rowGroup",
    "3 rowGroup",
    "5 rowGroup",
    "7 rowTotal",
    "8 rowGroup",
    "9 rowGroup",
    "11 rowTotal",
  ]);
});

it("in Chinese, where a column has the value too it is only passed by", async () => {
  const text = [
    "商机名称,商机阶段,负责人",
    "负责人：王芳（2 条记录）,,",
    "甲,报价,王芳",
    "乙,谈判,王芳",
    "小计,,",
  ].join("\n");
  const found = await read(fileOf("报表.csv", `${text}\n`));
  expect(found.fields).toEqual(["name", "stage", "owner"]);
  expect(found.counts).toEqual([2, 2, 2, 0]);
  expect(found.deals).toEqual(["乙: 王芳, 谈判", "甲: 王芳, 报价"]);
});

it("values that stand in the first row of their group alone go down to the next, subtotals apart", async () => {
  const rows = rowsOf([
    ["Opportunity Owner  ↑", "Stage  ↑", "Opportunity Name", "Amount"],
    ["Ann Lee", "Demo", "Alpha", 100],
    [null, null, "Beta", 200],
    [null, "Subtotal", "Sum", 300],
    [null, null, "Count", 2],
    [null, "Proposal", "Gamma", 50],
    ["Subtotal", null, "Sum", 350],
    ["Bo Berg", "Demo", "Delta", 70],
    ["Total", null, "Sum", 420],
  ]);
  const found = await read(fileOf("grouped.xlsx", book({ sheets: [{ name: "Report", rows }] })));
  expect(found.counts).toEqual([4, 4, 4, 0]);
  expect(found.deals).toEqual([
    "Alpha: Ann Lee, Demo",
    "Beta: Ann Lee, Demo",
    "Delta: Bo Berg, Demo",
    "Gamma: Ann Lee, Proposal",
  ]);
});

it("a list that is only sorted keeps its blanks, and what looks like a group further down is a deal's", async () => {
  const rows = rowsOf([
    ["Opportunity Owner ↑", "Opportunity Name", "Stage"],
    ["Ann Lee", "Alpha", "Demo"],
    [null, "Beta", "Demo"],
  ]);
  const found = await read(fileOf("sorted.xlsx", book({ sheets: [{ name: "Report", rows }] })));
  expect(found.deals).toEqual(["Alpha: Ann Lee, Demo", "Beta: null, Demo"]);
  const text = "Opportunity Name,Stage\nAlpha,Demo\nStage: two (2 records),\n";
  const odd = await read(fileOf("odd.csv", text));
  expect([odd.counts[0], odd.codes.filter((code) => code.includes("rowGroup"))]).toEqual([2, []]);
});
