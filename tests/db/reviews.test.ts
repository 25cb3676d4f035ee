/** Talks and agreed steps: kept in history, taken back and brought again, looked at again with what happened since. */
import { expect, test } from "vitest";
import { newWorkbook, sampleWorkbook, type Workbook } from "./workbook.ts";

async function withPeople(): Promise<Workbook> {
  const workbook = await newWorkbook("2026-06-15");
  workbook.engine.session.write([], (db) => db.exec("INSERT INTO person (name) VALUES ('Ann'), ('Max')"));
  return workbook;
}

/** Nothing but what people without history are told of. */
async function expectSound(workbook: Workbook): Promise<void> {
  const { problems } = await workbook.call("file.check");
  expect(problems.filter((problem) => !problem.startsWith("person"))).toEqual([]);
}

test("a talk is opened once, its steps are saved, changed, taken out, and it is closed", async () => {
  const workbook = await withPeople();
  const { id, changeSet } = await workbook.call("reviews.open", { person: "Ann" });
  expect(changeSet).not.toBeNull();
  expect(await workbook.call("reviews.open", { person: "Ann" })).toEqual({ id, changeSet: null });
  const saved = await workbook.call("reviews.save", {
    id,
    text: "A good talk",
    steps: [
      { text: "Call two customers a week", owner: "Ann", dueOn: "2026-07-01" },
      { text: "Visit the plant together", owner: "Max" },
    ],
  });
  const [first = "", second = ""] = saved.steps;
  const read = async () => (await workbook.call("reviews.list", { person: "Ann" }))[0];
  expect(await read()).toMatchObject({
    id,
    person: "Ann",
    openedOn: "2026-06-15",
    closedOn: null,
    text: "A good talk",
    steps: [
      { id: first, kind: null, owner: "Ann", dueOn: "2026-07-01", state: "open", before: null, since: null },
      { id: second, owner: "Max", dueOn: null, state: "open" },
    ],
  });
  await workbook.call(
    "reviews.save",
    { id, steps: [{ id: first, state: "done", note: "Three a week" }] },
    { today: "2026-06-20" },
  );
  expect((await read())?.steps[0]).toMatchObject({
    state: "done",
    doneOn: "2026-06-20",
    note: "Three a week",
    owner: "Ann",
  });
  // Saying so again later does not change the day.
  const later = { today: "2026-06-25" };
  expect(
    await workbook.call("reviews.save", { id, steps: [{ id: first, state: "done" }] }, later),
  ).toMatchObject({
    changeSet: null,
  });
  const last = { id, steps: [{ id: first, state: "dropped" as const, dueOn: null }], remove: [second] };
  await workbook.call("reviews.save", last, later);
  expect((await read())?.steps).toMatchObject([{ id: first, state: "dropped", doneOn: null, dueOn: null }]);
  await workbook.call("reviews.close", { id }, later);
  expect((await read())?.closedOn).toBe("2026-06-25");
  const next = await workbook.call("reviews.open", { person: "Ann", on: "2026-06-30" });
  expect(next.id).not.toBe(id);
  expect((await workbook.call("reviews.list")).map((one) => one.id)).toEqual([next.id, id]);
  await expectSound(workbook);
});

test("undo takes each change back, to none; redo brings all of it again", async () => {
  const workbook = await withPeople();
  const state = async () => JSON.stringify(await workbook.call("reviews.list", { person: "Ann" }));
  const states = [await state()];
  const { id } = await workbook.call("reviews.open", { person: "Ann" });
  states.push(await state());
  const { steps } = await workbook.call("reviews.save", { id, steps: [{ text: "One" }, { text: "Two" }] });
  states.push(await state());
  await workbook.call("reviews.save", {
    id,
    text: "Notes",
    steps: [{ id: steps[0], state: "done" }],
    remove: steps.slice(1),
  });
  states.push(await state());
  await workbook.call("reviews.close", { id });
  states.push(await state());
  for (let at = states.length - 2; at >= 0; at -= 1) {
    await workbook.call("history.undo");
    expect(await state()).toBe(states[at]);
    await expectSound(workbook);
  }
  for (let at = 1; at < states.length; at += 1) {
    await workbook.call("history.redo");
    expect(await state()).toBe(states[at]);
    await expectSound(workbook);
  }
  expect((await workbook.call("history.changeSets"))[0]).toMatchObject({ kind: "redo" });
});

test("a talk whose opening is taken back alone stays while its steps do", async () => {
  const workbook = await withPeople();
  const { id, changeSet } = await workbook.call("reviews.open", { person: "Ann" });
  await workbook.call("reviews.save", { id, steps: [{ text: "One" }] });
  await workbook.call("history.undo", { changeSet: changeSet ?? "" });
  expect((await workbook.call("reviews.list"))[0]?.steps).toHaveLength(1);
  await expectSound(workbook);
});

test("what is not there is said", async () => {
  const workbook = await withPeople();
  const { id } = await workbook.call("reviews.open", { person: "Ann" });
  const other = await workbook.call("reviews.open", { person: "Max" });
  const { steps } = await workbook.call("reviews.save", { id: other.id, steps: [{ text: "One" }] });
  await expect(workbook.call("reviews.save", { id: "r99" })).rejects.toMatchObject({ kind: "notFound" });
  await expect(
    workbook.call("reviews.save", { id, steps: [{ text: "Two" }, { id: steps[0], text: "Three" }] }),
  ).rejects.toMatchObject({ kind: "notFound", code: "reviewStepNotFound" });
  // Nothing of it was written.
  expect((await workbook.call("reviews.list", { person: "Ann" }))[0]?.steps).toEqual([]);
  await expect(workbook.call("reviews.open", { person: "Eve" })).rejects.toMatchObject({ kind: "invalid" });
});

test("a step that follows from a finding keeps its level, and is told what has happened since", async () => {
  const workbook = await sampleWorkbook("2026-03-16");
  const on = { today: "2025-09-15" };
  const { findings } = await workbook.call("coaching.diagnosis", { person: "Zhao Lei" }, on);
  const stall = findings.find(({ kind }) => kind === "stall");
  if (!stall) throw new Error("Zhao Lei stalls");
  const { id } = await workbook.call("reviews.open", { person: "Zhao Lei" }, on);
  await workbook.call(
    "reviews.save",
    {
      id,
      steps: [
        { kind: "stall", stage: stall.stageId, text: "Join the meetings", deals: stall.deals.slice(0, 3) },
      ],
    },
    on,
  );
  const step = async (today: string) =>
    (await workbook.call("reviews.list", { person: "Zhao Lei" }, { today }))[0]?.steps[0];
  expect(await step("2025-09-15")).toMatchObject({
    kind: "stall",
    stage: stall.stage,
    deals: stall.deals.slice(0, 3),
    before: { own: stall.own, others: stall.others, n: stall.n },
    since: null,
  });
  const later = await step("2026-03-16");
  expect(later?.before?.own).toBe(stall.own);
  expect(later?.since?.n).toBeGreaterThan(0);
  expect(later?.since?.n).toBeLessThan(stall.n);
  expect((await workbook.call("file.check")).problems).toEqual([]);
}, 240_000);
