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
