/** Day and month: what one file proves, or what the user said of it, holds for the next one of its shape. */
import { describe, expect, it, test } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { importFiles } from "./workbook.ts";
import { fileOf } from "./readRows.ts";

const HEAD = "Opportunity ID,Opportunity Name,Amount,Stage,Close Date,Created Date";
const proves = `${HEAD}\nU1,One,100,Prospecting,25/12/2026,01/10/2025\n`;
const open = `${HEAD}\nU2,Two,200,Prospecting,05/12/2026,02/11/2025\n`;

async function daysOf(workbook: Workbook, name: string) {
  const { rows } = await workbook.call("deals.query", { filter: { search: name } });
  return rows.map(({ expectedOn, createdOn }) => [expectedOn, createdOn]);
}

async function ordersOf(workbook: Workbook, path: string) {
  const { columns } = await workbook.call("import.inspect", { path });
  return columns
    .filter(({ field }) => field === "closeOn" || field === "createdOn")
    .map(({ format: { dateOrder, ambiguous = false } }) => [dateOrder, ambiguous]);
}

const dayFirst = [["2026-12-05", "2025-11-02"]];

describe("the order that last week's file proved", () => {
  it.each([
    ["the same columns", open],
    ["one more column", open.replace("Date\n", "Date,Region\n").replace("2025\n", "2025,North\n")],
  ])("counts for the next file with %s", async (_what, next) => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [fileOf("w1.csv", proves)]);
    const path = fileOf("w2.csv", next);
    expect(await ordersOf(workbook, path)).toEqual([
      ["dmy", false],
      ["dmy", false],
    ]);
    const { issues } = await importFiles(workbook, [path]);
    expect(issues.filter(({ code }) => code === "daysGuessed")).toEqual([]);
    expect(await daysOf(workbook, "Two")).toEqual(dayFirst);
  });

  it("counts for no file with other columns, and gives way to what a file proves itself", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [fileOf("w1.csv", proves)]);
    const other = fileOf("x.csv", "Deal,Stage,Close Date,Region,Kind\nX,Proposal,05/12/2026,North,A\n");
    expect(await ordersOf(workbook, other)).toEqual([["mdy", true]]);
    const month = fileOf("w3.csv", open.replace("05/12", "12/25"));
    expect(await ordersOf(workbook, month)).toEqual([
      ["mdy", false],
      ["mdy", false],
    ]);
  });

  it("is not learnt from a guess or a dry run", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [fileOf("w1.csv", proves)], { dryRun: true });
    await importFiles(workbook, [fileOf("w1.csv", open)]);
    expect(await ordersOf(workbook, fileOf("w2.csv", open))).toEqual([
      ["mdy", true],
      ["mdy", true],
    ]);
  });

  it("goes with a profile into another workbook", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [{ path: fileOf("w1.csv", proves), remember: "UK" }]);
    const [profile] = await workbook.call("import.profiles");
    expect(profile?.options.writing).toEqual({ dateOrder: "dmy" });
    const { name, fingerprint, options } = profile as NonNullable<typeof profile>;
    const other = await newWorkbook();
    await other.call("import.saveProfile", { name, fingerprint, options });
    await importFiles(other, [fileOf("w2.csv", open)]);
    expect(await daysOf(other, "Two")).toEqual(dayFirst);
  });

  it("is taken up by a profile that was kept while it was open", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [{ path: fileOf("w0.csv", open), remember: "UK" }]);
    await importFiles(workbook, [fileOf("w1.csv", proves)]);
    expect((await workbook.call("import.profiles"))[0]?.options.writing).toEqual({ dateOrder: "dmy" });
    expect(await ordersOf(workbook, fileOf("w2.csv", open))).toEqual([
      ["dmy", false],
      ["dmy", false],
    ]);
  });
});

test("one answer settles all columns of days, and is remembered", async () => {
  const workbook = await newWorkbook();
  const formats = { "Close Date": { dateOrder: "dmy" as const } };
  const path = fileOf("w1.csv", open);
  const { columns } = await workbook.call("import.inspect", { path, options: { formats } });
  expect(columns.filter(({ format }) => format.dateOrder).map(({ format }) => format)).toEqual([
    { dateOrder: "dmy" },
    { dateOrder: "dmy" },
  ]);
  await importFiles(workbook, [{ path, options: { formats } }]);
  expect(await daysOf(workbook, "Two")).toEqual(dayFirst);
  expect(await ordersOf(workbook, fileOf("w2.csv", open))).toEqual([
    ["dmy", false],
    ["dmy", false],
  ]);
});

test("a decimal comma goes with the day before the month", async () => {
  const workbook = await newWorkbook();
  const path = fileOf("c.tsv", "Deal\tAmount\tStage\tClose Date\nA\t1 234,50\tProposal\t03/04/2027\n");
  expect(await ordersOf(workbook, path)).toEqual([["dmy", false]]);
  const semicolons = fileOf("s.csv", "Deal;Stage;Close Date\nA;Proposal;03/04/2027\n");
  expect(await ordersOf(workbook, semicolons)).toEqual([["dmy", true]]);
});

test("a mark that last week's file proved is that of a column that leaves it open", async () => {
  const workbook = await newWorkbook();
  const list = (amount: string) => fileOf("m.tsv", `Deal\tAmount\tStage\nA\t${amount}\tProposal\n`);
  const mark = async (path: string) =>
    (await workbook.call("import.inspect", { path })).columns.find(({ field }) => field === "amount")?.format;
  expect(await mark(list("1.234"))).toEqual({ decimalMark: ",", ambiguous: true });
  await importFiles(workbook, [list("1.234,50")]);
  expect(await mark(list("1.234"))).toEqual({ decimalMark: "," });
});
