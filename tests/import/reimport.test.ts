/** The same report again: what differs becomes history at the export's day, the rest is left alone. */
import { describe, expect, it } from "vitest";
import type { ImportResult } from "../../src/contract/importing.ts";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { csvOf, importFiles } from "./workbook.ts";

const header = [
  "Opportunity ID",
  "Opportunity Name",
  "Account Name",
  "Stage",
  "Amount",
  "Created Date",
  "Close Date",
  "Owner",
  "Product",
];
const first = [
  header,
  ["1", "Alpha", "Acme", "Engaging", 100, "2026-01-05", "2026-03-31", "Ann", "Widget"],
  ["2", "Beta", "Bolt", "Prospecting", 200, "2026-01-06", "2026-06-30", "Bob", ""],
];

const dealOf = async (workbook: Workbook, sourceId: string) => {
  const { rows } = await workbook.call("deals.query", {
    filter: { columns: { sourceId: { type: "equals", value: sourceId } } },
  });
  return rows[0] as NonNullable<(typeof rows)[0]>;
};
const timeline = async (workbook: Workbook, sourceId: string) =>
  (await workbook.call("history.ofDeal", { id: (await dealOf(workbook, sourceId)).id }))
    .filter(({ field }) => field !== "created")
    .map(({ field, from, to, effectiveOn }) => ({ field, from, to, effectiveOn }));

async function twice(second: (string | number)[][], days: [string, string] = ["2026-02-01", "2026-02-08"]) {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: csvOf(first), options: { asOf: days[0] } }]);
  const result = await importFiles(workbook, [{ path: csvOf(second), options: { asOf: days[1] } }]);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  return { workbook, result };
}

describe("a second import", () => {
  it("of the same file changes nothing and leaves no change set", async () => {
    const { workbook, result } = await twice(first);
    expect(result).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
      rejected: 0,
      changeSet: null,
      amountMinorBefore: 30_000,
      amountMinorAfter: 30_000,
    });
    expect(await workbook.call("history.changeSets")).toHaveLength(1);
  });

  it("writes what differs at the export's day", async () => {
    const { workbook, result } = await twice([
      header,
      ["1", "Alpha", "Acme", "Closed Won", 120, "2026-01-05", "2026-02-05", "Ann", "Widget"],
      ["2", "Beta", "Bolt", "Prospecting", 200, "2026-01-06", "2026-06-30", "Cy", "Gadget"],
      ["3", "Gamma", "Acme", "Prospecting", 50, "2026-02-03", "", "Ann", ""],
    ]);
    expect(result).toMatchObject({
      added: 1,
      changed: 2,
      unchanged: 0,
      amountMinorBefore: 30_000,
      amountMinorAfter: 37_000,
    });
    expect(await timeline(workbook, "1")).toEqual(
      expect.arrayContaining([
        { field: "stage", from: "Engaging", to: "Closed Won", effectiveOn: "2026-02-08" },
        expect.objectContaining({ field: "closedOn", to: "2026-02-05", effectiveOn: "2026-02-08" }),
        { field: "amountMinor", from: 10_000, to: 12_000, effectiveOn: "2026-02-08" },
      ]),
    );
    // The close day was the expected one while the deal was open: it stays as it was expected.
    expect(await dealOf(workbook, "1")).toMatchObject({
      state: "won",
      closedOn: "2026-02-05",
      expectedOn: "2026-03-31",
      stageEnteredOn: "2026-02-05",
    });
    expect(await dealOf(workbook, "2")).toMatchObject({
      owner: "Cy",
      product: "Gadget",
      quantity: 1000,
      amountMinor: 20_000,
    });
  });

  it("leaves columns alone that the file does not have", async () => {
    const { workbook, result } = await twice([
      ["Opportunity ID", "Amount"],
      ["2", 250],
      ["9", 1],
    ]);
    expect(result).toMatchObject({
      added: 0,
      changed: 1,
      rejected: 1,
      issues: [{ row: 3, code: "rowNeedsStage" }],
    });
    expect(await dealOf(workbook, "2")).toMatchObject({
      name: "Beta",
      stage: "Prospecting",
      amountMinor: 25_000,
      owner: "Bob",
    });
  });

  it("clears what the file has emptied", async () => {
    const { workbook } = await twice([
      header,
      ["2", "Beta", "", "Prospecting", "", "2026-01-06", "", "", ""],
      ["1", "Alpha", "Acme", "Engaging", 100, "2026-01-05", "2026-03-31", "Ann", ""],
    ]);
    expect(await dealOf(workbook, "2")).toMatchObject({
      account: null,
      amountMinor: null,
      expectedOn: null,
      owner: null,
    });
    expect(await dealOf(workbook, "1")).toMatchObject({ product: null, productCount: 0 });
  });

  it("is taken back alone", async () => {
    const { workbook, result } = await twice([
      header,
      ["1", "Alpha", "Acme", "Closed Lost", 1, "2026-01-05", "2026-02-05", "Zoe", ""],
    ]);
    await workbook.call("history.undo", { changeSet: result.changeSet as string });
    expect(await dealOf(workbook, "1")).toMatchObject({
      stage: "Engaging",
      amountMinor: 10_000,
      owner: "Ann",
      product: "Widget",
      closedOn: null,
    });
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });
});

