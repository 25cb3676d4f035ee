/** A dry run that can be looked through: deal by deal, old -> new, and the file as it was. */
import { describe, expect, it } from "vitest";
import type { PreviewKind } from "../../src/contract/importPreview.ts";
import type { ImportOptions, ImportResult } from "../../src/contract/importing.ts";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { bytesOf, csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity ID", "Opportunity Name", "Account Name", "Stage", "Amount", "Owner", "Product"];
const first = [
  header,
  ["1", "Alpha", "Acme", "Engaging", 100, "Ann", "Widget"],
  ["2", "Beta", "Bolt", "Prospecting", 200, "Bob", ""],
  ["3", "Gamma", "Cog", "Prospecting", 300, "Bob", ""],
];

async function dryRun(workbook: Workbook, path: string, options: ImportOptions = {}) {
  const sources = [{ path, options }];
  const { job } = await workbook.call("import.start", { sources, dryRun: true });
  const result = (await workbook.engine.jobs.resultOf(job)) as ImportResult;
  const page = (kind: PreviewKind, more: object = {}) =>
    workbook.call("import.preview", { job, kind, ...more });
  return { job, result, page };
}

async function started(): Promise<Workbook> {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: csvOf(first), options: { asOf: "2026-02-01" } }]);
  return workbook;
}

describe("the dry run of a later export", () => {
  const second = [
    header,
    ["1", "Alpha", "Acme", "Closed Won", 120, "Cy", "Gadget"],
    ["2", "Beta", "Bolt", "Prospecting", 200, "Bob", ""],
    ["9", "New", "Acme", "Prospecting", 50, "Ann", "Widget"],
    ["8", "Odd", "Acme", "Prospecting", "much", "Ann", ""],
  ];

  it("tells each deal's changes field by field, with sums before and after", async () => {
    const workbook = await started();
    const before = bytesOf(workbook);
    const { result, page } = await dryRun(workbook, csvOf(second), { asOf: "2026-02-08" });
    expect(result).toMatchObject({ added: 1, changed: 1, unchanged: 1, rejected: 1, vanished: 1, closed: 0 });
    expect(result.preview).toEqual({
      baseCurrency: "USD",
      added: { rows: 1, beforeMinor: 0, afterMinor: 5000 },
      changed: { rows: 1, beforeMinor: 10_000, afterMinor: 12_000 },
      unchanged: { rows: 1, beforeMinor: 20_000, afterMinor: 20_000 },
      vanished: { rows: 1, beforeMinor: 30_000, afterMinor: 30_000 },
      open: { dealsBefore: 3, dealsAfter: 3, beforeMinor: 60_000, afterMinor: 55_000 },
      whole: true,
    });
    const changed = await page("changed");
    expect(changed).toMatchObject({ total: 1, beforeMinor: 10_000, afterMinor: 12_000 });
    expect(changed.rows[0]).toMatchObject({ row: 2, deal: "d1", name: "Alpha", stage: "Closed Won" });
    expect(changed.rows[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: "stage", from: "Engaging", to: "Closed Won", on: "2026-02-08" },
        { field: "amountMinor", from: 10_000, to: 12_000, on: "2026-02-08" },
        { field: "owner", from: "Ann", to: "Cy", on: "2026-02-08" },
        { field: "lines", from: "Widget x 1", to: "Gadget x 1", on: "2026-02-08" },
      ]),
    );
    const added = await page("added");
    expect(added.rows).toHaveLength(1);
    expect(added.rows[0]).toMatchObject({
      row: 4,
      deal: null,
      name: "New",
      beforeMinor: null,
      afterMinor: 5000,
    });
    expect(added.rows[0]?.changes).toContainEqual({
      field: "account",
      from: null,
      to: "Acme",
      on: "2026-02-08",
    });
    expect((await page("unchanged")).rows).toMatchObject([{ row: 3, deal: "d2", changes: [] }]);
    expect((await page("vanished")).rows).toMatchObject([{ row: null, deal: "d3", name: "Gamma" }]);
    expect(bytesOf(workbook)).toBe(before);
  });

  it("is narrowed by words and by field, and paged", async () => {
    const workbook = await started();
    const rows = Array.from({ length: 250 }, (_none, at) => [
      `N${at}`,
      `Deal ${at}`,
      "Acme",
      "Prospecting",
      at,
      "Ann",
      "",
    ]);
    const { page } = await dryRun(
      workbook,
      csvOf([header, ["2", "Beta", "Bolt", "Prospecting", 250, "Cy", ""], ...rows]),
    );
    const words = await page("added", { search: "ACME 249" });
    // Row 249 holds deal 246: rows are searched for as well.
    expect(words).toMatchObject({ total: 2, afterMinor: (246 + 249) * 100 });
    expect(words.rows.map(({ name }) => name)).toEqual(["Deal 246", "Deal 249"]);
    const last = await page("added", { offset: 200, limit: 100 });
    expect(last).toMatchObject({ total: 250, afterMinor: ((249 * 250) / 2) * 100 });
    expect(last.rows).toHaveLength(50);
    expect(last.rows[0]?.row).toBe(203);
    const greatest = await page("added", { sort: "difference", limit: 1 });
    expect(greatest.rows[0]?.name).toBe("Deal 249");
    expect((await page("changed", { field: "owner" })).total).toBe(1);
    expect((await page("changed", { field: "stage" })).total).toBe(0);
    expect((await page("changed")).fields).toEqual(
      expect.arrayContaining([
        { field: "owner", rows: 1 },
        { field: "amountMinor", rows: 1 },
      ]),
    );
  });

  it("is kept until another one runs or it is let go", async () => {
    const workbook = await started();
    const one = await dryRun(workbook, csvOf(second));
    const two = await dryRun(workbook, csvOf(first));
    await expect(one.page("changed")).rejects.toMatchObject({ kind: "notFound", code: "previewGone" });
    expect((await two.page("unchanged")).total).toBe(3);
    await workbook.call("import.dropPreview", { job: two.job });
    await expect(two.page("unchanged")).rejects.toMatchObject({ code: "previewGone" });
  });

  it("shows what an older export would put into the past, and leaves the present amount", async () => {
    const workbook = await started();
    const { page } = await dryRun(
      workbook,
      csvOf([header, ["2", "Beta", "Bolt", "Prospecting", 150, "Bob", ""]]),
      { asOf: "2026-01-20" },
    );
    const [row] = (await page("changed")).rows;
    expect(row).toMatchObject({ beforeMinor: 20_000, afterMinor: 20_000 });
    expect(row?.changes).toEqual([{ field: "amountMinor", from: 20_000, to: 15_000, on: "2026-01-20" }]);
  });
});

