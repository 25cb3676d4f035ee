import { useTranslation } from "react-i18next";
import { useLocale } from "../../locales/index.ts";
import type { Bar, Measure } from "../../presenters/funnel.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn } from "../../state/useLists.ts";
import classes from "./FunnelChart.module.css";
import { StageTip } from "./StageTip.tsx";

interface StageBarProps {
  bar: Bar;
  measure: Measure;
  colour: string;
  /** Null where there are none to list. */
  onOpen: (() => void) | null;
}

/** One stage: name, bar from zero on the common scale, deals and money. The whole row is the button. */
export function StageBar({ bar, measure, colour, onOpen }: StageBarProps) {
  const { t } = useTranslation(["funnel", "common"]);
  const locale = useLocale();
  const format = useFormat();
  const name = nameIn(locale, bar.stage);
  const deals = t("common:deals", { count: bar.deals, shown: format.number(bar.deals) });
  const money = format.moneyUnit(bar.amountMinor);
  return (
    <StageTip
      stage={bar.stage}
      extra={
        <div>
          {t("list.part", { first: deals, second: money })}
          {bar.withAmount < bar.deals && ` · ${t("chart.withAmount", { n: format.number(bar.withAmount) })}`}
        </div>
      }
    >
      <button
        type="button"
        className={classes.bar}
        data-stage={bar.stage.id}
        aria-label={`${t("chart.stage", { stage: name, deals, money })}${onOpen ? `. ${t("chart.openDeals")}` : ""}`}
        aria-disabled={onOpen === null}
        onClick={() => onOpen?.()}
      >
        <span className={classes.name}>{name}</span>
        <span className={classes.track}>
          <span className={classes.fill} style={{ width: `${bar.length * 100}%`, background: colour }} />
        </span>
        <span className={classes.number} data-main={measure === "deals" || undefined}>
          {format.number(bar.deals)}
        </span>
        <span className={classes.number} data-main={measure === "money" || undefined}>
          {bar.deals > 0 && bar.withAmount === 0 ? "" : format.moneyShort(bar.amountMinor)}
        </span>
      </button>
    </StageTip>
  );
}
