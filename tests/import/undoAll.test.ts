/** What an import told of rows that were known already, of rates and of the base currency goes with its undo. */
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook, workbookIn } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

/** Columns that a second file tells of a row that the first one made, by the table that keeps them. */
const filled = [
  ["person", ["Name", "Team", "Manager", "Email", "Role"], ["Ann", "North", "Bob", "ann@example.com", "rep"]],
  [
    "account",
    ["Account name", "Industry", "Country", "Employees", "Annual revenue", "Parent account"],
    ["Acme", "Machines", "Norway", 90, 5000, "Acme Group"],
  ],
  [
    "product",
    ["Product name", "Product code", "Product family", "Unit", "List price"],
    ["Pump", "P1", "Pumps", "pc", 10],
  ],
  ["contact", ["Contact name", "Title", "Email", "Phone"], ["Cara", "Buyer", "cara@example.com", "555 1234"]],
  ["team", ["Team", "Parent team"], ["North", "World"]],
] as const;

const rowsOf = ({ engine }: Workbook, table: string) =>
  engine.session.sql.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all();

describe("columns of a known row that were empty before", () => {
  it.each(filled)("of a %s are empty again, and filled by a redo", async (table, header, cells) => {
    const workbook = await newWorkbook();
    const [name, ...others] = cells;
    await importFiles(workbook, [csvOf([header, [name, ...others.map(() => "")]])]);
    const before = rowsOf(workbook, table);
    expect(before).toHaveLength(1);
    const { changeSet } = await importFiles(workbook, [csvOf([header, cells], "second.csv")]);
    const after = rowsOf(workbook, table);
    expect(after).not.toEqual(before);
    await workbook.call("history.undo", { changeSet: changeSet as string });
    expect(rowsOf(workbook, table)).toEqual(before);
    expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
    await workbook.call("history.redo");
    expect(rowsOf(workbook, table)).toEqual(after);
    expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
  });
});

const deals = (name: string, amountHeader: string, amount: string) =>
  csvOf([
    ["Opportunity ID", "Opportunity Name", "Stage", amountHeader],
    [`X${name}`, name, "Proposal", amount],
  ]);
const rates = (workbook: Workbook) => workbook.call("rates.list", {});
const base = async (workbook: Workbook) => (await workbook.call("settings.get", {})).baseCurrency;

describe("rates that came with an import", () => {
  const withRate = (name: string, rate: string) => ({
    path: deals(name, "Amount", "¥3000"),
    options: { asOf: "2026-05-01", rates: [{ currency: "CNY", rate }] },
  });

  it("go with it, and come back with a redo", async () => {
    const workbook = await workbookIn("USD");
    await importFiles(workbook, [withRate("A", "0.14")]);
    await workbook.call("history.undo");
    expect(await rates(workbook)).toEqual([]);
    await workbook.call("history.redo");
    expect(await rates(workbook)).toEqual([{ currency: "CNY", from: "2026-05-01", rate: "0.14" }]);
    expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
  });

  it("are as the other imports and the settings told them, in whichever order they are undone", async () => {
    const workbook = await workbookIn("USD");
    const first = await importFiles(workbook, [withRate("A", "0.14")]);
    const second = await importFiles(workbook, [withRate("B", "0.15")]);
    await workbook.call("history.undo", { changeSet: first.changeSet as string, anyway: true });
    expect(await rates(workbook)).toMatchObject([{ rate: "0.15" }]);
    await workbook.call("history.undo", { changeSet: second.changeSet as string });
    expect(await rates(workbook)).toEqual([]);
    await workbook.call("rates.set", { currency: "CNY", from: "2026-05-01", rate: "0.16" });
    const third = await importFiles(workbook, [withRate("C", "0.17")]);
    await workbook.call("rates.remove", { currency: "CNY", from: "2026-05-01" });
    await workbook.call("history.undo", { changeSet: third.changeSet as string });
    expect(await rates(workbook)).toEqual([]);
    await workbook.call("rates.set", { currency: "CNY", from: "2026-05-01", rate: "0.18" });
    expect(await rates(workbook)).toMatchObject([{ rate: "0.18" }]);
    expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
  });

  it("given in the settings are told among the changes, and no undo of the last step takes them back", async () => {
    const workbook = await workbookIn("USD");
    await workbook.call("rates.set", { currency: "CNY", rate: "0.14" });
    await workbook.call("rates.set", { currency: "CNY", rate: "0.14" });
    expect(await workbook.call("history.changeSets", {})).toMatchObject([{ kind: "setup", note: "CNY" }]);
    await expect(workbook.call("history.undo")).rejects.toMatchObject({ code: "nothingToUndo" });
  });
});

