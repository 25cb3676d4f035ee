import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { FlowName } from "../../core/funnel/waterfall.ts";
import { type Bridge, type BridgeStep, type StepTone, toneOf } from "../presenters/waterfall.ts";
import { useFormat } from "../state/useFormat.ts";
import classes from "./WaterfallChart.module.css";

interface WaterfallChartProps {
  bridge: Bridge;
  /** Under the two ends. */
  days: { from: string; to: string };
  /** Opens the deals of a bar. */
  onOpen: (flow: FlowName) => void;
}

/**
 * A bridge from one level to another. The levels are lines, not bars, since the scale spans only what moved: bars from
 * zero would leave a week's changes too small to see.
 */
export function WaterfallChart({ bridge, days, onOpen }: WaterfallChartProps) {
  const { t } = useTranslation(["bridge", "common"]);
  const format = useFormat();
  const { low, high, steps, opening, closing } = bridge;
  const span = high - low || 1;
  /** Share of the height from above. */
  const at = (minor: number): number => (high === low ? 0.5 : (high - minor) / span);
  const deals = (count: number) => t("common:counted.deals", { count, shown: format.number(count) });

  const column = (
    flow: FlowName,
    figure: string,
    count: number,
    { top, bottom, end, tone }: { top: number; bottom: number; end: number; tone: "level" | StepTone },
    under: string,
  ) => (
    <li key={flow} className={classes.column}>
      <button
        type="button"
        className={classes.button}
        data-flow={flow}
        aria-disabled={count === 0 || undefined}
        aria-label={t("bar", { name: t(`flow.${flow}`), money: figure, deals: deals(count) })}
        onClick={() => count > 0 && onOpen(flow)}
        style={
          {
            "--top": top,
            "--height": bottom - top,
            "--end": end,
          } as CSSProperties
        }
      >
        <span className={classes.plot} aria-hidden>
          <span className={classes.value} data-tone={tone}>
            {figure}
          </span>
          <span className={classes.bar} data-tone={tone} />
          {flow !== "closing" && <span className={classes.link} />}
        </span>
        <span className={classes.name} aria-hidden>
          {t(`flow.${flow}`)}
        </span>
        <span className={classes.under} aria-hidden>
          {under}
        </span>
      </button>
    </li>
  );
  const level = (
    flow: "opening" | "closing",
    { deals: count, amountMinor }: Bridge["opening"],
    day: string,
  ) => {
    const y = at(amountMinor);
    return column(
      flow,
      format.moneyShortUnit(amountMinor),
      count,
      { top: y, bottom: y, end: y, tone: "level" },
      day,
    );
  };
  const step = ({ flow, deals: count, changeMinor, fromMinor, toMinor }: BridgeStep) => {
    const [top, bottom] = [at(Math.max(fromMinor, toMinor)), at(Math.min(fromMinor, toMinor))];
    const figure = (changeMinor > 0 ? "+" : "") + format.moneyShort(changeMinor);
    return column(flow, figure, count, { top, bottom, end: at(toMinor), tone: toneOf(flow) }, deals(count));
  };
  return (
    <ol className={classes.chart} aria-label={t("chart")}>
      {level("opening", opening, days.from)}
      {steps.map(step)}
      {level("closing", closing, days.to)}
    </ol>
  );
}
