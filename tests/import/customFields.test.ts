/** Columns that no field claims, kept as fields of the workbook's own. */
import { describe, expect, it } from "vitest";
import type { CellFormat, ImportOptions } from "../../src/contract/importing.ts";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount", "Rival", "Score", "Renewal"];
const rows = [
  ["1", "Alpha", "Open", 100, "North", "7.5", "2027-01-31"],
  ["2", "Beta", "Open", 200, "", "12", ""],
  ["3", "Gamma", "Open", 300, "South", "", "2026-12-01"],
];
const map = { Rival: "custom", Score: "custom", Renewal: "custom" } as const;

const exportOf = (table: readonly (readonly (string | number)[])[], columns = header) =>
  csvOf([columns, ...table]);
const fieldsOf = async (workbook: Workbook) =>
  (await workbook.call("lists.customFields")).filter(({ removed }) => !removed);
/** By source id: the values under the fields' names. */
async function valuesOf(workbook: Workbook): Promise<Record<string, Record<string, unknown>>> {
  const fields = await workbook.call("lists.customFields");
  const { rows: deals } = await workbook.call("deals.query", {});
  return Object.fromEntries(
    deals.map(({ sourceId, custom }) => [
      sourceId,
      Object.fromEntries(
        fields.flatMap(({ id, name }) => (custom[id] === undefined ? [] : [[name, custom[id]]])),
      ),
    ]),
  );
}
const check = async (workbook: Workbook) =>
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });

async function imported(options: ImportOptions = { map }, table = rows): Promise<Workbook> {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: exportOf(table), options: { asOf: "2026-02-01", ...options } }]);
  return workbook;
}