describe("the base currency that an import's amounts told", () => {
  const yuan = (name: string) => deals(name, "金额（万元）", "3");

  it("goes with it", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [yuan("A")]);
    expect(await base(workbook)).toBe("CNY");
    await workbook.call("history.undo");
    expect(await base(workbook)).toBe("USD");
    await workbook.call("history.redo");
    expect(await base(workbook)).toBe("CNY");
    expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
  });

  it("stays while something else is counted in it, and goes with the last of that", async () => {
    const workbook = await newWorkbook();
    const first = await importFiles(workbook, [yuan("A")]);
    const second = await importFiles(workbook, [yuan("B")]);
    await workbook.call("history.undo", { changeSet: first.changeSet as string, anyway: true });
    expect(await base(workbook)).toBe("CNY");
    await workbook.call("history.undo", { changeSet: second.changeSet as string });
    expect(await base(workbook)).toBe("USD");
    expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
  });

  it("does not come back over another one", async () => {
    const workbook = await newWorkbook();
    const { changeSet } = await importFiles(workbook, [yuan("A")]);
    await workbook.call("history.undo");
    await importFiles(workbook, [deals("B", "Amount (EUR)", "5")]);
    expect(await base(workbook)).toBe("EUR");
    await expect(workbook.call("history.redo", { changeSet: changeSet as string })).rejects.toMatchObject({
      code: "redoOtherBase",
      params: { told: "CNY", base: "EUR" },
    });
    expect(await base(workbook)).toBe("EUR");
  });
});

it("what a row pointed to before comes back with it, though its import was undone meanwhile", async () => {
  const workbook = await newWorkbook();
  const accounts = (...rows: string[][]) => csvOf([["Account name", "Industry", "Parent account"], ...rows]);
  const file = async (...paths: string[]) => (await importFiles(workbook, paths)).changeSet as string;
  const bring = (group: string) =>
    file(
      accounts(["Acme", "Machines", group]),
      csvOf([
        ["Opportunity ID", "Opportunity Name", "Stage", "Account name"],
        ["1", "Alpha", "Proposal", group],
      ]),
    );
  const told = () =>
    workbook.engine.session.sql.raw
      .prepare(
        `SELECT p.name AS parent, d.name AS account, d.industry FROM account a LEFT JOIN account p ON p.id = a.parent_id,
           deal JOIN account d ON d.id = deal.account_id WHERE a.name = 'Acme'`,
      )
      .get();
  const groups = await file(accounts(["Acme Group", "Holding", ""]));
  await bring("Acme Group");
  const third = await bring("Other Group");
  await workbook.call("history.undo", { changeSet: groups, anyway: true });
  expect(told()).toMatchObject({ parent: "Other Group", account: "Other Group" });
  expect(await workbook.call("lists.accounts", {})).not.toContainEqual(
    expect.objectContaining({ name: "Acme Group" }),
  );
  await workbook.call("history.undo", { changeSet: third });
  expect(told()).toEqual({ parent: "Acme Group", account: "Acme Group", industry: "Holding" });
  expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
  await workbook.call("history.redo", { changeSet: third });
  expect(await workbook.call("file.check")).toMatchObject({ problems: [] });
});

it("a column that says something else than its history is found", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [
    csvOf([
      ["Product name", "Product code"],
      ["Pump", "P1"],
    ]),
  ]);
  workbook.engine.session.sql.raw.exec("UPDATE product SET family = 'Pumps'");
  expect((await workbook.call("file.check")).problems).toEqual([
    'product 1: family is "Pumps", history says null',
  ]);
});
