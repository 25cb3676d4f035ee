/** Files without ids: by what their deals are known again. */
import { describe, expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity Name", "Stage", "Account Name", "Product Name", "Amount"];
const renewals = [
  ["Renewal", "Proposal", "Acme", "Pump", "100.00"],
  ["Renewal", "Proposal", "Acme", "Valve", "200.00"],
  ["Renewal", "Proposal", "Bolt", "Pump", "300.00"],
];
const key = ["name", "account", "product"] as const;

describe("a key of columns", () => {
  it("is proposed: the fewest fields that tell all rows apart, with how well each combination does", async () => {
    const workbook = await newWorkbook();
    const { keys } = await workbook.call("import.inspect", { path: csvOf([header, ...renewals]) });
    expect(keys).toEqual([
      { fields: ["name"], rows: 3, distinct: 1 },
      { fields: ["name", "account"], rows: 3, distinct: 2 },
      { fields: ["account", "product"], rows: 3, distinct: 3 },
      { fields: ["name", "product"], rows: 3, distinct: 2 },
      { fields: ["name", "account", "product"], rows: 3, distinct: 3 },
    ]);
    const withIds = csvOf([["Opportunity ID", ...header], ...renewals.map((row, at) => [`A${at}`, ...row])]);
    expect((await workbook.call("import.inspect", { path: withIds })).keys).toEqual([]);
  });

  it("updates instead of doubling, whatever the order of the rows", async () => {
    const workbook = await newWorkbook();
    const options = { key: [...key] };
    const first = await importFiles(workbook, [{ path: csvOf([header, ...renewals]), options }]);
    expect(first).toMatchObject({ added: 3, rejected: 0 });
    const later = renewals.toReversed().map((row) => (row[3] === "Valve" ? row.with(4, "250.00") : row));
    const again = await importFiles(workbook, [{ path: csvOf([header, ...later]), options }]);
    expect(again).toMatchObject({ added: 0, changed: 1, unchanged: 2, rejected: 0 });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "amountMinor" }] });
    expect(rows.map(({ account, product, amountMinor }) => [account, product, amountMinor])).toEqual([
      ["Acme", "Pump", 10_000],
      ["Acme", "Valve", 25_000],
      ["Bolt", "Pump", 30_000],
    ]);
  });

  it("that several deals have is refused with a sentence that names them; so is a row that repeats another", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [{ path: csvOf([header, ...renewals]), options: { key: [...key] } }]);
    const file = csvOf([
      header,
      ["Renewal", "Won", "Acme", "Pump", "100.00"],
      ["Renewal", "Won", "Bolt", "Pump", "9"],
    ]);
    const result = await importFiles(workbook, [{ path: file, options: { key: ["name", "account"] } }]);
    expect(result).toMatchObject({ rows: 2, added: 0, changed: 1, rejected: 1 });
    expect(result.issues).toMatchObject([{ row: 2, code: "keyAmbiguous", severity: "rejected" }]);
    expect(result.issues[0]?.reason).toContain("d1 “Renewal”, d2 “Renewal”");

    const repeated = csvOf([header, renewals[0] ?? [], renewals[0] ?? []]);
    const other = await newWorkbook();
    const twice = await importFiles(other, [{ path: repeated, options: { key: [...key] } }]);
    expect(twice).toMatchObject({ added: 1, rejected: 1 });
    expect(twice.issues).toMatchObject([{ row: 3, code: "keyRepeated" }]);
    expect(twice.issues[0]?.reason).toContain("row 2");
  });

  it("needs a column for each of its fields", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([header, ...renewals]);
    await expect(importFiles(workbook, [{ path: file, options: { key: ["owner"] } }])).rejects.toMatchObject({
      code: "keyNotFed",
    });
    expect((await workbook.call("file.info")).deals).toBe(0);
  });
});

