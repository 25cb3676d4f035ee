/** The pipeline over time on the sample: days agree with each other, with the present and with what was known. */
import { expect, test } from "vitest";
import { flows } from "../../src/core/funnel/waterfall.ts";
import { sampleWorkbook } from "./workbook.ts";

const today = "2026-03-16";

test("as of today is now, and a waterfall's ends are the days it runs between, whole and for each owner, team and stage", async () => {
  const workbook = await sampleWorkbook(today);
  const now = await workbook.call("funnel.summary");
  expect(await workbook.call("pipeline.asOf", { on: today })).toMatchObject({
    deals: now.open,
    amountMinor: now.openMinor,
  });
  const span = { from: "2025-06-30", to: "2025-12-31" };
  for (const by of ["owner", "team", "stage", "account", "source"] as const) {
    const { groups = [], ...whole } = await workbook.call("pipeline.waterfall", { ...span, by });
    for (const name of ["opening", "closing", "won", "lost", "new"] as const)
      expect(groups.reduce((sum, group) => sum + group[name].amountMinor, 0)).toBe(whole[name].amountMinor);
    const first = groups.find(({ id }) => id !== null);
    if (by === "account" || by === "source") continue;
    const filter = { [by]: first?.id ?? "" };
    const alone = await workbook.call("pipeline.waterfall", { ...span, filter });
    for (const name of flows) expect([name, first?.[name]]).toEqual([name, alone[name]]);
    expect(await workbook.call("pipeline.asOf", { on: span.from, filter })).toMatchObject(alone.opening);
    expect(await workbook.call("pipeline.asOf", { on: span.to, filter })).toMatchObject(alone.closing);
  }
  await workbook.call("file.close");
}, 60_000);

test("each flow can be opened to the deals that it is made of", async () => {
  const workbook = await sampleWorkbook(today);
  const span = { from: "2025-12-31", to: today, filter: { expectedTo: "2026-06-30" } };
  const whole = await workbook.call("pipeline.waterfall", span);
  for (const flow of flows) {
    const { total, amountMinor, rows } = await workbook.call("pipeline.waterfallDeals", { ...span, flow });
    expect({ flow, deals: total, amountMinor }).toEqual({ flow, ...whole[flow] });
    expect(rows.reduce((sum, { flowMinor }) => sum + flowMinor, 0)).toBe(amountMinor);
    const ids = await workbook.call("pipeline.waterfallIds", { ...span, flow });
    expect([ids.length, ids.slice(0, rows.length)]).toEqual([total, rows.map(({ id }) => id)]);
  }
  expect(whole.pushedOut.deals).toBeGreaterThan(0);
  expect(whole.pulledIn.deals).toBeGreaterThan(0);
  await workbook.call("file.close");
}, 60_000);

test("what was learnt later is left out of what was known, and an undo brings every day back", async () => {
  const workbook = await sampleWorkbook(today);
  const on = "2025-12-31";
  const known = await workbook.call("pipeline.asOf", { on, knownOn: "2026-03-15" });
  const before = await workbook.call("pipeline.asOf", { on });
  expect(known).toEqual(before);
  // At the end of October nobody knew what November and December would bring.
  const then = await workbook.call("pipeline.asOf", { on: "2025-10-31", knownOn: "2025-10-31" });
  const stale = await workbook.call("pipeline.asOf", { on, knownOn: "2025-10-31" });
  expect({ deals: stale.deals, amountMinor: stale.amountMinor }).toEqual({
    deals: then.deals,
    amountMinor: then.amountMinor,
  });
  expect(stale.deals).not.toBe(before.deals);
  const stages = await workbook.call("funnel.byStage", { asOf: on, knownOn: "2025-10-31" });
  for (const { stageId, deals, amountMinor } of stale.byStage) {
    const asked = { asOf: on, knownOn: "2025-10-31", filter: { stage: stageId } };
    expect(stages.find((stage) => stage.stageId === stageId)).toMatchObject({ deals, amountMinor });
    expect(await workbook.call("funnel.markDeals", { ...asked, mark: { kind: "standing" } })).toMatchObject({
      total: deals,
      amountMinor,
    });
  }

  const { rows } = await workbook.call("deals.query", { filter: { state: "open" }, limit: 1 });
  const [deal] = rows;
  if (!deal) throw new Error("the sample has open deals");
  const edit = await workbook.call("deals.edit", {
    edits: [{ id: deal.id, fields: { amountMinor: (deal.amountMinor ?? 0) + 100_00 } }],
    effectiveOn: on,
  });
  const edited = await workbook.call("pipeline.asOf", { on });
  expect(edited.amountMinor).not.toBe(before.amountMinor);
  expect(await workbook.call("pipeline.asOf", { on, knownOn: "2026-03-15" })).toEqual(before);
  if (edit.changeSet) await workbook.call("history.undo", { changeSet: edit.changeSet });
  expect(await workbook.call("pipeline.asOf", { on })).toEqual(before);
  await workbook.call("file.close");
}, 60_000);