describe("an older export", () => {
  const older = [
    header,
    ["1", "Alpha", "Acme", "Prospecting", 80, "2026-01-05", "2026-03-31", "Ann", "Widget"],
  ];

  it("finds its place in the past and leaves the present", async () => {
    const { workbook, result } = await twice(older, ["2026-02-01", "2026-01-15"]);
    expect(result).toMatchObject({ changed: 1 });
    expect(await dealOf(workbook, "1")).toMatchObject({ stage: "Engaging", amountMinor: 10_000 });
    expect(await timeline(workbook, "1")).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: "amountMinor", to: 8000, effectiveOn: "2026-01-15" }),
      ]),
    );
  });

  it("of a day before an edit does not turn the edit back, however often it is imported", async () => {
    const workbook = await newWorkbook("2026-02-10");
    const file = { path: csvOf(first), options: { asOf: "2026-02-01" } };
    await importFiles(workbook, [file]);
    const { id } = await dealOf(workbook, "1");
    await workbook.call("deals.edit", { edits: [{ id, fields: { amountMinor: 99_900 } }] });
    expect(await importFiles(workbook, [file])).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await dealOf(workbook, "1")).toMatchObject({ amountMinor: 99_900 });
    // A newer export knows better.
    const newer = [{ ...file, options: { asOf: "2026-02-15" } }];
    expect(await importFiles(workbook, newer, { today: "2026-02-20" })).toMatchObject({ changed: 1 });
    expect(await dealOf(workbook, "1")).toMatchObject({ amountMinor: 10_000 });
  });
});

