/** Charts of a back-test: chances against what came of them, and each replay's range with what was won. Pure. */
import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import type { Backtested, MethodScores } from "../../contract/forecast.ts";
import type { Method } from "../../core/forecast/stated.ts";
import type { Tokens } from "../theme/tokens.ts";
import { axisTooltip, categoryAxis, valueAxis, whiskerSeries } from "./chartParts.ts";
import type { Format } from "./format.ts";
import { FEW } from "./funnel.ts";

interface Words<P> {
  format: Format;
  tokens: Tokens;
  hint: (point: P) => string;
}

export type Band = MethodScores["reliability"][number];
export type Replayed = Backtested["replays"][number];

/** What stands first is its place, and the axis of values has room for both ends. */
function whiskers(data: number[][], colour: string): CustomSeriesOption {
  return { ...whiskerSeries(data, colour), encode: { x: 0, y: [1, 2] } };
}

/** On the diagonal chances are as they were told; hollow where few deals stand behind a mark. */
export function reliabilityOptions(
  bands: readonly Band[],
  { format, tokens, hint }: Words<Band>,
): EChartsCoreOption {
  const axis = {
    ...valueAxis((value) => format.percent(value), tokens),
    max: 1,
    interval: 0.2,
  };
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 8, right: 24, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      backgroundColor: tokens.surface,
      borderColor: tokens.hairline,
      textStyle: { color: tokens.text, fontSize: 12 },
      formatter: (params: unknown) => {
        const band = bands[(params as { dataIndex: number }).dataIndex];
        return band ? hint(band) : "";
      },
    },
    xAxis: { ...axis, axisLine: { show: true, lineStyle: { color: tokens.control } } },
    yAxis: axis,
    series: [
      {
        type: "line",
        silent: true,
        symbol: "none",
        lineStyle: { color: tokens.control, width: 1, type: "dashed" },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
      whiskers(
        bands.map(({ mean, low, high }) => [mean, low, high]),
        tokens.muted,
      ),
      {
        type: "scatter",
        z: 2,
        symbolSize: 10,
        itemStyle: { color: tokens.accent },
        data: bands.map(({ mean, observed, n }) => ({
          value: [mean, observed],
          ...(n < FEW
            ? { itemStyle: { color: tokens.surface, borderColor: tokens.accent, borderWidth: 2 } }
            : {}),
        })),
      },
    ],
  };
}

/** P10 to P90 as a whisker with P50 on it; what was won as a diamond. */
export function replayOptions(
  replays: readonly Replayed[],
  method: Method,
  { format, tokens, hint }: Words<Replayed>,
): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 8, right: 24, top: 16, bottom: 4, containLabel: true },
    tooltip: axisTooltip(replays, hint, tokens),
    xAxis: categoryAxis(
      replays.map(({ on }) => format.dayCell(on)),
      tokens,
    ),
    yAxis: valueAxis((value) => format.moneyShort(value), tokens),
    series: [
      whiskers(
        replays.flatMap(({ forecast: { [method]: money } }, at) =>
          money ? [[at, money.p10, money.p90]] : [],
        ),
        tokens.accent,
      ),
      {
        type: "scatter",
        z: 2,
        symbolSize: 7,
        itemStyle: { color: tokens.accent },
        data: replays.map(({ forecast: { [method]: money } }) => money?.p50 ?? null),
      },
      {
        type: "scatter",
        z: 3,
        symbol: "diamond",
        symbolSize: 12,
        itemStyle: { color: tokens.won, borderColor: tokens.surface, borderWidth: 1 },
        data: replays.map(({ actualMinor }) => actualMinor),
      },
    ],
  };
}
