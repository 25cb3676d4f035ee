/** Goals of a person: kept in history, taken back and brought again, counted from the deals that stand behind them. */
import { expect, test } from "vitest";
import type { CallInput } from "../../src/contract/calls.ts";
import { sentence } from "../../src/contract/messages/index.ts";
import { newWorkbook, sampleWorkbook, type Workbook } from "./workbook.ts";

const today = "2026-11-27";
type Given = CallInput<"plan.saveGoal">;

async function withPeople(): Promise<Workbook> {
  const workbook = await newWorkbook("2026-06-15");
  workbook.engine.session.write([], (db) => db.exec("INSERT INTO person (name) VALUES ('Ann'), ('Max')"));
  return workbook;
}

const quarter = { from: "2026-04-01", to: "2026-06-30" };

test("a goal is made, counted from its deals, changed and removed; undo and redo bring each state back", async () => {
  const workbook = await withPeople();
  const state = async () => JSON.stringify(await workbook.call("plan.goals", { person: "Ann" }));
  const sound = async () => {
    const { problems } = await workbook.call("file.check");
    expect(problems.filter((problem) => !problem.startsWith("person"))).toEqual([]);
  };
  await workbook.call("deals.add", {
    deals: [
      { name: "One", owner: "Ann", amountMinor: 300_00 },
      { name: "Two", owner: "Ann", amountMinor: 200_00 },
      { name: "Three", owner: "Max", amountMinor: 900_00 },
    ],
  });
  const { rows } = await workbook.call("deals.query", { filter: { owner: "Ann" } });
  const states = [await state()];
  const { id, changeSet } = await workbook.call("plan.saveGoal", {
    person: "Ann",
    kind: "newMinor",
    ...quarter,
    target: 1000_00,
    note: "With the new list",
  });
  expect(changeSet).not.toBeNull();
  states.push(await state());
  const [goal] = (await workbook.call("plan.goals", { person: "Ann" })).goals;
  expect(goal).toMatchObject({
    id,
    kind: "newMinor",
    stage: null,
    target: 1000_00,
    value: 500_00,
    expected: Math.round((1000_00 * 76) / 91),
    state: "behind",
    note: "With the new list",
  });
  expect(goal?.deals.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
  expect(goal?.byWeek.at(-1)).toEqual({ day: "2026-06-15", value: 500_00 });
  expect(goal?.byWeek.at(-2)).toEqual({ day: "2026-06-14", value: 0 });

  // Saying so again changes nothing.
  expect(await workbook.call("plan.saveGoal", { id, target: 1000_00 })).toEqual({ id, changeSet: null });
  await workbook.call("plan.saveGoal", { id, target: 500_00 });
  states.push(await state());
  expect((await workbook.call("plan.goals", { person: "Ann" })).goals[0]?.state).toBe("reached");
  await workbook.call("plan.saveGoal", { id, dropped: true });
  states.push(await state());
  expect((await workbook.call("plan.goals", { person: "Ann" })).goals[0]?.state).toBe("dropped");
  await workbook.call("plan.removeGoal", { id });
  states.push(await state());
  expect((await workbook.call("plan.goals", { person: "Ann" })).goals).toEqual([]);
  await sound();
  for (let at = states.length - 2; at >= 0; at -= 1) {
    expect((await workbook.call("history.undo")).kind).toBe("goals");
    expect(await state()).toBe(states[at]);
    await sound();
  }
  for (let at = 1; at < states.length; at += 1) {
    await workbook.call("history.redo");
    expect(await state()).toBe(states[at]);
    await sound();
  }
});

test("a goal in one's own words is done, dropped, and taken up again", async () => {
  const workbook = await withPeople();
  const own: Given = { person: "Max", kind: "own", text: "Learn the new price list", ...quarter };
  const { id } = await workbook.call("plan.saveGoal", own);
  const state = async (given: Omit<Given, "id">) => {
    await workbook.call("plan.saveGoal", { id, ...given });
    return (await workbook.call("plan.goals", { person: "Max" })).goals[0]?.state;
  };
  expect(await state({ done: true })).toBe("done");
  expect(await state({ note: "In a day" })).toBe("done");
  expect(await state({ done: false })).toBe("open");
  expect(await state({ dropped: true })).toBe("dropped");
  expect(await state({ dropped: false })).toBe("open");
  expect((await workbook.call("plan.goals", { person: "Ann" })).goals).toEqual([]);
});

test("activities that are done count, on their day and of their person", async () => {
  const workbook = await withPeople();
  workbook.engine.session.write([], (db) =>
    db.exec(
      `INSERT INTO activity (person_id, kind, on_day, done) VALUES (1, 'call', '2026-04-01', 1),
       (1, 'visit', '2026-06-15', 1), (1, 'task', '2026-06-10', 0), (1, 'call', '2026-06-20', 1),
       (1, 'call', '2026-03-31', 1), (2, 'call', '2026-05-05', 1)`,
    ),
  );
  await workbook.call("plan.saveGoal", { person: "Ann", kind: "activities", ...quarter, target: 3 });
  const value = async (asOf?: string) =>
    (await workbook.call("plan.goals", { person: "Ann", asOf })).goals[0]?.value;
  expect([await value(), await value("2026-06-14"), await value("2026-03-31")]).toEqual([2, 1, 0]);
});

test("what a goal lacks is said in a sentence of both languages, and nothing is written", async () => {
  const workbook = await withPeople();
  await workbook.call("deals.add", { deals: [{ name: "One", owner: "Ann" }] });
  const counted: Given = { person: "Ann", kind: "wonDeals", ...quarter, target: 5 };
  const wrong: [string, Given][] = [
    ["goalPersonEmpty", { ...counted, person: undefined }],
    ["personNotFound", { ...counted, person: "Eve" }],
    ["goalKindEmpty", { ...counted, kind: undefined }],
    ["goalDaysEmpty", { ...counted, to: undefined }],
    ["goalDaysBackwards", { ...counted, to: "2026-03-31" }],
    ["goalTargetEmpty", { ...counted, target: null }],
    ["goalTargetNotWhole", { ...counted, target: 0 }],
    ["goalTargetNotWhole", { ...counted, target: 2.5 }],
    ["goalOwnDone", { ...counted, done: true }],
    ["goalTextEmpty", { ...counted, kind: "own", target: null, text: "  " }],
    ["goalOwnTarget", { ...counted, kind: "own", text: "Learn" }],
    ["goalStageEmpty", { ...counted, kind: "stageDeals" }],
    ["goalStageUnknown", { ...counted, kind: "stageDeals", stage: "Nowhere" }],
    ["goalStageClosed", { ...counted, kind: "stageDeals", stage: "Won" }],
    ["goalNotFound", { id: "o99", target: 5 }],
  ];
  for (const [code, given] of wrong) {
    const error: { code: string; params: Record<string, string | number> } = await workbook
      .call("plan.saveGoal", given)
      .then(
        () => expect.unreachable(code),
        (thrown) => thrown,
      );
    expect(error.code).toBe(code);
    const [en, zh] = (["en", "zh-CN"] as const).map((locale) => sentence(locale, code, error.params));
    expect(en).not.toMatch(/[{}]|\p{Script=Han}/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[{}]/);
  }
  await expect(workbook.call("plan.removeGoal", { id: "o99" })).rejects.toMatchObject({
    kind: "notFound",
    code: "goalNotFound",
  });
  expect((await workbook.call("plan.goals", { person: "Ann" })).goals).toEqual([]);
});

test("on the sample goals agree with attainment, with the deals and with conversion, now and on a past day", async () => {
  const workbook = await sampleWorkbook(today);
  const days = { from: "2026-07-01", to: "2026-09-30" };
  const person = "Zhao Lei";
  const [pipeline] = await workbook.call("lists.pipelines");
  const stage = pipeline?.stages.filter(({ kind }) => kind === "open")[2];
  if (!stage) throw new Error("the sample has stages");
  const kinds = ["wonMinor", "wonDeals", "newDeals", "newMinor"] as const;
  for (const kind of kinds) await workbook.call("plan.saveGoal", { person, kind, ...days, target: 1 });
  await workbook.call("plan.saveGoal", { person, kind: "stageDeals", stage: stage.id, ...days, target: 1 });
  for (const asOf of [undefined, "2026-08-15"]) {
    const { goals } = await workbook.call("plan.goals", { person, asOf });
    const of = (kind: string) => goals.find((goal) => goal.kind === kind);
    const attained = await workbook.call("plan.attainment", { period: "2026-Q3", by: "owner", asOf });
    expect(of("wonMinor")?.value).toBe(attained.find(({ key }) => key === person)?.wonMinor);
    expect(of("wonDeals")?.value).toBe(of("wonMinor")?.deals.length);
    expect(of("newDeals")?.value).toBe(of("newDeals")?.deals.length);
    expect(of("newDeals")?.value).toBeGreaterThan(0);
    expect(of("stageDeals")).toMatchObject({ stage: stage.name, stageId: stage.id });
    expect(of("stageDeals")?.value).toBeGreaterThan(0);
  }
  const { goals } = await workbook.call("plan.goals", { person });
  const begun = await workbook.call("deals.query", {
    filter: { owner: person, createdFrom: days.from, createdTo: days.to },
    limit: 1000,
  });
  const newDeals = goals.find(({ kind }) => kind === "newDeals");
  expect(newDeals?.deals.toSorted()).toEqual(begun.rows.map(({ id }) => id).toSorted());
  expect(goals.find(({ kind }) => kind === "newMinor")?.value).toBe(
    begun.rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0),
  );
  expect((await workbook.call("file.check")).problems).toEqual([]);
}, 240_000);
