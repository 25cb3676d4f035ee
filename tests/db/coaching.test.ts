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
  // Deals beyond hope are told apart; what is named has been there long enough to be helped on.
  expect(stall?.advice.dead.ids.length).toBeGreaterThan(0);
  expect(stall?.advice.dead.overDays).toBeGreaterThan(100);
  for (const deal of stall?.advice.deals ?? []) {
    expect(stall?.advice.dead.ids).not.toContain(deal.id);
    expect(deal.daysInStage).toBeGreaterThan(0);
    expect(deal.daysInStage).toBeLessThanOrEqual(stall?.advice.dead.overDays ?? 0);
  }
  const kinds = ["missed", "givenAway", "delayed"] as const;
  const order = zhao.findings.map(({ stake }) => kinds.indexOf(stake as (typeof kinds)[number]));
  expect(order.toSorted((a, b) => a - b)).toEqual(order);
  const listed = people.find(({ person }) => person === "Zhao Lei");
  expect(listed?.findings).toBe(zhao.findings.length);
  const delayed = zhao.findings.filter(({ stake }) => stake === "delayed");
  expect(listed?.stakes.delayedMinor).toBe(delayed.reduce((sum, one) => sum + one.moneyMinor, 0));
  expect(listed?.headline?.kind).toBe(zhao.findings[0]?.kind);

  const he = await workbook.call("coaching.diagnosis", { person: "He Jianhua" });
  const thin = he.findings.find(({ kind }) => kind === "thinPipeline");
  expect(thin?.effect).toBeLessThan(0.6);
  expect(thin?.advice.perWeek).toBeGreaterThan(0.5);
  const optimist = await workbook.call("coaching.diagnosis", { person: "Liang Yi" });
  expect(optimist.findings.map(({ kind }) => kind)).not.toContain("overOptimism");
  expect(optimist.estimates).toMatchObject([{ kind: "overOptimism", stake: "misjudged", moneyMinor: 0 }]);
  for (const { person, left } of people) {
    const told = await workbook.call("coaching.diagnosis", { person });
    const all = [...told.findings, ...told.estimates, ...told.strengths];
    if (left) expect([all, told.compared]).toEqual([[], 0]);
    // Unless one finding has no others, it names deals that none before it does.
    const named = told.findings.flatMap(({ advice }) => advice.deals.map(({ id }) => id));
    if (told.findings.every(({ deals }) => deals.length > 20)) expect(new Set(named).size).toBe(named.length);
    for (const { moneyMinor } of told.findings) expect(moneyMinor).toBeGreaterThan(0);
  }
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
  const short = await workbook.call("coaching.diagnosis", { person: "Sun Jing", period: "2026-Q1" });
  expect(short).toMatchObject({ little: true, findings: [] });
  expect(short.compared).toBeLessThan(short.tooFew.length);
  expect((await workbook.call("coaching.diagnosis", { person: "Sun Jing" })).little).toBe(false);
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
