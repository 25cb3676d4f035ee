/** What a file tells of the past of deals becomes their history, each change at its own day. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

type Rows = (string | number)[][];

const deals: Rows = [
  [
    "Opportunity ID",
    "Opportunity Name",
    "Account Name",
    "Stage",
    "Amount",
    "Created Date",
    "Close Date",
    "Owner",
  ],
  ["006A", "Alpha", "Acme", "Negotiation", 500, "2026-01-05", "2026-06-30", "Ann"],
  ["006B", "Beta", "Bolt", "Closed Won", 200, "2026-01-06", "2026-02-20", "Bob"],
];
const history: Rows = [
  ["Opportunity Name", "From Stage", "To Stage", "Stage Change Date"],
  // The newest first, as reports are sorted more often than not.
  ["Alpha", "Proposal", "Negotiation", "2026-02-10"],
  ["Alpha", "Qualify", "Proposal", "2026-01-20"],
  ["Beta", "Proposal", "Closed Won", "2026-02-20"],
  ["Beta", "Qualify", "Proposal", "2026-02-01"],
];

async function withDeals(rows: Rows = deals): Promise<Workbook> {
  const workbook = await newWorkbook("2026-06-01");
  await importFiles(workbook, [{ path: csvOf(rows), options: { asOf: "2026-03-01" } }]);
  return workbook;
}

/** Imports, and holds the same file a second time to changing nothing. */
async function tell(workbook: Workbook, rows: Rows, name = "history.csv") {
  const path = csvOf(rows, name);
  const result = await importFiles(workbook, [path]);
  expect(result.rows).toBe(result.added + result.changed + result.unchanged + result.rejected);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
  const again = await importFiles(workbook, [path]);
  expect(again).toMatchObject({ added: 0, changed: 0, rejected: result.rejected, changeSet: null });
  expect(again.unchanged).toBe(result.rows - result.rejected);
  return result;
}

const cuts = (workbook: Workbook, name: string) =>
  workbook.engine.session.read
    .prepare(
      `SELECT COALESCE(s.name, '?') || ' ' || i.entered_on FROM stage_interval i JOIN deal d ON d.id = i.deal_id
       LEFT JOIN stage s ON s.id = i.stage_id WHERE d.name = ? ORDER BY i.position`,
    )
    .pluck()
    .all(name);
const deal = async (workbook: Workbook, name: string) => {
  const { rows } = await workbook.call("deals.query", {
    filter: { columns: { name: { type: "equals", value: name } } },
  });
  return rows[0] as NonNullable<(typeof rows)[0]>;
};