describe("a column kept as a custom field", () => {
  it("is of the type that its cells are, and part of the deals' first values", async () => {
    const workbook = await imported();
    expect(await fieldsOf(workbook)).toMatchObject([
      { id: "custom:text:1", name: "Rival", type: "text" },
      { id: "custom:number:2", name: "Score", type: "number" },
      { id: "custom:day:3", name: "Renewal", type: "day" },
    ]);
    expect(await valuesOf(workbook)).toEqual({
      1: { Rival: "North", Score: 7.5, Renewal: "2027-01-31" },
      2: { Score: 12 },
      3: { Rival: "South", Renewal: "2026-12-01" },
    });
    const [deal] = (await workbook.call("deals.query", { filter: { search: "Alpha" } })).rows;
    const entries = await workbook.call("history.ofDeal", { id: deal?.id ?? "" });
    expect(entries.filter(({ name }) => name !== null)).toMatchObject([
      { field: "custom:text:1", name: "Rival", from: null, to: "North" },
      { field: "custom:number:2", name: "Score", from: null, to: 7.5 },
      { field: "custom:day:3", name: "Renewal", from: null, to: "2027-01-31" },
    ]);
    await check(workbook);
  });

  it("is left out unless that is asked for", async () => {
    const workbook = await imported({});
    expect(await fieldsOf(workbook)).toEqual([]);
    expect((await workbook.call("deals.query", {})).rows[0]?.custom).toEqual({});
  });

  it("is of the type that was chosen, and cells that are not are rejected with the reason", async () => {
    const workbook = await newWorkbook();
    const formats: Record<string, CellFormat> = { Rival: { type: "number" }, Score: { type: "text" } };
    const result = await importFiles(workbook, [
      { path: exportOf(rows), options: { map, formats, asOf: "2026-02-01" } },
    ]);
    expect(result).toMatchObject({ added: 1, rejected: 2 });
    expect(result.issues.map(({ row, column, value, code }) => ({ row, column, value, code }))).toEqual([
      { row: 2, column: "Rival", value: "North", code: "cellNotNumber" },
      { row: 4, column: "Rival", value: "South", code: "cellNotNumber" },
    ]);
    expect(await valuesOf(workbook)).toEqual({ 2: { Score: "12" } });
    await check(workbook);
  });

  it("says how it is read before the import, with the field that it goes to", async () => {
    const workbook = await imported();
    const told = async (options: ImportOptions) =>
      (await workbook.call("import.inspect", { path: exportOf(rows), options })).columns
        .slice(4)
        .map(({ field, found, customField, format }) => ({
          field,
          found,
          customField: customField?.name ?? null,
          type: format.type,
        }));
    expect(await told({})).toEqual([
      { field: "custom", found: "header", customField: "Rival", type: "text" },
      { field: "custom", found: "header", customField: "Score", type: "number" },
      { field: "custom", found: "header", customField: "Renewal", type: "day" },
    ]);
    expect((await told({ map: { Rival: null } }))[0]).toEqual({
      field: null,
      found: "user",
      customField: null,
      type: undefined,
    });
  });

  it("infers over the whole column, however late it says otherwise", async () => {
    const long = Array.from({ length: 3000 }, (_none, at) => [
      `${at}`,
      `Deal ${at}`,
      "Open",
      1,
      "",
      at === 2999 ? "not scored" : "5",
      "",
    ]);
    const workbook = await imported({ map: { Score: "custom" } }, long);
    expect(await fieldsOf(workbook)).toMatchObject([{ name: "Score", type: "text" }]);
    const { total } = await workbook.call("deals.query", {
      filter: { columns: { "custom:text:1": { type: "equals", value: "5" } } },
    });
    expect(total).toBe(2999);
    await check(workbook);
  });

  it("takes another name where a column of the workbook has that one", async () => {
    const workbook = await newWorkbook();
    const path = csvOf([
      ["Opportunity ID", "Opportunity Name", "Stage", "Owner's team", "Note"],
      ["1", "Alpha", "Open", "North", "own words"],
    ]);
    const options: ImportOptions = { map: { "Owner's team": "custom", Note: "custom" }, asOf: "2026-02-01" };
    await importFiles(workbook, [{ path, options }]);
    expect((await fieldsOf(workbook)).map(({ name }) => name)).toEqual(["Owner's team 2", "Note 2"]);
    expect(await importFiles(workbook, [{ path, options: { asOf: "2026-02-08" } }])).toMatchObject({
      unchanged: 1,
      changeSet: null,
    });
    const { columns } = await workbook.call("import.inspect", { path, options: { map: { Note: "note" } } });
    expect(columns.at(-1)).toMatchObject({ field: "note", customField: null });
  });

  it("keeps as many columns as a file brings, in one statement or many", async () => {
    const names = Array.from({ length: 150 }, (_none, at) => `Extra ${at}`);
    const cells = names.map((_none, at) => (at % 7 === 0 ? "" : `v${at}`));
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      {
        path: csvOf([
          ["Opportunity ID", "Opportunity Name", "Stage", ...names],
          ["1", "Alpha", "Open", ...cells],
        ]),
        options: { map: Object.fromEntries(names.map((name) => [name, "custom" as const])) },
      },
    ]);
    const values = (await valuesOf(workbook))["1"] ?? {};
    expect(Object.keys(values)).toHaveLength(cells.filter(Boolean).length);
    expect(values["Extra 149"]).toBe("v149");
    await check(workbook);
    const tooMany = Array.from({ length: 201 }, (_none, at) => `More ${at}`);
    const job = importFiles(workbook, [
      {
        path: csvOf([
          ["Opportunity ID", "Opportunity Name", "Stage", ...tooMany],
          ["1", "Alpha", "Open"],
        ]),
        options: { map: Object.fromEntries(tooMany.map((name) => [name, "custom" as const])) },
      },
    ]);
    await expect(job).rejects.toMatchObject({ code: "customTooMany" });
  });

  it("is one field for two files that bring it together", async () => {
    const workbook = await newWorkbook();
    const more = [["4", "Delta", "Open", 400, "West", "n/a", "2026-11-30"]];
    const sources = [rows, more].map((table) => ({
      path: exportOf(table),
      options: { map, asOf: "2026-02-01" },
    }));
    await importFiles(workbook, sources);
    expect(await fieldsOf(workbook)).toHaveLength(3);
    expect((await valuesOf(workbook))["4"]).toEqual({ Rival: "West", Renewal: "2026-11-30" });
    await check(workbook);
  });

  it("never takes a header for more than a name", async () => {
    const workbook = await newWorkbook();
    const names = ["__proto__", "constructor", 'a"b', "a'b"];
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`);
    await importFiles(workbook, [
      {
        path: csvOf([
          ["Opportunity ID", "Opportunity Name", "Stage", ...quoted],
          ["1", "Alpha", "Open", "p", "c", "q", "s"],
        ]),
        options: { map: Object.fromEntries(names.map((name) => [name, "custom" as const])) },
      },
    ]);
    // Records by header hold no member of the first name: the column is called by a number as well.
    expect((await fieldsOf(workbook)).map(({ name }) => name)).toEqual(["__proto__ [2]", ...names.slice(1)]);
    await check(workbook);
  });
});

describe("the next export", () => {
  const later = [
    ["1", "Alpha", "Open", 100, "East", "7.5", ""],
    ["2", "Beta", "Open", 200, "", "13", ""],
    ["3", "Gamma", "Open", 300, "South", "", "2026-12-01"],
    ["4", "Delta", "Open", 400, "West", "1", ""],
  ];

  it("goes to the same fields by itself, and what differs becomes history at its day", async () => {
    const workbook = await imported();
    const dry = await importFiles(workbook, [{ path: exportOf(later), options: { asOf: "2026-02-08" } }], {
      dryRun: true,
    });
    expect(dry).toMatchObject({ added: 1, changed: 2, unchanged: 1 });
    const result = await importFiles(workbook, [{ path: exportOf(later), options: { asOf: "2026-02-08" } }]);
    expect(result).toMatchObject({ added: 1, changed: 2, unchanged: 1, rejected: 0 });
    expect(await fieldsOf(workbook)).toHaveLength(3);
    expect(await valuesOf(workbook)).toEqual({
      1: { Rival: "East", Score: 7.5 },
      2: { Score: 13 },
      3: { Rival: "South", Renewal: "2026-12-01" },
      4: { Rival: "West", Score: 1 },
    });
    const [deal] = (await workbook.call("deals.query", { filter: { search: "Alpha" } })).rows;
    const entries = await workbook.call("history.ofDeal", { id: deal?.id ?? "" });
    expect(entries.filter(({ from }) => from !== null)).toMatchObject([
      { name: "Renewal", from: "2027-01-31", to: null, effectiveOn: "2026-02-08" },
      { name: "Rival", from: "North", to: "East", effectiveOn: "2026-02-08" },
    ]);
    await check(workbook);
  });

  it("is shown field by field, old to new, by the fields' names", async () => {
    const workbook = await imported();
    const { job } = await workbook.call("import.start", {
      sources: [{ path: exportOf(later), options: { asOf: "2026-02-08" } }],
      dryRun: true,
    });
    await workbook.engine.jobs.resultOf(job);
    const changed = await workbook.call("import.preview", { job, kind: "changed" });
    expect(changed.rows.map(({ name, changes }) => ({ name, changes }))).toEqual([
      {
        name: "Alpha",
        changes: [
          { field: "custom:text:1", name: "Rival", from: "North", to: "East", on: "2026-02-08" },
          { field: "custom:day:3", name: "Renewal", from: "2027-01-31", to: null, on: "2026-02-08" },
        ],
      },
      {
        name: "Beta",
        changes: [{ field: "custom:number:2", name: "Score", from: 12, to: 13, on: "2026-02-08" }],
      },
    ]);
    expect(changed.fields).toContainEqual({ field: "custom:text:1", name: "Rival", rows: 1 });
    const page = await workbook.call("import.preview", { job, kind: "changed", field: "custom:number:2" });
    expect(page.rows.map(({ name }) => name)).toEqual(["Beta"]);
  });

  it("of the same file changes nothing", async () => {
    const workbook = await imported();
    const again = await importFiles(workbook, [{ path: exportOf(rows), options: { asOf: "2026-02-08" } }]);
    expect(again).toMatchObject({ unchanged: 3, changed: 0, changeSet: null });
  });

  it("that is older finds its place in the past and leaves the present", async () => {
    const workbook = await imported();
    const older = [["1", "Alpha", "Open", 100, "West", "5", "2027-01-31"]];
    await importFiles(workbook, [{ path: exportOf(older), options: { asOf: "2026-01-15" } }]);
    expect((await valuesOf(workbook))["1"]).toEqual({ Rival: "North", Score: 7.5, Renewal: "2027-01-31" });
    const [deal] = (await workbook.call("deals.query", { filter: { search: "Alpha" } })).rows;
    const entries = await workbook.call("history.ofDeal", { id: deal?.id ?? "" });
    expect(entries.filter(({ name, to }) => name === "Rival" && to === "West")).toMatchObject([
      { effectiveOn: "2026-01-15" },
    ]);
    await check(workbook);
  });

  it("goes to a renamed field all the same, and to none that was removed", async () => {
    const workbook = await imported();
    await workbook.call("customFields.rename", { id: "custom:text:1", name: "Main rival" });
    await workbook.call("customFields.remove", { id: "Score" });
    await importFiles(workbook, [{ path: exportOf(later), options: { asOf: "2026-02-08" } }]);
    expect((await fieldsOf(workbook)).map(({ name }) => name)).toEqual(["Main rival", "Renewal"]);
    expect((await valuesOf(workbook))["1"]).toEqual({ "Main rival": "East", Score: 7.5 });
    await check(workbook);
  });
});

describe("a profile", () => {
  it("remembers which columns are kept, beside what the user adds to it", async () => {
    const workbook = await newWorkbook();
    const given = {
      path: exportOf(rows),
      options: { map: { Rival: "custom" as const }, asOf: "2026-02-01" },
    };
    await importFiles(workbook, [{ ...given, remember: "Weekly" }]);
    await workbook.call("history.undo", {});
    expect(await fieldsOf(workbook)).toEqual([]);
    const next = { path: exportOf(rows), options: { map: { Score: "custom" as const }, asOf: "2026-02-08" } };
    await importFiles(workbook, [next]);
    expect((await fieldsOf(workbook)).map(({ name }) => name)).toEqual(["Rival", "Score"]);
  });
});

describe("undo", () => {
  it("of the import takes its fields along, and redo brings them back", async () => {
    const workbook = await imported();
    await workbook.call("history.undo", {});
    expect(await workbook.call("lists.customFields")).toEqual([]);
    await check(workbook);
    await workbook.call("history.redo", {});
    expect((await valuesOf(workbook))["1"]).toEqual({ Rival: "North", Score: 7.5, Renewal: "2027-01-31" });
    await check(workbook);
  });

  it("keeps a field that something else has come to use, until that goes too", async () => {
    const workbook = await imported({});
    await importFiles(workbook, [
      { path: exportOf(rows), options: { map: { Rival: "custom" }, asOf: "2026-02-08" } },
    ]);
    const [import2] = await workbook.call("history.changeSets");
    const [deal] = (await workbook.call("deals.query", { filter: { search: "Beta" } })).rows;
    await workbook.call("deals.edit", {
      edits: [{ id: deal?.id ?? "", fields: { custom: { Rival: "Centre" } } }],
    });
    await workbook.call("history.undo", { changeSet: import2?.id });
    expect(await valuesOf(workbook)).toEqual({ 1: {}, 2: { Rival: "Centre" }, 3: {} });
    await check(workbook);
    await workbook.call("history.undo", {});
    expect(await workbook.call("lists.customFields")).toEqual([]);
    await check(workbook);
  });

  it("of a removal brings the field back with its values", async () => {
    const workbook = await imported();
    await workbook.call("customFields.remove", { id: "custom:text:1" });
    expect(await workbook.call("lists.customFields")).toContainEqual({
      id: "custom:text:1",
      name: "Rival",
      type: "text",
      removed: true,
    });
    await expect(
      workbook.call("deals.edit", { edits: [{ id: "d1", fields: { custom: { Rival: "x" } } }] }),
    ).rejects.toMatchObject({ code: "customFieldNotFound" });
    await workbook.call("history.undo", {});
    expect((await fieldsOf(workbook)).map(({ name }) => name)).toEqual(["Rival", "Score", "Renewal"]);
    await workbook.call("customFields.rename", { id: "Rival", name: "Where" });
    await workbook.call("history.undo", {});
    expect((await fieldsOf(workbook))[0]?.name).toBe("Rival");
    await check(workbook);
  });
});

describe("a custom field of another type", () => {
  const asText: ImportOptions = { map, formats: { Score: { type: "text" } } };
  const mixed = [
    ["1", "Alpha", "Open", 100, "North", "7.5", "2027-01-31"],
    ["2", "Beta", "Open", 200, "", "about 12", ""],
    ["3", "Gamma", "Open", 300, "South", "", "2026-12-01"],
  ];

  it("keeps its name, its column and its past, where every value is of the type", async () => {
    const workbook = await imported(asText);
    expect(await workbook.call("customFields.tryType", { id: "Score", type: "number" })).toEqual({
      values: 2,
      left: 0,
      leftName: null,
      examples: expect.arrayContaining([{ from: "7.5", to: 7.5 }]) as never,
    });
    const { id, changeSet } = await workbook.call("customFields.setType", { id: "Score", type: "number" });
    expect(id).toBe("custom:number:4");
    expect((await fieldsOf(workbook)).map(({ name, type }) => [name, type])).toEqual([
      ["Rival", "text"],
      ["Renewal", "day"],
      ["Score", "number"],
    ]);
    expect(await valuesOf(workbook)).toMatchObject({ 1: { Score: 7.5 }, 2: { Score: 12 } });
    const [deal] = (await workbook.call("deals.query", { filter: { search: "Alpha" } })).rows;
    const entries = await workbook.call("history.ofDeal", { id: deal?.id ?? "" });
    expect(entries.find(({ field }) => field === id)).toMatchObject({ to: 7.5, effectiveOn: "2026-02-01" });
    await check(workbook);
    // The next export's column goes on feeding it.
    const next = [["1", "Alpha", "Open", 100, "North", "8", "2027-01-31"]];
    await importFiles(workbook, [{ path: exportOf(next), options: { asOf: "2026-03-01" } }]);
    expect(await valuesOf(workbook)).toMatchObject({ 1: { Score: 8 } });
    await workbook.call("history.undo");
    await workbook.call("history.undo", { changeSet: changeSet as string });
    expect(await valuesOf(workbook)).toMatchObject({ 1: { Score: "7.5" }, 2: { Score: "12" } });
    expect((await fieldsOf(workbook)).map(({ name, type }) => [name, type])).toContainEqual([
      "Score",
      "text",
    ]);
    await check(workbook);
  });

  it("leaves what is none of the type in a field beside it, in sight", async () => {
    const workbook = await imported(asText, mixed);
    expect(await workbook.call("customFields.tryType", { id: "Score", type: "number" })).toEqual({
      values: 2,
      left: 1,
      leftName: "Score (text)",
      examples: [
        { from: "7.5", to: 7.5 },
        { from: "about 12", to: null },
      ],
    });
    await workbook.call("customFields.setType", { id: "Score", type: "number" });
    expect(await valuesOf(workbook)).toMatchObject({
      1: { Score: 7.5, Rival: "North" },
      2: { "Score (text)": "about 12" },
    });
    expect((await valuesOf(workbook))["1"]).not.toHaveProperty("Score (text)");
    await check(workbook);
    await workbook.call("history.undo");
    expect(await valuesOf(workbook)).toMatchObject({ 1: { Score: "7.5" }, 2: { Score: "about 12" } });
    await workbook.call("history.redo");
    expect(await valuesOf(workbook)).toMatchObject({ 1: { Score: 7.5 }, 2: { "Score (text)": "about 12" } });
    await check(workbook);
  });

  it("has each day's value in one of both fields, whatever it was on the day", async () => {
    const workbook = await imported(asText, mixed);
    const [deal] = (await workbook.call("deals.query", { filter: { search: "Beta" } })).rows;
    const set = (value: string, effectiveOn: string) =>
      workbook.call("deals.edit", {
        edits: [{ id: deal?.id ?? "", fields: { custom: { "custom:text:2": value } } }],
        effectiveOn,
      });
    await set("30", "2026-03-01");
    await set("none", "2026-04-01");
    const { id } = await workbook.call("customFields.setType", { id: "Score", type: "number" });
    const entries = await workbook.call("history.ofDeal", { id: deal?.id ?? "" });
    const past = (field: string) =>
      entries
        .filter((entry) => entry.field === field)
        .map(({ effectiveOn, to }) => [effectiveOn, to])
        .sort(([a], [b]) => String(a).localeCompare(String(b)));
    expect(past(id)).toEqual([
      ["2026-03-01", 30],
      ["2026-04-01", null],
    ]);
    expect(past("custom:text:2")).toContainEqual(["2026-03-01", null]);
    expect(await valuesOf(workbook)).toMatchObject({ 2: { "Score (text)": "none" } });
    await check(workbook);
  });

  it("is refused where it is that already, or there is no such field", async () => {
    const workbook = await imported();
    await expect(workbook.call("customFields.setType", { id: "Rival", type: "text" })).rejects.toMatchObject({
      code: "customTypeSame",
    });
    await expect(workbook.call("customFields.tryType", { id: "Mood", type: "day" })).rejects.toMatchObject({
      kind: "notFound",
    });
  });
});

describe("a column of another name than the field", () => {
  const other = ["Opportunity ID", "Opportunity Name", "Stage", "Amount", "Competitor", "Points"];
  const line = [["1", "Alpha", "Open", 100, "West", "9"]];
  const customs = { Competitor: "rival", Points: "custom:number:2" };
  const chosen: ImportOptions = { map: { Competitor: "custom", Points: "custom" }, customs };

  it("feeds the one that was chosen, by name or id, next time too by its profile", async () => {
    const workbook = await imported();
    const path = exportOf(line, other);
    const inspection = await workbook.call("import.inspect", { path, options: chosen });
    expect(inspection.columns.at(-2)).toMatchObject({
      field: "custom",
      customField: { id: "custom:text:1", name: "Rival" },
    });
    await importFiles(workbook, [{ path, options: chosen, remember: "Weekly" }]);
    expect(await valuesOf(workbook)).toMatchObject({ 1: { Rival: "West", Score: 9 } });
    await workbook.call("customFields.rename", { id: "Rival", name: "Main rival" });
    await importFiles(workbook, [exportOf([["1", "Alpha", "Open", 100, "East", "9"]], other)]);
    expect(await valuesOf(workbook)).toMatchObject({ 1: { "Main rival": "East", Score: 9 } });
    expect(await fieldsOf(workbook)).toHaveLength(3);
  });

  it("is refused where there is no such field, or two columns are given one", async () => {
    const workbook = await imported();
    const run = (given: Record<string, string>) =>
      importFiles(workbook, [{ path: exportOf(line, other), options: { ...chosen, customs: given } }]);
    await expect(run({ Competitor: "Mood" })).rejects.toMatchObject({ code: "customNotKnown" });
    await expect(run({ Competitor: "Rival", Points: "Rival" })).rejects.toMatchObject({
      code: "customTwice",
    });
  });
});

describe("quick search", () => {
  it("finds words in texts of custom fields, but not in their keys, nor in removed ones", async () => {
    const workbook = await imported({ map }, [
      ["1", "Alpha", "Open", 100, 'North "Pole" 100%', "7.5", "2027-01-31"],
      ["2", "Beta", "Open", 200, "北方公司", "12", ""],
    ]);
    const found = async (search: string) =>
      (await workbook.call("deals.query", { filter: { search } })).rows.map(({ name }) => name);
    expect(await found("north")).toEqual(["Alpha"]);
    expect(await found('alpha "pole"')).toEqual(["Alpha"]);
    expect(await found("100%")).toEqual(["Alpha"]);
    expect(await found("北方")).toEqual(["Beta"]);
    expect(await found("custom")).toEqual([]);
    expect(await found("text")).toEqual([]);
    await workbook.call("customFields.remove", { id: "Rival" });
    expect(await found("north")).toEqual([]);
  });
});

describe("an export of this app in another workbook", () => {
  it("brings its custom fields along without being asked", async () => {
    const from = await imported();
    const path = csvOf([["x"]], "deals export.csv");
    const { job } = await from.call("export.start", { path });
    await from.engine.jobs.resultOf(job);
    const to = await newWorkbook();
    const { columns } = await to.call("import.inspect", { path });
    expect(columns.filter(({ field }) => field === "custom").map((column) => column.header)).toEqual([
      "Rival",
      "Score",
      "Renewal",
    ]);
    await importFiles(to, [path]);
    const values = Object.values(await valuesOf(to));
    expect(values).toContainEqual({ Rival: "North", Score: 7.5, Renewal: "2027-01-31" });
    expect(values).toHaveLength(3);
    await check(to);
  });
});
