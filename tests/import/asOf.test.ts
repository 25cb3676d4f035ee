/** Which day an export is taken to be of: the same in the inspection, in the import and in its log. */
import { utimesSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { importFiles, outcomeOf } from "./workbook.ts";
import { fileOf } from "./readRows.ts";

const dated = "Opportunity ID,Opportunity Name,Stage,Created Date\n1,A,Proposal,2026-03-05\n";
const bare = "Opportunity ID,Opportunity Name,Stage\n1,A,Proposal\n";

function writtenOn(path: string, day: string): string {
  const noon = new Date(`${day}T12:00:00`);
  utimesSync(path, noon, noon);
  return path;
}

test.each([
  ["the name before the content", "p 2026-03-20.csv", dated, "2026-04-01", ["2026-03-20", "fileName"]],
  ["the content before the file's day", "p Q1-2026.csv", dated, "2026-04-01", ["2026-03-05", "content"]],
  [
    "a day to come in the name does not count",
    "p 2026-12-31.csv",
    dated,
    "2026-04-01",
    ["2026-03-05", "content"],
  ],
  ["the file's own day where nothing else tells", "p.csv", bare, "2026-04-01", ["2026-04-01", "modified"]],
  ["today where that lies in the future", "p.csv", bare, "2026-09-01", ["2026-06-15", "today"]],
  [
    "an export of ours is of today",
    "p 2026-03-20.csv",
    "Workbench ID,Deal,Stage\n,A,Proposal\n",
    "2026-04-01",
    ["2026-06-15", "today"],
  ],
])("%s", async (_what, name, text, written, [day, from]) => {
  const workbook = await newWorkbook();
  const path = writtenOn(fileOf(name, text), written);
  const seen = await workbook.call("import.inspect", { path });
  expect([seen.asOf, seen.asOfFrom]).toEqual([day, from]);
  await importFiles(workbook, [path]);
  expect((await workbook.call("import.log"))[0]?.asOf).toBe(day);
});

test("one absurd day in a column neither pulls the guess back nor forward", async () => {
  const rows = Array.from(
    { length: 12 },
    (_, at) => `${at},Deal ${at},Closed Won,2026-01-${10 + at},2026-02-${10 + at}`,
  );
  const slips = [
    "90,Old,Closed Won,1890-01-01,2026-02-01",
    "91,Late,Closed Won,2026-01-20,2026-05-30",
    "92,Far,Proposal,2099-01-01,2099-02-01",
  ];
  const workbook = await newWorkbook();
  const text = ["Opportunity ID,Opportunity Name,Stage,Created Date,Close Date", ...rows, ...slips, ""].join(
    "\n",
  );
  const path = writtenOn(fileOf("p.csv", text), "2026-06-01");
  expect(await workbook.call("import.inspect", { path })).toMatchObject({
    asOf: "2026-02-21",
    asOfFrom: "content",
  });
  await importFiles(workbook, [path]);
  expect((await workbook.call("import.log"))[0]?.asOf).toBe("2026-02-21");
});

test("a file that is older than an export of its system is told so while it is looked through", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: fileOf("new.csv", bare), options: { asOf: "2026-03-20" } }]);
  const older = { path: fileOf("p 2026-03-10.csv", dated) };
  const newerExport = { file: "new.csv", asOf: "2026-03-20" };
  expect(await workbook.call("import.inspect", older)).toMatchObject({ newerExport });
  const chosen = { ...older, options: { asOf: "2026-03-20" } };
  expect(await workbook.call("import.inspect", chosen)).toMatchObject({ newerExport: null });
});