describe("a renamed deal without an id", () => {
  const before = () => csvOf([header, ["Pump line north", "Proposal", "Acme", "Pump", "100.00"]]);
  const after = () => csvOf([header, ["Pump line north hall", "Negotiation", "Acme", "Pump", "120.00"]]);

  it("is told of, and taken for the known one where the user says so", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [before()]);
    const check = await importFiles(workbook, [after()], { dryRun: true });
    expect(check).toMatchObject({ added: 1, changed: 0 });
    expect(check.issues).toMatchObject([
      { row: 2, column: "Opportunity Name", code: "dealMayBeRenamed", severity: "warning" },
    ]);
    expect(check.issues[0]?.reason).toContain("d1 “Pump line north”");

    const options = { deals: { "Pump line north hall": "d1" } };
    expect(await importFiles(workbook, [{ path: after(), options }])).toMatchObject({ added: 0, changed: 1 });
    const { rows } = await workbook.call("deals.query", {});
    expect(rows.map(({ name, stage }) => [name, stage])).toEqual([["Pump line north hall", "Negotiation"]]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("is a new one, without a word, where the user says that", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [before()]);
    const options = { deals: { "Pump line north hall": null } };
    const result = await importFiles(workbook, [{ path: after(), options }]);
    expect(result).toMatchObject({ added: 1, issueCount: 0 });
    expect(result.renamed.list).toMatchObject([{ name: "Pump line north hall", choice: "new" }]);
  });

  const dated = ["Deal Name", "Stage", "Account", "Amount", "Create Date"];

  it("is offered with the deal it may be, what they agree in, and what was said of it", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        dated,
        ["Pump line north", "Proposal", "Acme", "100.00", "2026-01-05"],
        ["Pump line south", "Proposal", "Acme", "80.00", "2026-01-06"],
        ["Boiler", "Proposal", "Bolt", "70.00", "2026-01-07"],
      ]),
    ]);
    const later = csvOf([
      dated,
      ["Pump line north hall", "Negotiation", "Acme", "100.00", "2026-01-05"],
      ["Phoenix", "Proposal", "Bolt", "70.00", "2026-01-07"],
      ["Steam", "Proposal", "Bolt", "70.00", "2026-02-02"],
    ]);
    const north = {
      file: "deals.csv",
      row: 2,
      name: "Pump line north hall",
      account: "Acme",
      stage: "Negotiation",
      amountMinor: 10_000,
      near: { id: "d1", name: "Pump line north", stage: "Proposal", owner: null, amountMinor: 10_000 },
      alike: ["name", "createdOn", "amount"],
    };
    const phoenix = { row: 3, near: { id: "d3" }, alike: ["createdOn", "amount", "stage"] };
    const { renamed } = await importFiles(workbook, [later], { dryRun: true });
    expect(renamed).toMatchObject({
      total: 2,
      list: [
        { ...north, choice: null },
        { ...phoenix, choice: null },
      ],
    });
    expect(renamed.list.map(({ score }) => score > 0.3 && score < 1)).toEqual([true, true]);

    const options = { deals: { "Pump line north hall": "d1", Phoenix: null } };
    const told = await importFiles(workbook, [{ path: later, options }], { dryRun: true });
    expect(told).toMatchObject({ added: 2, changed: 1, issueCount: 0 });
    expect(told.renamed.list).toMatchObject([
      { ...north, choice: "same" },
      { ...phoenix, choice: "new" },
    ]);
  });

  it("is, of several rows of one name, the one of its account", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf([dated, ["Pump", "Proposal", "Acme", "1.00", ""]])]);
    const later = csvOf([
      dated,
      ["Pump hall", "Proposal", "Bolt", "5.00", ""],
      ["Pump hall", "Proposal", "Acme", "2.00", ""],
    ]);
    await importFiles(workbook, [{ path: later, options: { deals: { "Pump hall": "d1" } } }]);
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "amountMinor" }] });
    expect(rows.map(({ id, account, amountMinor }) => [id, account, amountMinor])).toEqual([
      ["d1", "Acme", 200],
      ["d2", "Bolt", 500],
    ]);
  });
});
