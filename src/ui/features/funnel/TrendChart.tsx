import { useReducedMotion } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { FEW } from "../../presenters/funnel.ts";
import { narrowToGroup, narrowToStates } from "../../presenters/narrow.ts";
import { trendFinding, trendOf, type TrendPoint } from "../../presenters/trend.ts";
import { trendOptions } from "../../presenters/trendOptions.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useShell } from "../../state/shellStore.ts";
import { useDealFilter } from "../../state/windowStore.ts";
import { dark, light } from "../../theme/tokens.ts";
import type { ByRow } from "./byColumns.ts";
import classes from "./TrendChart.module.css";
import { useOpenDeals } from "./useOpenDeals.ts";

const Chart = lazy(() => import("../../components/Chart.tsx"));
const HEIGHT = 220;

/** Win rate by quarter with its intervals; the table below it holds the same figures. */
export function TrendChart({ rows }: { rows: readonly ByRow[] }) {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const filter = useDealFilter();
  const openDeals = useOpenDeals();
  const still = useReducedMotion();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;
  const points = trendOf(rows);
  if (points.length < 2) return null;
  const finding = trendFinding(points);
  const title = finding
    ? t(`trend.${finding.kind}`, {
        first: format.period(finding.first.key),
        last: format.period(finding.last.key),
        from: format.percent(finding.first.rate),
        to: format.percent(finding.last.rate),
      })
    : t("trend.title");
  const hint = ({ key, rate, low, high, n }: TrendPoint) =>
    `${format.period(key)}: ${t("by.rateHint", { rate: format.percent(rate, 1), interval: format.interval(low, high, 1), count: n, shown: format.number(n) })}`;
  const open = (point: TrendPoint) => {
    const quarter = narrowToGroup(filter, "quarter", { key: point.key, id: null }, "won");
    openDeals(
      [format.period(point.key), t("trend.closed")],
      quarter && narrowToStates({ ...quarter, state: filter.state }, ["won", "lost"]),
    );
  };
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <strong>{title}</strong> <span>{t("trend.counted", { few: format.number(FEW) })}</span>
      </figcaption>
      <Suspense fallback={<div style={{ height: HEIGHT }} />}>
        <Chart
          options={trendOptions(points, { format, tokens, hint, still })}
          height={HEIGHT}
          label={title}
          onPick={(index) => points[index] && open(points[index])}
        />
      </Suspense>
    </figure>
  );
}
