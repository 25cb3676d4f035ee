/** What the line charts over time have in common: a sentence on hover, quiet axes. Pure. */
import type { CustomSeriesOption } from "echarts/charts";
import type { Tokens } from "../theme/tokens.ts";

/** A bar from low to high at each place of the axis; none where either is null. */
export function whiskers(
  ranges: readonly { low: number | null; high: number | null }[],
  tokens: Tokens,
): CustomSeriesOption {
  const data = ranges.flatMap(({ low, high }, index) =>
    low === null || high === null ? [] : [[index, low, high]],
  );
  return whiskerSeries(data, tokens.muted);
}

/** Upright lines with caps from the second to the third value at the first. */
export function whiskerSeries(data: number[][], colour: string): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    z: 1,
    data,
    renderItem: (_params, api) => {
      const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
      const [, high = 0] = api.coord([api.value(0), api.value(2)]);
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line" as const,
        shape: { x1, y1, x2, y2 },
        style: { stroke: colour, lineWidth: 1 },
      });
      return {
        type: "group",
        children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)],
      };
    },
  };
}

/** @param hint the sentence for a point, in the order of the axis */
export function axisTooltip<P>(points: readonly P[], hint: (point: P) => string, tokens: Tokens) {
  return {
    trigger: "axis",
    backgroundColor: tokens.surface,
    borderColor: tokens.hairline,
    textStyle: { color: tokens.text, fontSize: 12 },
    formatter: (params: unknown) => {
      const index = (params as { dataIndex: number }[])[0]?.dataIndex;
      const point = index === undefined ? undefined : points[index];
      return point ? hint(point) : "";
    },
  };
}

export function categoryAxis(names: readonly string[], tokens: Tokens) {
  return {
    type: "category",
    data: names,
    axisLine: { lineStyle: { color: tokens.control } },
    axisTick: { show: false },
    axisLabel: { color: tokens.muted, fontSize: 11, hideOverlap: true },
  };
}

/** From zero. */
export function valueAxis(formatter: (value: number) => string, tokens: Tokens) {
  return {
    type: "value",
    min: 0,
    splitNumber: 4,
    axisLabel: { color: tokens.muted, fontSize: 11, formatter },
    splitLine: { lineStyle: { color: tokens.hairline } },
  };
}
