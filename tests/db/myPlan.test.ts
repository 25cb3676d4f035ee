import { expect, test } from "vitest";
import type { CallInput } from "../../src/contract/calls.ts";
import { engineAt, newWorkbook, sampleWorkbook, temporaryFolder } from "./workbook.ts";

const today = "2026-11-27";

test("a plan says the same of every person's period as attainment does", async () => {
  const path = `${temporaryFolder()}/sample.funnel`;
  const workbook = engineAt(path, today);
  await workbook.call("file.create", { path, sample: true });
  const people = await workbook.call("lists.people");
  const questions = [
    { period: "2026-Q4" },
    { period: "2027-Q1" },
    { period: "2026-Q3" },
    { period: "2026" },
    { period: "2026-11" },
    { period: "2026-Q3", asOf: "2026-08-15" },
    { period: "2026-Q3", asOf: "2026-09-30" },
  ];
  for (const question of questions) {
    const attained = await workbook.call("plan.attainment", { ...question, by: "owner" });
    let expected = 0;
    for (const { id } of people) {
      const plan = await workbook.call("plan.sufficiency", { ...question, person: id });
      const same = attained.find((one) => one.id === id);
      // One without deals and targets has no row.
      if (!same) expect(plan).toMatchObject({ openDeals: 0, wonMinor: 0, pTarget: null });
      else expect([plan.expectedMinor, plan.pTarget]).toEqual([same.expectedMinor, same.pTarget]);
      expected += plan.expectedMinor ?? 0;
    }
    if (question.asOf !== "2026-09-30")
      expect(expected > 0).toBe(question.period !== "2026-Q3" || "asOf" in question);
  }
  await workbook.call("file.close");
}, 60_000);

test("a person's plan on the sample: it adds up, and the one without pipeline needs new deals most", async () => {
  const path = `${temporaryFolder()}/sample.funnel`;
  const workbook = engineAt(path, today);
  await workbook.call("file.create", { path, sample: true });
  const period = "2027-Q1";
  const people = await workbook.call("lists.people");
  const attained = await workbook.call("plan.attainment", { period, by: "owner" });
  const all = await Promise.all(
    people
      .filter(({ role, activeTo }) => role === "rep" && activeTo === null)
      .map(async ({ id }) => await workbook.call("plan.sufficiency", { person: id, period })),
  );
  for (const one of all) {
    const same = attained.find(({ id }) => id === one.person.id);
    expect([one.targetMinor, one.wonMinor, one.openMinor, one.openDeals]).toEqual([
      same?.targetMinor,
      same?.wonMinor,
      same?.openMinor,
      same?.openDeals,
    ]);
    expect(one.lackingMinor).toBe((one.targetMinor ?? 0) - one.wonMinor - (one.expectedMinor ?? 0));
    if (one.verdict === "needed") expect(one.newPerWeek).toBeGreaterThan(0);
    const { deals } = one.recent;
    expect(one.recent.perWeek).toBeCloseTo(deals / 13, 10);
  }
  const begun = await workbook.call("funnel.summary", {
    filter: { owner: "He Jianhua", createdFrom: "2026-08-29" },
  });
  const thin = all.find(({ person }) => person.name === "He Jianhua");
  expect(thin?.recent.deals).toBe(begun.created);
  const lack = (one: (typeof all)[number]) => (one.newPerWeek ?? 0) - one.recent.perWeek;
  const worse = all.filter((one) => lack(one) > lack(thin as (typeof all)[number]));
  expect(worse.length).toBeLessThanOrEqual(all.length / 3);

  // Each figure's deals are those it counts; of a deal that was due several times one stands in the list.
  const some = all.find(({ person }) => person.name === "Zhao Lei");
  const behind = (of: CallInput<"plan.deals">["of"]) =>
    workbook.call("plan.deals", { person: "Zhao Lei", period, of });
  expect((await behind("recent")).length).toBe(some?.recent.deals);
  expect((await behind("begun")).length).toBe(some?.conversion?.begun);
  expect((await behind("begunWon")).length).toBe(some?.conversion?.won);
  expect((await behind("size")).length).toBe(some?.sizeMinor?.deals);
  expect((await behind("cycle")).length).toBe(some?.cycleDays?.deals);
  const due = await behind("due");
  expect(new Set(due).size).toBe(due.length);
  expect(due.length).toBeGreaterThan(0);
  expect(due.length).toBeLessThanOrEqual(some?.yield?.due ?? 0);
  expect(due).toEqual(expect.arrayContaining(await behind("dueWon")));
  expect((await behind("dueWon")).length).toBe(some?.yield?.won);

  // A quarter that ends before a new deal could be won, one that is over, and one of the past as it was.
  expect(await workbook.call("plan.sufficiency", { person: "Wang Jun", period: "2026-Q4" })).toMatchObject({
    verdict: "tooLate",
    newPerWeek: null,
  });
  expect(await workbook.call("plan.sufficiency", { person: "Wang Jun", period: "2026-Q3" })).toMatchObject({
    daysLeft: 0,
    newPerWeek: null,
  });
  const then = await workbook.call("plan.sufficiency", {
    person: "Wang Jun",
    period: "2026-Q3",
    asOf: "2026-07-10",
  });
  expect(then.daysLeft).toBe(82);
  expect(then.wonMinor).toBeLessThan(
    (await workbook.call("plan.sufficiency", { person: "Wang Jun", period: "2026-Q3" })).wonMinor,
  );

  const plan = await workbook.call("plan.weeks", { person: "Zhao Lei", perWeek: 4, weeks: 3 });
  const { rows } = await workbook.call("deals.query", {
    filter: { owner: "Zhao Lei", state: "open" },
    limit: 1000,
  });
  expect(plan.openDeals).toBe(rows.length);
  expect(plan.weeks.map(({ monday }) => monday)).toEqual(["2026-11-23", "2026-11-30", "2026-12-07"]);
  const open = new Map(rows.map((row) => [row.id, row]));
  for (const deal of [...plan.weeks.flatMap(({ deals }) => deals), ...plan.stuck]) {
    expect(open.get(deal.id)?.amountMinor).toBe(deal.amountMinor);
    expect(deal.reasons.length).toBeGreaterThan(0);
    // The method has a step for each stage, so that there is always one to propose.
    expect(deal.nextStep?.text).toBeTruthy();
    if (deal.nextStep?.source === "deal") expect(deal.nextStep.text).toBe(open.get(deal.id)?.nextStep);
  }
  expect(plan.stuckIds.length).toBe(plan.stuckDeals);
  expect(plan.stuckIds.slice(0, plan.stuck.length)).toEqual(plan.stuck.map(({ id }) => id));
  for (const { reasons } of plan.stuck) expect(reasons.some(({ code }) => code === "stalled")).toBe(true);
  const zh = await workbook.call("plan.weeks", { person: "Zhao Lei", weeks: 1 }, { locale: "zh-CN" });
  const guided = zh.weeks[0]?.deals.find(({ nextStep }) => nextStep?.source === "guide");
  if (guided) expect(guided.nextStep?.text).toMatch(/\p{Script=Han}/u);
  await workbook.call("file.close");
}, 120_000);