describe("a day that was chosen", () => {
  it("stands over all guesses", async () => {
    const workbook = await newWorkbook();
    const file = { path: fileOf("p 2026-03-20.csv", dated), options: { asOf: "2026-04-02" } };
    expect(await workbook.call("import.inspect", file)).toMatchObject({
      asOf: "2026-04-02",
      asOfFrom: "given",
    });
    await importFiles(workbook, [file]);
    expect((await workbook.call("import.log"))[0]?.asOf).toBe("2026-04-02");
  });

  it("is refused where it has not come yet, with a sentence and nothing written", async () => {
    const workbook = await newWorkbook();
    const file = { path: fileOf("p.csv", dated), options: { asOf: "2026-06-16" } };
    await expect(workbook.call("import.inspect", file)).rejects.toMatchObject({
      kind: "invalid",
      code: "asOfFuture",
      params: { file: "p.csv", value: "2026-06-16", today: "2026-06-15" },
    });
    expect(await outcomeOf(workbook, file, "zh-CN")).toMatchObject({
      state: "failed",
      error: { message: expect.stringContaining("还没有到") as string },
    });
    expect((await workbook.call("file.info")).deals).toBe(0);
  });
});

test("a list of accounts beside its deals is of the deals' day", async () => {
  const workbook = await newWorkbook();
  const accounts = writtenOn(fileOf("accounts.csv", "Account,Industry\nAcme,Steel\n"), "2026-05-01");
  await importFiles(workbook, [accounts, fileOf("p.csv", dated)]);
  expect((await workbook.call("import.log"))[0]?.asOf).toBe("2026-03-05");
  const alone = await newWorkbook();
  await importFiles(alone, [accounts]);
  expect((await alone.call("import.log"))[0]?.asOf).toBe("2026-05-01");
});

describe("what tells the day better than the newest day of the content", () => {
  const columns = "Opportunity ID,Opportunity Name,Stage,Close Date,Created Date";
  const row = "1,A,Proposal,12/31/2026,3/15/2026";

  it.each([
    [
      "a name by the millisecond",
      "report1780272000000.csv",
      `${columns}\n${row}\n`,
      ["2026-06-01", "fileName"],
    ],
    ["a name with the day first", "export-20052026.csv", `${columns}\n${row}\n`, ["2026-05-20", "fileName"]],
    [
      "the last line of a Salesforce report",
      "p.csv",
      `${columns}\n${row}\n"Confidential Information"\n"Generated By: Dana Lee 5/12/2026 9:15 AM"\n`,
      ["2026-05-12", "stated"],
    ],
    [
      "the title",
      "p.csv",
      `2026年销售漏斗,,,,\n截止日期：2026年5月20日 单位：元,,,,\n商机编号,商机名称,商机阶段,结单日期,创建日期\n1,甲,方案,2026/12/31,2026/3/15\n`,
      ["2026-05-20", "stated"],
    ],
    [
      "a column of the last change",
      "p.csv",
      `${columns},Last Modified Date\n${row},2026-05-22T10:00:00.000Z\n`,
      ["2026-05-22", "changed"],
    ],
    [
      "a column of the last change that is written otherwise than the others",
      "p.csv",
      `Topic,Est. Close Date,Created On,Status,(Do Not Modify) Modified On\nA,13/12/2026,03/03/2026,Open,5/19/2026 8:00 AM\n`,
      ["2026-05-19", "changed"],
    ],
  ])("%s", async (_what, name, text, [day, from]) => {
    const workbook = await newWorkbook();
    const path = writtenOn(fileOf(name, text), "2026-06-10");
    const seen = await workbook.call("import.inspect", { path });
    expect([seen.asOf, seen.asOfFrom]).toEqual([day, from]);
    const { files } = await importFiles(workbook, [path]);
    expect(files).toMatchObject([{ asOf: day, asOfFrom: from }]);
  });
});

