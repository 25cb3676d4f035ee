/** Files given together: each row's references are found in the others, whatever names or ids they write. */
import { describe, expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const deals = [
  ["Opportunity ID", "Name", "AccountId", "Product", "Stage", "Amount", "Created Date", "Sales Agent"],
  ["006A", "Alpha", "001A", "GTXPro", "Qualify", 100, "2026-01-05", "Ann"],
  ["006B", "Beta", "001B", "P-2", "Qualify", 200, "2026-01-06", "Bob"],
];
const accounts = [
  ["Id", "Account Name", "Industry"],
  ["001A", "Acme", "Retail"],
  ["001B", "Bolt", "Energy"],
];
const products = [
  ["Product", "Code", "Sales price"],
  ["GTX Pro", "P-1", 10],
  ["MG Special", "P-2", 20],
];
const people = [
  ["Sales agent", "Manager", "Regional office"],
  ["Ann", "Mia", "Central"],
  ["Bob", "Mia", "West"],
];

describe("files given together", () => {
  it("find each other by id, code and nearly written name, in either order; again they change nothing", async () => {
    const files = [csvOf(deals), csvOf(accounts, "a.csv"), csvOf(products, "p.csv"), csvOf(people, "s.csv")];
    for (const order of [files, files.toReversed()]) {
      const workbook = await newWorkbook("2026-06-01");
      expect(await importFiles(workbook, order)).toMatchObject({ rows: 8, added: 8, rejected: 0 });
      expect(await workbook.call("file.info")).toMatchObject({
        deals: 2,
        accounts: 2,
        products: 2,
        people: 3,
      });
      const { rows } = await workbook.call("deals.query", { sort: [{ column: "name" }] });
      expect(rows.map(({ account, product }) => [account, product])).toEqual([
        ["Acme", "GTXPro"],
        ["Bolt", "MG Special"],
      ]);
      expect(await workbook.call("funnel.by", { dimension: "team" })).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ key: "Central" }),
          expect.objectContaining({ key: "West" }),
        ]),
      );
      expect(await importFiles(workbook, order)).toMatchObject({ unchanged: 8, changeSet: null });
      expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
    }
  });

  it("give an account that was only an id its name, when the accounts come later", async () => {
    const workbook = await newWorkbook("2026-06-01");
    await importFiles(workbook, [csvOf(deals)]);
    expect(await importFiles(workbook, [csvOf(accounts, "a.csv"), csvOf(products, "p.csv")])).toMatchObject({
      rows: 4,
      rejected: 0,
    });
    expect(await workbook.call("file.info")).toMatchObject({ accounts: 2 });
    const { rows } = await workbook.call("deals.query", {});
    expect(rows.map(({ account }) => account)).toEqual(expect.arrayContaining(["Acme", "Bolt"]));
    expect(rows.map(({ product }) => product)).toContain("GTXPro");
  });

  it("keep two accounts of one name apart by their ids", async () => {
    const workbook = await newWorkbook("2026-06-01");
    const twins = [...accounts, ["001C", "Acme", "Retail"]];
    expect(await importFiles(workbook, [csvOf(twins, "a.csv")])).toMatchObject({ added: 3 });
    expect(await workbook.call("file.info")).toMatchObject({ accounts: 3 });
    expect(await importFiles(workbook, [csvOf(twins, "a.csv")])).toMatchObject({
      unchanged: 3,
      changeSet: null,
    });
  });
});
