/** Export, edit in a spreadsheet, import again: only what was edited changes. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringifyRow } from "./csvText.ts";
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

async function filled(): Promise<Workbook> {
  const workbook = await newWorkbook("2026-06-15");
  await importFiles(workbook, [
    csvOf([
      [
        "Opportunity ID",
        "Name",
        "Account",
        "Stage",
        "Amount",
        "Created Date",
        "Close Date",
        "Owner",
        "Product",
        "Quantity",
        "Probability (%)",
        "Forecast Category",
        "Loss Reason",
        "Next Step",
      ],
      [
        "1",
        "Alpha",
        "Acme",
        "Won",
        "1054.00",
        "2026-01-05",
        "2026-03-31",
        "Ann",
        "Widget",
        2,
        100,
        "Closed",
        "",
        "",
      ],
      [
        "2",
        "Beta",
        "Bolt",
        "Prospecting",
        "",
        "",
        "2026-09-30",
        "Bob",
        "",
        "",
        10,
        "Best Case",
        "",
        '"Call, then ""visit"""',
      ],
      ["3", "'=Gamma", "", "Lost", "0.01", "2026-02-01", "2026-02-02", "", "Gadget", 1, "", "", "Price", ""],
    ]),
  ]);
  const [pipeline] = await workbook.call("lists.pipelines");
  await workbook.call("deals.add", {
    deals: [
      { name: "In the app", stage: pipeline?.stages[0]?.name, amountMinor: 5, nextStepOn: "2026-07-01" },
    ],
  });
  await workbook.call("deals.add", {
    deals: [
      {
        name: "Two lines",
        stage: pipeline?.stages[0]?.name,
        amountMinor: 700,
        lines: [
          { product: "Widget", quantityMilli: 1000 },
          { product: "Gadget", quantityMilli: 2000 },
        ],
      },
    ],
  });
  return workbook;
}

async function exported(
  workbook: Workbook,
  extension: "csv" | "xlsx",
  locale: "en" | "zh-CN" = "en",
): Promise<string> {
  const path = join(dirname(workbook.path), `out-${locale}.${extension}`);
  const { job } = await workbook.call("export.start", { path }, { locale });
  await workbook.engine.jobs.resultOf(job);
  return path;
}

/** Changes one cell of an exported CSV. */
function edit(path: string, name: string, header: string, value: string): void {
  const rows = parse(readFileSync(path, "utf8"), { bom: true });
  const [titles = []] = rows;
  const row = rows.find((cells) => cells[titles.indexOf("Deal")] === name) as string[];
  expect(titles).toContain(header);
  row[titles.indexOf(header)] = value;
  writeFileSync(path, rows.map(stringifyRow).join("\r\n"));
}

describe.each(["csv", "xlsx"] as const)("an export as %s", (extension) => {
  it.each(["en", "zh-CN"] as const)("comes back unchanged (%s)", async (locale) => {
    const workbook = await filled();
    const path = await exported(workbook, extension, locale);
    const inspection = await workbook.call("import.inspect", { path });
    expect(inspection).toMatchObject({
      sourceSystem: "workbench",
      table: "deals",
      asOf: "2026-06-15",
      newStages: [],
      newPeople: [],
      newProducts: [],
      newAccounts: 0,
    });
    expect(await importFiles(workbook, [path])).toMatchObject({
      rows: 5,
      added: 0,
      changed: 0,
      unchanged: 5,
      rejected: 0,
      issueCount: 0,
      changeSet: null,
    });
  });

  it("speaks one language throughout", async () => {
    const workbook = await filled();
    const path = await exported(workbook, "csv", "zh-CN");
    const [titles = [], ...rows] = parse(readFileSync(path, "utf8"), { bom: true });
    const states = rows.map((cells) => cells[titles.indexOf("状态")]);
    expect(states).toEqual(["赢单", "进行中", "丢单", "进行中", "进行中"]);
    const [first] = rows.map((cells) => cells[titles.indexOf("预测类别")]);
    expect(first).toBe("已关闭");
  });

  it("fills an empty workbook with the same deals", async () => {
    const workbook = await filled();
    const path = await exported(workbook, extension);
    const other = await newWorkbook("2026-06-15");
    expect(await importFiles(other, [path])).toMatchObject({ added: 5, rejected: 0 });
    const bare = async (from: Workbook) =>
      (await from.call("deals.query", { sort: [{ column: "name" }] })).rows.map(
        ({
          name,
          account,
          stage,
          amountMinor,
          createdOn,
          expectedOn,
          closedOn,
          owner,
          product,
          quantity,
          category,
          repProbability,
          sourceId,
        }) => ({
          name,
          account,
          stage,
          amountMinor,
          createdOn,
          expectedOn,
          closedOn,
          owner,
          product,
          quantity,
          category,
          repProbability,
          sourceId,
        }),
      );
    expect(await bare(other)).toEqual(await bare(workbook));
    expect(await other.call("file.check")).toMatchObject({ ok: true });
  });
});

