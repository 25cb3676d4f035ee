/** What the line charts over time have in common: a sentence on hover, quiet axes. Pure. */
import type { Tokens } from "../theme/tokens.ts";

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
