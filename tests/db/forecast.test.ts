/** Calls that look ahead, on the sample file: learnt in a thread, told through the contract. */
import { expect, it } from "vitest";
import { sampleWorkbook } from "./workbook.ts";

const TODAY = "2026-07-15";

it("tells the money of a quarter, of its parts, and of chances deal by deal", async () => {
  const workbook = await sampleWorkbook(TODAY);
  const quarter = await workbook.call("forecast.distribution", { period: "2026-Q3", fan: true });
  expect(quarter.method).toBe("model");
  expect(quarter.bins.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
  expect(quarter.p10).toBeLessThan(quarter.p50);
  expect(quarter.p50).toBeLessThan(quarter.p90);
  expect(
    Math.abs(quarter.wonMinor + quarter.openMeanMinor + quarter.freshMeanMinor - quarter.mean),
  ).toBeLessThan(5);
  // The fan ends where the period does.
  expect(quarter.fan.at(-1)).toEqual({
    on: "2026-09-30",
    mean: quarter.mean,
    p10: quarter.p10,
    p50: quarter.p50,
    p90: quarter.p90,
  });
  const means = quarter.fan.map(({ mean }) => mean);
  expect(means).toEqual(means.toSorted((a, b) => a - b));

  const chances = await workbook.call("forecast.probabilities", { period: "2026-Q3" });
  expect(chances).toHaveLength(quarter.deals);
  for (const { model, low, high } of chances) {
    expect(low).toBeLessThanOrEqual(model as number);
    expect(high).toBeGreaterThanOrEqual(model as number);
  }
  const past = await workbook.call("forecast.distribution", { period: "2026-Q2" });
  expect(past).toMatchObject({ p10: past.wonMinor, p90: past.wonMinor, deals: 0 });
  await workbook.engine.closeFile();
}, 120_000);

it("was better than the base rate and than the weighted pipeline on the sample's own past", async () => {
  const workbook = await sampleWorkbook(TODAY);
  const { model, weighted, replays } = await workbook.call("forecast.backtest", {
    from: "2025-12-31",
    to: "2026-03-31",
    step: "quarter",
  });
  expect(replays.map(({ on, to }) => [on, to])).toEqual([
    ["2025-12-31", "2026-03-31"],
    ["2026-03-31", "2026-06-30"],
  ]);
  expect(model?.skill).toBeGreaterThan(0.2);
  expect(model?.brier).toBeLessThan(weighted?.brier as number);
  expect(model?.pinball).toBeLessThan(weighted?.pinball as number);
  await workbook.engine.closeFile();
}, 120_000);

it("uses the stages' chances where the past tells too little, and says so", async () => {
  const workbook = await sampleWorkbook("2026-07-15");
  const { method, tooLittle } = await workbook.call(
    "forecast.distribution",
    { period: "2026-Q3" },
    { today: "2021-01-01" },
  );
  expect(method).toBe("weighted");
  expect(tooLittle?.closed).toBeLessThan(tooLittle?.needed as number);
  await workbook.engine.closeFile();
}, 60_000);

it("turns the forecast into products, materials and hours by month", async () => {
  const workbook = await sampleWorkbook(TODAY);
  const materials = await workbook.call("forecast.demand", { by: "material", periods: 3 });
  const months = ["2026-07", "2026-08", "2026-09"];
  expect([...new Set(materials.map(({ month }) => month))]).toEqual(months);
  for (const { p10, p50, p90, sure, mean, stock, pStockOut } of materials) {
    expect(sure).toBeLessThanOrEqual(p10);
    expect(p10).toBeLessThanOrEqual(p50);
    expect(p50).toBeLessThanOrEqual(p90);
    expect(mean).toBeGreaterThanOrEqual(sure - 0.001);
    expect(stock === null).toBe(pStockOut === null);
  }
  // What is used up stays so.
  for (const [, cells] of Map.groupBy(materials, ({ key }) => key)) {
    const chances = cells.map(({ pStockOut }) => pStockOut ?? 0);
    for (const [at, chance] of chances.entries())
      expect(chance).toBeGreaterThanOrEqual((chances[at - 1] ?? 0) - 1e-3);
  }
  // Lead times count back from the first day of the month.
  const drive = materials.find(({ key, month }) => key === "Servo drive" && month === "2026-09");
  expect(drive?.orderBy).toBe("2026-07-21");

  const hours = await workbook.call("forecast.capacity", { months: ["2026-08"] });
  expect(hours).toHaveLength(4);
  for (const { hoursP90, availableHours, pShort, deals } of hours) {
    if (pShort !== null && pShort < 0.05) expect(hoursP90).toBeLessThanOrEqual(availableHours as number);
    expect(deals.length).toBeGreaterThan(0);
  }
  await workbook.engine.closeFile();
}, 120_000);

it("simulates levers over the forecast, and says what the target takes", async () => {
  const workbook = await sampleWorkbook(TODAY);
  const period = "2026-Q3";
  const forecast = await workbook.call("forecast.distribution", { period });
  const { base, result, contributions } = await workbook.call("scenario.run", { period });
  // Two screens never disagree.
  expect(base.mean).toBe(forecast.mean);
  expect(base.pTarget).toBeCloseTo(forecast.pTarget as number, 2);
  expect(result).toEqual(base);
  expect(contributions).toEqual([]);

  const [owner] = await workbook.call("funnel.by", { dimension: "owner" });
  const pulled = await workbook.call("scenario.run", {
    period: [period, "2026-Q4"],
    levers: [
      { kind: "winRate", factor: 1.2 },
      { kind: "leaver", owner: owner?.key ?? "", on: "2026-08-01" },
      { kind: "hires", count: 2, from: "2026-07-20" },
    ],
  });
  const [better, worse, more] = pulled.contributions.map(({ minor }) => minor);
  expect(better).toBeGreaterThan(0);
  expect(worse).toBeLessThan(0);
  // Who begins in July and needs three months wins nothing this quarter, but later.
  expect(more).toBeGreaterThanOrEqual(0);
  expect(pulled.periods[1]?.contributions[2]?.minor).toBeGreaterThan(0);
  const sum = pulled.contributions.reduce((total, { minor }) => total + minor, 0);
  // The mean of a mixture over the shock is off by some millionths.
  expect(Math.abs(sum - (pulled.result.mean - pulled.base.mean))).toBeLessThan(1e-6 * base.mean);

  const target = Math.round(1.03 * base.mean);
  const sought = await workbook.call("scenario.seek", { period, targetMinor: target });
  const size = sought.each.find(({ kind }) => kind === "size")?.factor;
  expect(size).toBeGreaterThan(1);
  const reached = await workbook.call("scenario.run", {
    period,
    levers: [{ kind: "size", factor: size as number }],
  });
  expect(reached.result.p10).toBeLessThan(target);
  expect(reached.result.mean).toBeGreaterThan(target);
  await workbook.engine.closeFile();
}, 120_000);
