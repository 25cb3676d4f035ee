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

/** A deal with its place on the axis: days in its stage, or how often its stage's line goes into them. */
interface PlacedDeal extends AgeingDeal {
  x: number;
}

/**
 * Those that the chart has a place for: a scale of magnitudes has none for nothing.
 * @param lines days by stage: of several stages at once ages are told in their own stage's line, so that one line does
 * for all; null: of one stage, in days
 */
export function placed(
  deals: readonly AgeingDeal[],
  lines: ReadonlyMap<string, number> | null,
): PlacedDeal[] {
  return deals.flatMap((deal) => {
    if (deal.amountMinor === null || deal.amountMinor <= 0) return [];
    const unit = lines === null ? 1 : (lines.get(deal.stageId) ?? 0);
    return unit > 0 ? [{ ...deal, x: deal.ageInStage / unit }] : [];
  });
}

/** The deals whose points lie within what was drawn, the largest amount first. */
export function dealsWithin(
  deals: readonly PlacedDeal[],
  isWithin: (point: readonly [number, number]) => boolean,
): AgeingDeal[] {
  return deals
    .filter(({ x, amountMinor }) => amountMinor !== null && isWithin([x, amountMinor]))
    .toSorted((a, b) => (b.amountMinor ?? 0) - (a.amountMinor ?? 0));
}

/** Age by amount, the axis in whole steps, the amount on a logarithmic scale; the stalled in another colour and shape, the line where they begin. */
export function ageingOptions(
  deals: readonly PlacedDeal[],
  lineAt: number | null,
  step: number,
  { format, tokens, axes, line, hint }: AgeingWords,
): EChartsCoreOption {
  const oldest = Math.max(step, lineAt ?? 0, ...deals.map(({ x }) => x));
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
      max: Math.ceil(oldest / step) * step,
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
        data: deals.map(({ x, amountMinor, stalled }) => ({
          value: [x, amountMinor],
          symbol: stalled ? "diamond" : "circle",
          itemStyle: {
            color: stalled ? tokens.lost : tokens.accent,
            opacity: 0.7,
          },
        })),
      },
      ...(lineAt === null
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
                [lineAt, 10 ** Math.floor(Math.log10(Math.max(1, least)))],
                [lineAt, 10 ** Math.ceil(Math.log10(Math.max(10, most)))],
              ],
            },
          ]),
    ],
  };
}
