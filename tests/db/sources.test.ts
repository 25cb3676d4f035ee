/** Which sources convert, over a real file: what was planted in the sample is told, with its deals. */
import { expect, test } from "vitest";
import { newWorkbook, sampleWorkbook } from "./workbook.ts";

test("on the sample referrals are won more often, cold calls less often, and both lead to their deals", async () => {
  const workbook = await sampleWorkbook("2026-11-27");
  const sources = await workbook.call("funnel.sources");
  const of = (name: string) => {
    const found = sources.find(({ source }) => source === name);
    if (!found) throw new Error(`${name} is a source of the sample`);
    return found;
  };
  expect(of("Referral")).toMatchObject({ verdict: "better" });
  expect(of("Cold call")).toMatchObject({ verdict: "worse" });
  for (const one of sources) {
    expect(one.low).toBeLessThanOrEqual(one.effect);
    expect(one.high).toBeGreaterThanOrEqual(one.effect);
    if (one.verdict === "none") expect(one.moneyMinor).toBe(0);
    const open = await workbook.call("deals.query", { filter: { ids: one.open }, limit: 10_000 });
    for (const row of open.rows) expect(row).toMatchObject({ source: one.source, state: "open" });
    expect(open.total).toBe(one.open.length);
    // Every open deal of the source, counted or not.
    const all = await workbook.call("deals.query", { filter: { source: one.source, state: "open" } });
    expect(one.open).toHaveLength(all.total);
    expect(one.n).toBeLessThanOrEqual(one.counted.length);
  }
  const worse = of("Cold call");
  expect(worse.effect).toBeLessThan(0);
  expect(worse.moneyMinor).toBeGreaterThan(0);
  // Those that differ come first.
  const told = sources.map(({ verdict }) => verdict === "better" || verdict === "worse");
  expect(told.indexOf(false)).toBe(told.filter(Boolean).length);
  // What was known early says little; one source alone has nothing to be held against.
  const early = await workbook.call("funnel.sources", { asOf: "2023-05-01" });
  for (const { verdict } of early) expect(["none", "few"]).toContain(verdict);
  expect(await workbook.call("funnel.sources", { filter: { source: "Referral" } })).toEqual([]);
}, 240_000);

test("without sources nothing is said", async () => {
  const workbook = await newWorkbook();
  await workbook.call("deals.add", { deals: [{ name: "One" }, { name: "Two", source: "Fair" }] });
  expect(await workbook.call("funnel.sources")).toEqual([]);
});
