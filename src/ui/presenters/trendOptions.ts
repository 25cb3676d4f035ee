import type { EChartsCoreOption } from "echarts/core";
import type { Tokens } from "../theme/tokens.ts";
import { axisTooltip, categoryAxis, valueAxis, whiskers } from "./chartParts.ts";
import type { Format } from "./format.ts";
import { type TrendPoint, trendTop } from "./trend.ts";

interface TrendWords {
  format: Format;
  tokens: Tokens;
  /** The sentence on hover. */
  hint: (point: TrendPoint) => string;
  still: boolean;
}

/** Points joined by a line, each with its interval as a whisker; hollow where few deals stand behind it. */
export function trendOptions(
  points: readonly TrendPoint[],
  { format, tokens, hint, still }: TrendWords,
): EChartsCoreOption {
  return {
    animation: !still,
    animationDuration: 160,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    tooltip: axisTooltip(points, hint, tokens),
    xAxis: categoryAxis(
      points.map(({ key }) => format.period(key)),
      tokens,
    ),
    yAxis: { ...valueAxis((value) => format.percent(value), tokens), max: trendTop(points) },
    series: [
      whiskers(points, tokens),
      {
        type: "line",
        z: 2,
        symbol: "circle",
        symbolSize: 8,
        lineStyle: { color: tokens.accent, width: 2 },
        itemStyle: { color: tokens.accent },
        emphasis: { disabled: true },
        data: points.map(({ rate, few }) => ({
          value: rate,
          ...(few
            ? { itemStyle: { color: tokens.surface, borderColor: tokens.accent, borderWidth: 2 } }
            : {}),
        })),
      },
    ],
  };
}