describe("a list of stage changes", () => {
  it("cuts each deal's past at its days, whichever way it is sorted, and leaves the present", async () => {
    const workbook = await withDeals();
    expect(await tell(workbook, history)).toMatchObject({ rows: 4, added: 4, rejected: 0 });
    expect(cuts(workbook, "Alpha")).toEqual([
      "Qualify 2026-01-05",
      "Proposal 2026-01-20",
      "Negotiation 2026-02-10",
    ]);
    expect(cuts(workbook, "Beta")).toEqual([
      "Qualify 2026-01-06",
      "Proposal 2026-02-01",
      "Closed Won 2026-02-20",
    ]);
    expect(await deal(workbook, "Alpha")).toMatchObject({
      stage: "Negotiation",
      stageEnteredOn: "2026-02-10",
    });
    expect(await deal(workbook, "Beta")).toMatchObject({ state: "won", closedOn: "2026-02-20" });
  });

  it("is seen by the conversion and by the funnel as of a day", async () => {
    const workbook = await withDeals();
    await tell(workbook, history);
    const of = (asOf: string) => workbook.call("funnel.byStage", { asOf });
    const counts = async (asOf: string) =>
      Object.fromEntries(
        (await of(asOf)).flatMap(({ stage, deals: count }) => (count > 0 ? [[stage, count]] : [])),
      );
    expect(await counts("2026-01-15")).toEqual({ Qualify: 2 });
    expect(await counts("2026-02-05")).toEqual({ Proposal: 2 });
    const conversion = await workbook.call("funnel.conversion", {
      cohortFrom: "2026-01-01",
      cohortTo: "2026-01-31",
    });
    expect(conversion.find(({ stage }) => stage === "Qualify")).toMatchObject({ entered: 2, passed: 2 });
  });

  it("comes with its deals in one import, in either order, and is taken back with them whole", async () => {
    const workbook = await newWorkbook("2026-06-01");
    const result = await importFiles(workbook, [csvOf(history, "history.csv"), csvOf(deals)]);
    expect(result).toMatchObject({ rows: 6, added: 5, unchanged: 1, rejected: 0 });
    expect(cuts(workbook, "Alpha")).toHaveLength(3);
    await workbook.call("history.undo", {});
    expect(await workbook.call("deals.query", {})).toMatchObject({ total: 0 });
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("leaves the present of deals that come beside it, though its changes are newer than any day of theirs", async () => {
    const workbook = await newWorkbook("2026-06-01");
    await importFiles(workbook, [
      csvOf(deals.slice(0, 2)),
      csvOf(
        [
          ["Opportunity Name", "From Stage", "To Stage", "Amount", "Stage Change Date"],
          ["Alpha", "Qualify", "Proposal", 300, "2026-01-20"],
          ["Alpha", "Proposal", "Negotiation", 400, "2026-05-20"],
        ],
        "history.csv",
      ),
    ]);
    expect(await deal(workbook, "Alpha")).toMatchObject({
      amountMinor: 50_000,
      stageEnteredOn: "2026-05-20",
    });
  });

  it("is taken back alone, and the deals are as they were", async () => {
    const workbook = await withDeals();
    const before = cuts(workbook, "Beta");
    await tell(workbook, history);
    await workbook.call("history.undo", {});
    expect(cuts(workbook, "Beta")).toEqual(before);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("rejects rows whose deal is not known, not one alone, or whose day has not come", async () => {
    const workbook = await withDeals([
      ...deals,
      ["006C", "Alpha", "Cato", "Qualify", 1, "2026-01-05", "2026-06-30", "Ann"],
    ]);
    const result = await tell(workbook, [
      ["Deal name", "From", "To", "When"],
      ["Gamma", "Qualify", "Proposal", "2026-01-20"],
      ["Alpha", "Qualify", "Proposal", "2026-01-20"],
      ["Beta", "Qualify", "Proposal", "2027-01-20"],
      ["Beta", "Qualify", "Proposal", ""],
      ["Beta", "Qualify", "Proposal", "2026-01-20"],
    ]);
    expect(result).toMatchObject({ rows: 5, added: 1, rejected: 4 });
    expect(result.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ row: 2, column: "Deal name", value: "Gamma", code: "dealUnknown" }),
        expect.objectContaining({ row: 3, column: "Deal name", value: "Alpha", code: "dealAmbiguous" }),
        expect.objectContaining({ row: 4, column: "When", value: "2027-01-20", code: "dayInFuture" }),
        expect.objectContaining({ row: 5, column: "When", code: "rowWithoutCell" }),
      ]),
    );
    expect(result.issues.find(({ row }) => row === 2)?.reason).toContain("Gamma");
  });

  it("keeps what was edited later than its days", async () => {
    const workbook = await withDeals();
    const { id } = await deal(workbook, "Alpha");
    await workbook.call("deals.edit", {
      edits: [{ id, fields: { amountMinor: 70_000 } }],
      effectiveOn: "2026-02-10",
    });
    await tell(workbook, [
      ["Opportunity Name", "From Stage", "To Stage", "Amount", "Stage Change Date"],
      ["Alpha", "Qualify", "Proposal", 300, "2026-01-20"],
      ["Alpha", "Proposal", "Qualify", 400, "2026-02-10"],
    ]);
    expect(await deal(workbook, "Alpha")).toMatchObject({ amountMinor: 50_000, stage: "Negotiation" });
    const { rows } = await workbook.call("deals.query", {});
    expect(rows).toHaveLength(2);
  });
});

