/** The practice set in all its clothes gives the figures of its reference; beside the project, so it may be absent. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { importFiles } from "./workbook.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const set = join(shared, "crm-sales-opportunities");
const there = existsSync(set);
if (!there) console.warn("Skipped: the practice set's figures are compared where ../shared/data is.");

interface Reference {
  won: number;
  lost: number;
  open: number;
  winRate: number;
  wonMinor: number;
  medianDaysWon: number;
  medianDaysLost: number;
  medianWonMinor: number;
  openWithoutAccount: number;
  rows: number;
  byOwner: Record<string, { won: number; lost: number }>;
  wonByProduct: Record<string, { won_value: number; won_deals: number }>;
  wonByRegion: Record<string, { won_value: number; won_deals: number }>;
  winRateByRegion: Record<string, { won: number; lost: number }>;
  ownersWithoutDeals: string[];
}
const reference = there
  ? (JSON.parse(readFileSync(join(shared, "reference.json"), "utf8")) as Record<string, Reference>)[
      "crm-sales-opportunities"
    ]
  : undefined;
const ref = reference as Reference;

async function expectFigures(workbook: Workbook): Promise<void> {
  const summary = await workbook.call("funnel.summary");
  expect(summary).toMatchObject({ won: ref.won, lost: ref.lost, open: ref.open, wonMinor: ref.wonMinor });
  expect(summary.winRate).toBeCloseTo(ref.winRate, 9);
  expect(summary.cycleDaysWon.median).toBe(ref.medianDaysWon);
  expect(summary.cycleDaysLost.median).toBe(ref.medianDaysLost);
  expect(summary.wonSizeMinor.median).toBe(ref.medianWonMinor);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
}

describe.skipIf(!there)("the practice set", () => {
  it.each([
    "sales_pipeline.csv",
    "derived/商机台账_GBK.csv",
    "derived/商机台账_合并表头.xlsx",
    "variants/sales_pipeline_ddmmyyyy.csv",
    "variants/sales_pipeline_mdyyyy.csv",
  ])("%s gives its figures", async (name) => {
    const workbook = await newWorkbook("2026-06-15");
    expect(await importFiles(workbook, [join(set, name)])).toMatchObject({
      rows: ref.rows,
      added: ref.rows,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      amountMinorBefore: 0,
      amountMinorAfter: ref.wonMinor,
    });
    await expectFigures(workbook);
    const open = await workbook.call("deals.query", {
      filter: { state: "open", columns: { account: { type: "blank" } } },
      limit: 1,
    });
    expect(open.total).toBe(ref.openWithoutAccount);
    const owners = await workbook.call("funnel.by", { dimension: "owner" });
    expect(Object.fromEntries(owners.map(({ key, won, lost }) => [key, { won, lost }]))).toEqual(
      Object.fromEntries(Object.entries(ref.byOwner).map(([key, { won, lost }]) => [key, { won, lost }])),
    );
  });

  const all = ["sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"].map((name) =>
    join(set, name),
  );

  it.each([
    ["all at once", [all], "GTXPro"],
    ["all at once, the other way round", [all.toReversed()], "GTXPro"],
    ["one by one", all.map((file) => [file]), "GTXPro"],
    // What is known already keeps its name.
    ["one by one, teams first", all.toReversed().map((file) => [file]), "GTX Pro"],
  ])("with accounts, products and teams, %s", async (_name, imports, gtxPro) => {
    const workbook = await newWorkbook("2026-06-15");
    let rows = 0;
    for (const files of imports) {
      const result = await importFiles(workbook, files);
      expect(result.rejected).toBe(0);
      rows += result.added + result.changed;
    }
    expect(rows).toBe(8800 + 85 + 7 + 35);
    expect(await workbook.call("history.changeSets")).toHaveLength(imports.length);
    await expectFigures(workbook);
    const teams = await workbook.call("funnel.by", { dimension: "team" });
    expect(
      Object.fromEntries(teams.map(({ key, won, lost, wonMinor }) => [key, { won, lost, wonMinor }])),
    ).toEqual(
      Object.fromEntries(
        Object.entries(ref.winRateByRegion).map(([key, { won, lost }]) => [
          key,
          { won, lost, wonMinor: (ref.wonByRegion[key]?.won_value ?? 0) * 100 },
        ]),
      ),
    );
    const products = await workbook.call("funnel.by", { dimension: "product" });
    for (const [key, { won_value, won_deals }] of Object.entries(ref.wonByProduct)) {
      expect(products.find((product) => product.key === (key === "GTXPro" ? gtxPro : key))).toMatchObject({
        won: won_deals,
        wonMinor: won_value * 100,
      });
    }
    const people = await workbook.call("lists.people");
    expect(people.filter(({ role }) => role === "manager")).toHaveLength(6);
    expect(
      people
        .filter(({ role, deals }) => role === "rep" && deals === 0)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(ref.ownersWithoutDeals);
    const again = await importFiles(workbook, all);
    expect(again).toMatchObject({
      rows: 8800 + 85 + 7 + 35,
      added: 0,
      changed: 0,
      unchanged: 8927,
      rejected: 0,
      changeSet: null,
    });
  });

  it("is taken back whole by one undo", async () => {
    const workbook = await newWorkbook("2026-06-15");
    const { changeSet } = await importFiles(workbook, all);
    await workbook.call("history.undo", { changeSet: changeSet as string });
    expect(await workbook.call("file.info")).toMatchObject({ deals: 0, people: 0, accounts: 0, products: 0 });
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
    expect(await workbook.call("import.log")).toMatchObject([{ active: false, rows: 8927, added: 8927 }]);
    await workbook.call("history.redo", {});
    await expectFigures(workbook);
  });

  it("is known again in Chinese after English, deal by deal", async () => {
    const workbook = await newWorkbook("2026-06-15");
    // The English file says nothing of its currency; the Chinese one is in yuan.
    await workbook.call("settings.set", { baseCurrency: "CNY" });
    await importFiles(workbook, [join(set, "sales_pipeline.csv")]);
    const stages = {
      赢单: { stage: "Won" },
      输单: { stage: "Lost" },
      跟进中: { stage: "Engaging" },
      初步接触: { stage: "Prospecting" },
    };
    const again = await importFiles(workbook, [
      { path: join(set, "derived/商机台账_GBK.csv"), options: { stages } },
    ]);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 8800 });
  });

  it("is proposed by an inspection as it is then read", async () => {
    const workbook = await newWorkbook("2026-06-15");
    const inspection = await workbook.call("import.inspect", {
      path: join(set, "derived/商机台账_合并表头.xlsx"),
    });
    expect(inspection).toMatchObject({
      format: "xlsx",
      sheet: "商机明细",
      headerRow: 4,
      table: "deals",
      asOf: "2018-01-02",
      asOfFrom: "stated",
      rows: 8800,
      sourceSystem: "spreadsheet",
      newAccounts: 85,
    });
    expect(inspection.columns.map(({ field }) => field)).toEqual([
      "sourceId",
      "owner",
      "product",
      "account",
      "stage",
      "createdOn",
      "closeOn",
      "amount",
    ]);
    expect(inspection.columns.every(({ unparsed }) => unparsed === 0)).toBe(true);
    expect(inspection.newStages.map(({ name, rows, kind }) => [name, rows, kind])).toEqual([
      ["赢单", 4238, "won"],
      ["输单", 2473, "lost"],
      ["跟进中", 1589, "open"],
      ["初步接触", 500, "open"],
    ]);
    expect(inspection.newPeople).toHaveLength(30);
    await importFiles(workbook, [join(set, "sales_pipeline.csv")]);
    const later = await workbook.call("import.inspect", { path: join(set, "products.csv") });
    expect(later.newProducts).toEqual([{ name: "GTX Pro", rows: 1, suggestion: "GTXPro" }]);
  });
});
