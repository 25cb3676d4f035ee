import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import type { Tokens } from "../theme/tokens.ts";
import { axisTooltip, categoryAxis, valueAxis } from "./chartParts.ts";
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
  const whiskers: CustomSeriesOption = {
    type: "custom",
    silent: true,
    z: 1,
    data: points.map(({ low, high }, index) => [index, low, high]),
    renderItem: (_params, api) => {
      const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
      const [, high = 0] = api.coord([api.value(0), api.value(2)]);
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line" as const,
        shape: { x1, y1, x2, y2 },
        style: { stroke: tokens.muted, lineWidth: 1 },
      });
      return {
        type: "group",
        children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)],
      };
    },
  };
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
      whiskers,
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