describe("the shapes of the systems", () => {
  it("Salesforce's OpportunityHistory by the deal's id, with amounts and expected days", async () => {
    const workbook = await withDeals();
    const result = await tell(workbook, [
      [
        "Id",
        "OpportunityId",
        "CreatedDate",
        "StageName",
        "Amount",
        "CloseDate",
        "Probability",
        "ForecastCategory",
      ],
      ["008A", "006A", "2026-01-05T10:00:00.000Z", "Qualify", 300, "2026-04-30", 10, "Pipeline"],
      ["008B", "006A", "2026-01-20T10:00:00.000Z", "Proposal", 400, "2026-05-31", 40, "Pipeline"],
      ["008C", "006A", "2026-02-10T10:00:00.000Z", "Negotiation", 500, "2026-06-30", 70, "BestCase"],
    ]);
    expect(result).toMatchObject({ rows: 3, added: 3 });
    expect(cuts(workbook, "Alpha")).toEqual([
      "Qualify 2026-01-05",
      "Proposal 2026-01-20",
      "Negotiation 2026-02-10",
    ]);
    const { id } = await deal(workbook, "Alpha");
    const past = await workbook.call("history.ofDeal", { id });
    expect(past).toContainEqual(
      expect.objectContaining({ field: "expectedOn", to: "2026-05-31", effectiveOn: "2026-01-20" }),
    );
    expect(past).toContainEqual(
      expect.objectContaining({ field: "amountMinor", to: 40_000, effectiveOn: "2026-01-20" }),
    );
  });

  it("Salesforce's field history: stage, amount, close day and owner; other fields are told once", async () => {
    const workbook = await withDeals();
    const result = await tell(workbook, [
      ["Opportunity Name", "Field / Event", "Old Value", "New Value", "Edit Date", "Edited By"],
      ["Alpha", "Stage", "Qualify", "Negotiation", "2026-01-20", "Cy"],
      ["Alpha", "Amount", '"1,300.00"', '"500.00"', "2026-02-01", "Cy"],
      ["Alpha", "Close Date", "5/31/2026", "6/30/2026", "2026-02-02", "Cy"],
      ["Alpha", "Owner", "Cy", "Ann", "2026-02-03", "Cy"],
      ["Alpha", "Next Step", "a", "b", "2026-02-04", "Cy"],
      ["Alpha", "Next Step", "b", "c", "2026-02-05", "Cy"],
      ["Alpha", "Amount", "500", "much", "2026-02-06", "Cy"],
    ]);
    expect(result).toMatchObject({ rows: 7, added: 4, unchanged: 2, rejected: 1 });
    expect(result.issues.map(({ code, row }) => [code, row])).toEqual([
      ["cellNotMoney", 8],
      ["fieldNotKept", 6],
    ]);
    const past = await workbook.call("history.ofDeal", { id: (await deal(workbook, "Alpha")).id });
    const told = past.filter(({ kind, effectiveOn }) => kind === "import" && effectiveOn < "2026-03-01");
    expect(told.map(({ field, to, effectiveOn }) => [effectiveOn, field, to])).toEqual(
      expect.arrayContaining([
        ["2026-01-05", "stage", "Qualify"],
        ["2026-01-05", "amountMinor", 130_000],
        ["2026-01-05", "expectedOn", "2026-05-31"],
        ["2026-01-05", "owner", "Cy"],
        ["2026-02-01", "amountMinor", 50_000],
        ["2026-02-02", "expectedOn", "2026-06-30"],
        ["2026-02-03", "owner", "Ann"],
      ]),
    );
  });

  it("Salesforce's row of a creation is no fault: it says when a deal began of which nothing told so", async () => {
    const plain = deals.map((cells) => cells.filter((_cell, at) => at !== 5));
    const workbook = await withDeals(plain);
    const result = await tell(workbook, [
      ["Opportunity Name", "Field / Event", "Old Value", "New Value", "Edit Date", "Edited By"],
      ["Alpha", "Created.", "", "", "2026-01-02", "Cy"],
      ["Alpha", "Stage", "Qualify", "Negotiation", "2026-01-20", "Cy"],
      ["Beta", "", "", "", "2026-01-20", "Cy"],
    ]);
    expect(result).toMatchObject({ rows: 3, rejected: 1 });
    expect(result.issues.map(({ row, code }) => [row, code])).toEqual([[4, "rowWithoutCell"]]);
    expect((await deal(workbook, "Alpha")).createdOn).toBe("2026-01-02");
    expect(cuts(workbook, "Alpha")).toEqual(["Qualify 2026-01-02", "Negotiation 2026-01-20"]);
    // A day that the deals themselves gave stays.
    const known = await withDeals();
    await tell(known, [
      ["Opportunity Name", "Field / Event", "Old Value", "New Value", "Edit Date", "Edited By"],
      ["Alpha", "Created.", "", "", "2026-01-02", "Cy"],
    ]);
    expect((await deal(known, "Alpha")).createdOn).toBe("2026-01-05");
  });

  it("whoever made a change stands by it, as the file names them, and nobody is added to the people", async () => {
    const workbook = await withDeals();
    const staff = csvOf(
      [
        ["User ID", "Name", "Team"],
        ["005000000000001AAA", "Dee", "North"],
      ],
      "people.csv",
    );
    await importFiles(workbook, [staff]);
    const { id } = await deal(workbook, "Alpha");
    const told = async () =>
      (await workbook.call("history.ofDeal", { id }))
        .filter(({ by }) => by !== null)
        .map(({ field, to, by, recordedBy }) => `${field} ${to} ${by} ${recordedBy}`)
        .sort();
    const people = (await workbook.call("file.info")).people;
    await tell(workbook, [
      ["Opportunity Name", "Field / Event", "Old Value", "New Value", "Edit Date", "Edited By"],
      ["Alpha", "Stage", "Qualify", "Proposal", "2026-01-20", "Cy"],
      ["Alpha", "Amount", '"1,300.00"', '"500.00"', "2026-02-01", "005000000000001AAA"],
      ["Alpha", "Amount", '"1,400.00"', '"1,300.00"', "2026-01-25", "005000000000002AAA"],
    ]);
    await tell(workbook, [
      ["商机名称", "变更前阶段", "变更后阶段", "变更日期", "修改人"],
      ["Alpha", "Proposal", "Negotiation", "2026-02-10", "王芳"],
    ]);
    expect(await told()).toEqual([
      "amountMinor 130000 005000000000002AAA null",
      "amountMinor 50000 Dee null",
      "stage Negotiation 王芳 null",
      "stage Proposal Cy null",
    ]);
    expect((await workbook.call("file.info")).people).toBe(people);
    await workbook.call("history.undo");
    await workbook.call("history.undo");
    expect(await told()).toEqual([]);
    await workbook.call("history.redo");
    expect(await told()).toHaveLength(3);
  });

  it("Frappe's log: from, to, from_date, to_date, duration", async () => {
    const workbook = await withDeals();
    await tell(workbook, [
      ["deal", "from", "to", "from_date", "to_date", "duration"],
      ["Alpha", "Qualify", "Proposal", "2026-01-08", "2026-01-20", 1_036_800],
      ["Alpha", "Proposal", "Negotiation", "2026-01-20", "2026-02-10", 1_814_400],
      ["Alpha", "Negotiation", "", "2026-02-10", "", ""],
    ]);
    expect(cuts(workbook, "Alpha")).toEqual([
      "? 2026-01-05",
      "Qualify 2026-01-08",
      "Proposal 2026-01-20",
      "Negotiation 2026-02-10",
    ]);
  });

  it("days in each stage, counted from the deal's creation; a stage and the day of entry", async () => {
    const workbook = await withDeals();
    await tell(workbook, [
      ["Deal", "Stage", "Days in stage"],
      ["Alpha", "Negotiation", 30],
      ["Alpha", "Qualify", 15],
      ["Alpha", "Proposal", 21],
    ]);
    expect(cuts(workbook, "Alpha")).toEqual([
      "Qualify 2026-01-05",
      "Proposal 2026-01-20",
      "Negotiation 2026-02-10",
    ]);
    await tell(workbook, [
      ["商机名称", "商机阶段", "进入日期"],
      ["Beta", "Qualify", "2026/1/6"],
      ["Beta", "Proposal", "2026/2/1"],
    ]);
    expect(cuts(workbook, "Beta")).toEqual([
      "Qualify 2026-01-06",
      "Proposal 2026-02-01",
      "Closed Won 2026-02-20",
    ]);
  });

  const shapes = join(import.meta.dirname, "../../../shared/data/crm-export-shapes");
  it.skipIf(!existsSync(shapes))(
    "Salesforce's opportunities and their versions as a warehouse keeps them",
    async () => {
      const workbook = await newWorkbook("2026-06-01");
      const files = ["sf_opportunity_history_data.csv", "sf_opportunity_data.csv"].map((name) =>
        join(shapes, name),
      );
      const result = await importFiles(workbook, files);
      expect(result.rows).toBe(20);
      expect(result.rows).toBe(result.added + result.changed + result.unchanged + result.rejected);
      expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
      expect((await importFiles(workbook, files)).changeSet).toBeNull();
      // Of the ten opportunities one has a probability of 1000, in its row of either file.
      expect(result).toMatchObject({ added: 9, unchanged: 9, rejected: 2 });
    },
  );
});
