/** What becomes of names that the workbook does not know: one list over all files, and what was chosen of them. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newWorkbook, temporaryFolder, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = [
  "Opportunity ID",
  "Opportunity Name",
  "Stage",
  "Account Name",
  "Owner",
  "Product Name",
  "Team",
];
const row = (id: string, account: string, owner = "Ann Lee", product = "Pump", team = "North") => [
  id,
  `Deal ${id}`,
  "Proposal",
  `"${account}"`,
  owner,
  product,
  team,
];

const accountsOf = async (workbook: Workbook) =>
  (await workbook.call("lists.accounts")).map(({ name }) => name).sort();

describe("names of an import", () => {
  it("are listed for all files at once, by kind, with the known or more frequent name that they are near", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf([header, row("A1", "Northwind Technology Ltd")])]);
    const one = csvOf([
      header,
      row("B1", "Northwind Technolgy Ltd", "Anne Lee", "Pumps"),
      row("B2", "Northwind Technology, Limited"),
      row("B3", "Fabrikam GmbH"),
    ]);
    const other = csvOf([
      header,
      row("C1", "Fabrikam GmbH"),
      row("C2", "Fabricam GmbH", "Bo Berg", "Valve", "South"),
    ]);
    const names = await workbook.call("import.names", { sources: [{ path: one }, { path: other }] });
    expect(names.accounts).toEqual({
      total: 4,
      list: [
        {
          name: "Northwind Technolgy Ltd",
          rows: 1,
          near: { id: "a1", name: "Northwind Technology Ltd" },
          same: false,
        },
        {
          name: "Northwind Technology, Limited",
          rows: 1,
          near: { id: "a1", name: "Northwind Technology Ltd" },
          same: true,
        },
        { name: "Fabricam GmbH", rows: 1, near: { id: null, name: "Fabrikam GmbH" }, same: false },
        { name: "Fabrikam GmbH", rows: 2, near: null, same: false },
      ],
    });
    expect(names.people.list.map(({ name, near }) => [name, near?.name])).toEqual([
      ["Anne Lee", "Ann Lee"],
      ["Bo Berg", undefined],
    ]);
    expect(names.products.list.map(({ name, near }) => [name, near?.id])).toEqual([
      ["Pumps", "g1"],
      ["Valve", undefined],
    ]);
    expect(names.teams.list.map(({ name }) => name)).toEqual(["South"]);
  });

  it("of accounts that are only written differently are one; those in another legal form are not, unless chosen", async () => {
    const file = csvOf([
      header,
      row("A1", "Acme Inc."),
      row("A2", "ACME, INC"),
      row("A3", "上海新达科技有限公司"),
      row("A4", "上海新达科技有限责任公司"),
      row("A5", "上海新达科技股份有限公司"),
    ]);
    const plain = await newWorkbook();
    await importFiles(plain, [file]);
    expect(await accountsOf(plain)).toEqual([
      "Acme Inc.",
      "上海新达科技有限公司",
      "上海新达科技股份有限公司",
    ]);

    const chosen = await newWorkbook();
    const accounts = { "ACME, INC": null, 上海新达科技股份有限公司: "上海新达科技有限公司" };
    await importFiles(chosen, [{ path: file, options: { accounts } }]);
    expect(await accountsOf(chosen)).toEqual(["ACME, INC", "Acme Inc.", "上海新达科技有限公司"]);
    const again = await importFiles(chosen, [{ path: file, options: { accounts } }]);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 5 });
  });

  it("become known ones by id or name, or another name of the import, in every kind", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf([header, row("A1", "Acme")])]);
    const file = csvOf([
      header,
      row("B1", "Acme Ltd", "A. Lee", "Pumps", "Nord"),
      row("B2", "Bolt", "Bo Berg"),
      row("B3", "Bolt Works", "Bo Berg"),
    ]);
    const options = {
      people: { "A. Lee": "p1", "Bo Berg": null },
      teams: { Nord: "north" },
      products: { Pumps: "Pump" },
      accounts: { "Acme Ltd": "a1", "Bolt Works": "Bolt" },
    };
    await importFiles(workbook, [{ path: file, options }]);
    expect(await accountsOf(workbook)).toEqual(["Acme", "Bolt"]);
    expect((await workbook.call("lists.people")).map(({ name }) => name)).toEqual(["Ann Lee", "Bo Berg"]);
    expect((await workbook.call("lists.products")).map(({ name }) => name)).toEqual(["Pump"]);
    expect((await workbook.call("lists.teams")).map(({ name }) => name)).toEqual(["North"]);
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId" }] });
    expect(rows.map(({ account }) => account)).toEqual(["Acme", "Acme", "Bolt", "Bolt"]);
  });

  it("of a profile stand as it says the next time, and go to another workbook by name", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf([header, row("A1", "Acme")])]);
    const weekly = (id: string) => csvOf([header, row(id, "Acme Holding", "A. Lee")]);
    const options = { accounts: { "Acme Holding": "a1" }, people: { "A. Lee": "p1" } };
    await importFiles(workbook, [{ path: weekly("B1"), options, remember: "Weekly" }]);
    const { chosen } = await workbook.call("import.names", { sources: [{ path: weekly("B2") }] });
    expect(chosen).toEqual({ states: {}, stages: {}, teams: {}, products: {}, ...options });
    await importFiles(workbook, [weekly("B2")]);
    expect(await accountsOf(workbook)).toEqual(["Acme"]);

    const path = join(temporaryFolder(), "profiles.json");
    await workbook.call("import.exportProfiles", { path });
    const other = await newWorkbook();
    await importFiles(other, [
      csvOf([header, row("X1", "Zeta")]),
      csvOf([header, row("X2", "Acme")], "two.csv"),
    ]);
    await other.call("import.importProfiles", { path });
    await importFiles(other, [weekly("B1")]);
    expect(await accountsOf(other)).toEqual(["Acme", "Zeta"]);
  });

  it("a choice that names nothing is refused, and nothing is imported", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([header, row("A1", "Acme")]);
    await expect(
      importFiles(workbook, [{ path: file, options: { accounts: { Acme: "Akme" } } }]),
    ).rejects.toMatchObject({ kind: "notFound", code: "chosenNameNotFound" });
    expect((await workbook.call("file.info")).deals).toBe(0);
  });

  it("a known account named by its source's id is not taken for another of nearly the same name", async () => {
    const workbook = await newWorkbook();
    const accounts = csvOf(
      [
        ["Account ID", "Account Name", "Industry"],
        ["1", "Acme Inc", "Mining"],
        ["2", '"Acme, Inc."', "Retail"],
      ],
      "accounts.csv",
    );
    expect(await importFiles(workbook, [accounts])).toMatchObject({ added: 2 });
    expect(await accountsOf(workbook)).toEqual(["Acme Inc", "Acme, Inc."]);
    expect(await importFiles(workbook, [accounts])).toMatchObject({ unchanged: 2, changeSet: null });
  });
});

describe("merging accounts", () => {
  it("moves what belongs to one to the other, is undone and redone, and the next export does not bring it back", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([
      header,
      row("A1", "Acme Technology"),
      row("A2", "Acme Technolgy"),
      row("A3", "Acme Technolgy"),
    ]);
    await importFiles(workbook, [file]);
    const { knownPairs } = await workbook.call("import.names", { sources: [{ path: file }] });
    expect(knownPairs).toEqual([
      { id: "a1", name: "Acme Technology", deals: 1, nearId: "a2", near: "Acme Technolgy", nearDeals: 2 },
    ]);
    const merged = await workbook.call("accounts.merge", { from: ["a2"], into: "Acme Technology" });
    expect(merged.deals).toBe(2);
    const byAccount = async () =>
      (await workbook.call("funnel.by", { dimension: "account" })).map(({ key, created }) => [key, created]);
    expect(await byAccount()).toEqual([["Acme Technology", 3]]);
    expect(await accountsOf(workbook)).toEqual(["Acme Technology"]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
    const { rows } = await workbook.call("deals.query", { filter: { search: "A2" } });
    const [change] = await workbook.call("history.ofDeal", { id: rows[0]?.id as string });
    expect(change).toMatchObject({
      field: "account",
      from: "Acme Technolgy",
      to: "Acme Technology",
      kind: "merge",
    });

    expect(await importFiles(workbook, [file])).toMatchObject({ unchanged: 3, changeSet: null });

    await workbook.call("history.undo", { changeSet: merged.changeSet });
    expect((await byAccount()).toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ["Acme Technolgy", 2],
      ["Acme Technology", 1],
    ]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
    await workbook.call("history.redo", { changeSet: merged.changeSet });
    expect(await byAccount()).toEqual([["Acme Technology", 3]]);
    expect(await accountsOf(workbook)).toEqual(["Acme Technology"]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("into itself, or of one that is not there, is refused", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf([header, row("A1", "Acme")])]);
    await expect(workbook.call("accounts.merge", { from: ["a1"], into: "a1" })).rejects.toMatchObject({
      code: "mergeIntoItself",
    });
    await expect(workbook.call("accounts.merge", { from: ["a9"], into: "a1" })).rejects.toMatchObject({
      code: "accountNotFound",
    });
  });
});
