/** An export that tells nothing new is noted as seen: what an older one says that comes later is of the past. */
import { expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount"];
const exportOf = (name: string, amount: number, ...more: (string | number)[][]) =>
  csvOf([header, ["1", "Alpha", "Proposal", amount], ...more], name);
const bring = (workbook: Workbook, path: string, asOf: string, dryRun = false) =>
  importFiles(workbook, [{ path, options: { asOf } }], { dryRun });
const amounts = async (workbook: Workbook) =>
  (await workbook.call("deals.query", {})).rows.map(({ amountMinor }) => amountMinor);

it("is said by the check before, done by the import, and not done twice", async () => {
  const workbook = await newWorkbook();
  expect(await bring(workbook, exportOf("jan.csv", 5), "2026-01-31")).toMatchObject({ noted: 0 });
  const march = exportOf("march.csv", 5);
  const told = { noted: 1, changeSet: null, unchanged: 1 };
  expect(await bring(workbook, march, "2026-03-31", true)).toMatchObject(told);
  expect(await workbook.call("import.log")).toHaveLength(1);
  expect(await bring(workbook, march, "2026-03-31")).toMatchObject(told);
  expect(await bring(workbook, march, "2026-03-31", true)).toMatchObject({ noted: 0 });
  expect(await bring(workbook, march, "2026-03-31")).toMatchObject({ noted: 0 });
  // February's amount is not the present one: March said otherwise.
  expect(await bring(workbook, exportOf("feb.csv", 7), "2026-02-28")).toMatchObject({ changed: 1, past: 1 });
  expect(await amounts(workbook)).toEqual([500]);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true });
});

it("leaves a line in the log, to which there is nothing to undo, and is not offered as new again", async () => {
  const workbook = await newWorkbook();
  await bring(workbook, exportOf("jan.csv", 5), "2026-01-31");
  const march = exportOf("march.csv", 5, ["2", "Beta", "Proposal", "much"]);
  expect(await workbook.call("import.unseen", { paths: [march] })).toEqual({ paths: [march] });
  expect(await bring(workbook, march, "2026-03-31")).toMatchObject({ noted: 1, rejected: 1 });
  expect(await workbook.call("import.unseen", { paths: [march] })).toEqual({ paths: [] });
  const log = await workbook.call("import.log");
  expect(log).toMatchObject([
    {
      changeSet: null,
      files: ["march.csv"],
      asOf: "2026-03-31",
      rows: 2,
      unchanged: 1,
      rejected: 1,
      deals: 0,
    },
    { files: ["jan.csv"], added: 1 },
  ]);
  expect(log[0]?.recordedAt).toBeGreaterThan(0);
  expect(await workbook.call("history.changeSets")).toMatchObject([{ note: "jan.csv" }]);
});

it("is no matter of a file that is in the workbook already, or that holds no deals", async () => {
  const workbook = await newWorkbook();
  const jan = exportOf("jan.csv", 5);
  await bring(workbook, jan, "2026-01-31");
  expect(await bring(workbook, jan, "2026-01-31")).toMatchObject({ noted: 0, unchanged: 1 });
  const people = csvOf(
    [
      ["Name", "Email"],
      ["Ann", "ann@example.com"],
    ],
    "people.csv",
  );
  await bring(workbook, people, "2026-01-31");
  expect(await bring(workbook, people, "2026-02-28")).toMatchObject({ noted: 0, unchanged: 1 });
  expect(await workbook.call("import.log")).toHaveLength(2);
});