describe("a source system", () => {
  it("that was only guessed does not part an id from its deal", async () => {
    const workbook = await newWorkbook();
    const week = (rows: (string | number)[][], asOf: string) => [{ path: csvOf(rows), options: { asOf } }];
    await importFiles(
      workbook,
      week(
        [
          ["Opportunity ID", "Stage", "Amount"],
          ["1", "Open", 5],
        ],
        "2026-01-01",
      ),
    );
    const wide = [header, ["1", "Alpha", "Acme", "Open", 7, "2026-01-05", "", "Ann", ""]];
    expect((await workbook.call("import.inspect", { path: csvOf(wide) })).sourceSystem).toBe("salesforce");
    expect(await importFiles(workbook, week(wide, "2026-01-08"))).toMatchObject({ added: 0, changed: 1 });
    const hubspot = [
      ["Record ID", "Deal Name", "Deal Stage", "Amount"],
      ["1", "Alpha", "Open", 7],
    ];
    expect(await importFiles(workbook, week(hubspot, "2026-01-15"))).toMatchObject({ unchanged: 1 });
  });

  it("that is known parts equal ids", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        ["Record ID", "Deal Name", "Deal Stage"],
        ["1", "Hub", "Open"],
      ]),
    ]);
    expect(
      await importFiles(workbook, [
        csvOf([
          ["Deal - ID", "Deal - Title", "Deal - Stage"],
          ["1", "Pipe", "Open"],
        ]),
      ]),
    ).toMatchObject({ added: 1 });
    const named = {
      path: csvOf([
        ["ID", "Name", "Stage"],
        ["1", "Mine", "Open"],
      ]),
      options: { sourceSystem: "mine" },
    };
    expect(await importFiles(workbook, [named])).toMatchObject({ added: 1 });
    expect(await importFiles(workbook, [named])).toMatchObject({ unchanged: 1 });
    // Which of the three a list without a name for its system means, nobody can tell: it is a fourth.
    expect(
      await importFiles(workbook, [
        csvOf([
          ["ID", "Name", "Stage"],
          ["1", "Else", "Open"],
        ]),
      ]),
    ).toMatchObject({ added: 1 });
  });
});

describe("rows without an id", () => {
  const plain = [
    ["Name", "Account", "Stage", "Amount"],
    ["Renewal", "Acme", "Open", 1],
    ["Renewal", "Acme", "Open", 2],
    ["Renewal", "Bolt", "Open", 3],
  ];

  const dated = ["Name", "Account", "Stage", "Amount", "Created"];
  const renewals = [
    dated,
    ["Renewal", "Acme", "Open", 1, "2026-01-05"],
    ["Renewal", "Acme", "Open", 2, "2026-02-05"],
    ["Renewal", "Acme", "Open", 2, "2026-03-05"],
  ];

  it("of one name and account find their deals in whatever order they come", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf(renewals)]);
    const later = [
      dated,
      ["Renewal", "Acme", "Open", 2, "2026-03-05"],
      ["Renewal", "Acme", "Open", 7, "2026-02-05"],
      ["Renewal", "Acme", "Open", 5, "2026-05-05"],
      ["Renewal", "Acme", "Won", 1, "2026-01-05"],
    ];
    expect(await importFiles(workbook, [csvOf(later)])).toMatchObject({ added: 1, changed: 2, unchanged: 1 });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "createdOn" }] });
    expect(rows.map(({ id, stage, amountMinor }) => [id, stage, amountMinor])).toEqual([
      ["d1", "Won", 100],
      ["d2", "Open", 700],
      ["d3", "Open", 200],
      ["d4", "Open", 500],
    ]);
  });

  it("that could be one deal as well as another are rejected, with the deals named", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf(renewals.slice(0, 3))]);
    const later = [dated, ["Renewal", "Acme", "Open", 8, ""], ["Renewal", "Acme", "Won", 9, ""]];
    const result = await importFiles(workbook, [csvOf(later)]);
    expect(result).toMatchObject({ added: 0, changed: 0, rejected: 2 });
    const rejected = result.issues.filter(({ severity }) => severity === "rejected");
    expect(rejected).toMatchObject([
      { row: 2, code: "keyAmbiguous" },
      { row: 3, code: "keyAmbiguous" },
    ]);
    expect(rejected[0]?.reason).toContain("any of 2 deals: d1 “Renewal”, d2 “Renewal”");
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "createdOn" }] });
    expect(rows.map(({ amountMinor }) => amountMinor)).toEqual([100, 200]);
  });

  it("are known by name and account, several alike by their values", async () => {
    const workbook = await newWorkbook();
    expect(await importFiles(workbook, [csvOf(plain)])).toMatchObject({ added: 3 });
    expect(await importFiles(workbook, [csvOf(plain)])).toMatchObject({ unchanged: 3, changeSet: null });
    const changed = plain.map((row, at) => (at === 2 ? ["Renewal", "Acme", "Open", 20] : row));
    expect(await importFiles(workbook, [csvOf([...changed, ["New", "Acme", "Open", 4]])])).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 2,
    });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "amountMinor" }] });
    expect(rows.map(({ amountMinor }) => amountMinor)).toEqual([100, 300, 400, 2000]);
  });

  it("and without a name are called by account and product", async () => {
    const workbook = await newWorkbook();
    const nameless = [
      ["Account", "Product", "Stage", "Amount"],
      ["Acme", "Widget", "Open", 1],
      ["", "Widget", "Open", 2],
      ["Bolt", "", "Open", 3],
    ];
    expect(await importFiles(workbook, [csvOf(nameless)])).toMatchObject({ added: 3 });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "amountMinor" }] });
    expect(rows.map(({ name }) => name)).toEqual(["Acme – Widget", "Widget", "Bolt"]);
    expect(await importFiles(workbook, [csvOf(nameless)])).toMatchObject({ unchanged: 3 });
  });
});

