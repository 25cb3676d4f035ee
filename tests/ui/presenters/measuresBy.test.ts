import { describe, expect, it } from "vitest";
import {
  figureOf,
  markOfFigure,
  type MeasuresRow,
  sortMeasures,
  spanOfPeriod,
  withCoverage,
} from "../../../src/ui/presenters/measuresBy.ts";

const quartiles = { median: null, p25: null, p75: null, mean: null, n: 0 };
const share = (count: number, n: number) => ({ value: n < 10 ? null : count / n, low: 0, high: 1, count, n });
function row(key: string, won: number, closed: number, stalled = 0): MeasuresRow {
  return {
    key,
    id: null,
    winRate: share(won, closed),
    cycleDays: quartiles,
    dealSizeMinor: quartiles,
    velocity: { minorPerDay: null, openDeals: 3, openMinor: 0 },
    ageing: { days: quartiles, stalled, stalledMinor: 0, judged: 3 },
    slip: { share: share(0, 0), slippedMinor: 0, won: 0, lost: 0 },
    pushes: { meanPerDeal: null, pushes: 0, twiceOrMore: share(0, 0) },
    coverage: null,
  };
}
const window = { from: "2025-07-01", to: "2026-06-30" };

describe("the measures of each group", () => {
  it("sort by a figure, those without one last whichever way", () => {
    const rows = [row("few", 1, 4), row("low", 2, 20), row("high", 9, 20), row("", 5, 20)];
    const keys = (descending: boolean) =>
      sortMeasures(rows, "winRate", descending, "en").map(({ key }) => key);
    expect(keys(true)).toEqual(["high", "", "low", "few"]);
    expect(keys(false)).toEqual(["low", "", "high", "few"]);
    expect(sortMeasures(rows, "key", false, "en").map(({ key }) => key)).toEqual(["few", "high", "low", ""]);
  });

  it("lead to the deals that they count, and nowhere where they count none", () => {
    expect(markOfFigure(row("a", 3, 12), "winRate", window, null)).toEqual({
      kind: "closed",
      outcome: "won",
      ...window,
    });
    expect(markOfFigure(row("a", 0, 12), "winRate", window, null)).toBeNull();
    expect(markOfFigure(row("a", 0, 12), "stalled", window, null)).toBeNull();
    expect(markOfFigure(row("a", 0, 12, 2), "stalled", window, null)).toEqual({ kind: "stalled" });
  });

  it("take coverage from the running period by group, none where it knows none", () => {
    const coverage = { openDeals: 2, openMinor: 500, wonMinor: 0, targetMinor: 1000, coverage: 0.5 };
    const [a, b] = withCoverage(
      [
        { ...row("a", 1, 1), coverage: { ...coverage, coverage: null } },
        { ...row("b", 1, 1), coverage },
      ],
      [{ ...row("a", 1, 1), coverage }],
    );
    expect(a && figureOf(a, "coverage").value).toBe(0.5);
    expect(b && figureOf(b, "coverage").value).toBeNull();
  });

  it("of a period are of its days within the window", () => {
    expect(spanOfPeriod("2026-Q1", window)).toEqual({ from: "2026-01-01", to: "2026-03-31" });
    expect(spanOfPeriod("2025-Q2", window)).toBeNull();
    expect(spanOfPeriod("2025", window)).toEqual({ from: "2025-07-01", to: "2025-12-31" });
  });
});
