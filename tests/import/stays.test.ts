/** Lists of stays in stages are the past of deals, whatever their two days are called; and files that say little change little. */
import { describe, expect, it, test } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { importFiles } from "./workbook.ts";
import { fileOf } from "./readRows.ts";

const report = `Opportunity ID,Opportunity Name,Account Name,Stage,Close Date,Created Date
006Ax0006,Stark - Reactor,Stark,Qualification,2026-08-15,2026-02-01
006Ax0005,Hooli - Platform,Hooli,Proposal,2026-08-05,2026-01-30
`;

async function withDeals(): Promise<Workbook> {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: fileOf("deals.csv", report), options: { asOf: "2026-05-20" } }]);
  return workbook;
}

const stagesOf = async (workbook: Workbook) => {
  const { rows } = await workbook.call("deals.query", { filter: { search: "Stark" } });
  const changes = await workbook.call("history.ofDeal", { id: rows[0]?.id ?? "" });
  return {
    now: rows.map(({ stage }) => stage),
    past: changes
      .filter(({ field, to }) => field === "stage" && to === "Qualification")
      .map(({ effectiveOn }) => effectiveOn),
  };
};

describe("a list of stays", () => {
  it.each([
    "Deal ID,Stage,Entered,Left",
    "Deal ID,Stage,Start Date,End Date",
    "Deal ID,Stage,From,To",
    "Deal ID,Stage,Date Entered,Date Exited",
    "Deal ID,Stage,Entered On,Left On",
    "商机编号,阶段,进入时间,离开时间",
    "商机编号,阶段,开始日期,结束日期",
  ])("%s", async (header) => {
    const workbook = await withDeals();
    const path = fileOf(
      "stays.csv",
      `${header}\n006Ax0006,Prospecting,2026-02-01,2026-02-20\n006Ax0006,Qualification,2026-02-20,\n`,
    );
    const seen = await workbook.call("import.inspect", { path });
    expect(seen.table).toBe("stageHistory");
    expect(seen.columns.map((column) => column.header).join(",")).toBe(header);
    expect(await importFiles(workbook, [path])).toMatchObject({ rejected: 0, added: 2 });
    expect(await stagesOf(workbook)).toMatchObject({
      now: ["Qualification"],
      past: expect.arrayContaining(["2026-02-20"]) as unknown,
    });
  });

  it("with the stage left and the stage entered", async () => {
    const workbook = await withDeals();
    const path = fileOf(
      "stays.csv",
      "Deal ID,From,To,Entered,Left\n006Ax0006,,Prospecting,2026-02-01,2026-02-20\n006Ax0006,Prospecting,Qualification,2026-02-20,\n",
    );
    expect((await workbook.call("import.inspect", { path })).table).toBe("stageHistory");
    expect(await importFiles(workbook, [path])).toMatchObject({ rejected: 0 });
    expect(await stagesOf(workbook)).toMatchObject({ now: ["Qualification"] });
  });

  it.each([
    [
      "a deal in each row",
      "Deal ID,Stage,Start Date,End Date\n1,Prospecting,2026-02-01,2026-08-20\n2,Proposal,2026-03-01,\n",
    ],
    [
      "the same days in each row of a deal",
      "Deal ID,Stage,Start Date,End Date\n1,Prospecting,2026-02-01,2026-08-20\n1,Prospecting,2026-02-01,2026-08-20\n",
    ],
    ["what are no days", "Deal ID,Stage,Entered,Left\n1,Prospecting,yes,no\n"],
  ])("is none with %s", async (_what, text) => {
    const workbook = await newWorkbook();
    expect((await workbook.call("import.inspect", { path: fileOf("deals.csv", text) })).table).toBe("deals");
  });
});

test("ids of known deals and nothing else change nothing", async () => {
  const workbook = await withDeals();
  const path = fileOf("ids.csv", "Opportunity ID,Foo\n006Ax0006,Prospecting\n");
  expect(await importFiles(workbook, [path])).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 1,
    rejected: 0,
  });
});

test("a joined report of Salesforce is of the system of the plain one, and tells what vanished", async () => {
  const workbook = await withDeals();
  const path = fileOf(
    "joined.csv",
    "Opportunity: Opportunity Name,Opportunity: ID,Stage Name,Opportunity: Account Name,Created Date\nStark - Reactor,006Ax0006,Qualification,Stark,2026-02-01\n",
  );
  const result = await importFiles(workbook, [{ path, options: { asOf: "2026-05-27" } }]);
  expect(result).toMatchObject({ added: 0, unchanged: 1, vanished: 1 });
});

test("a profile fits a file of which one column was renamed, and says what it lacks", async () => {
  const workbook = await newWorkbook();
  const map = {
    Ref: "sourceId",
    Vorgang: "name",
    Phase: "stage",
    Summe: "amount",
    Faellig: "expectedOn",
  } as const;
  const list = (header: string) =>
    fileOf("liste.csv", `Ref;Vorgang;Phase;${header};Faellig\nA1;Pumps;Proposal;1.500,50;05.12.2026\n`);
  await importFiles(workbook, [{ path: list("Summe"), options: { map }, remember: "Weekly" }]);
  const { profile } = await workbook.call("import.inspect", { path: list("Summe EUR") });
  expect(profile).toMatchObject({ name: "Weekly", fit: "near", added: ["Summe EUR"], missing: ["Summe"] });
});

test("a past that is imported after its deal leaves no change from a value to the same", async () => {
  const workbook = await withDeals();
  const stays =
    "Deal ID,Stage,Entered,Left\n006Ax0006,Prospecting,2026-02-01,2026-02-20\n006Ax0006,Qualification,2026-02-20,\n";
  await importFiles(workbook, [fileOf("stays.csv", stays)]);
  const { rows } = await workbook.call("deals.query", { filter: { search: "Stark" } });
  const changes = await workbook.call("history.ofDeal", { id: rows[0]?.id ?? "" });
  expect(changes.filter(({ from, to }) => from === to)).toEqual([]);
  expect(changes.filter(({ field }) => field === "stage").map(({ from, to }) => [from, to])).toEqual([
    ["Prospecting", "Qualification"],
    [null, "Prospecting"],
  ]);
});

test.each([
  "Days in Prospecting",
  "Time in Qualification",
  'Cumulative time in ""Prospecting (Sales Pipeline)""',
  "报价停留天数",
])("a column of how long a deal was in a stage (%s) is not left out without a word", async (header) => {
  const workbook = await withDeals();
  const path = fileOf(
    "wide.csv",
    `Opportunity ID,Opportunity Name,"${header}"\n006Ax0006,Stark - Reactor,10\n`,
  );
  const { issues } = await importFiles(workbook, [path]);
  expect(issues.filter(({ code }) => code === "staysLeft")).toMatchObject([
    { severity: "warning", params: { count: 1 } },
  ]);
});

test("days in the present stage are no such column", async () => {
  const workbook = await withDeals();
  const path = fileOf(
    "present.csv",
    "Opportunity ID,Opportunity Name,Days in current stage\n006Ax0006,Stark - Reactor,10\n",
  );
  expect((await importFiles(workbook, [path])).issues.filter(({ code }) => code === "staysLeft")).toEqual([]);
});
