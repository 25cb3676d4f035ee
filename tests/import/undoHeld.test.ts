/** An import that later exports or changes stand on is not taken back without a word. */
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount", "Created Date"];
const alpha = ["1", "Alpha", "Proposal", 100, "2026-01-05"];
const beta = ["2", "Beta", "Proposal", 200, "2026-01-06"];

const bring = async (workbook: Workbook, name: string, asOf: string, ...rows: (string | number)[][]) => {
  const result = await importFiles(workbook, [{ path: csvOf([header, ...rows], name), options: { asOf } }]);
  return result.changeSet as string;
};
const dealsIn = async (workbook: Workbook) => (await workbook.call("file.info")).deals;

describe("an import whose deals a later export holds", () => {
  it("is taken back only after that one, which is named", async () => {
    const workbook = await newWorkbook();
    const jan = await bring(workbook, "jan.csv", "2026-01-31", alpha, beta);
    const feb = await bring(workbook, "feb.csv", "2026-02-28", alpha, [
      "3",
      "Gamma",
      "Proposal",
      5,
      "2026-02-01",
    ]);
    await expect(workbook.call("history.undo", { changeSet: jan })).rejects.toMatchObject({
      kind: "conflict",
      code: "undoHeld",
      params: { file: "feb.csv", asOf: "2026-02-28", count: 1 },
    });
    expect(await dealsIn(workbook)).toBe(3);
    await workbook.call("history.undo", { changeSet: feb });
    await workbook.call("history.undo", { changeSet: jan });
    expect(await dealsIn(workbook)).toBe(0);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("also where that one found nothing new, and so is not among the changes", async () => {
    const workbook = await newWorkbook();
    const jan = await bring(workbook, "jan.csv", "2026-01-31", alpha, beta);
    expect(await bring(workbook, "feb.csv", "2026-02-28", alpha, beta)).toBeNull();
    const held = { code: "undoHeldUnchanged", params: { file: "feb.csv", asOf: "2026-02-28", count: 2 } };
    await expect(workbook.call("history.undo")).rejects.toMatchObject(held);
    await expect(workbook.call("history.undo", { changeSet: jan })).rejects.toMatchObject(held);
    expect(await workbook.call("history.undo", { changeSet: jan, anyway: true })).toMatchObject({ deals: 2 });
    expect(await dealsIn(workbook)).toBe(0);
  });

  it("but not for the same file again, or an export of ours", async () => {
    const workbook = await newWorkbook();
    await bring(workbook, "jan.csv", "2026-01-31", alpha);
    await bring(workbook, "jan.csv", "2026-01-31", alpha);
    await importFiles(workbook, [
      csvOf([
        ["Workbench ID", "Deal", "Stage"],
        ["d1", "Alpha", "Proposal"],
      ]),
    ]);
    await workbook.call("history.undo");
    expect(await dealsIn(workbook)).toBe(0);
  });
});

describe("what an import changed", () => {
  const grown = ["1", "Alpha", "Proposal", 120, "2026-01-05"];

  it("stands as long as a later export says the same", async () => {
    const workbook = await newWorkbook();
    await bring(workbook, "jan.csv", "2026-01-31", alpha, beta);
    const feb = await bring(workbook, "feb.csv", "2026-02-28", grown, beta);
    await bring(workbook, "march.csv", "2026-03-31", grown, beta);
    await expect(workbook.call("history.undo", { changeSet: feb })).rejects.toMatchObject({
      code: "undoHeldUnchanged",
      params: { file: "march.csv", count: 1 },
    });
  });

  it("is free to go where a later export says something else, or is of an earlier day", async () => {
    const workbook = await newWorkbook();
    await bring(workbook, "jan.csv", "2026-01-31", alpha);
    const feb = await bring(workbook, "feb.csv", "2026-02-28", grown);
    await bring(workbook, "march.csv", "2026-03-31", ["1", "Alpha", "Proposal", 90, "2026-01-05"]);
    await bring(workbook, "older.csv", "2026-02-10", alpha);
    expect(await workbook.call("history.undo", { changeSet: feb })).toMatchObject({ deals: 1 });
    const { rows } = await workbook.call("deals.query");
    expect(rows[0]).toMatchObject({ amountMinor: 9000 });
  });
});

it("deals that were edited since go with their edits only where that is meant", async () => {
  const workbook = await newWorkbook();
  const jan = await bring(workbook, "jan.csv", "2026-01-31", alpha, beta);
  const edit = await workbook.call("deals.edit", { edits: [{ id: "d2", fields: { amountMinor: 1 } }] });
  await expect(workbook.call("history.undo", { changeSet: jan })).rejects.toMatchObject({
    code: "undoChangedSince",
    params: { count: 1 },
  });
  await workbook.call("history.undo", { changeSet: edit.changeSet as string });
  await workbook.call("history.undo", { changeSet: jan });
  expect(await dealsIn(workbook)).toBe(0);
});