describe("names", () => {
  it("are matched ignoring case and width, kept as first written", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        ["Opportunity ID", "Account", "Stage", "Owner"],
        ["1", "ACME Ltd", "Won", "Ann Lee"],
        ["2", "Acme  LTD", "won", "ann lee"],
        ["3", "Ａcme Ltd", "WON", "Ann Lee"],
      ]),
    ]);
    expect(await workbook.call("file.info")).toMatchObject({ accounts: 1, people: 1 });
    expect((await workbook.call("funnel.byStage")).map(({ stage, deals }) => [stage, deals])).toEqual([
      ["Won", 3],
      ["Lost", 0],
    ]);
  });

  it("of people and stages can be mapped to known ones", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [csvOf(first)]);
    const ann = (await workbook.call("lists.people")).find(({ name }) => name === "Ann");
    const [pipeline] = await workbook.call("lists.pipelines");
    const engaging = pipeline?.stages.find(({ name }) => name === "Engaging");
    const path = csvOf([
      header,
      ["5", "Eps", "Acme", "In talks", 1, "2026-01-05", "", "A. Lee", ""],
      ["6", "Zet", "Acme", "Parked", 1, "2026-01-05", "2026-01-09", "Zoe", ""],
    ]);
    const options = {
      stages: { "In talks": { stage: engaging?.id as string }, Parked: { create: "lost" as const } },
      people: { "A. Lee": ann?.id as string, Zoe: null },
    };
    const inspection = await workbook.call("import.inspect", { path, options });
    expect(inspection.newStages).toEqual([
      { name: "Parked", rows: 1, kind: "lost", suggestion: "Lost", same: false },
    ]);
    expect(inspection.newPeople.map(({ name }) => name)).toEqual(["Zoe"]);
    await importFiles(workbook, [{ path, options }]);
    expect(await dealOf(workbook, "5")).toMatchObject({ stage: "Engaging", owner: "Ann" });
    expect(await dealOf(workbook, "6")).toMatchObject({
      stage: "Parked",
      state: "lost",
      closedOn: "2026-01-09",
    });
    await expect(
      importFiles(workbook, [{ path, options: { stages: { Parked: { stage: "s999" } } } }]),
    ).rejects.toMatchObject({ code: "stageNotFound" });
    await expect(
      importFiles(workbook, [{ path, options: { people: { Zoe: "p999" } } }]),
    ).rejects.toMatchObject({ code: "chosenNameNotFound" });
  });

  it("of new stages take their place on the way, known ones keep theirs", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        ["Opportunity ID", "Stage"],
        ["1", "Won"],
        ["2", "Prospecting"],
        ["3", "Negotiation"],
      ]),
    ]);
    await importFiles(workbook, [
      csvOf([
        ["Opportunity ID", "Stage"],
        ["4", "Proposal"],
        ["5", "Lost"],
        ["6", "Verbal commitment"],
      ]),
    ]);
    expect(
      (await workbook.call("lists.pipelines")).map(({ stages }) => stages.map(({ name }) => name)),
    ).toEqual([["Prospecting", "Proposal", "Negotiation", "Verbal commitment", "Won", "Lost"]]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("of one ending are one stage, unless the file has both or the user wants both", async () => {
    const endings = async (workbook: Workbook) =>
      (await workbook.call("funnel.byStage")).map(({ stage, deals }) => [stage, deals]);
    const open = csvOf([
      ["Opportunity ID", "Stage"],
      ["1", "Proposal"],
    ]);
    const closed = csvOf([
      ["Opportunity ID", "Stage"],
      ["1", "Closed Won"],
      ["2", "Closed Lost"],
    ]);
    const workbook = await newWorkbook();
    expect((await importFiles(workbook, [open])).made).toMatchObject({
      pipelines: { total: 1, names: ["Sales"] },
      stages: { total: 3, names: ["Proposal", "Won", "Lost"] },
      people: { total: 0, names: [] },
    });
    // What the app made for want of another takes the file's name.
    const fresh = await workbook.call("import.names", { sources: [{ path: closed }] });
    expect(fresh.stages).toMatchObject([
      { name: "Closed Won", kind: "won", suggestion: "Won", same: false },
      { name: "Closed Lost", kind: "lost", suggestion: "Lost", same: false },
    ]);
    const { made } = await importFiles(workbook, [closed], { dryRun: true });
    expect(made.stages.total).toBe(0);
    await importFiles(workbook, [closed]);
    expect(await endings(workbook)).toEqual([
      ["Proposal", 0],
      ["Closed Won", 1],
      ["Closed Lost", 1],
    ]);
    // From then on another name of the ending is the same stage.
    const other = csvOf([
      ["Opportunity ID", "Stage"],
      ["3", "赢单关闭"],
      ["4", "LOST"],
    ]);
    const seen = await workbook.call("import.names", { sources: [{ path: other }] });
    expect(seen.stages).toMatchObject([
      { name: "赢单关闭", kind: "won", suggestion: "Closed Won", same: true },
      { name: "LOST", kind: "lost", suggestion: "Closed Lost", same: true },
    ]);
    await importFiles(workbook, [other]);
    expect(await endings(workbook)).toEqual([
      ["Proposal", 0],
      ["Closed Won", 2],
      ["Closed Lost", 2],
    ]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });

    const apart = await newWorkbook();
    await importFiles(apart, [open]);
    const options = { stages: { "Closed Won": { create: "won" as const } } };
    await importFiles(apart, [{ path: closed, options }]);
    expect(await endings(apart)).toEqual([
      ["Proposal", 0],
      ["Won", 0],
      ["Closed Won", 1],
      ["Closed Lost", 1],
    ]);

    const both = await newWorkbook();
    await importFiles(both, [open]);
    await importFiles(both, [
      csvOf([
        ["Opportunity ID", "Stage"],
        ["2", "Won"],
        ["3", "Closed Won"],
      ]),
    ]);
    expect(await endings(both)).toContainEqual(["Closed Won", 1]);
  });

  it("of pipelines are made, and stages are looked for in the deal's own", async () => {
    const workbook = await newWorkbook();
    const rows = [
      ["Opportunity ID", "Pipeline", "Stage"],
      ["1", "New business", "Proposal"],
      ["2", "Renewals", "Proposal"],
      ["3", "Renewals", "Won"],
    ];
    expect(await importFiles(workbook, [csvOf(rows)])).toMatchObject({ added: 3 });
    expect(
      (await workbook.call("lists.pipelines")).map(({ name, stages }) => [
        name,
        stages.map((stage) => stage.name),
      ]),
    ).toEqual([
      ["New business", ["Proposal", "Won", "Lost"]],
      ["Renewals", ["Proposal", "Won", "Lost"]],
    ]);
    expect(await importFiles(workbook, [csvOf(rows)])).toMatchObject({ unchanged: 3 });
    expect(
      await importFiles(workbook, [csvOf(rows.map(([id, , stage]) => [id as string, stage as string]))]),
    ).toMatchObject({ unchanged: 3, changeSet: null });
    expect(
      await importFiles(workbook, [
        csvOf([
          ["Opportunity ID", "Stage"],
          ["2", "Won"],
        ]),
      ]),
    ).toMatchObject({ changed: 1 });
    expect(await dealOf(workbook, "2")).toMatchObject({ pipeline: "Renewals", state: "won" });
  });
});