describe("an export in one language, in a file that was begun in the other", () => {
  const begun = async (locale: "en" | "zh-CN", before: number, ...stages: number[]) => {
    const workbook = await newWorkbook("2026-06-15");
    await workbook.call("settings.set", { baseCurrency: "USD" });
    const createdOn = "2026-01-05";
    const { ids } = await workbook.call(
      "deals.add",
      { deals: Array.from({ length: before }, () => ({ name: "gone", createdOn })) },
      { locale },
    );
    // So that its ids are not those of the other file's deals.
    await workbook.call("deals.delete", { ids });
    const [pipeline] = await workbook.call("lists.pipelines");
    if (stages.length === 0) return workbook;
    const deals = stages.map((place) => ({
      name: `${locale} ${place}`,
      createdOn,
      stage: pipeline?.stages[place]?.id as string,
      repProbability: 40,
    }));
    await workbook.call("deals.add", { deals }, { locale });
    return workbook;
  };

  it.each([
    ["zh-CN", "en"],
    ["en", "zh-CN"],
  ] as const)("%s to %s: makes no second pipeline and no second stages", async (from, to) => {
    const path = await exported(await begun(from, 5, 0, 1, 2, 3, 4), "csv", from);
    const other = await begun(to, 1);
    const before = await other.call("lists.pipelines");
    expect((await other.call("import.names", { sources: [{ path }] }, { locale: to })).stages).toEqual([]);
    expect(await importFiles(other, [path], { locale: to })).toMatchObject({ added: 5, rejected: 0 });
    const after = await other.call("lists.pipelines");
    expect(after.map(({ id, name, stages }) => [id, name, stages.map((stage) => stage.id)])).toEqual(
      before.map(({ id, name, stages }) => [id, name, stages.map((stage) => stage.id)]),
    );
    const [{ stages } = { stages: [] }] = after;
    const { rows } = await other.call("deals.query", { sort: [{ column: "name" }], limit: 20 });
    const came = rows.filter(({ name }) => name.startsWith(from));
    expect(came.map(({ name, stage, repProbability }) => [name, stage, repProbability])).toEqual(
      [0, 1, 2, 3, 4].map((place) => [`${from} ${place}`, stages[place]?.name, 40]),
    );
    expect(await other.call("file.check")).toMatchObject({ problems: [] });
  });
});

