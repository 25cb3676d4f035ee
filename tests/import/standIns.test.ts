/** Columns that stand in for another field: the day on which a deal was lost, what a won one came to. */
import { describe, expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

describe("days of winning and of losing", () => {
  const header = [
    "Deal - ID",
    "Deal - Title",
    "Deal - Status",
    "Deal - Stage",
    "Deal - Won time",
    "Deal - Lost time",
  ];
  const rows = [
    ["1", "A", "Won", "S", "2026-10-02 10:00:00", ""],
    ["2", "B", "Lost", "S", "", "2026-10-03 10:00:00"],
    // Won once, lost after all.
    ["3", "C", "Lost", "S", "2026-09-01 10:00:00", "2026-10-04 10:00:00"],
    ["4", "D", "Won", "S", "2026-10-05 10:00:00", "2026-08-01 10:00:00"],
    ["5", "E", "Open", "S", "", ""],
  ];
  const closed = ["2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", null];

  it.each([
    ["a day for each", header, rows, closed],
    [
      "the lost ones' first",
      header.toSpliced(4, 2, header[5] as string, header[4] as string),
      rows.map((row) => row.toSpliced(4, 2, row[5] as string, row[4] as string)),
      closed,
    ],
    ["of lost ones alone", header.toSpliced(4, 1), [["2", "B", "Lost", "S", "2026-10-03"]], ["2026-10-03"]],
  ])("both close the deal: %s", async (_name, head, body, days) => {
    const workbook = await newWorkbook();
    const result = await importFiles(workbook, [csvOf([head, ...body])]);
    expect(result).toMatchObject({ added: body.length, rejected: 0 });
    const deals = await workbook.call("deals.query", { sort: [{ column: "name", direction: "asc" }] });
    expect(deals.rows.map(({ closedOn }) => closedOn)).toEqual(days);
  });

  it("are each looked at", async () => {
    const workbook = await newWorkbook();
    const result = await importFiles(workbook, [csvOf([header, ["2", "B", "Lost", "S", "", "31/02/2026"]])]);
    expect(result.issues).toMatchObject([
      { row: 2, column: "Deal - Lost time", value: "31/02/2026", severity: "rejected" },
    ]);
  });
});

describe("what a won deal came to", () => {
  const header = ["Opportunity ID", "Topic", "Status", "Est. Revenue", "Actual Revenue"];
  const amounts = async (rows: string[][], head = header) => {
    const workbook = await newWorkbook();
    const result = await importFiles(workbook, [csvOf([head, ...rows])]);
    expect(result).toMatchObject({ added: rows.length, rejected: 0 });
    const deals = await workbook.call("deals.query", { sort: [{ column: "name", direction: "asc" }] });
    return deals.rows.map(({ amountMinor }) => amountMinor);
  };

  it("is its amount; without one, and where it is nothing, the estimate is", async () => {
    expect(
      await amounts([
        ["1", "A", "Open", "100", ""],
        ["2", "B", "Won", "200", "190"],
        ["3", "C", "Lost", "300", "0"],
      ]),
    ).toEqual([10_000, 19_000, 30_000]);
    expect(await amounts([["1", "A", "Won", "190"]], header.toSpliced(3, 1))).toEqual([19_000]);
    expect(
      await amounts(
        [["1", "A", "Won", "200", "190"]],
        ["商机编号", "商机名称", "商机状态", "预计收入", "实际收入"],
      ),
    ).toEqual([19_000]);
  });

  it("is read by its own column's marks", async () => {
    expect(
      await amounts([
        ["1", "A", "Open", '"1.234,56"', ""],
        ["2", "B", "Won", '"22.000,00"', '"21,500.25"'],
      ]),
    ).toEqual([123_456, 2_150_025]);
  });
});
