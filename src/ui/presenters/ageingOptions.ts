import type { EChartsCoreOption } from "echarts/core";
import type { Tokens } from "../theme/tokens.ts";
import type { Format } from "./format.ts";
import type { AgeingDeal } from "./timeViews.ts";

interface AgeingWords {
  format: Format;
  tokens: Tokens;
  /** Titles of the two axes. */
  axes: { age: string; amount: string };
  /** At the stall line. */
  line: string;
  hint: (deal: AgeingDeal) => string;
}

/** The deals whose points lie within what was drawn, the largest amount first. */
export function dealsWithin(
  deals: readonly AgeingDeal[],
  isWithin: (point: readonly [number, number]) => boolean,
): AgeingDeal[] {
  return deals
    .filter(({ ageInStage, amountMinor }) => amountMinor !== null && isWithin([ageInStage, amountMinor]))
    .toSorted((a, b) => (b.amountMinor ?? 0) - (a.amountMinor ?? 0));
}

/** Age by amount, the amount on a logarithmic scale; the stalled in another colour and shape, the line where they begin. */
export function ageingOptions(
  deals: readonly AgeingDeal[],
  lineDays: number | null,
  { format, tokens, axes, line, hint }: AgeingWords,
): EChartsCoreOption {
  const oldest = Math.max(10, lineDays ?? 0, ...deals.map(({ ageInStage }) => ageInStage));
  const amounts = deals.map(({ amountMinor }) => amountMinor ?? 1);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const axis = {
    nameTextStyle: { color: tokens.muted, fontSize: 11 },
    axisLine: { lineStyle: { color: tokens.control } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: tokens.hairline } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    grid: { left: 12, right: 24, top: 28, bottom: 24, containLabel: true },
    tooltip: {
      trigger: "item",
      backgroundColor: tokens.surface,
      borderColor: tokens.hairline,
      textStyle: { color: tokens.text, fontSize: 12 },
      formatter: (params: unknown) => {
        const deal = deals[(params as { dataIndex: number }).dataIndex];
        return deal ? hint(deal) : "";
      },
    },
    xAxis: {
      ...axis,
      type: "value",
      min: 0,
      max: Math.ceil(oldest / 10) * 10,
      name: axes.age,
      nameLocation: "middle",
      nameGap: 24,
      axisLabel: { color: tokens.muted, fontSize: 11, formatter: (value: number) => format.number(value) },
    },
    yAxis: {
      ...axis,
      type: "log",
      min: 10 ** Math.floor(Math.log10(Math.max(1, least))),
      max: 10 ** Math.ceil(Math.log10(Math.max(10, most))),
      name: axes.amount,
      nameLocation: "end",
      axisLabel: {
        color: tokens.muted,
        fontSize: 11,
        formatter: (value: number) => format.moneyShort(value),
      },
    },
    series: [
      {
        type: "scatter",
        symbolSize: 8,
        data: deals.map(({ ageInStage, amountMinor, stalled }) => ({
          value: [ageInStage, amountMinor],
          symbol: stalled ? "diamond" : "circle",
          itemStyle: {
            color: stalled ? tokens.lost : tokens.accent,
            opacity: 0.7,
          },
        })),
      },
      ...(lineDays === null
        ? []
        : [
            {
              type: "line",
              silent: true,
              symbol: "none",
              lineStyle: { color: tokens.lost, width: 1.5, type: "dashed" },
              tooltip: { show: false },
              endLabel: { show: true, formatter: line, color: tokens.lost, fontSize: 11, offset: [4, 4] },
              data: [
                [lineDays, 10 ** Math.floor(Math.log10(Math.max(1, least)))],
                [lineDays, 10 ** Math.ceil(Math.log10(Math.max(10, most)))],
              ],
            },
          ]),
    ],
  };
}
