import { SegmentedControl } from "@mantine/core";
import { TrendingUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { FirstUse } from "../../components/FirstUse.tsx";
import { Failed, FilteredToNothing, Loading } from "../../components/ScreenStates.tsx";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useWindow } from "../../state/windowStore.ts";
import { AccuracySection } from "./AccuracySection.tsx";
import { CapacitySection } from "./CapacitySection.tsx";
import { DealsSection } from "./DealsSection.tsx";
import { DemandSection } from "./DemandSection.tsx";
import classes from "./ForecastScreen.module.css";
import { MoneySection } from "./MoneySection.tsx";
import { useForecastFilter } from "./useForecastAsked.ts";
import { type Section, sections, useForecastView } from "./useForecastView.ts";

const content: Record<Section, () => React.ReactNode> = {
  money: MoneySection,
  deals: DealsSection,
  accuracy: AccuracySection,
  demand: DemandSection,
  capacity: CapacitySection,
};

/** What will be won, made and worked; of which deals; and how good such forecasts were. */
export default function ForecastScreen() {
  const { t } = useTranslation("forecast");
  const [view, setView] = useForecastView();
  const line = useFilterLine();
  const clearFilter = useWindow((state) => state.clearFilter);
  const info = useCall("file.info", {});
  const matching = useCall("deals.query", { filter: useForecastFilter(), limit: 1 });
  const ready = info.data !== undefined && matching.data !== undefined;
  const ref = useKeptScroll<HTMLDivElement>(`forecast ${view.section}`, ready);

  const failed = [info, matching].find((answer) => answer.isError);
  if (failed) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!info.data || !matching.data) return <Loading rows={8} />;
  if (info.data.deals === 0) return <FirstUse icon={TrendingUp} of="forecast" />;
  const Content = content[view.section];
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <SegmentedControl
          aria-label={t("section.label")}
          value={view.section}
          onChange={(section) => setView({ section })}
          data={sections.map((value) => ({ value, label: t(`section.${value}`) }))}
        />
      </div>
      <div ref={ref} className={classes.work}>
        {matching.data.total === 0 && line ? (
          <FilteredToNothing filter={line} onDrop={clearFilter} />
        ) : (
          <Content />
        )}
      </div>
    </div>
  );
}
