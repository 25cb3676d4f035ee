/** Alerts and the weighted pipeline on the sample company: each list can be opened, and today is now. */
import { expect, test } from "vitest";
import type { DealFilter } from "../../src/contract/common.ts";
import { alertKinds } from "../../src/core/funnel/alerts.ts";
import { sampleWorkbook, type Workbook } from "./workbook.ts";

const today = "2026-03-16";

/** How many deals a filter keeps, and what they sum to: asked of the grid, not of the measures. */
async function listed(workbook: Workbook, filter: DealFilter) {
  const { rows, columns } = await workbook.call("deals.aggregate", { filter, columns: ["amountMinor"] });
  return { deals: rows, amountMinor: columns[0]?.sum };
}

test("each alert opens to as many open deals as it says, with the sum it says, and gives its reason", async () => {
  const workbook = await sampleWorkbook(today);
  const lists = await workbook.call("alerts.list", { top: 1000 });
  expect(lists.map(({ kind }) => kind)).toEqual([...alertKinds]);
  for (const { kind, told, deals, amountMinor, top } of lists) {
    expect([kind, told, deals > 0]).toEqual([kind, true, true]);
    const ids = await workbook.call("alerts.deals", { kind });
    expect(ids.length).toBe(deals);
    expect({ kind, ...(await listed(workbook, { ids, state: "open" })) }).toEqual({
      kind,
      deals,
      amountMinor,
    });
    expect(top.every(({ reason }) => reason.kind === kind)).toBe(true);
    expect(top.map(({ id }) => id)).toEqual(ids.slice(0, top.length));
  }
  // A step that was planned is not none.
  const none = await workbook.call("alerts.deals", { kind: "noNextStep" });
  const overdue = new Set(await workbook.call("alerts.deals", { kind: "stepOverdue" }));
  expect(none.length * overdue.size).toBeGreaterThan(0);
  expect(none.filter((id) => overdue.has(id))).toEqual([]);
}, 60_000);

test("as of today is now; of a past day nothing is said that is known of today only", async () => {
  const workbook = await sampleWorkbook(today);
  expect(await workbook.call("alerts.list", { asOf: today })).toEqual(await workbook.call("alerts.list"));
  const past = await workbook.call("alerts.list", { asOf: "2025-09-30" });
  expect(past.flatMap(({ kind, told }) => (told ? [] : kind))).toEqual([
    "noNextStep",
    "stepOverdue",
    "singleContact",
  ]);
  for (const { top } of past)
    for (const { reason } of top)
      if (reason.kind === "closePast") expect(reason.expectedOn < "2025-09-30").toBe(true);
  const [team] = await workbook.call("lists.teams");
  const filter = { team: team?.id ?? "" };
  const north = await workbook.call("alerts.list", { filter });
  const ids = await workbook.call("alerts.deals", { kind: "stalled", filter });
  expect(north.find(({ kind }) => kind === "stalled")?.deals).toBe(ids.length);
}, 60_000);

test("a deal that moves on, gets a step and a day to come is out of its lists, and an undo brings it back", async () => {
  const workbook = await sampleWorkbook(today);
  const before = await workbook.call("alerts.list");
  const [id = ""] = await workbook.call("alerts.deals", { kind: "closePast" });
  const { changeSet } = await workbook.call("deals.edit", {
    edits: [
      { id, fields: { expectedOn: "2026-04-30", nextStep: "Call the plant", nextStepOn: "2026-03-20" } },
    ],
  });
  expect(await workbook.call("alerts.deals", { kind: "closePast" })).not.toContain(id);
  expect(await workbook.call("alerts.deals", { kind: "noNextStep" })).not.toContain(id);
  expect(await workbook.call("alerts.deals", { kind: "stepOverdue" })).not.toContain(id);
  if (changeSet) await workbook.call("history.undo", { changeSet });
  expect(await workbook.call("alerts.list")).toEqual(before);
}, 60_000);

test("the weighted pipeline of a period leans on what is due in it, and its groups add up to it", async () => {
  const workbook = await sampleWorkbook(today);
  const period = "2026-Q1";
  const [whole] = await workbook.call("forecast.weighted", { period });
  if (!whole) throw new Error("everything is one line");
  const due = { state: "open" as const, expectedFrom: "2026-01-01", expectedTo: "2026-03-31" };
  expect(whole.open).toEqual(await listed(workbook, due));
  const closed = { state: "won" as const, closedFrom: "2026-01-01", closedTo: "2026-03-31" };
  expect(whole.won).toEqual(await listed(workbook, closed));
  expect(whole.weightedMinor).toBeGreaterThan(0);
  expect(whole.weightedMinor).toBeLessThan(whole.open.amountMinor - whole.unweighted.amountMinor);
  for (const by of ["owner", "team", "product"] as const) {
    const groups = await workbook.call("forecast.weighted", { period, by });
    expect(groups.length).toBeGreaterThan(1);
    expect(groups.reduce((sum, { won }) => sum + won.amountMinor, 0)).toBe(whole.won.amountMinor);
    const weighted = groups.reduce((sum, { weightedMinor }) => sum + weightedMinor, 0);
    // Each group is rounded by itself.
    expect(Math.abs(weighted - whole.weightedMinor)).toBeLessThanOrEqual(groups.length);
  }
  const [past] = await workbook.call("forecast.weighted", { period: "2025-Q4", asOf: "2025-11-15" });
  expect(past?.repMinor).toBeNull();
  expect(past?.open.deals).toBeGreaterThan(0);
  await workbook.call("file.close");
}, 60_000);
