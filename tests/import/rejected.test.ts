/** Rejected rows: mended in place, or taken to a spreadsheet, mended there and imported again. */
import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ImportOptions, ImportResult } from "../../src/contract/importing.ts";
import { newWorkbook, temporaryFolder, type Workbook, workbookIn } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { importFiles } from "./workbook.ts";

const flawed = [
  "List of deals",
  "",
  "Opportunity ID,Mood,Opportunity Name,Stage,Amount,Close Date",
  "B1,fine,Good,Proposal,100.00,2026-01-31",
  'B2,"bad, really",No day,Proposal,100.00,2026-02-31',
  "B3,=odd,No money,Proposal,to be agreed,2026-03-01",
  "B4,,No stage,,5.00,2026-03-01",
].join("\n");

const sourceIds = async (workbook: Workbook) =>
  (await workbook.call("deals.query", { sort: [{ column: "sourceId" }] })).rows.map(
    ({ sourceId }) => sourceId,
  );

describe("corrections", () => {
  it("stand in place of the file's cells, in the check and in the import, and are kept in the log", async () => {
    const workbook = await newWorkbook();
    const path = fileOf("flawed.csv", flawed);
    expect(await importFiles(workbook, [path], { dryRun: true })).toMatchObject({ added: 1, rejected: 3 });
    const corrections = [
      { row: 5, column: "Close Date", value: "2026-02-28" },
      { row: 6, column: "Amount", value: "75.50" },
      { row: 7, column: "Stage", value: "Proposal" },
    ];
    const given = { path, options: { corrections } };
    expect(await importFiles(workbook, [given], { dryRun: true })).toMatchObject({ added: 4, rejected: 0 });
    expect(await importFiles(workbook, [given])).toMatchObject({ added: 4, rejected: 0 });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId" }] });
    expect(rows.map(({ amountMinor, expectedOn }) => [amountMinor, expectedOn])).toEqual([
      [10_000, "2026-01-31"],
      [10_000, "2026-02-28"],
      [7550, "2026-03-01"],
      [500, "2026-03-01"],
    ]);
    const [entry] = await workbook.call("import.log");
    expect(entry?.details[0]?.options.corrections).toEqual(corrections);
    expect(readFileSync(path, "utf8")).toBe(flawed);
  });

  it("in a file of rejected rows are true since it was saved, not since the newest day in it", async () => {
    const workbook = await newWorkbook();
    const rows = ["Opportunity ID,Stage,Created Date,Reason", "B1,Proposal,2026-01-10,", ""].join("\n");
    const path = fileOf("mended.csv", rows);
    utimesSync(path, new Date("2026-05-20T12:00:00"), new Date("2026-05-20T12:00:00"));
    await importFiles(workbook, [path]);
    expect((await workbook.call("import.log"))[0]).toMatchObject({ asOf: "2026-05-20" });
    expect((await workbook.call("import.inspect", { path })).asOf).toBe("2026-05-20");
  });

  it("that don't help are told of with what was written", async () => {
    const workbook = await newWorkbook();
    const options: ImportOptions = { corrections: [{ row: 5, column: "Close Date", value: "2026-02-30" }] };
    const result = await importFiles(workbook, [{ path: fileOf("flawed.csv", flawed), options }], {
      dryRun: true,
    });
    expect(result.issues).toContainEqual(
      expect.objectContaining({ row: 5, value: "2026-02-30", code: "cellNoSuchDay" }),
    );
  });

  it("of a column that the file lacks are refused", async () => {
    const workbook = await newWorkbook();
    const options: ImportOptions = { corrections: [{ row: 5, column: "Closed", value: "x" }] };
    await expect(
      importFiles(workbook, [{ path: fileOf("flawed.csv", flawed), options }]),
    ).rejects.toMatchObject({
      code: "headerUnknown",
    });
  });
});

