import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DealColumn, DealRow, FixedColumn } from "../../src/contract/common.ts";
import { newWorkbook, type Workbook } from "./workbook.ts";

async function filled(): Promise<Workbook> {
  const workbook = await newWorkbook();
  await workbook.call("deals.add", {
    deals: [
      { name: "Pump line", account: "Acme", amountMinor: 100_00, expectedOn: "2026-07-01", source: "Fair" },
      { name: "Valve refit", account: "华为技术", amountMinor: 250_00, stage: "Propose" },
      {
        name: "Service 50%_x",
        account: "Beta",
        stage: "Won",
        createdOn: "2026-06-01",
        closedOn: "2026-06-11",
        amountMinor: 70_00,
      },
      { name: "Spare parts", stage: "Lost", createdOn: "2026-06-01", closedOn: "2026-06-05" },
    ],
  });
  return workbook;
}

const names = async (workbook: Workbook, filter: object): Promise<string[]> =>
  (await workbook.call("deals.query", { filter })).rows.map((row) => row.name);

describe("a filter", () => {
  it("takes ids and names, one or several, in either language", async () => {
    const workbook = await filled();
    expect(await names(workbook, { stage: "propose" })).toEqual(["Valve refit"]);
    expect(await names(workbook, { stage: ["方案报价", "s1"] })).toEqual(["Pump line", "Valve refit"]);
    expect(await names(workbook, { state: ["won", "lost"] })).toEqual(["Service 50%_x", "Spare parts"]);
    expect(await names(workbook, { closedFrom: "2026-06-06", closedTo: "2026-06-30" })).toEqual([
      "Service 50%_x",
    ]);
    await expect(workbook.call("deals.query", { filter: { stage: "Nowhere" } })).rejects.toMatchObject({
      code: "filterNotFound",
      params: { value: "Nowhere" },
    });
  });

  it("searches every word, by pinyin and initials too, and takes % and _ as they are", async () => {
    const workbook = await filled();
    expect(await names(workbook, { search: "huawei" })).toEqual(["Valve refit"]);
    expect(await names(workbook, { search: "hwjs valve" })).toEqual(["Valve refit"]);
    expect(await names(workbook, { search: "0%_" })).toEqual(["Service 50%_x"]);
    expect(await names(workbook, { search: "pump zzz" })).toEqual([]);
  });

  it("keeps what a column's condition says, empty cells counting as not equal", async () => {
    const workbook = await filled();
    const by = (column: DealColumn, condition: object) =>
      names(workbook, { columns: { [column]: condition } });
    expect(await by("amountMinor", { type: "range", from: 70_00, to: 100_00 })).toEqual([
      "Pump line",
      "Service 50%_x",
    ]);
    expect(await by("amountMinor", { type: "blank" })).toEqual(["Spare parts"]);
    expect(await by("account", { type: "notContains", value: "acm" })).toEqual([
      "Valve refit",
      "Service 50%_x",
      "Spare parts",
    ]);
    expect(await by("source", { type: "notEqual", value: "Fair" })).toHaveLength(3);
    expect(await by("stage", { type: "oneOf", values: ["Won", "丢单"] })).toEqual([
      "Service 50%_x",
      "Spare parts",
    ]);
    expect(await by("team", { type: "blank" })).toHaveLength(4);
  });
});

