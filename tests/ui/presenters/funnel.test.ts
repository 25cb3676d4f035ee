import { describe, expect, it } from "vitest";
import type { StageInfo } from "../../../src/contract/calls.ts";
import {
  type Conversion,
  findingOf,
  funnelView,
  pipelineToShow,
  rateOf,
  type StageTotal,
} from "../../../src/ui/presenters/funnel.ts";
import { trendFinding, type TrendPoint, trendTop } from "../../../src/ui/presenters/trend.ts";

function stage(id: string, position: number, kind: StageInfo["kind"], pipelineId = "l1"): StageInfo {
  return {
    id,
    pipelineId,
    name: id,
    nameZh: null,
    position,
    kind,
    probability: null,
    expectedDays: null,
    definition: null,
    definitionZh: null,
    exitCriteria: [],
    exitCriteriaZh: [],
  };
}

const pipeline = {
  id: "l1",
  name: "Sales",
  nameZh: null,
  // Not in order: the view puts them so.
  stages: [stage("s2", 2, "open"), stage("s1", 1, "lead"), stage("s9", 9, "lost"), stage("s8", 8, "won")],
};
const other = { id: "l2", name: "Services", nameZh: null, stages: [stage("s20", 1, "open", "l2")] };

const total = (stageId: string, deals: number, amountMinor: number): StageTotal => ({
  stage: stageId,
  stageId,
  pipeline: "",
  kind: "open",
  deals,
  amountMinor,
  withAmount: deals,
});
const conversion = (
  stageId: string,
  entered: number,
  rate: number | null,
  low: number | null,
  high: number | null,
): Conversion => ({
  stage: stageId,
  stageId,
  pipeline: "",
  entered,
  passed: 0,
  lost: 0,
  stillOpen: 0,
  returned: 0,
  lostUnknown: 0,
  beganLater: 0,
  rate,
  low,
  high,
  decided: 0,
  decidedRate: null,
  decidedLow: null,
  decidedHigh: null,
});
const totals = [
  total("s1", 10, 400),
  total("s2", 5, 800),
  total("s8", 100, 9_000),
  total("s9", 50, 100),
  total("s20", 3, 1),
  total("", 2, 7),
];

describe("the funnel's view", () => {
  const view = funnelView(pipeline, totals, [conversion("s1", 40, 0.5, 0.35, 0.65)], "deals");

  it("keeps the pipeline's order, open stages on one scale, closed ones on another", () => {
    expect(view.bars.map(({ stage: { id }, length }) => [id, length])).toEqual([
      ["s1", 1],
      ["s2", 0.5],
    ]);
    expect(view.won.map(({ length }) => length)).toEqual([1]);
    expect(view.lost.map(({ length }) => length)).toEqual([0.5]);
  });

  it("scales by money where money is shown", () => {
    expect(funnelView(pipeline, totals, [], "money").bars.map(({ length }) => length)).toEqual([0.5, 1]);
  });

  it("tells of open deals in no known stage", () => {
    expect(view.untold?.deals).toBe(2);
  });

  it("shows the file's largest pipeline as long as the filter leaves any of its deals", () => {
    const shown = (inFilter: StageTotal[]) => pipelineToShow([other, pipeline], totals, inFilter)?.id;
    expect(shown(totals)).toBe("l1");
    expect(shown([total("s1", 1, 1), total("s20", 90, 1)])).toBe("l1");
    expect(shown([total("s1", 0, 0), total("s20", 1, 1)])).toBe("l2");
    expect(shown([])).toBe("l1");
  });
});

describe("a rate", () => {
  it.each([
    [conversion("s1", 40, 0.5, 0.35, 0.65), "rate"],
    [conversion("s1", 9, 0.5, 0.1, 0.9), "few"],
    [conversion("s1", 400, null, 0.2, 0.6), "bounds"],
    [conversion("s1", 0, null, null, null), "none"],
    [null, "none"],
  ])("is shown only as far as it is known", (given, kind) => {
    expect(rateOf(given).kind).toBe(kind);
  });
});

it("a rate is that of the decided where more than a fifth are still open", () => {
  const of = (stillOpen: number, decided: number) =>
    rateOf({
      ...conversion("s1", stillOpen + decided, 0.4, 0.3, 0.5),
      passed: 5,
      stillOpen,
      decided,
      decidedRate: 5 / decided,
      decidedLow: 0.1,
      decidedHigh: 0.9,
    });
  expect(of(4, 16)).toMatchObject({ kind: "rate", rate: 0.4, n: 20, undecided: null });
  expect(of(5, 15)).toEqual({
    kind: "rate",
    rate: 1 / 3,
    low: 0.1,
    high: 0.9,
    n: 15,
    undecided: { passed: 5, open: 5 },
  });
  expect(of(14, 9)).toEqual({ kind: "few", n: 9, undecided: { passed: 5, open: 14 } });
});

describe("the finding", () => {
  it("names the narrowest stage only where the intervals don't touch", () => {
    const clear = [conversion("s1", 500, 0.3, 0.26, 0.34), conversion("s2", 500, 0.6, 0.56, 0.64)];
    const vague = [conversion("s1", 20, 0.3, 0.15, 0.52), conversion("s2", 20, 0.6, 0.38, 0.78)];
    expect(findingOf(funnelView(pipeline, totals, clear, "deals"), "deals")).toMatchObject({
      kind: "narrowest",
      rate: 0.3,
    });
    expect(findingOf(funnelView(pipeline, totals, vague, "deals"), "deals")).toMatchObject({
      kind: "fullest",
      bar: { stage: { id: "s1" } },
    });
    expect(findingOf(funnelView(pipeline, totals, vague, "money"), "money")).toMatchObject({
      kind: "fullest",
      bar: { stage: { id: "s2" } },
    });
    expect(findingOf(funnelView(pipeline, [], [], "deals"), "deals")).toEqual({ kind: "nothingOpen" });
    expect(findingOf(funnelView(pipeline, [total("s1", 3, 0)], [], "money"), "money")).toEqual({
      kind: "noMoney",
    });
  });
});

describe("the trend", () => {
  const point = (key: string, rate: number, half: number, few = false): TrendPoint => ({
    key,
    rate,
    low: rate - half,
    high: rate + half,
    n: 50,
    few,
  });

  it("compares with the same quarter a year before, beyond the intervals", () => {
    const points = [point("2025-Q1", 0.2, 0.05), point("2025-Q2", 0.6, 0.05), point("2026-Q1", 0.4, 0.05)];
    expect(trendFinding(points)).toMatchObject({ kind: "rising", first: { key: "2025-Q1" } });
    expect(trendFinding([point("2025-Q1", 0.36, 0.05), point("2026-Q1", 0.4, 0.05)])).toBeNull();
    expect(trendFinding([point("2025-Q4", 0.1, 0.05), point("2026-Q1", 0.4, 0.05)])).toBeNull();
    expect(trendFinding([point("2025-Q1", 0.1, 0.05, true), point("2026-Q1", 0.4, 0.05)])).toBeNull();
  });

  it("ends its axis above the highest interval", () => {
    expect(trendTop([point("2026-Q1", 0.3, 0.08)])).toBeCloseTo(0.4);
    expect(trendTop([point("2026-Q1", 0.98, 0.02)])).toBe(1);
  });
});
