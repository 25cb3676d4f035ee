/** Coaching over a real file: what the calls tell on the sample, and of too little. */
import { expect, test } from "vitest";
import { newWorkbook, sampleWorkbook } from "./workbook.ts";

const today = "2026-03-16";

test("on the sample the diagnosis finds what was planted, ranked by money, with a step on named deals", async () => {
  const workbook = await sampleWorkbook(today);
  const people = await workbook.call("coaching.people");
  expect(people.filter(({ left }) => !left)).toHaveLength(17);
  expect(people.filter(({ left }) => left).map(({ person }) => person)).toEqual(
    people.slice(-2).map(({ person }) => person),
  );
  const zhao = await workbook.call("coaching.diagnosis", { person: "Zhao Lei" });
  const stall = zhao.findings.find(({ kind, stage }) => kind === "stall" && stage === "Solution design");
  expect(stall).toMatchObject({ scale: "ratio", stake: "delayed", certainty: "almostCertain" });
  expect(stall?.effect).toBeGreaterThan(1.8);
  expect(stall?.low).toBeGreaterThan(1);
  expect(stall?.own).toBeGreaterThan(1.8 * (stall?.others ?? Infinity));
  expect(stall?.advice.code).toBe("joinMeeting");
  expect(stall?.advice.deals.length).toBeGreaterThan(0);
  // The deals of the step stand in that stage, and are Zhao's.
  const rows = await workbook.call("deals.query", { filter: { ids: stall?.deals ?? [] }, limit: 500 });
  for (const row of rows.rows)
    expect(row).toMatchObject({ owner: "Zhao Lei", stage: "Solution design", state: "open" });
  expect(rows.total).toBe(stall?.deals.length);
  const money = zhao.findings.map(({ moneyMinor }) => moneyMinor);
  expect(money.toSorted((a, b) => b - a)).toEqual(money);
  const listed = people.find(({ person }) => person === "Zhao Lei");
  expect(listed?.findings).toBe(zhao.findings.length);
  expect(listed?.moneyMinor).toBe(money.reduce((sum, one) => sum + one, 0));
  expect(listed?.headline?.kind).toBe(zhao.findings[0]?.kind);

  const he = await workbook.call("coaching.diagnosis", { person: "He Jianhua" });
  const thin = he.findings.find(({ kind }) => kind === "thinPipeline");
  expect(thin?.effect).toBeLessThan(0.6);
  expect(thin?.advice.perWeek).toBeGreaterThan(0.5);
  const optimist = await workbook.call("coaching.diagnosis", { person: "Liang Yi" });
  expect(optimist.findings.map(({ kind }) => kind)).toContain("overOptimism");
  const quick = await workbook.call("coaching.diagnosis", { person: "Daniel Okafor" });
  expect(quick.strengths.map(({ kind }) => kind)).toContain("cycle");
}, 120_000);

test("a person's numbers stand beside the team's, and agree with the other measures", async () => {
  const workbook = await sampleWorkbook(today);
  const { numbers, team } = await workbook.call("coaching.person", { person: "Wu Hao" });
  expect(team).toBe("East China");
  const summary = await workbook.call("funnel.summary", { filter: { owner: "Wu Hao" } });
  const number = (measure: string) => numbers.find((one) => one.measure === measure);
  expect(number("winRate")?.value).toBeCloseTo(summary.winRate ?? -1, 10);
  expect(number("winRate")?.low).toBeCloseTo(summary.winRateLow ?? -1, 10);
  expect(number("dealSize")?.value).toBe(summary.wonSizeMinor.median);
  const all = await workbook.call("funnel.summary");
  expect(number("winRate")?.all.value).toBeCloseTo(all.winRate ?? -1, 10);
  expect(number("discount")?.value).toBeGreaterThan((number("discount")?.topQuartile ?? 1) + 0.05);
  for (const { value, low, high } of numbers)
    if (low !== null && high !== null) {
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  expect(numbers.filter(({ measure }) => measure === "daysInStage")).toHaveLength(18);
}, 120_000);

test("a window counts only what happened in it, and a past day knows nothing of later", async () => {
  const workbook = await sampleWorkbook(today);
  const wins = async (asked: object): Promise<number> => {
    const { numbers } = await workbook.call("coaching.person", { person: "Sun Jing", ...asked });
    return numbers.find(({ measure }) => measure === "winRate")?.n ?? 0;
  };
  const quarter = await wins({ period: "2025-Q3" });
  const closed = await workbook.call("funnel.summary", {
    filter: { owner: "Sun Jing", closedFrom: "2025-07-01", closedTo: "2025-09-30" },
  });
  // Reopened later is open now, but was closed then.
  expect(quarter).toBeGreaterThanOrEqual(closed.won + closed.lost);
  expect(quarter).toBeLessThanOrEqual(closed.won + closed.lost + 3);
  expect(await wins({ asOf: "2024-12-31" })).toBeLessThan(await wins({}));
  const early = await workbook.call("coaching.diagnosis", { person: "Sun Jing", asOf: "2023-04-15" });
  expect(early.findings).toEqual([]);
  expect(early.to).toBe("2023-04-15");
  expect(early.tooFew.length).toBeGreaterThan(0);
}, 120_000);

test("four deals make no verdict, and nobody stands alone against nobody", async () => {
  const workbook = await newWorkbook(today);
  expect(await workbook.call("coaching.people")).toEqual([]);
  workbook.engine.session.write([], (db) => db.exec("INSERT INTO person (name) VALUES ('Ann'), ('Bo')"));
  const deals = Array.from({ length: 8 }, (_, at) => ({
    name: `Deal ${at}`,
    owner: at < 4 ? "Ann" : "Bo",
    amountMinor: 100_00,
    createdOn: at < 4 ? "2025-01-01" : "2025-06-01",
  }));
  await workbook.call("deals.add", { deals, effectiveOn: "2025-06-02" });
  const { ids } = await workbook.call("deals.add", { deals: [{ name: "Extra", owner: "Bo" }] });
  await workbook.call("deals.edit", { edits: ids.map((id) => ({ id, fields: { stage: "Won" } })) });
  const people = await workbook.call("coaching.people");
  expect(people.map(({ person }) => person).toSorted()).toEqual(["Ann", "Bo"]);
  const ann = await workbook.call("coaching.diagnosis", { person: "Ann" });
  expect(ann.findings).toEqual([]);
  expect(ann.strengths).toEqual([]);
  for (const { n, needed } of ann.tooFew) expect(n).toBeLessThan(needed);
  expect(ann.notKept).toContain("singleContact");
  await expect(workbook.call("coaching.diagnosis", { person: "Nobody" })).rejects.toMatchObject({
    kind: "invalid",
  });
});
