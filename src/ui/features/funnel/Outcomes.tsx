import { useTranslation } from "react-i18next";
import type { Bar, FunnelView, Measure } from "../../presenters/funnel.ts";
import classes from "./FunnelChart.module.css";
import { StageBar } from "./StageBar.tsx";

interface OutcomesProps {
  view: FunnelView;
  measure: Measure;
  opener: (bar: Bar) => (() => void) | null;
}

/** Won and lost, apart from the open stages: they gather over the years, open deals don't. */
export function Outcomes({ view, measure, opener }: OutcomesProps) {
  const { t } = useTranslation("funnel");
  return (
    <div className={classes.outcomes}>
      <h3 className={classes.outcomesTitle}>
        {t("outcome.title")} <span className={classes.aside}>{t("outcome.scale")}</span>
      </h3>
      {view.won.map((bar) => (
        <StageBar
          key={bar.stage.id}
          bar={bar}
          measure={measure}
          colour="var(--fw-won)"
          onOpen={opener(bar)}
        />
      ))}
      {view.lost.map((bar) => (
        <StageBar
          key={bar.stage.id}
          bar={bar}
          measure={measure}
          colour="var(--fw-lost)"
          onOpen={opener(bar)}
        />
      ))}
    </div>
  );
}