describe("a week without a new deal", () => {
  const head = "Opportunity ID,Opportunity Name,Account Name,Amount,Stage,Close Date,Created Date\n";
  const first = `${head}S1,One,A,100,Prospecting,12/31/2026,3/1/2026\nS2,Two,B,200,Prospecting,12/31/2026,5/13/2026\n`;
  const second = `${head}S1,One,A,150,Qualification,12/31/2026,3/1/2026\n`;
  const before = async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [writtenOn(fileOf("w1.csv", first), "2026-05-14")]);
    return workbook;
  };
  const present = async (workbook: Awaited<ReturnType<typeof before>>) =>
    (await workbook.call("deals.query", { filter: { search: "One" } })).rows.map(({ stage }) => stage);

  it("is of the day it was saved, changes the present, and says why", async () => {
    const workbook = await before();
    const path = writtenOn(fileOf("w2.csv", second), "2026-05-20");
    expect(await workbook.call("import.inspect", { path })).toMatchObject({
      asOf: "2026-05-20",
      asOfFrom: "modified",
      asOfPassed: "2026-03-01",
      newerExport: null,
    });
    const result = await importFiles(workbook, [path]);
    expect(result).toMatchObject({ changed: 1, past: 0, vanished: 1 });
    expect(result.files).toMatchObject([{ asOf: "2026-05-20", asOfFrom: "modified" }]);
    expect(result.issues).toMatchObject([
      { code: "exportDaySaved", severity: "warning", params: { day: "2026-05-20", newest: "2026-03-01" } },
    ]);
    expect(await present(workbook)).toEqual(["Qualification"]);
  });

  it("is of today where the file's own day has not come yet", async () => {
    const workbook = await before();
    const result = await importFiles(workbook, [writtenOn(fileOf("w2.csv", second), "2026-09-01")]);
    expect(result.files).toMatchObject([{ asOf: "2026-06-15", asOfFrom: "today" }]);
    expect(result.issues).toMatchObject([{ code: "exportDayToday" }]);
  });

  it("is older where the file was saved before the last export", async () => {
    const workbook = await before();
    const result = await importFiles(workbook, [writtenOn(fileOf("w0.csv", second), "2026-05-02")]);
    expect(result).toMatchObject({ changed: 1, past: 1, vanished: 0 });
    expect(await present(workbook)).toEqual(["Prospecting"]);
  });

  it("does not turn the present back when a file that was imported comes again", async () => {
    const workbook = await before();
    await importFiles(workbook, [writtenOn(fileOf("w2.csv", second), "2026-05-20")]);
    const path = writtenOn(fileOf("copy.csv", first), "2026-06-01");
    expect(await workbook.call("import.inspect", { path })).toMatchObject({
      asOf: "2026-05-13",
      asOfFrom: "imported",
    });
    expect(await importFiles(workbook, [path])).toMatchObject({ changed: 0 });
    expect(await present(workbook)).toEqual(["Qualification"]);
  });

  it("looks only at lists with the same columns where the system is not known", async () => {
    const workbook = await newWorkbook();
    const list = (name: string, text: string) => writtenOn(fileOf(name, text), "2026-05-20");
    await importFiles(workbook, [list("a.csv", "Deal,Stage,Created\nA,Proposal,2026-05-13\n")]);
    const other = list("b.csv", "Deal,Phase,Stage,Created\nB,x,Proposal,2026-03-01\n");
    const same = list("c.csv", "Deal,Stage,Created\nA,Proposal,2026-05-13\nC,Proposal,2026-03-01\n");
    expect(await workbook.call("import.inspect", { path: other })).toMatchObject({ asOfFrom: "content" });
    expect(await workbook.call("import.inspect", { path: same })).toMatchObject({
      asOf: "2026-05-20",
      asOfFrom: "modified",
    });
  });
});

test("deals that are imported together are each of their own day", async () => {
  const workbook = await newWorkbook();
  const ours = fileOf("ours.csv", "Workbench ID,Deal,Stage\n,Mine,Proposal\n");
  const { files } = await importFiles(workbook, [ours, fileOf("p.csv", dated)]);
  expect(files).toMatchObject([
    { file: "ours.csv", asOf: "2026-06-15", asOfFrom: "today" },
    { file: "p.csv", asOf: "2026-03-05", asOfFrom: "content" },
  ]);
});
