import { describe, expect, test } from "vitest";
import { backtestDays, bestAt, trustIn } from "../../../src/ui/presenters/backtest.ts";
import {
  byExpected,
  dealsBehind,
  type DealChance,
  expectedMinor,
  fanPoints,
  type ForecastMoney,
  moneyParts,
  signedPoints,
  strongest,
} from "../../../src/ui/presenters/forecast.ts";
import { createFormat } from "../../../src/ui/presenters/format.ts";
import { mostPressing } from "../../../src/ui/presenters/supply.ts";
import type { Backtested, MethodScores } from "../../../src/contract/forecast.ts";

const money: ForecastMoney = {
  mean: 900,
  p10: 600,
  p50: 880,
  p90: 1300,
  sd: 250,
  targetMinor: 1200,
  pTarget: 0.15,
  bins: [],
  deals: 10,
  withChance: 10,
  method: "model",
  tooLittle: null,
  wonMinor: 300,
  wonDeals: 2,
  openMeanMinor: 500,
  freshMeanMinor: 100,
  freshDeals: 1.5,
  rho: 0.04,
  fan: [{ on: "2026-12-31", mean: 900, p10: 600, p50: 880, p90: 1300 }],
};
const deal: DealChance = {
  deal: "d1",
  name: "One",
  amountMinor: 1000,
  expectedOn: null,
  stageDefault: 0.5,
  rep: null,
  manager: null,
  model: 0.2,
  low: 0.1,
  high: 0.3,
  reasons: [],
};

describe("money", () => {
  test("parts share one scale with the target", () => {
    expect(moneyParts(money)).toEqual({ won: 0.25, open: 500 / 1200, fresh: 100 / 1200, target: 1 });
    expect(moneyParts({ ...money, targetMinor: null }).won).toBeCloseTo(1 / 3);
  });

  test("the fan begins at what is won today, and before the period at nothing", () => {
    expect(fanPoints(money, "2026-11-24", "2026-Q4")[0]).toMatchObject({
      on: "2026-11-24",
      p10: 300,
      p90: 300,
    });
    expect(fanPoints({ ...money, wonMinor: 0 }, "2026-09-10", "2026-Q4")[0]).toMatchObject({
      on: "2026-09-30",
      p50: 0,
    });
  });

  test("won deals are those of the period; a filter for open ones leaves none", () => {
    expect(dealsBehind({ closedFrom: "2026-11-01" }, "won", "2026-Q4")).toEqual({
      state: ["won"],
      closedFrom: "2026-11-01",
      closedTo: "2026-12-31",
    });
    expect(dealsBehind({ state: "open" }, "won", "2026-Q4")).toBeNull();
  });
});

describe("deals", () => {
  test("stand by what is expected of them: the model's chance, else the stage's", () => {
    const other = { ...deal, deal: "d2", model: null };
    expect(expectedMinor(other)).toBe(500);
    expect(
      byExpected([deal, other, { ...deal, deal: "d3", amountMinor: null }]).map((one) => one.deal),
    ).toEqual(["d2", "d1", "d3"]);
  });

  test("three reasons at most, none too weak, with their sign", () => {
    const reasons: DealChance["reasons"] = [
      { factor: "stage", effect: 0.12 },
      { factor: "stay", effect: -0.08 },
      { factor: "owner", effect: 0.03 },
      { factor: "size", effect: 0.02 },
    ];
    expect(strongest({ ...deal, reasons }).map(({ factor }) => factor)).toEqual(["stage", "stay", "owner"]);
    expect(strongest({ ...deal, reasons: [{ factor: "stage", effect: 0.001 }] })).toEqual([]);
    expect(signedPoints(-0.08, createFormat("en", "USD"))).toBe("−8");
  });
});

describe("back-test", () => {
  test("replays only periods that are over", () => {
    expect(backtestDays("2026-11-24", "quarter")).toEqual({ from: "2025-09-30", to: "2026-09-29" });
    expect(backtestDays("2026-11-24", "month")).toEqual({ from: "2025-10-31", to: "2026-10-30" });
    expect(backtestDays("2026-01-01", "year")).toEqual({ from: "2024-12-31", to: "2025-12-30" });
  });

  const scores: MethodScores = {
    n: 100,
    brier: 0.1,
    baseBrier: 0.15,
    skill: 0.3,
    reliability: [],
    closed: { n: 0, brier: null, baseBrier: null, skill: null },
    periods: 2,
    pinball: 10,
    intervalCoverage80: 0.7,
    mape: 0.2,
    bias: -5,
    biasShare: -0.05,
  };

  test("the best has most skill, the range nearest to what it promises, the least bias either way", () => {
    const rows = [
      { method: "model" as const, scores },
      {
        method: "rep" as const,
        scores: { ...scores, skill: 0.4, intervalCoverage80: 1, bias: 4, mape: null },
      },
    ];
    expect(bestAt("skill", rows)).toEqual(["rep"]);
    expect(bestAt("intervalCoverage80", rows)).toEqual(["model"]);
    expect(bestAt("bias", rows)).toEqual(["rep"]);
    expect(bestAt("brier", rows)).toEqual(["model", "rep"]);
    // Nothing to compare with.
    expect(bestAt("mape", rows)).toEqual([]);
  });

  test("counts replays within the range, and each period once", () => {
    const range = { mean: 10, p10: 5, p50: 10, p90: 15 };
    const replay = (on: string, to: string, actualMinor: number): Backtested["replays"][number] => ({
      on,
      from: on,
      to,
      actualMinor,
      forecast: { model: range },
    });
    const tested: Backtested = {
      model: scores,
      replays: [
        replay("2026-01-31", "2026-03-31", 15),
        replay("2026-02-28", "2026-03-31", 16),
        replay("2026-03-31", "2026-06-30", 5),
      ],
    };
    expect(trustIn("model", tested)).toMatchObject({ replays: 3, inside: 2, periods: 2, verdict: "tooFew" });
    expect(trustIn("rep", tested)).toBeNull();
  });
});

test("what presses most is the soonest that is as likely as not, else the likeliest", () => {
  const cell = (month: string, p: number | null) => ({ month, p });
  const pick = (cells: ReturnType<typeof cell>[]) => mostPressing(cells, ({ p }) => p);
  expect(pick([cell("2026-12", 1), cell("2026-11", 0.6), cell("2026-11", 0.7)])).toEqual(
    cell("2026-11", 0.7),
  );
  expect(pick([cell("2026-11", 0.1), cell("2026-12", 0.3)])).toEqual(cell("2026-12", 0.3));
  expect(pick([cell("2026-11", null), cell("2026-12", 0.01)])).toBeNull();
});
