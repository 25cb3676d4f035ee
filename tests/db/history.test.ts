import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WorkbenchError } from "../../src/contract/errors.ts";
import { engineAt, newWorkbook, type Workbook } from "./workbook.ts";

async function snapshot(workbook: Workbook): Promise<unknown> {
  const { rows } = await workbook.call("deals.query", { limit: 1000 });
  const byStage = await workbook.call("funnel.byStage");
  return { rows, byStage, asOf: await workbook.call("funnel.byStage", { asOf: "2026-06-10" }) };
}

const sound = async (workbook: Workbook): Promise<void> => {
  expect((await workbook.call("file.check")).problems).toEqual([]);
};

describe("undo and redo", () => {
  it("take a change back and bring it again, across closing and opening", async () => {
    const workbook = await newWorkbook();
    const { ids } = await workbook.call("deals.add", { deals: [{ name: "Pump line", amountMinor: 100_00 }] });
    const id = ids[0] as string;
    await workbook.call("deals.edit", { edits: [{ id, fields: { amountMinor: 250_00 } }] });
    await workbook.call("file.close");

    const again = engineAt(workbook.path);
    await again.call("file.open", { path: workbook.path });
    await again.call("history.undo");
    expect((await again.call("deals.get", { id })).deal.amountMinor).toBe(100_00);
    await again.call("history.undo");
    expect((await again.call("deals.query")).total).toBe(0);
    await expect(again.call("history.undo")).rejects.toMatchObject({
      kind: "notFound",
      code: "nothingToUndo",
    });
    await again.call("history.redo");
    await again.call("history.redo");
    expect((await again.call("deals.get", { id })).deal.amountMinor).toBe(250_00);
    await expect(again.call("history.redo")).rejects.toMatchObject({ code: "nothingToRedo" });
    await sound(again);
  });

  it("undo an old change and keep what was changed later", async () => {
    const workbook = await newWorkbook();
    const { ids } = await workbook.call("deals.add", { deals: [{ name: "Pump line", amountMinor: 1 }] });
    const id = ids[0] as string;
    const first = await workbook.call("deals.edit", {
      edits: [{ id, fields: { amountMinor: 2, source: "Fair" } }],
    });
    await workbook.call("deals.edit", { edits: [{ id, fields: { amountMinor: 3 } }] });
    await workbook.call("history.undo", { changeSet: first.changeSet as string });
    expect((await workbook.call("deals.get", { id })).deal).toMatchObject({ amountMinor: 3, source: null });
    await sound(workbook);
  });

  it("forget what could be redone once something new is changed", async () => {
    const workbook = await newWorkbook();
    const { ids } = await workbook.call("deals.add", { deals: [{ name: "A" }] });
    const edit = (name: string) =>
      workbook.call("deals.edit", { edits: [{ id: ids[0] as string, fields: { name } }] });
    await edit("B");
    await workbook.call("history.undo");
    await edit("C");
    await expect(workbook.call("history.redo")).rejects.toBeInstanceOf(WorkbenchError);
    expect((await workbook.call("file.info")).canRedo).toBe(false);
  });

  it("keep an account that a later deal still needs, and let it go with that deal", async () => {
    const workbook = await newWorkbook();
    const first = await workbook.call("deals.add", { deals: [{ name: "A", account: "Acme" }] });
    const second = await workbook.call("deals.add", { deals: [{ name: "B", account: "Acme" }] });
    await workbook.call("history.undo", { changeSet: first.changeSet });
    expect((await workbook.call("deals.query")).rows.map((row) => row.account)).toEqual(["Acme"]);
    await sound(workbook);
    await workbook.call("history.undo", { changeSet: second.changeSet });
    expect((await workbook.call("file.info")).accounts).toBe(0);
    await sound(workbook);
  });

  it("bring back a deleted deal with its lines and history", async () => {
    const workbook = await newWorkbook();
    const { ids } = await workbook.call("deals.add", { deals: [{ name: "A", amountMinor: 5 }] });
    const before = await snapshot(workbook);
    await workbook.call("deals.delete", { ids });
    expect((await workbook.call("deals.query")).total).toBe(0);
    await workbook.call("history.undo");
    expect(await snapshot(workbook)).toEqual(before);
  });
});

