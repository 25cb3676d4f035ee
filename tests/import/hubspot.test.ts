/** HubSpot's exports: days of entry as columns of the deals, ids of stages and pipelines named by files beside them. */
import { expect, it } from "vitest";
import { newWorkbook, workbookIn, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

type Rows = (string | number)[][];

const labelled: Rows = [
  [
    "Record ID",
    "Deal Name",
    "Deal Stage",
    "Amount",
    "Create Date",
    "Close Date",
    '"Date entered ""Discovery (Sales Pipeline)"""',
    '"Date entered ""Proposal (Sales Pipeline)"""',
    '"Date entered ""Closed won (Sales Pipeline)"""',
    "Pipeline",
  ],
  [
    1,
    "Alpha",
    "Closed won",
    100,
    "2026-01-05",
    "2026-03-01",
    "2026-01-05",
    "2026-02-01",
    "2026-03-01",
    "Sales Pipeline",
  ],
  [2, "Beta", "Proposal", 200, "2026-01-06", "", "2026-01-06", "2026-02-10", "", "Sales Pipeline"],
  [3, "Gamma", "Discovery", 300, "2026-01-07", "", "", "", "", "Sales Pipeline"],
];

const cuts = (workbook: Workbook, name: string) =>
  workbook.engine.session.read
    .prepare(
      `SELECT COALESCE(s.name, '?') || ' ' || i.entered_on FROM stage_interval i JOIN deal d ON d.id = i.deal_id
       LEFT JOIN stage s ON s.id = i.stage_id WHERE d.name = ? ORDER BY i.position`,
    )
    .pluck()
    .all(name);

it("days of entry in columns of the deals become each deal's stage history", async () => {
  const workbook = await newWorkbook("2026-06-01");
  const file = csvOf(labelled);
  const { columns } = await workbook.call("import.inspect", { path: file });
  expect(columns.filter(({ field }) => field === "stageEntered")).toHaveLength(3);
  expect(await importFiles(workbook, [file])).toMatchObject({ rows: 3, added: 3, rejected: 0, issues: [] });
  expect(cuts(workbook, "Alpha")).toEqual([
    "Discovery 2026-01-05",
    "Proposal 2026-02-01",
    "Closed won 2026-03-01",
  ]);
  expect(cuts(workbook, "Beta")).toEqual(["Discovery 2026-01-06", "Proposal 2026-02-10"]);
  expect(cuts(workbook, "Gamma")).toEqual(["Discovery 2026-01-07"]);
  const conversion = await workbook.call("funnel.conversion", {
    cohortFrom: "2026-01-01",
    cohortTo: "2026-01-31",
  });
  expect(conversion.find(({ stage }) => stage === "Discovery")).toMatchObject({
    entered: 3,
    passed: 2,
    stillOpen: 1,
  });
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
  expect(await importFiles(workbook, [file])).toMatchObject({ unchanged: 3, changeSet: null });
});

it("without a column of pipelines, the brackets of the headers say which pipeline a stage is of", async () => {
  const bare = labelled.map((row) => row.slice(0, -1));
  const listed = async (workbook: Workbook) =>
    (await workbook.call("lists.pipelines")).map(({ name, stages: own }) => [
      name,
      own.map((stage) => stage.name),
    ]);
  const workbook = await newWorkbook("2026-06-01");
  expect(await importFiles(workbook, [csvOf(bare)])).toMatchObject({ added: 3, issues: [] });
  expect(await listed(workbook)).toEqual([
    ["Sales Pipeline", ["Discovery", "Proposal", "Closed won", "Lost"]],
  ]);
  expect(cuts(workbook, "Beta")).toEqual(["Discovery 2026-01-06", "Proposal 2026-02-10"]);
  expect(await importFiles(workbook, [csvOf(bare)])).toMatchObject({ unchanged: 3, changeSet: null });

  // A workbook that knows the deals in a pipeline of another name is told of no stage twice.
  const other = await newWorkbook("2026-06-01");
  await importFiles(other, [csvOf(bare.map((row) => row.slice(0, 6)))]);
  await importFiles(other, [csvOf(bare)]);
  expect(await listed(other)).toEqual([["Sales", ["Discovery", "Proposal", "Closed won", "Lost"]]]);
  expect(cuts(other, "Beta")).toEqual(["Discovery 2026-01-06", "Proposal 2026-02-10"]);
  expect(await other.call("file.check")).toMatchObject({ ok: true, problems: [] });
});

it.each([true, false])(
  "cells that name the pipeline behind the stage make no stage twice (%s)",
  async (hasPipeline) => {
    const rows = [
      labelled[0] as Rows[number],
      [
        1,
        "Alpha",
        "Closed won (Sales Pipeline)",
        100,
        "2026-01-05",
        "2026-03-01",
        "2026-01-05",
        "2026-02-01",
        "2026-03-01",
        "Sales Pipeline",
      ],
      [
        2,
        "Beta",
        "Proposal (Sales Pipeline)",
        200,
        "2026-01-06",
        "",
        "2026-01-06",
        "2026-02-10",
        "",
        "Sales Pipeline",
      ],
      [3, "Gamma", "Offer (binding)", 300, "2026-01-07", "", "", "", "", "Sales Pipeline"],
    ];
    const file = csvOf(hasPipeline ? rows : rows.map((row) => row.slice(0, -1)));
    const workbook = await newWorkbook("2026-06-01");
    const { stages } = await workbook.call("import.names", { sources: [{ path: file }] });
    expect(stages.map(({ name }) => name).toSorted()).toEqual(["Closed won", "Offer (binding)", "Proposal"]);
    expect(await importFiles(workbook, [file])).toMatchObject({ added: 3, issues: [] });
    const [pipeline, ...others] = await workbook.call("lists.pipelines");
    expect(others).toEqual([]);
    expect(pipeline?.stages.map(({ name }) => name).toSorted()).toEqual([
      "Closed won",
      "Discovery",
      "Lost",
      "Offer (binding)",
      "Proposal",
    ]);
    expect(cuts(workbook, "Beta")).toEqual(["Discovery 2026-01-06", "Proposal 2026-02-10"]);
  },
);

it("brackets that no other header has belong to the stage's own name", async () => {
  const workbook = await newWorkbook("2026-06-01");
  const rows: Rows = [
    ["Record ID", "Deal Name", "Deal Stage", "Create Date", '"Date entered ""Offer (binding)"""'],
    [1, "Alpha", "Signed", "2026-01-05", "2026-02-01"],
  ];
  await importFiles(workbook, [csvOf(rows)]);
  expect(cuts(workbook, "Alpha")).toContain("Offer (binding) 2026-02-01");
});

it("a later export that tells an earlier day of entry changes that deal alone", async () => {
  const workbook = await newWorkbook("2026-06-01");
  await importFiles(workbook, [csvOf(labelled)]);
  const later = labelled.map((row) => (row[1] === "Gamma" ? row.with(6, "2026-01-20") : row));
  expect(await importFiles(workbook, [csvOf(later)])).toMatchObject({ changed: 1, unchanged: 2 });
  expect(cuts(workbook, "Gamma")).toEqual(["? 2026-01-07", "Discovery 2026-01-20"]);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
  await workbook.call("history.undo", {});
  expect(cuts(workbook, "Gamma")).toEqual(["Discovery 2026-01-07"]);
});

const pipelines: Rows = [
  ["pipeline_id", "label", "display_order", "active"],
  ["p-9", "Service", 1, "TRUE"],
  ["default", "Sales", 0, "TRUE"],
];
const stages: Rows = [
  ["stage_id", "label", "pipeline_id", "display_order", "probability", "closed_won", "is_closed"],
  ["s-3", "Signed", "default", 2, "1.0", "TRUE", "TRUE"],
  ["s-1", "Talk", "default", 0, "0.2", "FALSE", "FALSE"],
  ["s-4", "Gone", "default", 3, "0.0", "FALSE", "TRUE"],
  ["s-2", "Offer", "default", 1, "0.5", "FALSE", "FALSE"],
  ["s-9", "Ticket", "p-9", 0, "0.1", "FALSE", "FALSE"],
];
const dump: Rows = [
  [
    "deal_id",
    "deal_pipeline_id",
    "deal_pipeline_stage_id",
    "property_dealname",
    "property_amount",
    "property_createdate",
    "hs_v2_date_entered_s-1",
    "hs_v2_date_entered_s-7",
  ],
  [11, "default", "s-2", "Alpha", 100, "2026-01-05", "2026-01-05", ""],
  [12, "default", "s-3", "Beta", 100, "2026-01-05", "", "2026-01-05"],
  [13, "p-9", "s-9", "Gamma", 100, "2026-01-05", "", ""],
];
const entered: Rows = [
  ["deal_id", "date_entered", "value"],
  [11, "2026-02-01", "s-2"],
  [99, "2026-02-01", "s-2"],
];

it("ids of stages and pipelines are resolved to their labels over the files given together, and afterwards", async () => {
  const files = [
    csvOf(dump),
    csvOf(entered, "entered.csv"),
    csvOf(stages, "stages.csv"),
    csvOf(pipelines, "pipelines.csv"),
  ];
  for (const order of [files, files.toReversed()]) {
    const workbook = await newWorkbook("2026-06-01");
    // The one entry is of the day that the deals are taken to be of: they say the same.
    const result = await importFiles(workbook, order);
    expect(result).toMatchObject({ rows: 12, added: 10, unchanged: 1, rejected: 1 });
    expect(result.issues.map(({ code }) => code).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "dealUnknown",
      "stageColumnUnknown",
    ]);
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "name" }] });
    expect(rows.map(({ pipeline, stage, state }) => [pipeline, stage, state])).toEqual([
      ["Sales", "Offer", "open"],
      ["Sales", "Signed", "won"],
      ["Service", "Ticket", "open"],
    ]);
    expect(cuts(workbook, "Alpha")).toEqual(["Talk 2026-01-05", "Offer 2026-02-01"]);
    const list = await workbook.call("lists.pipelines", {});
    expect(list.map(({ name, stages: own }) => [name, own.map((stage) => stage.name)])).toEqual([
      ["Sales", ["Talk", "Offer", "Signed", "Gone"]],
      ["Service", ["Ticket"]],
    ]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
    expect(await importFiles(workbook, order)).toMatchObject({ unchanged: 11, rejected: 1, changeSet: null });
    const alone = { path: csvOf(dump), options: { asOf: "2026-02-01" } };
    expect(await importFiles(workbook, [alone])).toMatchObject({ unchanged: 3, changeSet: null });
    await workbook.call("history.undo", {});
    expect(await workbook.call("lists.pipelines", {})).toEqual([]);
  }
});