describe.each(["xlsx", "csv"])("the rejected rows as %s", (ending) => {
  it.each([
    ["en", "Reason"],
    ["zh-CN", "原因"],
  ] as const)("come back whole once mended, the reason left out by itself (%s)", async (locale, reason) => {
    const workbook = await newWorkbook();
    const source = { path: fileOf("flawed.csv", flawed) };
    const { job } = await workbook.call("import.start", { sources: [source] }, { locale });
    const first = (await workbook.engine.jobs.resultOf(job)) as ImportResult;
    expect(first).toMatchObject({ added: 1, rejected: 3 });
    const path = join(temporaryFolder(), `rejected.${ending}`);
    const { job: writing } = await workbook.call("import.rejected", { job, source, path }, { locale });
    expect(await workbook.engine.jobs.resultOf(writing)).toEqual({ rows: 3, left: 0, path });

    const inspection = await workbook.call("import.inspect", { path });
    expect(inspection.columns.map(({ header, field }) => [header, field])).toEqual([
      ["Opportunity ID", "sourceId"],
      ["Mood", null],
      ["Opportunity Name", "name"],
      ["Stage", "stage"],
      ["Amount", "amount"],
      ["Close Date", "closeOn"],
      [reason, null],
    ]);
    expect(inspection.preview.map(({ cells }) => cells.slice(0, 6))).toEqual([
      ["B2", "bad, really", "No day", "Proposal", "100.00", "2026-02-31"],
      ["B3", ending === "csv" ? "'=odd" : "=odd", "No money", "Proposal", "to be agreed", "2026-03-01"],
      ["B4", "", "No stage", "", "5.00", "2026-03-01"],
    ]);
    expect(inspection.preview[0]?.cells[6]).toContain("2026-02-31");

    // Mended as a spreadsheet would do it, here by corrections where the file is no text.
    if (ending === "csv") {
      const mended = readFileSync(path, "utf8")
        .replace(",2026-02-31,", ",2026-02-28,")
        .replace(",to be agreed,", ",75.50,")
        .replace("No stage,,", "No stage,Proposal,");
      writeFileSync(path, mended);
      expect(await importFiles(workbook, [path])).toMatchObject({ added: 3, rejected: 0 });
    } else {
      const corrections = [
        { row: 2, column: "Close Date", value: "2026-02-28" },
        { row: 3, column: "Amount", value: "75.50" },
        { row: 4, column: "Stage", value: "Proposal" },
      ];
      expect(await importFiles(workbook, [{ path, options: { corrections } }])).toMatchObject({
        added: 3,
        rejected: 0,
      });
    }
    expect(await sourceIds(workbook)).toEqual(["B1", "B2", "B3", "B4"]);
  });

  it("are all in it, however many more there are than a result lists", async () => {
    const workbook = await newWorkbook();
    const rows = Array.from({ length: 10_250 }, (_none, at) => `B${at},Deal,Proposal,much${at}`);
    const source = { path: fileOf("many.csv", ["Opportunity ID,Name,Stage,Amount", ...rows].join("\n")) };
    const { job } = await workbook.call("import.start", { sources: [source], dryRun: true });
    const result = (await workbook.engine.jobs.resultOf(job)) as ImportResult;
    expect(result).toMatchObject({ issueCount: 10_250, warningCount: 0, files: [{ rejected: 10_250 }] });
    expect(result.issues).toHaveLength(10_000);
    const path = join(temporaryFolder(), `rejected.${ending}`);
    const { job: writing } = await workbook.call("import.rejected", { job, source, path });
    expect(await workbook.engine.jobs.resultOf(writing)).toEqual({ rows: 10_250, left: 0, path });
    const again = await importFiles(workbook, [path], { dryRun: true });
    expect(again).toMatchObject({ rows: 10_250, rejected: 10_250 });
    const written = await importFiles(workbook, [
      { path, options: { map: { Amount: null, Reason: "note" }, asOf: "2026-01-01" } },
    ]);
    expect(written).toMatchObject({ added: 10_250, rejected: 0 });
    const { rows: last } = await workbook.call("deals.query", { filter: { search: "B10249" } });
    expect(last[0]?.note).toContain("much10249");
  });

  it("are said once each, also where the file was read anew at the rates of its own day", async () => {
    const workbook = await workbookIn("USD", "2026-06-10");
    await workbook.call("rates.set", { currency: "CNY", rate: "0.14", from: "2026-01-01" });
    await workbook.call("rates.set", { currency: "CNY", rate: "0.15", from: "2026-06-01" });
    const rows = Array.from({ length: 10_250 }, (_none, at) => `B${at},Deal,Proposal,¥5,2026-02-31`);
    const lines = ["Opportunity ID,Name,Stage,Amount,Close Date", ...rows];
    const source = { path: fileOf("deals 2026-05-20.csv", lines.join("\n")) };
    const { job } = await workbook.call("import.start", { sources: [source], dryRun: true });
    expect(await workbook.engine.jobs.resultOf(job)).toMatchObject({ rejected: 10_250 });
    const path = join(temporaryFolder(), `rejected.${ending}`);
    const { job: writing } = await workbook.call("import.rejected", { job, source, path });
    await workbook.engine.jobs.resultOf(writing);
    const options = { map: { "Close Date": null, Reason: "note" as const }, asOf: "2026-05-20" };
    expect(await importFiles(workbook, [{ path, options }])).toMatchObject({ added: 10_250 });
    const { rows: found } = await workbook.call("deals.query", { filter: { search: "B10249" } });
    expect(found[0]?.note?.match(/2026-02-31/g)).toHaveLength(1);
  });

  it("that promoting finds beyond the list are in it too, and of an earlier check only those listed", async () => {
    const workbook = await newWorkbook();
    const rows = Array.from({ length: 10_250 }, (_none, at) => `Nowhere ${at},Widget`);
    const source = {
      path: fileOf("lines.csv", ["Opportunity Name,Product Name", ...rows].join("\n")),
      options: { table: "lines" as const },
    };
    const { job } = await workbook.call("import.start", { sources: [source], dryRun: true });
    expect(await workbook.engine.jobs.resultOf(job)).toMatchObject({ rejected: 10_250 });
    const path = join(temporaryFolder(), `rejected.${ending}`);
    const write = async () => {
      const { job: writing } = await workbook.call("import.rejected", { job, source, path });
      return workbook.engine.jobs.resultOf(writing);
    };
    expect(await write()).toEqual({ rows: 10_250, left: 0, path });
    await importFiles(workbook, [fileOf("flawed.csv", flawed)], { dryRun: true });
    expect(await write()).toEqual({ rows: 10_000, left: 250, path });
  });

  it("says why in the language asked for, whatever the check's was", async () => {
    const workbook = await newWorkbook();
    const source = { path: fileOf("flawed.csv", flawed) };
    const { job } = await workbook.call(
      "import.start",
      { sources: [source], dryRun: true },
      { locale: "en" },
    );
    await workbook.engine.jobs.resultOf(job);
    const path = join(temporaryFolder(), `rejected.${ending}`);
    const asked = { locale: "zh-CN" } as const;
    const { job: writing } = await workbook.call("import.rejected", { job, source, path }, asked);
    await workbook.engine.jobs.resultOf(writing);
    const { preview } = await workbook.call("import.inspect", { path });
    expect(preview[0]?.cells[6]).toContain("日历");
  });

  it("that are rejected again have their reasons of then, once", async () => {
    const workbook = await newWorkbook();
    let source = { path: fileOf("flawed.csv", flawed) };
    for (let round = 0; round < 2; round += 1) {
      const { job } = await workbook.call("import.start", { sources: [source], dryRun: true });
      await workbook.engine.jobs.resultOf(job);
      const path = join(temporaryFolder(), `rejected.${ending}`);
      const { job: writing } = await workbook.call("import.rejected", { job, source, path });
      await workbook.engine.jobs.resultOf(writing);
      source = { path };
    }
    const { columns } = await workbook.call("import.inspect", source);
    expect(columns.filter(({ header }) => header.startsWith("Reason"))).toHaveLength(1);
  });
});
