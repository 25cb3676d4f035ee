/** Calls of reps and managers: kept over time, rolled up without losing what lies under an override, undone. */
import { expect, it } from "vitest";
import { sampleWorkbook } from "./workbook.ts";

const TODAY = "2026-11-27";
const period = "2027-Q1";

it("are kept day by day, rolled up over teams, put right, removed and undone", async () => {
  const workbook = await sampleWorkbook(TODAY);
  const tree = () => workbook.call("forecast.calls", { period });
  const before = await tree();
  const [ann, max] = before.filter(({ kind, missing }) => kind === "person" && missing === 1);
  if (!ann?.id || !max?.id) throw new Error("the sample has reps without a call");
  const rowOf = async (key: string) => (await tree()).find((row) => row.key === key);

  await workbook.call("forecast.saveCall", {
    person: ann.id,
    period,
    kind: "rep",
    amountMinor: 500_00,
    on: "2026-11-01",
  });
  const second = await workbook.call("forecast.saveCall", {
    person: ann.id,
    period,
    kind: "rep",
    amountMinor: 700_00,
    category: "commit",
    note: "Two are signed in December",
  });
  await workbook.call("forecast.saveCall", { person: max.key, period, kind: "rep", amountMinor: 300_00 });
  expect((await rowOf(ann.key))?.calls.map(({ on, amountMinor }) => [on, amountMinor])).toEqual([
    [TODAY, 700_00],
    ["2026-11-01", 500_00],
  ]);
  const company = (rows: Awaited<ReturnType<typeof tree>>) => rows.find(({ kind }) => kind === "company");
  const rolled = company(await tree());
  expect((rolled?.rolledMinor ?? 0) - (company(before)?.rolledMinor ?? 0)).toBe(1000_00);
  expect((company(before)?.missing ?? 0) - (rolled?.missing ?? 0)).toBe(2);

  // An override changes the sum, and nothing below it.
  await workbook.call("forecast.saveCall", { person: ann.id, period, kind: "manager", amountMinor: 600_00 });
  expect(await rowOf(ann.key)).toMatchObject({ repMinor: 700_00, managerMinor: 600_00, rolledMinor: 600_00 });
  expect((company(await tree())?.rolledMinor ?? 0) - (rolled?.rolledMinor ?? 0)).toBe(-100_00);

  // As of a past day the call of that day.
  const then = await workbook.call("forecast.calls", { period, asOf: "2026-11-15" });
  expect(then.find(({ key }) => key === ann.key)?.repMinor).toBe(500_00);

  await workbook.call("forecast.saveCall", {
    id: second.id,
    person: ann.id,
    period,
    kind: "rep",
    amountMinor: 650_00,
  });
  expect((await rowOf(ann.key))?.calls.find(({ id }) => id === second.id)).toMatchObject({
    amountMinor: 650_00,
    category: "commit",
    note: "Two are signed in December",
  });
  const removed = await workbook.call("forecast.removeCall", { id: second.id });
  expect((await rowOf(ann.key))?.repMinor).toBe(500_00);
  await workbook.call("history.undo", { changeSet: removed.changeSet ?? "" });
  expect((await rowOf(ann.key))?.repMinor).toBe(650_00);
  expect((await workbook.call("file.check")).problems).toEqual([]);
  await expect(
    workbook.call("forecast.saveCall", { person: "Nobody", period, kind: "rep", amountMinor: 1 }),
  ).rejects.toMatchObject({ kind: "notFound" });
  await workbook.engine.closeFile();
}, 120_000);

it("stand beside what is won and open by category, each deal once on every level", async () => {
  const workbook = await sampleWorkbook(TODAY);
  const rows = await workbook.call("forecast.calls", { period: "2026-Q4" });
  const sum = (kind: string, of: (row: (typeof rows)[number]) => number) =>
    rows.filter((row) => row.kind === kind).reduce((total, row) => total + of(row), 0);
  expect(sum("company", ({ wonMinor }) => wonMinor)).toBe(sum("person", ({ wonMinor }) => wonMinor));
  const [attained] = await workbook.call("plan.attainment", { period: "2026-Q4" });
  expect(sum("company", ({ wonMinor }) => wonMinor)).toBe(attained?.wonMinor);
  const open = ({ openMinor }: (typeof rows)[number]) =>
    Object.values(openMinor).reduce((total, part) => total + part, 0);
  expect(sum("company", open)).toBe(attained?.openMinor);
  await workbook.engine.closeFile();
}, 60_000);
