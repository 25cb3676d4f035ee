/** A past import can be looked up: by which file, how it was read, which deals it touched. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount"];

it("keeps each file's hash, size, system, day and options, and finds the deals that it touched", async () => {
  const workbook = await newWorkbook();
  const first = csvOf([
    header,
    ["1", "Alpha", "Open", 5],
    ["2", "Beta", "Open", 6],
    ["3", "Gamma", "Open", 7],
  ]);
  await importFiles(workbook, [{ path: first, options: { asOf: "2026-02-01" } }]);
  const second = csvOf([
    header,
    ["1", "Alpha", "Open", 50],
    ["2", "Beta", "Open", 6],
    ["4", "Delta", "Open", 8],
  ]);
  const options = { asOf: "2026-02-08", vanished: "close" as const, sourceSystem: "salesforce" };
  const { changeSet } = await importFiles(workbook, [{ path: second, options }]);
  const [entry] = await workbook.call("import.log");
  expect(entry).toMatchObject({ changeSet, deals: 3 });
  expect(entry?.details).toEqual([
    {
      file: "deals.csv",
      bytes: statSync(second).size,
      sha256: createHash("sha256").update(readFileSync(second)).digest("hex"),
      sourceSystem: "salesforce",
      asOf: "2026-02-08",
      profile: null,
      options,
      rows: 3,
    },
  ]);
  const { rows } = await workbook.call("deals.query", {
    filter: { changeSet: changeSet as string },
    sort: [{ column: "name" }],
  });
  expect(rows.map(({ name }) => name)).toEqual(["Alpha", "Delta", "Gamma"]);
  expect(await workbook.call("deals.query", { filter: { changeSet: "c999" } })).toMatchObject({ total: 0 });
});

it("tells how many new deals are written of how many, and stops between two parts where it is cancelled", async () => {
  const workbook = await newWorkbook();
  const made = Array.from({ length: 45_000 }, (_none, at) => [at, `D${at}`, "Open", 1]);
  const path = csvOf([header, ...made]);
  const { job } = await workbook.call("import.start", { sources: [{ path }] });
  const told: number[] = [];
  await expect
    .poll(
      () => {
        const { done, total } = workbook.engine.jobs.get(job);
        if (total === 45_000 && done < 45_000) told.push(done);
        return told.length;
      },
      { interval: 1, timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  await workbook.call("jobs.cancel", { job });
  expect((await workbook.engine.jobs.ended(job)).state).toBe("cancelled");
  expect((await workbook.call("file.info")).deals).toBe(0);
  expect(await importFiles(workbook, [path])).toMatchObject({ added: 45_000 });
  expect(await workbook.call("file.check")).toMatchObject({ ok: true });
});

it("tells how many changed deals are written of how many", async () => {
  const workbook = await newWorkbook();
  const rows = (amount: number) => [
    header,
    ...Array.from({ length: 2500 }, (_none, at) => [at, `D${at}`, "Open", amount]),
  ];
  await importFiles(workbook, [csvOf(rows(1))]);
  workbook.events.length = 0;
  await importFiles(workbook, [csvOf(rows(2))]);
  const told = workbook.events.flatMap((event) =>
    event.type === "jobProgress" && event.progress.phase === "writing" && event.progress.total !== undefined
      ? [event.progress]
      : [],
  );
  expect(told.length).toBeGreaterThan(0);
  for (const { done, total } of told) expect([total, done <= 2500]).toEqual([2500, true]);
});
