/** Open deals that a system's newer export does not have any more. */
import { describe, expect, it } from "vitest";
import type { ImportOptions } from "../../src/contract/importing.ts";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount", "Created Date"];
const first = [
  header,
  ["1", "Alpha", "Engaging", 100, "2026-01-05"],
  ["2", "Beta", "Prospecting", 200, "2026-01-05"],
  ["3", "Gamma", "Prospecting", 300, "2026-01-05"],
  ["4", "Delta", "Closed Lost", 400, "2026-01-05"],
];
const onlyAlpha = [header, ["1", "Alpha", "Engaging", 100, "2026-01-05"]];

async function started(): Promise<Workbook> {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: csvOf(first), options: { asOf: "2026-02-01" } }]);
  return workbook;
}

const again = (workbook: Workbook, rows: (string | number)[][], options: ImportOptions = {}) =>
  importFiles(workbook, [{ path: csvOf(rows), options: { asOf: "2026-02-08", ...options } }]);

const states = async (workbook: Workbook) => {
  const { rows } = await workbook.call("deals.query", { sort: [{ column: "name" }] });
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
};

describe("open deals that are not in the export", () => {
  it("are counted and kept unless told otherwise; the closed are none of them", async () => {
    const workbook = await started();
    expect(await again(workbook, onlyAlpha)).toMatchObject({ vanished: 2, closed: 0, changeSet: null });
    expect(await states(workbook)).toEqual({ Alpha: "open", Beta: "open", Gamma: "open", Delta: "lost" });
  });

  it("are none where the rows are a block that was copied, or the export is older than one imported before", async () => {
    const workbook = await started();
    const text = onlyAlpha.map((cells) => cells.join("\t")).join("\n");
    const { path } = await workbook.call("import.hold", { text, label: "Clipboard 14:05" });
    const options = { asOf: "2026-02-08", vanished: "close" as const };
    expect(await importFiles(workbook, [{ path, options }])).toMatchObject({ unchanged: 1, vanished: 0 });
    expect(await again(workbook, onlyAlpha, { asOf: "2026-01-20", vanished: "close" })).toMatchObject({
      vanished: 0,
    });
    expect(await again(workbook, onlyAlpha)).toMatchObject({ vanished: 2 });
  });

  it("are closed as lost on the export's day with a reason, in the same change set, and undone with it", async () => {
    const workbook = await started();
    const result = await again(workbook, onlyAlpha, { vanished: "close" });
    expect(result).toMatchObject({ vanished: 2, closed: 2, unchanged: 1 });
    const { rows } = await workbook.call("deals.query", {
      filter: { state: "lost" },
      sort: [{ column: "name" }],
    });
    expect(rows).toMatchObject([
      { name: "Beta", closedOn: "2026-02-08", lossReason: "Not in the export", stage: "Closed Lost" },
      { name: "Delta", lossReason: null },
      { name: "Gamma", closedOn: "2026-02-08", lossReason: "Not in the export" },
    ]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
    await workbook.call("history.undo", { changeSet: result.changeSet as string });
    expect(await states(workbook)).toEqual({ Alpha: "open", Beta: "open", Gamma: "open", Delta: "lost" });
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("are decided one by one", async () => {
    const workbook = await started();
    const { rows } = await workbook.call("deals.query", { filter: { search: "Gamma" } });
    const id = rows[0]?.id as string;
    expect(await again(workbook, onlyAlpha, { vanishedDeals: { [id]: "close" } })).toMatchObject({
      closed: 1,
    });
    expect(await states(workbook)).toMatchObject({ Beta: "open", Gamma: "lost" });
    expect(
      await again(workbook, onlyAlpha, { vanished: "close", vanishedDeals: { d2: "keep" } }),
    ).toMatchObject({
      vanished: 1,
      closed: 0,
    });
  });

  it("are not those whose row was rejected", async () => {
    const workbook = await started();
    const rows = [...onlyAlpha, ["2", "Beta", "Prospecting", "much", "2026-01-05"]];
    expect(await again(workbook, rows, { vanished: "close" })).toMatchObject({
      rejected: 1,
      vanished: 1,
      closed: 1,
    });
    expect(await states(workbook)).toMatchObject({ Beta: "open", Gamma: "lost" });
  });

  it("are not those of another system, nor of whom something newer is known", async () => {
    const workbook = await started();
    expect(
      await again(
        workbook,
        [
          ["Record ID", "Deal Name", "Deal Stage"],
          ["77", "Other", "Open"],
        ],
        { vanished: "close" },
      ),
    ).toMatchObject({ vanished: 0 });
    await workbook.call("deals.edit", {
      edits: [{ id: "d2", fields: { amountMinor: 1 } }],
      effectiveOn: "2026-02-10",
    });
    expect(await again(workbook, onlyAlpha, { vanished: "close" })).toMatchObject({ vanished: 1, closed: 1 });
    expect(await states(workbook)).toMatchObject({ Beta: "open", Gamma: "lost" });
  });

  it("are none in a first import, and none of what the same import adds", async () => {
    const workbook = await newWorkbook();
    const two = [header, ["5", "Eps", "Prospecting", 5, "2026-01-05"]];
    expect(
      await importFiles(workbook, [
        { path: csvOf(onlyAlpha, "a.csv"), options: { vanished: "close" } },
        { path: csvOf(two, "b.csv"), options: { vanished: "close" } },
      ]),
    ).toMatchObject({ added: 2, vanished: 0 });
  });

  it("are none where two files of one import share them", async () => {
    const workbook = await started();
    const rest = [header, ...first.slice(2)];
    expect(
      await importFiles(workbook, [
        { path: csvOf(onlyAlpha, "a.csv"), options: { vanished: "close", asOf: "2026-02-08" } },
        { path: csvOf(rest, "b.csv"), options: { vanished: "close", asOf: "2026-02-08" } },
      ]),
    ).toMatchObject({ vanished: 0 });
  });

  it("are none beside a list of another make, nor beside a file of rejected rows", async () => {
    const workbook = await newWorkbook();
    const list = (rows: (string | number)[][]) => [["Ref", "Vorgang", "Phase", "Summe"], ...rows];
    const options: ImportOptions = {
      map: { Ref: "sourceId", Vorgang: "name", Phase: "stage", Summe: "amount" },
      vanished: "close",
    };
    const take = (rows: (string | number)[][], asOf: string) =>
      importFiles(workbook, [{ path: csvOf(rows), options: { ...options, asOf } }]);
    await take(
      list([
        ["a", "One", "Open", 1],
        ["b", "Two", "Open", 2],
      ]),
      "2026-02-01",
    );
    expect(await take(list([["x", "Other", "Open", 3]]), "2026-02-08")).toMatchObject({
      added: 1,
      vanished: 0,
    });
    const mended = [
      ["Ref", "Vorgang", "Phase", "Summe", "Reason"],
      ["a", "One", "Open", 5, "was no amount"],
    ];
    expect(await take(mended, "2026-02-08")).toMatchObject({ changed: 1, vanished: 0 });
    // One of the two lists has grown: what it has no more is told.
    expect(await take(list([["a", "One", "Open", 6]]), "2026-02-09")).toMatchObject({
      changed: 1,
      vanished: 2,
    });
  });
});
