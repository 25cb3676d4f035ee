/** Targets with one column for each month, quarter or year. */
import { expect, it, test } from "vitest";
import { periodColumns, periodOfHeader } from "../../src/core/mapping/periodColumns.ts";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const targets = (workbook: Workbook) =>
  workbook.engine.session.read
    .prepare(
      `SELECT COALESCE(p.name, t.name, g.name), x.period, x.amount_minor FROM target x LEFT JOIN person p ON p.id = x.person_id
       LEFT JOIN team t ON t.id = x.team_id LEFT JOIN product g ON g.id = x.product_id ORDER BY x.id`,
    )
    .raw()
    .all();

test.each([
  ["2026-01", "2026-01"],
  ["Jan 2026", "2026-01"],
  ["2026 Jan", "2026-01"],
  ["2026年1月", "2026-01"],
  ["1月", "2025-01"],
  ["十二月", "2025-12"],
  ["3月份", "2025-03"],
  ["Sept", "2025-09"],
  ["Q1 2026", "2026-Q1"],
  ["Q3", "2025-Q3"],
  ["一季度", "2025-Q1"],
  ["第2季度", "2025-Q2"],
  ["2026年三季度", "2026-Q3"],
  ["Jan 2026 (k€)", "2026-01"],
  ["4月（万元）", "2025-04"],
  ["Marge", null],
  ["Decision", null],
  ["Amount", null],
  ["13月", null],
])("the header %s is of %s", (header, period) => {
  expect(periodOfHeader(header, "2025")).toBe(period);
});

test("what adds up other columns is a total, a lone period is no layout", () => {
  const kinds = periodColumns(["Rep", "Jan 2026", "Feb 2026", "Q1 2026", "2026", "Total", "Q3 2026"]);
  expect(kinds).toEqual([null, "period", "period", "total", "total", "total", "period"]);
  expect(periodColumns(["Rep", "2026", "Amount"])).toEqual([null, null, null]);
});

it("are read for people, totals are left out and said, and come in once", async () => {
  const workbook = await newWorkbook();
  const rows = (ann: string) => [
    ["Sales rep", "Jan 2026", "Feb 2026", "Total"],
    ["Ann", ann, "2000", "3000"],
    ["Bob", "", "500", "500"],
    ["Total", "1000", "2500", "3500"],
  ];
  const path = csvOf(rows("1000"), "quota.csv");
  const seen = await workbook.call("import.inspect", { path });
  expect(seen.table).toBe("targets");
  expect(seen.columns.map(({ field }) => field)).toEqual(["owner", "periodAmount", "periodAmount", null]);
  const first = await importFiles(workbook, [path]);
  expect(first).toMatchObject({ rows: 2, added: 2, rejected: 0 });
  expect(first.issues.map(({ code, column }) => [code, column])).toContainEqual(["totalColumnLeft", "Total"]);
  const expected = [
    ["Ann", "2026-01", 100_000],
    ["Ann", "2026-02", 200_000],
    ["Bob", "2026-02", 50_000],
  ];
  expect(targets(workbook)).toEqual(expected);
  expect(await importFiles(workbook, [path])).toMatchObject({ unchanged: 2, changeSet: null });
  expect(await importFiles(workbook, [csvOf(rows("1200"), "quota.csv")])).toMatchObject({
    changed: 1,
    unchanged: 1,
  });
  expect(targets(workbook)[0]).toEqual(["Ann", "2026-01", 120_000]);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true });
});

test.each([
  [
    "团队",
    "华东",
    [
      ["华东", "2026-Q1", 120_000_000],
      ["华东", "2026-Q2", 80_000_000],
    ],
  ],
  [
    "产品",
    "水泵",
    [
      ["水泵", "2026-Q1", 120_000_000],
      ["水泵", "2026-Q2", 80_000_000],
    ],
  ],
])("of a %s by quarters without a year are of the year in the file's name", async (whose, name, expected) => {
  const workbook = await newWorkbook("2027-02-01");
  const { issues } = await importFiles(workbook, [
    csvOf(
      [
        [whose, "一季度（万）", "二季度（万）", "合计"],
        [name, 120, 80, 200],
      ],
      "2026目标.csv",
    ),
  ]);
  expect(targets(workbook)).toEqual(expected);
  expect(issues).toMatchObject([{ code: "totalColumnLeft", column: "合计" }, { code: "yearTaken" }]);
  expect(issues[1]?.reason).toContain("2026");
});

it("a list of deals beside months stays a list of deals", async () => {
  const workbook = await newWorkbook();
  const path = csvOf([
    ["Owner", "Deal Name", "Stage", "Jan 2026", "Feb 2026"],
    ["Ann", "Alpha", "Proposal", 1, 2],
  ]);
  expect((await workbook.call("import.inspect", { path })).table).toBe("deals");
});
