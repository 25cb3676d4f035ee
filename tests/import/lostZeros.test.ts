/** Ids whose leading zeros a spreadsheet took off. */
import { expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

type Rows = (string | number)[][];

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount"];

async function twice(first: Rows, second: Rows) {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: csvOf([header, ...first]), options: { asOf: "2026-01-01" } }]);
  const path = csvOf([header, ...second]);
  const result = await importFiles(workbook, [{ path, options: { asOf: "2026-01-08" } }]);
  const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId", direction: "asc" }] });
  return {
    counts: [result.added, result.changed, result.unchanged, result.vanished],
    codes: result.issues.map(({ row, code, value }) => `${row} ${code} ${value}`),
    ids: rows.map(({ sourceId, amountMinor }) => `${sourceId} ${amountMinor}`),
  };
}

it("are the known deal's where the name is the same, and that is said", async () => {
  const found = await twice(
    [
      ["0012", "Alpha", "Open", 5],
      ["0013", "Beta", "Open", 6],
    ],
    [
      ["12", "Alpha", "Open", 7],
      ["13", "Beta", "Open", 6],
    ],
  );
  expect(found.counts).toEqual([0, 1, 1, 0]);
  expect(found.codes).toEqual(["2 idZerosLost 12", "3 idZerosLost 13"]);
  expect(found.ids).toEqual(["0012 700", "0013 600"]);
});

it("and the other way round, where the file has them again", async () => {
  const found = await twice([["12", "Alpha", "Open", 5]], [["0012", "Alpha", "Open", 5]]);
  expect(found.counts).toEqual([0, 0, 1, 0]);
  expect(found.codes).toEqual(["2 idZerosLost 0012"]);
});

it("are another deal's where the name is another, and that is said too", async () => {
  const found = await twice([["0012", "Alpha", "Open", 5]], [["12", "Gamma", "Open", 5]]);
  expect(found.counts).toEqual([1, 0, 0, 1]);
  expect(found.codes).toEqual(["2 idZerosUnsure 12"]);
});

it("say nothing where two could be the one, or both are known", async () => {
  const alike = await twice(
    [["0012", "Alpha", "Open", 5]],
    [
      ["12", "Alpha", "Open", 5],
      ["012", "Alpha", "Open", 5],
    ],
  );
  expect([alike.counts[0], alike.codes]).toEqual([2, []]);
  const both: Rows = [
    ["0012", "Alpha", "Open", 5],
    ["12", "Alpha", "Open", 6],
  ];
  expect(await twice(both, both)).toMatchObject({ counts: [0, 0, 2, 0], codes: [] });
});
