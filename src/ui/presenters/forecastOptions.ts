/** Charts of the money to come: its density with the target across, and its fan week by week. Pure. */
import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import type { Tokens } from "../theme/tokens.ts";
import { axisTooltip, categoryAxis, valueAxis } from "./chartParts.ts";
import type { ForecastMoney } from "./forecast.ts";
import type { Format } from "./format.ts";

interface Words {
  format: Format;
  tokens: Tokens;
  /** Names of the marks. */
  names: { p10: string; p50: string; p90: string; target: string };
}

/** A thinner tail would leave the rest no room. */
const LEAST_SEEN = 0.0005;

export type Bin = ForecastMoney["bins"][number];
export type FanPoint = ForecastMoney["fan"][number];

/** Bars of equal width, those between P10 and P90 darker; P10, P50, P90 and the target as lines. */
export function densityOptions(
  { bins, p10, p50, p90, targetMinor }: Pick<ForecastMoney, "bins" | "p10" | "p50" | "p90" | "targetMinor">,
  { format, tokens, names, hint }: Words & { hint: (bin: Bin) => string },
): EChartsCoreOption {
  const bars: CustomSeriesOption = {
    type: "custom",
    clip: true,
    data: bins.map(({ fromMinor, toMinor, p }) => [fromMinor, toMinor, p]),
    encode: { x: [0, 1], y: 2 },
    renderItem: (_params, api) => {
      const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
      const [right = 0, bottom = 0] = api.coord([api.value(1), 0]);
      const middle = (Number(api.value(0)) + Number(api.value(1))) / 2;
      return {
        type: "rect",
        shape: { x: left, y: top, width: Math.max(1, right - left - 1), height: bottom - top },
        style: { fill: tokens.accent, opacity: middle >= p10 && middle <= p90 ? 0.75 : 0.35 },
      };
    },
  };
  const lines = [
    { at: p10, name: names.p10, target: false },
    { at: p50, name: names.p50, target: false },
    { at: p90, name: names.p90, target: false },
    ...(targetMinor === null ? [] : [{ at: targetMinor, name: names.target, target: true }]),
  ];
  const marks: CustomSeriesOption = {
    type: "custom",
    silent: true,
    z: 3,
    clip: false,
    data: lines.map(({ at }) => [at, 0]),
    renderItem: ({ dataIndex, coordSys }, api) => {
      const { name = "", target = false } = lines[dataIndex] ?? {};
      const { y } = coordSys as unknown as { y: number };
      const [x = 0, bottom = 0] = api.coord([api.value(0), 0]);
      // The target's name stands above those of the quantiles, which may lie close to it.
      const top = y - (target ? 30 : 14);
      return {
        type: "group",
        children: [
          {
            type: "line",
            shape: { x1: x, y1: top + 12, x2: x, y2: bottom },
            style: {
              stroke: target ? tokens.text : tokens.muted,
              lineWidth: target ? 2 : 1,
              lineDash: target ? undefined : [4, 3],
            },
          },
          {
            type: "text",
            style: {
              text: name,
              x,
              y: top,
              align: "center",
              verticalAlign: "top",
              fill: target ? tokens.text : tokens.muted,
              fontSize: 11,
              fontWeight: target ? 600 : 400,
            },
          },
        ],
      };
    },
  };
  const seen = bins.filter(({ p }) => p >= LEAST_SEEN);
  const first = seen[0]?.fromMinor ?? 0;
  const last = seen.at(-1)?.toMinor ?? 1;
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 16, right: 24, top: 36, bottom: 4, containLabel: true },
    tooltip: {
      backgroundColor: tokens.surface,
      borderColor: tokens.hairline,
      textStyle: { color: tokens.text, fontSize: 12 },
      formatter: (params: unknown) => {
        const bin = bins[(params as { dataIndex: number }).dataIndex];
        return bin ? hint(bin) : "";
      },
    },
    xAxis: {
      type: "value",
      min: Math.min(first, targetMinor ?? first),
      max: Math.max(last, targetMinor ?? last),
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: tokens.control } },
      axisLabel: {
        color: tokens.muted,
        fontSize: 11,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => format.moneyShort(value),
      },
    },
    // How high a bar stands depends on how many there are: only their shape says something.
    yAxis: { type: "value", min: 0, show: false },
    series: [bars, marks],
  };
}

/** From what is won today to the period's end: P10 to P90 as a band, P50 as a line, the target across. */
export function fanOptions(
  points: readonly FanPoint[],
  targetMinor: number | null,
  { format, tokens, names, hint }: Words & { hint: (point: FanPoint) => string },
): EChartsCoreOption {
  const line = { type: "line", symbol: "none", emphasis: { disabled: true } };
  const target: CustomSeriesOption = {
    type: "custom",
    silent: true,
    z: 3,
    encode: { x: 0, y: 1 },
    data: targetMinor === null ? [] : [[0, targetMinor]],
    renderItem: ({ coordSys }, api) => {
      const { x, width } = coordSys as unknown as { x: number; width: number };
      const [, y = 0] = api.coord([0, api.value(1)]);
      return {
        type: "group",
        children: [
          {
            type: "line",
            shape: { x1: x, y1: y, x2: x + width, y2: y },
            style: { stroke: tokens.text, lineWidth: 2 },
          },
          {
            type: "text",
            style: {
              text: names.target,
              x: x + 4,
              y: y - 4,
              verticalAlign: "bottom",
              fill: tokens.text,
              fontSize: 11,
              fontWeight: 600,
            },
          },
        ],
      };
    },
  };
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 8, right: 24, top: 24, bottom: 4, containLabel: true },
    tooltip: axisTooltip(points, hint, tokens),
    xAxis: {
      ...categoryAxis(
        points.map(({ on }) => format.dayCell(on)),
        tokens,
      ),
      boundaryGap: false,
    },
    yAxis: valueAxis((value) => format.moneyShort(value), tokens),
    series: [
      { ...line, stack: "band", lineStyle: { opacity: 0 }, data: points.map(({ p10 }) => p10) },
      {
        ...line,
        stack: "band",
        lineStyle: { opacity: 0 },
        areaStyle: { color: tokens.accent, opacity: 0.18 },
        data: points.map(({ p10, p90 }) => p90 - p10),
      },
      {
        ...line,
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { color: tokens.accent, width: 2 },
        itemStyle: { color: tokens.accent },
        data: points.map(({ p50 }) => p50),
      },
      target,
    ],
  };
}
