import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallInput, CallOutput } from "../../src/contract/calls.ts";
import { engineAt, newWorkbook, temporaryFolder, type Workbook } from "./workbook.ts";

type Grid = CallOutput<"targets.grid">;
type Row = Grid["rows"][number];

/** Two teams, one under the other, with three people; one person stands alone; two products of a family and one without. */
async function withPeople(): Promise<Workbook> {
  const workbook = await newWorkbook("2026-06-15");
  workbook.engine.session.write([], (db) =>
    db.exec(`
      INSERT INTO team (name, parent_id) VALUES ('North', NULL), ('North East', 1);
      INSERT INTO person (name, team_id) VALUES ('Ann', 1), ('Bob', 1), ('Cai', 2), ('Dan', NULL);
      INSERT INTO product (name, family, unit) VALUES ('Pump', 'Machines', 'set'), ('Valve', 'Machines', 'set'), ('Visit', NULL, 'hour');
    `),
  );
  return workbook;
}

const grid = (workbook: Workbook, more: Partial<CallInput<"targets.grid">> = {}) =>
  workbook.call("targets.grid", { year: "2026", ...more });
const row = ({ rows }: Grid, name: string): Row => rows.find((one) => one.name === name) as Row;
const cell = (of: Grid, name: string, period: string) =>
  row(of, name).cells[of.periods.indexOf(period)] as Row["cells"][number];
const setPerson = (id: string, period: string, amountMinor: number | null) => ({
  kind: "person" as const,
  id,
  period,
  amountMinor,
});

