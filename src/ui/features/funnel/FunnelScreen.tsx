import { SegmentedControl } from "@mantine/core";
import { Filter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { FirstUse } from "../../components/FirstUse.tsx";
import { Failed, FilteredToNothing, Loading } from "../../components/ScreenStates.tsx";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useWindow } from "../../state/windowStore.ts";
import { AsOfSlider } from "./AsOfSlider.tsx";
import { CompareSection } from "./CompareSection.tsx";
import { ConversionSection } from "./ConversionSection.tsx";
import classes from "./FunnelScreen.module.css";
import { MovementSection } from "./MovementSection.tsx";
import { OverviewSection } from "./OverviewSection.tsx";
import { TimeSection } from "./TimeSection.tsx";
import { useAsked } from "./useAsked.ts";
import { type Section, sections, useFunnelView } from "./useFunnelView.ts";

const content: Record<Section, () => React.ReactNode> = {
  overview: OverviewSection,
  conversion: ConversionSection,
  time: TimeSection,
  movement: MovementSection,
  compare: CompareSection,
};

export default function FunnelScreen() {
  const { t } = useTranslation("measures");
  const [view, setView] = useFunnelView();
  const line = useFilterLine();
  const clearFilter = useWindow((state) => state.clearFilter);
  const info = useCall("file.info", {});
  const summary = useCall("funnel.summary", useAsked());
  const ready = info.data !== undefined && summary.data !== undefined;
  const ref = useKeptScroll<HTMLDivElement>(`funnel ${view.section}`, ready);

  const failed = [info, summary].find((answer) => answer.isError);
  if (failed) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!info.data || !summary.data) return <Loading rows={8} />;
  if (info.data.deals === 0) return <FirstUse icon={Filter} of="funnel" />;
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
        <AsOfSlider />
      </div>
      <div ref={ref} className={classes.work}>
        {summary.data.created === 0 && line ? (
          <FilteredToNothing filter={line} onDrop={clearFilter} />
        ) : (
          <Content />
        )}
      </div>
    </div>
  );
}
