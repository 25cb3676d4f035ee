import { useTranslation } from "react-i18next";
import { useLocale } from "../../locales/index.ts";
import { Definition } from "../../components/Definition.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import type { Bar, FunnelView, Measure } from "../../presenters/funnel.ts";
import { narrowToStage } from "../../presenters/narrow.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn } from "../../state/useLists.ts";
import { useDealFilter } from "../../state/windowStore.ts";
import { useShell } from "../../state/shellStore.ts";
import { dark, light, stageColour } from "../../theme/tokens.ts";
import { ConversionMark } from "./ConversionMark.tsx";
import classes from "./FunnelChart.module.css";
import { funnelTable } from "./funnelTable.ts";
import { Outcomes } from "./Outcomes.tsx";
import { StageBar } from "./StageBar.tsx";
import { useKnownOn } from "./useKnownOn.ts";
import { useOpenDeals, useOpenMark } from "./useOpenDeals.ts";

/** Horizontal bars on one scale in stage order, with the conversion between them; won and lost beside. */
export function FunnelChart({ view, measure }: { view: FunnelView; measure: Measure }) {
  const { t } = useTranslation(["funnel", "common"]);
  const locale = useLocale();
  const format = useFormat();
  const filter = useDealFilter();
  const openDeals = useOpenDeals();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;

  const openMark = useOpenMark();
  const knownOn = useKnownOn();

  const opener = (bar: Bar) => {
    if (bar.deals === 0) return null;
    const name = nameIn(locale, bar.stage);
    const narrowed = narrowToStage(filter, bar.stage.id);
    return knownOn === null
      ? () => openDeals(name, narrowed)
      : () => openMark(name, { kind: "standing" }, narrowed, knownOn);
  };

  return (
    <div className={classes.chart}>
      <div role="group" aria-label={t("chart.label")} className={classes.stages}>
        <div className={classes.columnHeads}>
          <span className={classes.headName}>
            {t("table.stage")} · {t("chart.goOn")}{" "}
            <Definition of={t("table.rate")}>{t("define.conversion")}</Definition>
          </span>
          <span className={classes.number}>{t("measure.deals")}</span>
          <span className={classes.number}>{format.currencySymbol}</span>
        </div>
        {view.bars.map((bar, index) => (
          <div key={bar.stage.id}>
            <StageBar
              bar={bar}
              measure={measure}
              colour={stageColour(tokens, index, view.bars.length)}
              onOpen={opener(bar)}
            />
            <ConversionMark conversion={bar.conversion} />
          </div>
        ))}
        {view.untold && (
          <p className={classes.aside}>
            {t("chart.untold", { count: view.untold.deals, shown: format.number(view.untold.deals) })}
          </p>
        )}
      </div>
      <Outcomes view={view} measure={measure} opener={opener} />
      <DataTable table={funnelTable(view, t("chart.label"), t, format, locale)} />
    </div>
  );
}