describe("an edited export", () => {
  it.each([
    ["Alpha", "Amount", "123.45", { amountMinor: 12_345 }],
    ["Alpha", "Owner", "Cy", { owner: "Cy" }],
    ["Beta", "Stage", "Won", { stage: "Won", state: "won", closedOn: "2026-06-15" }],
    ["Beta", "Expected close", "2026-12-31", { expectedOn: "2026-12-31" }],
    ["Alpha", "Quantity", "5", { quantity: 5000 }],
    ["Alpha", "Product", "", { product: null, productCount: 0 }],
    ["Beta", "Rep's probability (%)", "25%", { repProbability: 25 }],
    ["In the app", "Deal", "Renamed", { name: "Renamed" }],
    ["In the app", "Next step on", "", { nextStepOn: null }],
    ["Alpha", "Note", "two\nlines", { note: "two\nlines" }],
  ] as const)("%s: %s = %s changes that deal alone", async (name, header, value, expected) => {
    const workbook = await filled();
    const path = await exported(workbook, "csv");
    edit(path, name, header, value);
    const { rows: before } = await workbook.call("deals.query", { filter: { search: name } });
    const result = await importFiles(workbook, [path]);
    expect(result).toMatchObject({ added: 0, changed: 1, unchanged: 4, rejected: 0 });
    expect((await workbook.call("deals.get", { id: before[0]?.id as string })).deal).toMatchObject(expected);
    const facts = (await workbook.call("history.ofDeal", { id: before[0]?.id as string })).filter(
      ({ changeSet }) => changeSet === result.changeSet,
    );
    expect(facts.every(({ effectiveOn }) => effectiveOn === "2026-06-15")).toBe(true);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("keeps a deal's several lines, and says so where the file would change them", async () => {
    const workbook = await filled();
    const path = await exported(workbook, "csv");
    edit(path, "Two lines", "Product", "Gizmo");
    expect(await importFiles(workbook, [path])).toMatchObject({
      changed: 0,
      unchanged: 5,
      issues: [{ code: "linesKept", column: "Product", severity: "warning" }],
    });
  });

  it("of another workbook is not taken for deals that happen to have the same ids", async () => {
    const workbook = await filled();
    const path = await exported(workbook, "csv");
    const other = await newWorkbook("2026-06-15");
    await importFiles(other, [
      csvOf([
        ["Name", "Stage"],
        ["Something else", "Open"],
        ["And another", "Open"],
      ]),
    ]);
    const result = await importFiles(other, [path]);
    expect(result).toMatchObject({ added: 3, changed: 0, unchanged: 0, rejected: 2 });
    expect(result.issues).toMatchObject([
      { code: "rowOfOtherWorkbook", column: "Workbench ID", value: "d1" },
      { value: "d2" },
    ]);
    expect((await other.call("deals.get", { id: "d1" })).deal).toMatchObject({ name: "Something else" });
  });
});

describe("an export with custom fields", () => {
  const texts = ["=1+1", "-12", "007", "two\nlines", "'quoted'", "45%", "n/a or none"];
  const header = ["Opportunity ID", "Opportunity Name", "Stage", "Rival", "Score", "Renewal"];

  async function withFields(): Promise<Workbook> {
    const workbook = await newWorkbook("2026-06-15");
    const path = csvOf([
      header,
      ["1", "Alpha", "Open", "Bolt", "7.25", "2027-01-31"],
      ["2", "Beta", "Open", "", "", ""],
    ]);
    const map = { Rival: "custom", Score: "custom", Renewal: "custom" } as const;
    await importFiles(workbook, [{ path, options: { map, asOf: "2026-02-01" } }]);
    await workbook.call("deals.add", {
      deals: texts.map((text, at) => ({
        name: `Text ${at}`,
        note: text,
        custom: { Rival: text, Score: -0.001 * at },
      })),
    });
    return workbook;
  }

  it.each([
    ["csv", "en"],
    ["xlsx", "en"],
    ["csv", "zh-CN"],
    ["xlsx", "zh-CN"],
  ] as const)("comes back unchanged as %s in %s, with nothing to ask", async (extension, locale) => {
    const workbook = await withFields();
    const path = await exported(workbook, extension, locale);
    const { columns } = await workbook.call("import.inspect", { path });
    const customs = columns.filter(({ field }) => field === "custom");
    expect(customs.map(({ header: title, customField }) => [title, customField?.name])).toEqual(
      ["Rival", "Score", "Renewal"].map((name) => [name, name]),
    );
    expect(customs.some(({ format }) => format.ambiguous)).toBe(false);
    expect(await importFiles(workbook, [path])).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2 + texts.length,
      rejected: 0,
      issueCount: 0,
      changeSet: null,
    });
  });

  it.each([
    ["Rival", "Acme", { "custom:text:1": "Acme", "custom:number:2": 7.25, "custom:day:3": "2027-01-31" }],
    ["Score", "8", { "custom:text:1": "Bolt", "custom:number:2": 8, "custom:day:3": "2027-01-31" }],
    ["Renewal", "", { "custom:text:1": "Bolt", "custom:number:2": 7.25 }],
  ])("changes only what was edited: %s = %s", async (column, value, custom) => {
    const workbook = await withFields();
    const path = await exported(workbook, "csv");
    edit(path, "Alpha", column, value);
    const result = await importFiles(workbook, [path]);
    expect(result).toMatchObject({ added: 0, changed: 1, unchanged: 1 + texts.length, rejected: 0 });
    const { deal } = await workbook.call("deals.get", { id: "d1" });
    expect(deal.custom).toEqual(custom);
    const facts = (await workbook.call("history.ofDeal", { id: "d1" })).filter(
      ({ changeSet }) => changeSet === result.changeSet,
    );
    expect(facts.map(({ name }) => name)).toEqual([column]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("has the columns that were asked for, those of removed fields left out", async () => {
    const workbook = await withFields();
    await workbook.call("customFields.remove", { id: "Score" });
    const path = join(dirname(workbook.path), "some.csv");
    const columns = ["name", "custom:number:2", "custom:day:3"] as const;
    const { job } = await workbook.call("export.start", { path, columns: [...columns] });
    await workbook.engine.jobs.resultOf(job);
    const [titles] = parse(readFileSync(path, "utf8"), { bom: true });
    expect(titles).toEqual(["Workbench ID", "Deal", "Renewal"]);
  });
});