describe("a window", () => {
  it("is sorted by any column, empty cells last both ways, Chinese by pinyin", async () => {
    const workbook = await filled();
    const sorted = async (column: FixedColumn, direction: "asc" | "desc") =>
      (await workbook.call("deals.query", { sort: [{ column, direction }] })).rows.map((row) => row[column]);
    expect(await sorted("amountMinor", "desc")).toEqual([250_00, 100_00, 70_00, null]);
    expect(await sorted("amountMinor", "asc")).toEqual([70_00, 100_00, 250_00, null]);
    expect(await sorted("account", "asc")).toEqual(["Acme", "Beta", "华为技术", null]);
    expect(await sorted("state", "asc")).toEqual(["open", "open", "won", "lost"]);
    expect(await sorted("stage", "asc")).toEqual(["Qualify", "Propose", "Won", "Lost"]);
  });

  it("gives the same rows block by block as whole, and knows where a deal stands", async () => {
    const workbook = await filled();
    const sort = [{ column: "name" as const, direction: "asc" as const }];
    const whole = await workbook.call("deals.query", { sort });
    const parts: DealRow[] = [];
    for (let offset = 0; offset < whole.total; offset += 1)
      parts.push(...(await workbook.call("deals.query", { sort, offset, limit: 1 })).rows);
    expect(parts).toEqual(whole.rows);
    expect(await workbook.call("deals.positions", { sort, ids: whole.rows.map((row) => row.id) })).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it("adds up its selection and its filter", async () => {
    const workbook = await filled();
    const { columns } = await workbook.call("deals.aggregate", {
      columns: ["amountMinor"],
      fromRow: 0,
      toRow: 1,
    });
    expect(columns[0]).toMatchObject({ count: 2, sum: 350_00, average: 175_00, min: 100_00, max: 250_00 });
    const all = await workbook.call("deals.aggregate", {
      columns: ["amountMinor", "name"],
      filter: { state: "won" },
    });
    expect(all).toMatchObject({ rows: 1, columns: [{ sum: 70_00 }, { sum: null, count: 1 }] });
  });
});

describe("a paste", () => {
  it("treats each cell by itself, lists what does not fit, and is one change set", async () => {
    const workbook = await filled();
    const result = await workbook.call("deals.paste", {
      fromRow: 0,
      toRow: 1,
      columns: ["amountMinor", "expectedOn", "team"],
      values: [
        ["1.5M", "31/02/2026", "North"],
        ["abc", "2026-09-30", ""],
      ],
    });
    expect(result).toMatchObject({ changed: 2, cells: 2, rejectedCount: 4 });
    expect(result.rejected.map(({ column, code }) => [column, code])).toEqual([
      ["expectedOn", "noSuchDay"],
      ["team", "columnReadOnly"],
      ["amountMinor", "notMoney"],
      ["team", "columnReadOnly"],
    ]);
    await workbook.call("history.undo");
    expect((await workbook.call("deals.query")).rows[0]).toMatchObject({ amountMinor: 100_00 });
  });

  it("tells how many accounts it made", async () => {
    const workbook = await filled();
    const paste = (values: string[][]) =>
      workbook.call("deals.paste", { fromRow: 0, toRow: values.length - 1, columns: ["account"], values });
    expect(await paste([["Acme Unknown"], ["acme unknown"], ["Beta"], ["Other"]])).toMatchObject({
      cells: 3,
      newAccounts: 2,
    });
    expect(await paste([["Acme"]])).toMatchObject({ cells: 1, newAccounts: 0 });
    const edit = { id: "d1", fields: { account: "Third" } };
    expect(await workbook.call("deals.edit", { edits: [edit] })).toMatchObject({
      changed: 1,
      newAccounts: 1,
    });
  });

  it("says of what a deal can't be without that it can't be empty, in the reader's words", async () => {
    const workbook = await filled();
    const clear = (locale: "en" | "zh-CN") =>
      workbook.call(
        "deals.paste",
        {
          fromRow: 0,
          toRow: 0,
          columns: ["name", "stage", "pipeline", "currency", "team"],
          values: [[""]],
          kind: "clear",
        },
        { locale },
      );
    const { rejected } = await clear("en");
    expect(rejected.map(({ code }) => code)).toEqual([
      "nameEmpty",
      "stageEmpty",
      "pipelineEmpty",
      "currencyEmpty",
      "columnReadOnly",
    ]);
    expect(rejected[1]?.reason).toContain("can't be empty");
    expect(rejected[4]?.reason).toBe("“Owner's team” follows from other fields and cannot be edited.");
    expect((await clear("zh-CN")).rejected[4]?.reason).toContain("“负责人团队”");
  });

  it("repeats its values over a larger block and fills down and right", async () => {
    const workbook = await filled();
    await workbook.call("deals.paste", { fromRow: 0, toRow: 3, columns: ["source"], values: [["Web"]] });
    expect((await workbook.call("deals.query")).rows.map((row) => row.source)).toEqual([
      "Web",
      "Web",
      "Web",
      "Web",
    ]);
    await workbook.call("deals.fill", {
      fromRow: 0,
      toRow: 1,
      columns: ["name", "amountMinor"],
      direction: "down",
    });
    expect((await workbook.call("deals.query")).rows[1]).toMatchObject({
      name: "Pump line",
      amountMinor: 100_00,
    });
    await workbook.call("deals.fill", {
      fromRow: 0,
      toRow: 0,
      columns: ["source", "nextStep"],
      direction: "right",
    });
    expect((await workbook.call("deals.query")).rows[0]?.nextStep).toBe("Web");
    await expect(
      workbook.call("deals.fill", { fromRow: 2, toRow: 9, columns: ["name"], direction: "down" }),
    ).rejects.toMatchObject({
      code: "blockOutside",
    });
  });

  it("of what was copied changes nothing", async () => {
    const editable: DealColumn[] = [
      "name",
      "account",
      "stage",
      "amountMinor",
      "createdOn",
      "expectedOn",
      "source",
      "note",
      "repProbability",
    ];
    const text = fc.string({ maxLength: 12 });
    const deal = fc.record({
      name: text.filter((name) => name.trim() !== "").map((name) => name.trim()),
      account: fc.option(fc.constantFrom("Acme", "华为", 'O\'Neil, "Bros"\tLtd')),
      amountMinor: fc.option(fc.integer({ min: -1e9, max: 1e12 })),
      expectedOn: fc.option(fc.constantFrom("2026-08-09", "2027-01-01")),
      stage: fc.constantFrom("Qualify", "Propose", "Negotiate"),
      note: fc.option(text.filter((note) => note.trim() !== "")),
      repProbability: fc.option(fc.integer({ min: 0, max: 10_000 }).map((bp) => bp / 100)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(deal, { minLength: 1, maxLength: 5 }),
        fc.constantFrom("en" as const, "zh-CN" as const),
        async (deals, locale) => {
          const workbook = await newWorkbook();
          await workbook.call("deals.add", { deals });
          const block = { fromRow: 0, toRow: deals.length - 1, columns: editable };
          const { rows } = await workbook.call("deals.block", block, { locale });
          const values = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
          const pasted = await workbook.call("deals.paste", { ...block, values }, { locale });
          expect(pasted).toMatchObject({ changeSet: null, changed: 0, rejected: [] });
          await workbook.call("file.close");
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("an edit", () => {
  it("is refused whole where one field does not fit", async () => {
    const workbook = await filled();
    const edits = [
      { id: "d1", fields: { amountMinor: 1 } },
      { id: "d2", fields: { owner: "Nobody" } },
    ];
    await expect(workbook.call("deals.edit", { edits })).rejects.toMatchObject({
      code: "personNotFound",
      params: { value: "Nobody" },
    });
    expect((await workbook.call("deals.query")).rows[0]?.amountMinor).toBe(100_00);
    expect((await workbook.call("history.changeSets")).length).toBe(1);
  });

  it("closes a deal on its day and knows its cycle", async () => {
    const workbook = await filled();
    await workbook.call("deals.edit", {
      edits: [{ id: "d1", fields: { stage: "Won", createdOn: "2026-06-05" } }],
    });
    const { deal } = await workbook.call("deals.get", { id: "d1" });
    expect(deal).toMatchObject({ state: "won", closedOn: "2026-06-15" });
    expect((await workbook.call("funnel.summary")).cycleDaysWon).toMatchObject({ n: 2, median: 10 });
    const wrong = { id: "d1", fields: { closedOn: "2026-01-01" } };
    await expect(workbook.call("deals.edit", { edits: [wrong] })).rejects.toMatchObject({
      code: "closedBeforeCreated",
    });
    await expect(
      workbook.call("deals.edit", { edits: [{ id: "d2", fields: { closedOn: "2026-06-15" } }] }),
    ).rejects.toMatchObject({
      code: "closedOnOpenDeal",
    });
  });

  it("tells open views", async () => {
    const workbook = await filled();
    const before = workbook.events.length;
    await workbook.call("deals.edit", { edits: [{ id: "d1", fields: { note: "x" } }] });
    expect(workbook.events.slice(before)).toEqual([
      { type: "changed", revision: expect.any(Number), subjects: ["deals"] },
    ]);
  });
});
