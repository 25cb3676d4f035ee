import { expect, it } from "vitest";
import { dealsWithin, placed } from "../../../src/ui/presenters/ageingOptions.ts";
import { rollingFigure, rollingMark, type RollingPoint } from "../../../src/ui/presenters/rolling.ts";
import { type Move, movementDays, splitMoves } from "../../../src/ui/presenters/movement.ts";
import {
  type AgeingDeal,
  slowest,
  type StageTime,
  timeScale,
  yearBefore,
} from "../../../src/ui/presenters/timeViews.ts";

const stage = (stageId: string, members: Partial<StageTime> = {}): StageTime => ({
  stage: stageId,
  stageId,
  pipeline: "Sales",
  n: 100,
  censored: 5,
  medianDays: 10,
  medianLow: 9,
  medianHigh: 11,
  p75Days: 20,
  p75Low: 18,
  p75High: 22,
  ...members,
});

it("a stage takes longest only where its interval lies above all others'", () => {
  const long = stage("s2", { medianDays: 20, medianLow: 12, medianHigh: 25 });
  expect(slowest([stage("s1"), long])?.stageId).toBe("s2");
  expect(slowest([stage("s1", { medianHigh: 12 }), long])).toBeNull();
  // Where nobody knows how long it takes at most, nothing is said; of few deals neither.
  expect(slowest([stage("s1", { medianHigh: null }), long])).toBeNull();
  expect(slowest([stage("s1"), { ...long, n: 9 }])).toBeNull();
  expect(slowest([long])).toBeNull();
});

it("the scale of days holds what is drawn", () => {
  expect(timeScale([stage("s1"), stage("s2", { p75Days: 41 })])).toBe(50);
  expect(timeScale([stage("s1", { p75Days: 400, n: 3 })])).toBe(10);
});

it("ages of several stages are told in the line of each, so that all past it lie beyond one", () => {
  const deal = (stageId: string, ageInStage: number, amountMinor: number | null): AgeingDeal => ({
    id: `${stageId} ${ageInStage}`,
    name: "",
    stageId,
    ownerId: null,
    owner: null,
    amountMinor,
    ageInStage,
    age: null,
    stalled: null,
  });
  const deals = [
    deal("s1", 30, 5),
    deal("s2", 30, 5),
    deal("s3", 30, 5),
    deal("s1", 10, null),
    deal("s1", 9, 0),
  ];
  const lines = new Map([
    ["s1", 20],
    ["s2", 60],
  ]);
  expect(placed(deals, lines).map(({ stageId, x }) => [stageId, x])).toEqual([
    ["s1", 1.5],
    ["s2", 0.5],
  ]);
  expect(placed(deals, null).map(({ x }) => x)).toEqual([30, 30, 30]);
});

it("a measure over time has its interval, or the middle half, and says of how few it has none", () => {
  const point: RollingPoint = {
    from: "2026-01-01",
    to: "2026-03-31",
    winRate: { value: null, low: 0.1, high: 0.9, count: 2, n: 4 },
    cycleDays: { median: 40, p25: 30, p75: 60, mean: 45, n: 12 },
  };
  expect(rollingFigure(point, "winRate")).toEqual({ value: null, low: null, high: null, n: 4 });
  expect(rollingFigure(point, "cycleDays")).toEqual({ value: 40, low: 30, high: 60, n: 12 });
  expect(rollingMark("slip", point)).toMatchObject({ kind: "forecast", from: point.from, to: point.to });
  expect(rollingMark("ageing", point)).toBeNull();
});

it("movement is told since a week before, the month's or the quarter's start, or that of the chosen period", () => {
  const on = "2026-11-24";
  expect(movementDays("week", on, null)).toEqual({ since: "week", from: "2026-11-17", to: on });
  expect(movementDays("month", on, null)).toMatchObject({ from: "2026-10-31" });
  expect(movementDays("quarter", on, null)).toMatchObject({ from: "2026-09-30" });
  const period = { key: "2026-Q3", from: "2026-07-01", to: "2026-09-30", basis: "closed" as const };
  expect(movementDays("period", on, period)).toEqual({
    since: "period",
    from: "2026-06-30",
    to: "2026-09-30",
  });
  expect(movementDays("period", "2026-08-15", period)).toMatchObject({ to: "2026-08-15" });
  // Without a period, or before it begins, the month is meant.
  expect(movementDays("period", on, null)).toMatchObject({ since: "month" });
  expect(movementDays("period", "2026-06-15", period)).toMatchObject({ since: "month", from: "2026-05-31" });
  expect(movementDays("week", undefined, null)).toBeNull();
});

it("a year back holds twelve months", () => {
  expect(yearBefore("2026-11-24")).toEqual({ from: "2025-11-25", to: "2026-11-24" });
  expect(yearBefore(undefined)).toBeUndefined();
});

it("only moves that go on are drawn, so that the flow never runs in circles", () => {
  const move = (kind: Move["kind"], fromId: string | null, toId: string, pipelineId = "l1"): Move => ({
    fromId,
    from: fromId,
    toId,
    to: toId,
    pipelineId,
    kind,
    deals: 1,
    moves: 1,
    amountMinor: 100,
  });
  const moves = [
    move("new", null, "s1"),
    move("forward", "s1", "s2"),
    move("back", "s2", "s1"),
    move("won", "s2", "s9"),
    move("reopened", "s9", "s1"),
    move("other", "", "s1"),
    move("other", "s1", ""),
    move("new", null, "s5", "l2"),
  ];
  const { onward, aside } = splitMoves(moves, "l1");
  expect(onward.map(({ fromId, toId }) => `${fromId}>${toId}`)).toEqual(["null>s1", "s1>s2", "s2>s9", ">s1"]);
  expect(aside.map(({ kind }) => kind)).toEqual(["back", "reopened", "other"]);
});

it("a rectangle holds the points between its sides, the largest first", () => {
  const deal = (id: string, ageInStage: number, amountMinor: number | null): AgeingDeal => ({
    id,
    name: id,
    stageId: "s1",
    ownerId: null,
    owner: null,
    amountMinor,
    age: null,
    ageInStage,
    stalled: false,
  });
  const deals = [deal("a", 10, 100), deal("b", 20, 500), deal("c", 21, 500), deal("d", 15, null)];
  const ids = (x: [number, number], y: [number, number]) =>
    dealsWithin(
      placed(deals, null),
      ([days, amount]) => days >= x[0] && days <= x[1] && amount >= y[0] && amount <= y[1],
    ).map(({ id }) => id);
  expect(ids([10, 20], [100, 500])).toEqual(["b", "a"]);
  expect(ids([10.5, 30], [0, 499])).toEqual([]);
  expect(ids([0, 100], [0, 1000])).toEqual(["b", "c", "a"]);
});