it("looks through people, products and accounts as well", async () => {
  const workbook = await started();
  const people = fileOf("people.csv", "Name,Email,Team\nAnn,ann@x.example,North\nDee,dee@x.example,South\n");
  const { result, page } = await dryRun(workbook, people, { table: "people" });
  expect(result).toMatchObject({ added: 1, changed: 1 });
  expect((await page("changed")).rows[0]?.changes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: "email", from: null, to: "ann@x.example" }),
      expect.objectContaining({ field: "team", from: null, to: "North" }),
    ]),
  );
  expect((await page("added")).rows).toMatchObject([{ table: "people", name: "Dee", deal: null }]);
});

it("keeps 100,000 rows on the disk and reads a page of them at once", async () => {
  const workbook = await newWorkbook();
  const lines = Array.from({ length: 100_000 }, (_none, at) => `${at},Deal ${at},Acme,Open,${at}`);
  const path = fileOf(
    "big.csv",
    `Opportunity ID,Opportunity Name,Account Name,Stage,Amount\n${lines.join("\n")}\n`,
  );
  const { result, page } = await dryRun(workbook, path);
  expect(result.preview).toMatchObject({ added: { rows: 100_000 }, whole: true });
  const from = performance.now();
  const found = await page("added", { search: "99999 deal" });
  expect(found.rows.map(({ name, row }) => [name, row])).toEqual([
    ["Deal 99997", 99_999],
    ["Deal 99999", 100_001],
  ]);
  expect(performance.now() - from).toBeLessThan(1000);
});

