import { expect, test } from "vitest";
import { newWorkbook, sampleWorkbook } from "./workbook.ts";

const today = "2026-03-16";

test("attainment on the sample: targets roll up, money adds up, and chances follow from the past", async () => {
  const workbook = await sampleWorkbook(today);
  const period = "2026-Q1";
  const [company] = await workbook.call("plan.attainment", { period });
  const teams = await workbook.call("plan.attainment", { period, by: "team" });
  const people = await workbook.call("plan.attainment", { period, by: "owner" });
  const products = await workbook.call("plan.attainment", { period, by: "product" });
  if (!company) throw new Error("the company is one line");
  for (const groups of [teams, people, products])
    for (const member of ["wonMinor", "openMinor"] as const)
      expect(groups.reduce((sum, group) => sum + group[member], 0)).toBe(company[member]);
  expect(teams.reduce((sum, { targetMinor }) => sum + (targetMinor ?? 0), 0)).toBe(company.targetMinor);
  const won = await workbook.call("funnel.summary", {
    filter: { state: "won", closedFrom: "2026-01-01", closedTo: "2026-03-31" },
  });
  expect(company.wonMinor).toBe(won.wonMinor);
  expect(company.gapMinor).toBe((company.targetMinor ?? 0) - company.wonMinor);
  expect(company.coverage).toBeCloseTo(company.openMinor / (company.gapMinor ?? 1), 10);
  for (const group of [company, ...teams, ...people]) {
    if (group.targetMinor === null) expect(group.pTarget).toBeNull();
    else {
      expect(group.pTarget).toBeGreaterThanOrEqual(0);
      expect(group.pTarget).toBeLessThanOrEqual(1);
    }
    // Pipeline lacks just where the chance does.
    if (group.coverageNeeded !== null)
      expect((group.coverage ?? 0) >= group.coverageNeeded).toBe((group.pTarget ?? 0) >= 0.8);
    expect(group.expectedMinor).toBeGreaterThanOrEqual(0);
    expect(group.expectedMinor).toBeLessThan(Math.max(1, group.openMinor));
    if (group.lackingMinor !== null && group.lackingMinor > 0)
      expect((group.openMinor + group.lackingMinor) / (group.gapMinor ?? 0)).toBeCloseTo(
        group.coverageNeeded ?? 0,
        6,
      );
  }
  // More certainty asks for more pipeline.
  const [surer] = await workbook.call("plan.attainment", { period, chance: 0.95 });
  expect(surer?.coverageNeeded).toBeGreaterThan(company.coverageNeeded ?? Infinity);
  // A year is its quarters, and a period that is over is reached or not.
  const [year] = await workbook.call("plan.attainment", { period: "2025" });
  const quarters = await Promise.all(
    [1, 2, 3, 4].map((quarter) => workbook.call("plan.attainment", { period: `2025-Q${quarter}` })),
  );
  expect(year?.targetMinor).toBe(quarters.reduce((sum, [quarter]) => sum + (quarter?.targetMinor ?? 0), 0));
  for (const [quarter] of quarters) expect(quarter?.pTarget).toBe(Number((quarter?.gapMinor ?? 0) <= 0));
  await workbook.call("file.close");
}, 60_000);

test("deals of nobody lean on all deals: what they will bring is told as well", async () => {
  const workbook = await sampleWorkbook(today);
  await workbook.call("deals.add", {
    deals: [{ name: "Of nobody", amountMinor: 500_000_00, expectedOn: today }],
  });
  const people = await workbook.call("plan.attainment", { period: "2026-Q1", by: "owner" });
  const nobody = people.find(({ id }) => id === null);
  expect(nobody?.openMinor).toBe(500_000_00);
  expect(nobody?.expectedMinor).toBeGreaterThan(0);
  expect(nobody?.expectedMinor).toBeLessThan(500_000_00);
  await workbook.call("file.close");
}, 60_000);

test("attainment of a past day counts what was won and due by then; as of today is now", async () => {
  const workbook = await sampleWorkbook(today);
  const period = "2026-Q1";
  expect(await workbook.call("plan.attainment", { period, asOf: today })).toEqual(
    await workbook.call("plan.attainment", { period }),
  );
  const asOf = "2026-02-01";
  const [then] = await workbook.call("plan.attainment", { period, asOf });
  const won = await workbook.call("funnel.summary", {
    asOf,
    filter: { state: "won", closedFrom: "2026-01-01", closedTo: asOf },
  });
  expect(won.won).toBeGreaterThan(0);
  expect(then?.wonMinor).toBe(won.wonMinor);
  const due = { state: "open" as const, expectedFrom: "2026-01-01", expectedTo: "2026-03-31" };
  expect(then?.openDeals).toBe((await workbook.call("pipeline.asOf", { on: asOf, filter: due })).deals);
  await workbook.call("file.close");
}, 60_000);

test("without a past nothing is said of chances, without a target nothing of gaps", async () => {
  const workbook = await newWorkbook(today);
  await workbook.call("deals.add", {
    deals: [{ name: "Pump", amountMinor: 500_00, expectedOn: "2026-03-30", createdOn: "2026-03-01" }],
  });
  expect(await workbook.call("plan.attainment", { period: "2026-Q1" })).toEqual([
    {
      key: "",
      id: null,
      targetMinor: null,
      wonMinor: 0,
      openMinor: 500_00,
      openDeals: 1,
      expectedMinor: null,
      gapMinor: null,
      coverage: null,
      coverageNeeded: null,
      lackingMinor: null,
      pTarget: null,
      seen: { due: 0, won: 0 },
    },
  ]);
  workbook.engine.session.write([], (db) =>
    db.exec(
      "INSERT INTO person (name) VALUES ('Ann'); INSERT INTO target (person_id, period, amount_minor) VALUES (1, '2026-01', 1000000)",
    ),
  );
  expect(await workbook.call("plan.attainment", { period: "2026-Q1", by: "owner" })).toMatchObject([
    {
      key: "Ann",
      targetMinor: 1_000_000,
      gapMinor: 1_000_000,
      coverage: 0,
      coverageNeeded: null,
      pTarget: null,
    },
    { key: "", targetMinor: null, openMinor: 500_00 },
  ]);
  await expect(workbook.call("plan.attainment", { period: "soon" })).rejects.toMatchObject({
    kind: "invalid",
  });
});
