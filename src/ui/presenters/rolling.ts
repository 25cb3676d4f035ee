/** A measure over rolling windows: which figure of an answer it is, and how it is drawn. Pure. */
import type { EChartsCoreOption } from "echarts/core";
import type { CallOutput } from "../../contract/calls.ts";
import type { FunnelMark } from "../../contract/measures.ts";
import type { Tokens } from "../theme/tokens.ts";
import { axisTooltip, categoryAxis, valueAxis, whiskers } from "./chartParts.ts";
import type { Format } from "./format.ts";

export type RollingPoint = CallOutput<"funnel.trend">[number];
export const rollingMeasures = [
  "velocity",
  "winRate",
  "cycleDays",
  "dealSizeMinor",
  "slip",
  "pushes",
  "ageing",
] as const;
export type RollingMeasure = (typeof rollingMeasures)[number];

interface RollingFigure {
  /** Null: too few deals. */
  value: number | null;
  /** The 95% interval of a share; the middle half of a median. */
  low: number | null;
  high: number | null;
  n: number;
}

const NONE: RollingFigure = { value: null, low: null, high: null, n: 0 };

export function rollingFigure(point: RollingPoint, measure: RollingMeasure): RollingFigure {
  switch (measure) {
    case "velocity": {
      const { velocity, winRate } = point;
      return { ...NONE, value: velocity?.minorPerDay ?? null, n: winRate?.n ?? 0 };
    }
    case "winRate":
      return shareOf(point.winRate);
    case "slip":
      return shareOf(point.slip?.share);
    case "pushes":
      return { ...NONE, value: point.pushes?.meanPerDeal ?? null, n: point.pushes?.twiceOrMore.n ?? 0 };
    case "cycleDays":
    case "dealSizeMinor":
      return medianOf(point[measure]);
    case "ageing":
      return medianOf(point.ageing?.days);
  }
}

function shareOf(share: RollingPoint["winRate"]): RollingFigure {
  if (!share || share.value === null) return { ...NONE, n: share?.n ?? 0 };
  return share;
}

function medianOf(of: RollingPoint["cycleDays"]): RollingFigure {
  return of ? { value: of.median, low: of.p25, high: of.p75, n: of.n } : NONE;
}

/** As the axis and the sentences tell it. */
export function rollingText(measure: RollingMeasure, value: number, format: Format): string {
  switch (measure) {
    case "velocity":
    case "dealSizeMinor":
      return format.moneyShort(value);
    case "winRate":
    case "slip":
      return format.percent(value);
    case "cycleDays":
    case "ageing":
      return format.number(value);
    case "pushes":
      return format.number(value, 1);
  }
}

/** The deals behind a point; null: those that stood on that day, which no list of today tells. */
export function rollingMark(measure: RollingMeasure, { from, to }: RollingPoint): FunnelMark | null {
  if (measure === "pushes" || measure === "ageing") return null;
  if (measure === "slip") return { kind: "forecast", outcome: "slipped", from, to };
  return { kind: "closed", outcome: "won", from, to };
}

interface RollingWords {
  format: Format;
  tokens: Tokens;
  hint: (point: RollingPoint) => string;
}

/** A line from zero with its intervals; a gap where too few deals stand behind it. */
export function rollingOptions(
  points: readonly RollingPoint[],
  measure: RollingMeasure,
  { format, tokens, hint }: RollingWords,
): EChartsCoreOption {
  const figures = points.map((point) => rollingFigure(point, measure));
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 8, right: 24, top: 16, bottom: 4, containLabel: true },
    tooltip: axisTooltip(points, hint, tokens),
    xAxis: categoryAxis(
      points.map(({ to }) => format.dayCell(to)),
      tokens,
    ),
    yAxis: valueAxis((value) => rollingText(measure, value, format), tokens),
    series: [
      whiskers(figures, tokens),
      {
        type: "line",
        z: 2,
        symbol: "circle",
        symbolSize: 8,
        connectNulls: false,
        lineStyle: { color: tokens.accent, width: 2 },
        itemStyle: { color: tokens.accent },
        emphasis: { disabled: true },
        data: figures.map(({ value }) => value),
      },
    ],
  };
}