describe("any sequence of edits", () => {
  const step = fc.oneof(
    fc.record({
      type: fc.constant("add" as const),
      amount: fc.option(fc.integer({ min: 0, max: 1e6 })),
      stage: fc.constantFrom("Qualify", "Propose", "Won", "Lost"),
    }),
    fc.record({
      type: fc.constant("amount" as const),
      at: fc.nat(9),
      amount: fc.option(fc.integer({ min: 0, max: 1e6 })),
    }),
    fc.record({
      type: fc.constant("stage" as const),
      at: fc.nat(9),
      stage: fc.constantFrom("Qualify", "Propose", "Negotiate", "Won", "Lost"),
      on: fc.constantFrom("2026-06-01", "2026-06-10", undefined),
    }),
    fc.record({
      type: fc.constant("account" as const),
      at: fc.nat(9),
      account: fc.constantFrom("Acme", "华为", null),
    }),
    fc.record({ type: fc.constant("delete" as const), at: fc.nat(9) }),
  );

  it("is taken back change set by change set to each state before, and brought again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const workbook = await newWorkbook();
        const states: unknown[] = [await snapshot(workbook)];
        for (const given of steps) {
          const { rows } = await workbook.call("deals.query");
          const row = rows.length > 0 && given.type !== "add" ? rows[given.at % rows.length] : undefined;
          let changeSet: string | null = null;
          if (given.type === "add") {
            ({ changeSet } = await workbook.call("deals.add", {
              deals: [{ name: "D", amountMinor: given.amount, stage: given.stage }],
            }));
          } else if (!row) continue;
          else if (given.type === "delete")
            ({ changeSet } = await workbook.call("deals.delete", { ids: [row.id] }));
          else {
            const fields =
              given.type === "amount"
                ? { amountMinor: given.amount }
                : given.type === "stage"
                  ? { stage: given.stage }
                  : { account: given.account };
            const effectiveOn = given.type === "stage" ? given.on : undefined;
            ({ changeSet } = await workbook
              .call("deals.edit", { edits: [{ id: row.id, fields }], effectiveOn })
              .catch((error: unknown) => {
                // Closing before the creation day is refused; nothing is written then.
                expect(error).toMatchObject({ code: "closedBeforeCreated" });
                return { changeSet: null };
              }));
          }
          if (changeSet) states.push(await snapshot(workbook));
        }
        await sound(workbook);
        for (let at = states.length - 2; at >= 1; at -= 1) {
          await workbook.call("history.undo");
          expect(await snapshot(workbook)).toEqual(states[at]);
        }
        for (let at = 2; at < states.length; at += 1) {
          await workbook.call("history.redo");
          expect(await snapshot(workbook)).toEqual(states[at]);
        }
        await sound(workbook);
        await workbook.call("file.close");
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe("the timeline", () => {
  it("tells who changed what, when, and since when it is true", async () => {
    const workbook = await newWorkbook();
    await workbook.call("settings.set", { author: "Mei Lin" });
    const { ids } = await workbook.call("deals.add", { deals: [{ name: "A" }] });
    const id = ids[0] as string;
    await workbook.call("deals.edit", {
      edits: [{ id, fields: { stage: "Propose" } }],
      effectiveOn: "2026-06-20",
    });
    const [newest] = await workbook.call("history.ofDeal", { id });
    expect(newest).toMatchObject({
      field: "stage",
      from: "Qualify",
      to: "Propose",
      effectiveOn: "2026-06-20",
      by: "Mei Lin",
      kind: "edit",
    });
    await workbook.call("history.undo");
    expect((await workbook.call("history.ofDeal", { id })).every((entry) => entry.from === null)).toBe(true);
  });
});

describe("a large undo", () => {
  async function large(): Promise<Workbook> {
    const workbook = await newWorkbook();
    const deals = Array.from({ length: 3000 }, (_, at) => ({
      name: `Deal ${at}`,
      account: `Account ${at % 50}`,
      amountMinor: at,
    }));
    await workbook.call("deals.add", { deals });
    return workbook;
  }

  it("tells its progress, lets nobody see half of it, and comes back the same by a redo", async () => {
    const workbook = await large();
    const before = await snapshot(workbook);
    const undoing = workbook.call("history.undo");
    const seen = await workbook.call("deals.query");
    expect(seen.total).toBe(0);
    expect(await undoing).toMatchObject({ kind: "add", deals: 3000 });
    expect(
      workbook.events.some((event) => event.type === "jobProgress" && event.progress.kind === "undo"),
    ).toBe(true);
    await workbook.call("history.redo");
    expect(await snapshot(workbook)).toEqual(before);
    await sound(workbook);
  });

  it("is cancelled without a trace", async () => {
    const workbook = await large();
    const undoing = workbook.call("history.undo");
    const cancelled = expect(undoing).rejects.toMatchObject({ kind: "cancelled" });
    await workbook.call("jobs.cancel", { job: "j1" });
    await cancelled;
    expect((await workbook.call("deals.query")).total).toBe(3000);
    expect((await workbook.call("history.changeSets")).map((set) => [set.kind, set.active])).toEqual([
      ["add", true],
    ]);
    await sound(workbook);
  });
});