it("gives owners the team and manager that a list of deals tells", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [
    csvOf([
      ["Opportunity ID", "Stage", "Owner", "Team", "Manager"],
      ["1", "Won", "Ann", "East", "Max"],
      ["2", "Won", "Bob", "East", "Max"],
      ["3", "Won", "Ann", "West", "Max"],
    ]),
  ]);
  const people = await workbook.call("lists.people");
  expect(
    people
      .map(({ name, team, role }) => [name, team, role])
      .sort((a, b) => String(a).localeCompare(String(b))),
  ).toEqual([
    ["Ann", "East", "rep"],
    ["Bob", "East", "rep"],
    ["Max", null, "manager"],
  ]);
});

it("is dry when asked to be: the same counts and issues, and the file as it was", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [csvOf(first)]);
  const path = csvOf([
    header,
    ["1", "Alpha", "Acme", "Closed Won", 120, "2026-01-05", "2026-02-05", "Ann", "Widget"],
    ["7", "New", "New", "Fresh", 5, "", "", "Newt", "Newer"],
    ["8", "Bad", "", "Won", "x", "", "", "", ""],
  ]);
  const before = await workbook.call("file.info");
  const dry = await importFiles(workbook, [path], { dryRun: true });
  expect(await workbook.call("file.info")).toEqual(before);
  expect(dry).toMatchObject({
    added: 1,
    changed: 1,
    unchanged: 0,
    rejected: 1,
    changeSet: null,
    amountMinorBefore: 10_000,
    amountMinorAfter: 12_500,
  });
  expect({ ...(await importFiles(workbook, [path])), changeSet: null }).toEqual({ ...dry, preview: null });
});

