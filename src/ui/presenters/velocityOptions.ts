import type { EChartsCoreOption } from "echarts/core";
import type { CallOutput } from "../../contract/calls.ts";
import type { Tokens } from "../theme/tokens.ts";
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
    tooltip: {
      trigger: "axis",
      backgroundColor: tokens.surface,
      borderColor: tokens.hairline,
      textStyle: { color: tokens.text, fontSize: 12 },
      formatter: (params: unknown) => {
        const index = (params as { dataIndex: number }[])[0]?.dataIndex;
        const point = index === undefined ? undefined : points[index];
        return point ? hint(point) : "";
      },
    },
    xAxis: {
      type: "category",
      data: points.map(({ to }) => format.dayCell(to)),
      axisLine: { lineStyle: { color: tokens.control } },
      axisTick: { show: false },
      axisLabel: { color: tokens.muted, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 4,
      axisLabel: {
        color: tokens.muted,
        fontSize: 11,
        formatter: (value: number) => format.moneyShort(value),
      },
      splitLine: { lineStyle: { color: tokens.hairline } },
    },
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