describe("the grid of targets", () => {
  it("rolls up over periods and over the tree, and marks what does not add up", async () => {
    const workbook = await withPeople();
    await workbook.call("targets.set", {
      cells: [
        setPerson("Ann", "2026-Q1", 100),
        setPerson("Ann", "2026-01", 30),
        setPerson("Ann", "2026-02", 40),
        setPerson("Bob", "2026-Q2", 50),
        setPerson("Cai", "2026-Q1", 7),
        setPerson("Dan", "2026", 1000),
        { kind: "team", id: "North", period: "2026-Q1", amountMinor: 120 },
        { kind: "company", period: "2026-Q1", amountMinor: 500 },
      ],
    });
    const shown = await grid(workbook, { step: "month" });
    expect(shown.periods.slice(0, 5)).toEqual(["2026-01", "2026-02", "2026-03", "2026-Q1", "2026-04"]);
    expect(shown.rows.map(({ name, depth, parent }) => [name, depth, parent])).toEqual([
      ["", 0, null],
      ["North", 1, 0],
      ["North East", 2, 1],
      ["Cai", 3, 2],
      ["Ann", 2, 1],
      ["Bob", 2, 1],
      ["Dan", 1, 0],
    ]);
    expect(cell(shown, "Ann", "2026-Q1")).toMatchObject({
      entered: 100,
      parts: 70,
      partsGap: 30,
      target: 100,
    });
    expect(cell(shown, "Ann", "2026")).toMatchObject({ entered: null, parts: 100, target: 100 });
    expect(cell(shown, "North", "2026-Q1")).toMatchObject({ entered: 120, below: 107, belowGap: 13 });
    expect(cell(shown, "North", "2026-Q2")).toMatchObject({
      entered: null,
      below: 50,
      belowGap: null,
      target: 50,
    });
    expect(cell(shown, "North East", "2026-Q1")).toMatchObject({ entered: null, below: 7, target: 7 });
    // Without a team's own second quarter its year has the people's.
    expect(cell(shown, "", "2026-Q1")).toMatchObject({ entered: 500, below: 120, belowGap: 380 });
    expect((await workbook.call("plan.attainment", { period: "2026-Q1" }))[0]?.targetMinor).toBe(500);
    expect((await workbook.call("file.check")).problems.filter((text) => text.startsWith("target"))).toEqual(
      [],
    );
  });

  it("keeps products by family, in money and in quantities of one unit", async () => {
    const workbook = await withPeople();
    const product = (id: string, quantityMilli: number) => ({
      kind: "product" as const,
      id,
      period: "2026-Q1",
      quantityMilli,
    });
    await workbook.call("targets.set", {
      cells: [product("Pump", 3000), product("Valve", 4000), product("Visit", 9000)],
    });
    const shown = await grid(workbook, { kind: "product", unit: "quantity" });
    expect(shown.rows.map(({ name, kind, unit }) => [name, kind, unit])).toEqual([
      ["", "company", null],
      ["Machines", "family", "set"],
      ["Pump", "product", "set"],
      ["Valve", "product", "set"],
      ["Visit", "product", "hour"],
    ]);
    expect(cell(shown, "Machines", "2026-Q1")).toMatchObject({ target: 7000, below: 7000 });
    // Sets and hours make no sum.
    expect(shown.mixedUnits).toBe(true);
    expect(cell(shown, "", "2026-Q1")).toMatchObject({ target: null, below: null });
  });

  it("keeps money and quantity of one target apart, through undo in any order", async () => {
    const workbook = await withPeople();
    const values = async () => {
      const [money, quantity] = [await grid(workbook), await grid(workbook, { unit: "quantity" })];
      return [cell(money, "Ann", "2026-Q1").entered, cell(quantity, "Ann", "2026-Q1").entered];
    };
    const first = await workbook.call("targets.set", { cells: [setPerson("Ann", "2026-Q1", 5)] });
    const second = await workbook.call("targets.set", {
      cells: [{ kind: "person", id: "Ann", period: "2026-Q1", quantityMilli: 2000 }],
    });
    const third = await workbook.call("targets.set", { cells: [setPerson("Ann", "2026-Q1", 6)] });
    expect(await values()).toEqual([6, 2000]);
    await workbook.call("history.undo", { changeSet: first.changeSet as string });
    expect(await values()).toEqual([6, 2000]);
    await workbook.call("history.undo", { changeSet: second.changeSet as string });
    expect(await values()).toEqual([6, null]);
    await workbook.call("history.undo", { changeSet: third.changeSet as string });
    expect(await values()).toEqual([null, null]);
    // Entered anew it is the same target, so that bringing an old change back makes no second one.
    await workbook.call("targets.set", { cells: [setPerson("Ann", "2026-Q1", 8)] });
    await workbook.call("history.redo", { changeSet: first.changeSet as string });
    expect(await values()).toEqual([8, null]);
    expect(
      workbook.engine.session.read.prepare<[], number>("SELECT COUNT(*) FROM target").pluck().get(),
    ).toBe(1);
    expect((await workbook.call("file.check")).problems.filter((text) => text.startsWith("target"))).toEqual(
      [],
    );
  });

  it("any row of changes is taken back and brought again by undo and redo", async () => {
    const change = fc.array(
      fc.record({
        id: fc.constantFrom("Ann", "Bob"),
        period: fc.constantFrom("2026", "2026-Q1", "2026-02"),
        amountMinor: fc.option(fc.integer({ min: 0, max: 1000 })),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const workbook = await withPeople();
        const seen = [await grid(workbook, { step: "month" })];
        let written = 0;
        for (const cells of changes) {
          const { changeSet } = await workbook.call("targets.set", {
            cells: cells.map((one) => ({ kind: "person" as const, ...one })),
          });
          if (changeSet === null) continue;
          written += 1;
          seen.push(await grid(workbook, { step: "month" }));
        }
        for (let at = written; at > 0; at -= 1) {
          expect(await grid(workbook, { step: "month" })).toEqual(seen[at]);
          await workbook.call("history.undo");
        }
        expect(await grid(workbook, { step: "month" })).toEqual(seen[0]);
        for (let at = 1; at <= written; at += 1) {
          await workbook.call("history.redo");
          expect(await grid(workbook, { step: "month" })).toEqual(seen[at]);
        }
        await workbook.call("file.close");
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe("spreading", () => {
  it("adds up, and writes what it showed", async () => {
    const workbook = await withPeople();
    await workbook.call("targets.set", { cells: [setPerson("Ann", "2026", 1000)] });
    const asked = { kind: "person", id: "Ann", period: "2026", over: "month" } as const;
    const shown = await workbook.call("targets.spread", { ...asked, dryRun: true });
    expect(shown).toMatchObject({ changeSet: null, value: 1000, basis: "equal", wonYear: null });
    expect(shown.parts).toHaveLength(12);
    expect(cell(await grid(workbook), "Ann", "2026").parts).toBeNull();
    const done = await workbook.call("targets.spread", asked);
    expect(done.parts.map(({ value }) => value)).toEqual(shown.parts.map(({ value }) => value));
    expect(cell(await grid(workbook), "Ann", "2026")).toMatchObject({
      entered: 1000,
      parts: 1000,
      partsGap: 0,
    });
    await workbook.call("history.undo");
    expect(cell(await grid(workbook), "Ann", "2026").parts).toBeNull();
  });

  it("goes over a team's people and the teams under it, by given weights", async () => {
    const workbook = await withPeople();
    const { parts } = await workbook.call("targets.spread", {
      kind: "team",
      id: "North",
      period: "2026-Q3",
      over: "below",
      value: 100,
      by: [2, 1, 1],
    });
    expect(parts.map(({ name, value }) => [name, value])).toEqual([
      ["North East", 50],
      ["Ann", 25],
      ["Bob", 25],
    ]);
    expect(cell(await grid(workbook), "North", "2026-Q3")).toMatchObject({ entered: null, below: 100 });
  });

  it("says what can't be spread", async () => {
    const workbook = await withPeople();
    const ann = { kind: "person", id: "Ann", value: 5 } as const;
    const spread = (more: Omit<CallInput<"targets.spread">, "kind" | "id">) =>
      workbook.call("targets.spread", { ...ann, ...more });
    await expect(spread({ period: "2026-01", over: "month" })).rejects.toMatchObject({
      code: "periodNotSpread",
    });
    await expect(spread({ period: "2026-Q1", over: "quarter" })).rejects.toMatchObject({
      code: "periodNotSpread",
    });
    await expect(spread({ period: "2026", over: "below" })).rejects.toMatchObject({ code: "nobodyToSpread" });
    await expect(spread({ period: "2026", over: "quarter", by: [1] })).rejects.toMatchObject({
      code: "weightsCount",
    });
    await expect(
      workbook.call("targets.spread", { kind: "person", id: "Ann", period: "2026", over: "quarter" }),
    ).rejects.toMatchObject({ code: "noTargetToSpread" });
    await expect(
      workbook.call("targets.spread", { kind: "person", id: "Zed", period: "2026", over: "quarter" }),
    ).rejects.toMatchObject({ code: "personNotFound" });
  });

  it("leans on one's own last year where it has enough won deals, on the team's or the company's where not", async () => {
    const path = `${temporaryFolder()}/sample.funnel`;
    const workbook = engineAt(path, "2026-11-27");
    await workbook.call("file.create", { path, sample: true });
    const spread = (kind: "person" | "product", id: string, over: "quarter" | "month") =>
      workbook.call("targets.spread", {
        kind,
        id,
        period: "2027",
        over,
        value: 100_000_001,
        by: "lastYear",
        dryRun: true,
      });
    const own = await spread("person", "Wang Jun", "quarter");
    // 2026 is not over: it would tell of a weak fourth quarter that is only young.
    expect(own).toMatchObject({ basis: "own", wonYear: "2025" });
    const total = own.parts.reduce((sum, { lastYear }) => sum + (lastYear ?? 0), 0);
    for (const part of own.parts)
      expect(Math.abs(part.value - (100_000_001 * (part.lastYear ?? 0)) / total)).toBeLessThanOrEqual(1);
    expect(own.wonDeals).toBeGreaterThanOrEqual(own.neededDeals as number);
    const won = await workbook.call("funnel.summary", {
      filter: { owner: "Wang Jun", state: "won", closedFrom: "2025-01-01", closedTo: "2025-12-31" },
    });
    expect([own.wonDeals, total]).toEqual([won.won, won.wonMinor]);
    expect((await spread("person", "Ma Xiaoyan", "month")).basis).toBe("team");
    expect((await spread("product", "Case erector CE-15", "month")).basis).toBe("company");
    for (const { parts } of [own, await spread("person", "Ma Xiaoyan", "month")])
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(100_000_001);
    const people = await workbook.call("targets.spread", {
      kind: "team",
      id: "East China",
      period: "2027",
      over: "below",
      value: 100_000_001,
      by: "lastYear",
      roundTo: 1_000_000,
      dryRun: true,
    });
    expect(people).toMatchObject({ basis: "own", wonYear: "2026" });
    // Who left takes no part, nor does the manager, who has no target.
    expect(people.parts.map(({ name }) => name)).toEqual(["Gu Ming", "Lu Jia", "Wu Hao", "Zhou Ting"]);
    expect(people.parts.filter(({ value }) => value % 1_000_000 !== 0)).toHaveLength(1);
    await workbook.call("file.close");
  }, 60_000);
});

describe("pasting", () => {
  const paste = async (workbook: Workbook, text: string, more: Partial<CallInput<"targets.paste">> = {}) => {
    const { rows, periods } = await grid(workbook);
    return workbook.call("targets.paste", {
      rows: rows.slice(4).map(({ kind, id }) => ({ kind, id })),
      periods,
      text,
      ...more,
    });
  };
  const entered = async (workbook: Workbook, name: string) =>
    row(await grid(workbook), name).cells.map((one) => one.entered);

  it("takes what spreadsheets give, lists what it can't take, and is one undo", async () => {
    const workbook = await withPeople();
    await workbook.call("targets.set", { cells: [setPerson("Ann", "2026-Q4", 1)] });
    const done = await paste(workbook, '"1,234.50"\t120万\t¥ 3\t\t7\t8\nmuch\t-5\t€9\t0.005\t12\n1\n9\n');
    expect(done).toMatchObject({ cells: 8, rejectedCount: 5 });
    expect(done.rejected.map(({ name, period, code }) => [name, period, code])).toEqual([
      ["Ann", "", "targetOutside"],
      ["Bob", "2026-Q1", "notMoney"],
      ["Bob", "2026-Q2", "targetNegative"],
      ["Bob", "2026-Q3", "targetOtherCurrency"],
      ["", "2026-Q1", "targetOutside"],
    ]);
    expect(await entered(workbook, "Ann")).toEqual([123_450, 120_000_000, 300, null, 700]);
    expect(await entered(workbook, "Bob")).toEqual([null, null, null, 1, 1200]);
    expect(await entered(workbook, "Dan")).toEqual([100, null, null, null, null]);
    await workbook.call("history.undo");
    expect(await entered(workbook, "Ann")).toEqual([null, null, null, 1, null]);
    expect(await entered(workbook, "Dan")).toEqual([null, null, null, null, null]);
  });

  it("goes by the names and periods that the block has", async () => {
    const workbook = await withPeople();
    const done = await paste(
      workbook,
      "Rep\tQ2\t2026年1季度\tNote\nann\t2\t1\tx\nZed\t5\t5\t\nDAN\t4\t3\t\n",
    );
    expect(await entered(workbook, "Ann")).toEqual([100, 200, null, null, null]);
    expect(await entered(workbook, "Dan")).toEqual([300, 400, null, null, null]);
    expect(done.rejected.map(({ code, value }) => [code, value])).toEqual([
      ["targetPeriodUnknown", "x"],
      ["targetNameUnknown", "5"],
      ["targetNameUnknown", "5"],
      ["targetNameUnknown", ""],
      ["targetPeriodUnknown", ""],
    ]);
  });

  it("repeats a cell over the selection, and writes nothing in a dry run", async () => {
    const workbook = await withPeople();
    expect(await paste(workbook, "5", { fill: { rows: 2, columns: 4 }, dryRun: true })).toMatchObject({
      changeSet: null,
      cells: 8,
    });
    expect(await entered(workbook, "Ann")).toEqual([null, null, null, null, null]);
    await paste(workbook, "5", { fill: { rows: 2, columns: 4 } });
    expect(await entered(workbook, "Ann")).toEqual([500, 500, 500, 500, null]);
    expect(await entered(workbook, "Bob")).toEqual([500, 500, 500, 500, null]);
    expect(await entered(workbook, "Dan")).toEqual([null, null, null, null, null]);
    await paste(workbook, "", { fill: { rows: 1, columns: 4 } });
    expect(await entered(workbook, "Ann")).toEqual([null, null, null, null, null]);
  });
});