it("shows which deals a history would tell more of", async () => {
  const workbook = await started();
  const history = fileOf(
    "history.csv",
    "Opportunity ID,From Stage,To Stage,Last Modified\n2,Qualification,Prospecting,2026-01-20\n",
  );
  const { result, page } = await dryRun(workbook, history, { table: "stageHistory" });
  expect(result.added).toBeGreaterThan(0);
  const { rows } = await page("added");
  expect(rows).toMatchObject([{ table: "stageHistory", deal: "d2", name: "Beta" }]);
  expect(rows[0]?.changes).toContainEqual(expect.objectContaining({ field: "stage", on: "2026-01-20" }));
});

it("tells the tables of several files apart", async () => {
  const workbook = await started();
  const sources = [
    { path: csvOf([header, ["7", "Eta", "Acme", "Prospecting", 5, "Ann", ""]]) },
    {
      path: fileOf("people.csv", "Name,Email\nDee,dee@x.example\nEve,eve@x.example\n"),
      options: { table: "people" as const },
    },
  ];
  const { job } = await workbook.call("import.start", { sources, dryRun: true });
  await workbook.engine.jobs.resultOf(job);
  const all = await workbook.call("import.preview", { job, kind: "added" });
  expect(all.tables).toEqual([
    { table: "deals", rows: 1 },
    { table: "people", rows: 2 },
  ]);
  const people = await workbook.call("import.preview", { job, kind: "added", table: "people" });
  expect(people.rows.map(({ name }) => name)).toEqual(["Dee", "Eve"]);
});

describe("the dry run of a small table names the row of each change", () => {
  it("its own row, also where another row spoke of it before", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf(
        [
          ["Name", "Email"],
          ["Zoe", "zoe@x.com"],
          ["Una", "una@x.com"],
        ],
        "before.csv",
      ),
    ]);
    const people = csvOf(
      [
        ["Name", "Email", "Manager"],
        ["Ann", "ann@x.com", "Bob"],
        ["Zoe", "zoe@y.com", ""],
        ["Cy", "cy@x.com", "Zoe"],
        ["Una", "una@x.com", ""],
        ["Bob", "bob@x.com", ""],
      ],
      "people.csv",
    );
    const { page } = await dryRun(workbook, people, { table: "people" });
    const rowsOf = async (kind: PreviewKind) =>
      (await page(kind)).rows
        .map(({ name, row }) => [name, row])
        .sort(([a], [b]) => String(a).localeCompare(String(b)));
    expect(await rowsOf("added")).toEqual([
      ["Ann", 2],
      ["Bob", 6],
      ["Cy", 4],
    ]);
    expect(await rowsOf("changed")).toEqual([["Zoe", 3]]);
    expect((await page("added", { search: "6" })).rows).toMatchObject([{ name: "Bob" }]);
  });

  it.each([
    [
      "accounts",
      ["Account Name", "Industry"],
      [
        ["Acme", "Steel"],
        ["Bolt", "Rail"],
      ],
    ],
    [
      "products",
      ["Product Name", "List Price"],
      [
        ["Widget", 5],
        ["Gadget", 6],
      ],
    ],
    [
      "teams",
      ["Team Name", "Parent Team"],
      [
        ["North", ""],
        ["South", ""],
      ],
    ],
  ] as const)("of %s, below a title", async (table, head, rows) => {
    const workbook = await newWorkbook();
    const text = [["A list"], [], head, ...rows].map((cells) => cells.join(",")).join("\n");
    const { page } = await dryRun(workbook, fileOf("list.csv", text), { table });
    expect((await page("added")).rows.map(({ row }) => row)).toEqual([4, 5]);
  });

  it("each file's rows for itself, where several come together", async () => {
    const workbook = await newWorkbook();
    const sources = [
      {
        path: csvOf([["Team Name"], ["North"], ["South"]], "teams.csv"),
        options: { table: "teams" as const },
      },
      {
        path: csvOf(
          [
            ["Name", "Team"],
            ["Ann", "North"],
            ["Bob", "East"],
          ],
          "people.csv",
        ),
        options: { table: "people" as const },
      },
    ];
    const { job } = await workbook.call("import.start", { sources, dryRun: true });
    await workbook.engine.jobs.resultOf(job);
    const { rows } = await workbook.call("import.preview", { job, kind: "added" });
    expect(rows.map(({ file, name, row }) => [file, name, row])).toEqual([
      ["teams.csv", "North", 2],
      ["teams.csv", "South", 3],
      ["people.csv", "Ann", 2],
      ["people.csv", "Bob", 3],
    ]);
  });
});