it("an amount in the company's currency is the one in the base currency, and needs no rate", async () => {
  const rows: Rows = [
    ["Record ID", "Deal Name", "Deal Stage", "Amount", "Currency", "Amount in company currency"],
    [1, "Alpha", "Proposal", 100, "USD", 100],
    [2, "Beta", "Proposal", 200, "EUR", 230],
    [3, "Gamma", "Proposal", 300, "", ""],
  ];
  const amounts = async (workbook: Workbook) =>
    (await workbook.call("deals.query", { sort: [{ column: "name", direction: "asc" }] })).rows.map(
      ({ amountMinor, currency, currencyAmountMinor }) => [amountMinor, currency, currencyAmountMinor],
    );
  const workbook = await newWorkbook("2026-06-01");
  const file = csvOf(rows);
  const { columns } = await workbook.call("import.inspect", { path: file });
  expect(columns.slice(3).map(({ field }) => field)).toEqual(["currencyAmount", "currency", "amount"]);
  const result = await importFiles(workbook, [file]);
  expect(result).toMatchObject({ added: 3, rejected: 0 });
  expect(result.issues.map(({ code }) => code)).toEqual(["companyAmountTaken"]);
  expect(await amounts(workbook)).toEqual([
    [10_000, "USD", 10_000],
    [23_000, "EUR", 20_000],
    [30_000, "USD", 30_000],
  ]);
  expect(await importFiles(workbook, [file])).toMatchObject({ unchanged: 3, changeSet: null });

  // The company reckons in another currency than the workbook, which keeps its own rates.
  const other = await workbookIn("EUR");
  const left = await importFiles(other, [
    { path: file, options: { rates: [{ currency: "USD", rate: "0.9" }] } },
  ]);
  expect(left.issues.map(({ code }) => code)).toEqual(["companyAmountLeft"]);
  expect((await amounts(other)).slice(0, 2)).toEqual([
    [9000, "USD", 10_000],
    [20_000, "EUR", 20_000],
  ]);
});
