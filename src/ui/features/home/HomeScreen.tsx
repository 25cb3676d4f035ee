import { SegmentedControl } from "@mantine/core";
import { House } from "lucide-react";
import { useTranslation } from "react-i18next";
import { quarterOf } from "../../../core/domain/days.ts";
import { FirstUse } from "../../components/FirstUse.tsx";
import { Failed, FilteredToNothing, Loading } from "../../components/ScreenStates.tsx";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { sinceDay, type Since, sinces } from "../../presenters/since.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";
import { WaterfallBlock } from "../movement/WaterfallBlock.tsx";
import { Alerts } from "./Alerts.tsx";
import { AttainmentBlock } from "./AttainmentBlock.tsx";
import classes from "./HomeScreen.module.css";
import { type HomeViewState, useHomeView } from "./useHomeView.ts";

/** The week in one screen: will the target be reached, what moved and why, which deals need attention. */
export default function HomeScreen() {
  const filter = useDealFilter();
  const asOf = useWindow((state) => state.asOf);
  const chosen = useWindow((state) => state.period);
  const clearFilter = useWindow((state) => state.clearFilter);
  const [view, setView] = useHomeView();
  const line = useFilterLine();
  const info = useCall("file.info", {});
  const matching = useCall("deals.query", { filter, limit: 1 });
  const ready = info.data !== undefined && matching.data !== undefined;
  const ref = useKeptScroll<HTMLDivElement>("home", ready);

  const failed = info.error ?? matching.error;
  if (failed)
    return <Failed error={failed} onRetry={() => void Promise.all([info.refetch(), matching.refetch()])} />;
  if (!ready) return <Loading rows={8} />;
  if (info.data.deals === 0) return <FirstUse icon={House} of="home" />;
  if (matching.data.total === 0 && line) return <FilteredToNothing filter={line} onDrop={clearFilter} />;

  const today = asOf ?? info.data.today;
  const period = chosen?.key ?? quarterOf(today);
  return (
    <div ref={ref} className={classes.screen}>
      <div className={classes.grid}>
        <div className={classes.work}>
          <AttainmentBlock period={period} ownDays={chosen !== null && chosen.key === null} on={today} />
          <WaterfallBlock
            filter={filter}
            from={sinceDay(view.since, today)}
            to={today}
            due={view.moved === "due" ? period : null}
            controls={
              <>
                <MovedSwitch value={view.moved} period={period} onChange={(moved) => setView({ moved })} />
                <SinceSwitch value={view.since} onChange={(since) => setView({ since })} />
              </>
            }
          />
        </div>
        <Alerts filter={filter} asOf={asOf} />
      </div>
    </div>
  );
}

interface MovedSwitchProps {
  value: HomeViewState["moved"];
  period: string;
  onChange: (moved: HomeViewState["moved"]) => void;
}

function MovedSwitch({ value, period, onChange }: MovedSwitchProps) {
  const { t } = useTranslation("home");
  const format = useFormat();
  return (
    <SegmentedControl
      aria-label={t("moved.label")}
      value={value}
      onChange={onChange}
      data={(["due", "all"] as const).map((one) => ({
        value: one,
        label: t(`moved.${one}`, { period: format.period(period) }),
      }))}
    />
  );
}

function SinceSwitch({ value, onChange }: { value: Since; onChange: (since: Since) => void }) {
  const { t } = useTranslation("home");
  return (
    <SegmentedControl
      aria-label={t("since.label")}
      value={value}
      onChange={onChange}
      data={sinces.map((since) => ({ value: since, label: t(`since.${since}`) }))}
    />
  );
}