it("keeps a log of files, days and counts", async () => {
  const workbook = await newWorkbook();
  await importFiles(workbook, [
    { path: fileOf("march.csv", "Opportunity ID,Stage\n1,Won\n2,Won\n"), options: { asOf: "2026-03-31" } },
  ]);
  expect(await workbook.call("import.log")).toMatchObject([
    {
      files: ["march.csv"],
      asOf: "2026-03-31",
      rows: 2,
      added: 2,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      active: true,
    },
  ]);
  expect(await workbook.call("history.changeSets")).toMatchObject([
    { kind: "import", note: "march.csv", effectiveOn: "2026-03-31", deals: 2 },
  ]);
});

describe("what an older export tells", () => {
  const rowsOf = (amount: number, stage = "Engaging") => [
    header,
    ["1", "Alpha", "Acme", stage, amount, "2026-01-05", "2026-03-31", "Ann", "Widget"],
    ["2", "Beta", "Bolt", "Prospecting", 200, "2026-01-06", "2026-06-30", "Bob", ""],
  ];

  it("is counted and shown as past, and said with both days", async () => {
    const workbook = await newWorkbook();
    const newer = fileOf(
      "newer.csv",
      rowsOf(100)
        .map((row) => row.join(","))
        .join("\n"),
    );
    await importFiles(workbook, [{ path: newer, options: { asOf: "2026-02-06" } }]);
    await importFiles(workbook, [{ path: newer, options: { asOf: "2026-02-20" } }]);
    const { job } = await workbook.call("import.start", {
      sources: [{ path: csvOf(rowsOf(80)), options: { asOf: "2026-02-13" } }],
      dryRun: true,
    });
    const result = (await workbook.engine.jobs.resultOf(job)) as ImportResult;
    expect(result).toMatchObject({ rows: 2, changed: 1, past: 1, unchanged: 1, issueCount: 1 });
    expect(result.issues).toMatchObject([{ row: null, code: "exportIsOlder", severity: "warning" }]);
    expect(result.issues[0]?.reason).toContain(
      "“deals.csv” is taken to be of 2026-02-13, but “newer.csv” of 2026-02-20",
    );
    const { rows } = await workbook.call("import.preview", { job, kind: "changed" });
    expect(rows).toMatchObject([{ name: "Alpha", past: true, beforeMinor: 10_000, afterMinor: 10_000 }]);
  });

  it("is no past where it reaches the present: nothing newer is known of that field", async () => {
    const workbook = await newWorkbook("2026-02-20");
    await importFiles(workbook, [{ path: csvOf(rowsOf(100)), options: { asOf: "2026-02-06" } }]);
    await workbook.call("deals.edit", { edits: [{ id: "d1", fields: { owner: "Bob" } }] });
    const result = await importFiles(workbook, [
      { path: csvOf(rowsOf(120)), options: { asOf: "2026-02-13" } },
    ]);
    expect(result).toMatchObject({ changed: 1, past: 0, issueCount: 0 });
    expect(await dealOf(workbook, "1")).toMatchObject({ amountMinor: 12_000, owner: "Bob" });
  });
});