test("without a past nothing is said, without deals nothing is planned", async () => {
  const workbook = await newWorkbook(today);
  workbook.engine.session.write([], (db) => db.exec("INSERT INTO person (name) VALUES ('Ann')"));
  const ann = { person: "Ann", period: "2027-Q1" };
  expect(await workbook.call("plan.sufficiency", ann)).toMatchObject({
    verdict: "noTarget",
    lackingMinor: null,
  });
  await workbook.call("targets.set", {
    cells: [{ kind: "person", id: "Ann", period: "2027-Q1", amountMinor: 100_00 }],
  });
  expect(await workbook.call("plan.sufficiency", ann)).toMatchObject({
    verdict: "tooFew",
    targetMinor: 100_00,
    conversion: null,
    yield: null,
    pTarget: null,
  });
  expect(await workbook.call("plan.weeks", { person: "Ann" })).toMatchObject({ openDeals: 0, stuck: [] });
  await expect(workbook.call("plan.weeks", { person: "Zed" })).rejects.toMatchObject({
    code: "personNotFound",
  });
});

test("nobody is sent to deals so old that hardly any such was won: they are told apart, with what says so", async () => {
  const workbook = await sampleWorkbook(today);
  const people = await workbook.call("lists.people");
  let dead = 0;
  for (const { id } of people) {
    const plan = await workbook.call("plan.weeks", { person: id, perWeek: 10 });
    const apart = new Set(plan.deadIds);
    expect(apart.size).toBe(plan.deadDeals);
    for (const deal of [...plan.weeks.flatMap(({ deals }) => deals), ...plan.stuck]) {
      expect(apart.has(deal.id)).toBe(false);
      expect(deal.valueMinor).toBeLessThanOrEqual(deal.amountMinor ?? 0);
    }
    for (const { daysInStage, like } of plan.dead) {
      dead += 1;
      expect(daysInStage).toBeGreaterThanOrEqual(like.days);
      // A few in a hundred at most, seen in enough deals.
      expect(like.won / like.deals).toBeLessThan(0.05);
      expect(like.deals).toBeGreaterThan(50);
    }
  }
  expect(dead).toBeGreaterThan(20);
  await workbook.call("file.close");
}, 120_000);

test("of a past day the weeks are those of its deals, its money and its stages", async () => {
  const workbook = await sampleWorkbook(today);
  const asOf = "2026-06-30";
  const then = await workbook.call("plan.weeks", { person: "Zhao Lei", asOf });
  const [first] = then.weeks;
  expect(first?.monday).toBe("2026-06-29");
  const open = await workbook.call("funnel.markDeals", {
    filter: { owner: "Zhao Lei", state: "open" },
    mark: { kind: "standing" },
    asOf,
  });
  expect(then.openDeals).toBe(open.ids.length);
  expect(open.ids).toEqual(expect.arrayContaining(first?.deals.map(({ id }) => id) ?? ["none"]));
  expect(then).not.toEqual(await workbook.call("plan.weeks", { person: "Zhao Lei", from: "2026-06-29" }));
  await workbook.call("file.close");
}, 120_000);
