/** Columns whose headers say nothing, through the whole pipeline. */
import { expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const known = [
  ["Opportunity ID", "Opportunity Name", "Stage", "Account Name", "Owner", "Amount"],
  ["K1", "One", "Proposal", "Fabrikam GmbH", "Ann Lee", 1],
  ["K2", "Two", "Demo", "Acme Inc", "Bo Berg", 1],
];
const rows = [
  ["Opportunity Name", "Column2", "字段3", "", "F5", "Remark for boss"],
  ["A", "Proposal", "Ann Lee", '"$1,200.00"', "2026-09-01", "Ann Lee is on it"],
  ["B", "Demo", "Bo Berg", '"$80.00"', "2026-12-01", "none"],
  ["C", "Demo", "Bo Berg", '"$3,000.00"', "2026-07-31", ""],
];

it("are read by what is in them, which is shown as a guess, told, and changed like any other", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [csvOf(known)]);
  const path = csvOf(rows);
  const { columns } = await workbook.call("import.inspect", { path });
  expect(columns.map(({ header, field, found }) => [header, field, found])).toEqual([
    ["Opportunity Name", "name", "header"],
    ["Column2", "stage", "content"],
    ["字段3", "owner", "content"],
    ["[D]", "amount", "content"],
    ["F5", "closeOn", "content"],
    ["Remark for boss", null, "none"],
  ]);
  const { added, issues } = await importFiles(workbook, [{ path, options: { map: { "[D]": null } } }]);
  expect(added).toBe(3);
  expect(issues.map(({ code, column }) => [code, column])).toEqual([
    ["columnGuessed", "Column2"],
    ["columnGuessed", "字段3"],
    ["columnGuessed", "F5"],
  ]);
  const { rows: deals } = await workbook.call("deals.query", { filter: { stage: "Demo" } });
  expect(
    deals.map(({ name, owner, amountMinor, expectedOn }) => [name, owner, amountMinor, expectedOn]),
  ).toContainEqual(["B", "Bo Berg", null, "2026-12-01"]);
});

it("stay out where the workbook knows none of their names", async () => {
  const workbook = await newWorkbook();
  const { columns } = await workbook.call("import.inspect", { path: csvOf(rows) });
  expect(columns.slice(1, 3).map(({ field, found }) => [field, found])).toEqual([
    [null, "none"],
    [null, "none"],
  ]);
});