it("tells of deals that are closed on a day to come, by their rows", async () => {
  const workbook = await newWorkbook("2026-06-15");
  const { issues, added } = await importFiles(workbook, [
    csvOf([
      ["Opportunity ID", "Stage", "Close Date", "Created Date"],
      ["1", "Closed Won", "2026-06-15", "2026-01-05"],
      ["2", "Closed Won", "2026-07-01", "2026-01-05"],
      ["3", "Closed Lost", "2099-01-01", ""],
      ["4", "Proposal", "2026-08-01", "2026-01-05"],
    ]),
  ]);
  expect(added).toBe(4);
  expect(issues).toMatchObject([
    { row: 3, column: "Close Date", value: "2026-07-01", code: "closedInFuture", severity: "warning" },
    { row: 4, column: "Close Date", value: "2099-01-01", code: "closedInFuture", severity: "warning" },
  ]);
});

describe("an older export after a newer one that found nothing changed", () => {
  const week = (stage: string, owner: string, amount: number) => [
    header,
    ["1", "Alpha", "Acme", stage, amount, "2026-01-05", "2026-03-31", owner, "Widget"],
  ];
  it("goes into the past and leaves the present", async () => {
    const workbook = await newWorkbook();
    const bring = (rows: (string | number)[][], asOf: string) =>
      importFiles(workbook, [{ path: csvOf(rows), options: { asOf } }]);
    await bring(week("Engaging", "Ann", 100), "2026-02-06");
    expect(await bring(week("Engaging", "Ann", 100), "2026-02-20")).toMatchObject({ unchanged: 1 });
    const before = await dealOf(workbook, "1");
    expect(await bring(week("Lost", "Bob", 5), "2026-02-13")).toMatchObject({ changed: 1, vanished: 0 });
    const { stageEnteredOn: _entered, ...now } = await dealOf(workbook, "1");
    expect(before).toMatchObject(now);
    expect(await workbook.call("funnel.byStage", { asOf: "2026-02-14" })).toEqual(
      expect.arrayContaining([expect.objectContaining({ stage: "Engaging", deals: 0 })]),
    );
    expect(await bring(week("Lost", "Bob", 5), "2026-02-13")).toMatchObject({ unchanged: 1 });
    expect((await workbook.call("file.check")).problems).toEqual([]);
  });
});

it("an undone import is not brought back beside the same one imported again", async () => {
  const workbook = await newWorkbook();
  const { changeSet } = await importFiles(workbook, [csvOf(first)]);
  await workbook.call("history.undo");
  await importFiles(workbook, [csvOf(first)]);
  await expect(workbook.call("history.redo", { changeSet: changeSet as string })).rejects.toMatchObject({
    kind: "conflict",
    code: "redoTwins",
  });
  expect((await workbook.call("file.info")).deals).toBe(2);
});
