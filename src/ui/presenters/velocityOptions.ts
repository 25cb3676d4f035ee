import type { EChartsCoreOption } from "echarts/core";
import type { CallOutput } from "../../contract/calls.ts";
import type { Tokens } from "../theme/tokens.ts";
import { axisTooltip, categoryAxis, valueAxis } from "./chartParts.ts";
import type { Format } from "./format.ts";

export type VelocityPoint = CallOutput<"funnel.trend">[number];

interface VelocityWords {
  format: Format;
  tokens: Tokens;
  hint: (point: VelocityPoint) => string;
}

/** A line from zero; a gap where too few deals were closed. */
export function velocityOptions(
  points: readonly VelocityPoint[],
  { format, tokens, hint }: VelocityWords,
): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 8, right: 24, top: 16, bottom: 4, containLabel: true },
    tooltip: axisTooltip(points, hint, tokens),
    xAxis: categoryAxis(
      points.map(({ to }) => format.dayCell(to)),
      tokens,
    ),
    yAxis: valueAxis((value) => format.moneyShort(value), tokens),
    series: [
      {
        type: "line",
        symbol: "circle",
        symbolSize: 8,
        connectNulls: false,
        lineStyle: { color: tokens.accent, width: 2 },
        itemStyle: { color: tokens.accent },
        emphasis: { disabled: true },
        data: points.map(({ velocity }) => velocity?.minorPerDay ?? null),
      },
    ],
  };
}
