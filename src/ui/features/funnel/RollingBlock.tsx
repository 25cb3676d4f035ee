import { Select } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import {
  rollingFigure,
  rollingMark,
  rollingMeasures,
  rollingOptions,
  type RollingPoint,
  rollingText,
} from "../../presenters/rolling.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useShell } from "../../state/shellStore.ts";
import { dark, light, type Tokens } from "../../theme/tokens.ts";
import { CopyTable } from "./CopyTable.tsx";
import classes from "./Chart.module.css";
import { useAsked } from "./useAsked.ts";
import { useCopyChart } from "./useCopyChart.ts";
import { useCountedOf } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useOpenMark } from "./useOpenDeals.ts";

const Chart = lazy(() => import("../../components/Chart.tsx"));
const HEIGHT = 240;

/** A measure over rolling quarters, month by month: the velocity until another is chosen. */
export function RollingBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const openMark = useOpenMark();
  const copyChart = useCopyChart();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;
  const [{ trend: measure }, setView] = useFunnelView();
  const answer = useCall("funnel.trend", {
    ...useAsked(),
    step: "month",
    count: 13,
    windowDays: 91,
    measures: measure === "velocity" ? ["velocity", "winRate", "cycleDays", "dealSizeMinor"] : [measure],
  });
  const points: RollingPoint[] = answer.data ?? [];
  const figures = points.map((point) => rollingFigure(point, measure));
  const known = figures.filter(({ value }) => value !== null);
  const newest = figures.at(-1)?.value ?? null;
  const title =
    measure === "velocity" && newest !== null
      ? t("velocity.finding", { money: format.moneyShortUnit(newest) })
      : t("rolling.title", { measure: t(`rolling.measure.${measure}`) });
  const subtitle = useCountedOf(
    t(`rolling.counted.${measure}`),
    points.length > 0 ? t("funnel:counted.n", { n: format.number(figures.at(-1)?.n ?? 0) }) : undefined,
  );
  const text = (value: number | null): string => (value === null ? "" : rollingText(measure, value, format));
  const hint = (point: RollingPoint): string => {
    const { value, low, high, n } = rollingFigure(point, measure);
    const span = `${format.day(point.from)} – ${format.day(point.to)}`;
    if (value === null) return `${span}<br>${t("funnel:note.few", { n: format.number(n) })}`;
    if (measure === "velocity") return `${span}<br>${velocityParts(point)}`;
    const shown = t("funnel:list.part", {
      first: `${t(`rolling.measure.${measure}`)}: ${text(value)}`,
      second: t("funnel:counted.n", { n: format.number(n) }),
    });
    return low === null || high === null
      ? `${span}<br>${shown}`
      : `${span}<br>${shown}<br>${text(low)} – ${text(high)}`;
  };
  const velocityParts = ({ velocity, winRate, cycleDays, dealSizeMinor }: RollingPoint): string =>
    [
      t("velocity.perDay", { money: format.moneyShortUnit(velocity?.minorPerDay ?? 0) }),
      t("velocity.parts", {
        open: format.number(velocity?.openDeals ?? 0),
        size: format.moneyShortUnit(dealSizeMinor?.mean ?? 0),
        rate: format.percent(winRate?.value ?? 0, 1),
        cycle: format.days(cycleDays?.mean ?? 0),
      }),
    ].join("<br>");
  const options = (colours: Tokens) => rollingOptions(points, measure, { format, tokens: colours, hint });
  const table = {
    title: `${title}. ${subtitle}`,
    header: [
      t("velocity.column.to"),
      t(`rolling.measure.${measure}`),
      t("funnel:table.low"),
      t("funnel:table.high"),
      t("rolling.n"),
    ],
    rows: points.map((point, index) => {
      const { value = null, low = null, high = null, n = 0 } = figures[index] ?? {};
      return [format.day(point.to), text(value), text(low), text(high), format.number(n)];
    }),
  };
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <Select
            aria-label={t("rolling.choice")}
            w={168}
            allowDeselect={false}
            value={measure}
            data={rollingMeasures.map((value) => ({ value, label: t(`rolling.measure.${value}`) }))}
            onChange={(next) => next && setView({ trend: next })}
          />
          {answer.data && (
            <CopyTable table={table} onPicture={() => copyChart(options(light), HEIGHT, title, subtitle)} />
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Loading rows={4} />
      ) : known.length < 2 ? (
        <p className={classes.nothing}>{t("velocity.tooFew")}</p>
      ) : (
        <div className={classes.chart}>
          <Suspense fallback={<div style={{ height: HEIGHT }} />}>
            <Chart
              options={options(tokens)}
              height={HEIGHT}
              label={title}
              onPick={(index) => {
                const point = points[index];
                const mark = point && rollingMark(measure, point);
                if (mark)
                  openMark(
                    [
                      t(mark.kind === "closed" ? "funnel:figure.won" : "figure.slip"),
                      `${format.day(point.from)} – ${format.day(point.to)}`,
                    ],
                    mark,
                  );
              }}
            />
          </Suspense>
          <DataTable table={table} />
        </div>
      )}
    </Block>
  );
}
