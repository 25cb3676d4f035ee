import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { velocityOptions, type VelocityPoint } from "../../presenters/velocityOptions.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useShell } from "../../state/shellStore.ts";
import { dark, light, type Tokens } from "../../theme/tokens.ts";
import { CopyTable } from "./CopyTable.tsx";
import classes from "./Chart.module.css";
import { useAsked } from "./useAsked.ts";
import { useCopyChart } from "./useCopyChart.ts";
import { useCountedOf } from "./useCounted.ts";
import { useOpenMark } from "./useOpenDeals.ts";

const Chart = lazy(() => import("../../components/Chart.tsx"));
const HEIGHT = 240;

/** Money per day over rolling quarters, month by month. */
export function VelocityBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const openMark = useOpenMark();
  const copyChart = useCopyChart();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;
  const answer = useCall("funnel.trend", {
    ...useAsked(),
    step: "month",
    count: 13,
    windowDays: 91,
    measures: ["velocity", "winRate", "cycleDays", "dealSizeMinor"],
  });
  const points: VelocityPoint[] = answer.data ?? [];
  const known = points.flatMap(({ velocity }) => velocity?.minorPerDay ?? []);
  const newest = points.at(-1)?.velocity?.minorPerDay ?? null;
  const title =
    newest === null ? t("velocity.title") : t("velocity.finding", { money: format.moneyShortUnit(newest) });
  const subtitle = useCountedOf(
    t("velocity.counted"),
    points.length > 0
      ? t("funnel:counted.n", { n: format.number(points.at(-1)?.winRate?.n ?? 0) })
      : undefined,
  );
  const hint = ({ from, to, velocity, winRate, cycleDays, dealSizeMinor }: VelocityPoint): string =>
    velocity?.minorPerDay == null
      ? `${format.day(to)}<br>${t("funnel:note.few", { n: format.number(winRate?.n ?? 0) })}`
      : [
          `${format.day(from)} – ${format.day(to)}`,
          t("velocity.perDay", { money: format.moneyShortUnit(velocity.minorPerDay) }),
          t("velocity.parts", {
            open: format.number(velocity.openDeals),
            size: format.moneyShortUnit(dealSizeMinor?.mean ?? 0),
            rate: format.percent(winRate?.value ?? 0, 1),
            cycle: format.days(cycleDays?.mean ?? 0),
          }),
        ].join("<br>");
  const options = (colours: Tokens) => velocityOptions(points, { format, tokens: colours, hint });
  const table = {
    title: `${title}. ${subtitle}`,
    header: (["to", "velocity", "open", "size", "rate", "cycle"] as const).map((column) =>
      t(`velocity.column.${column}`),
    ),
    rows: points.map(({ to, velocity, winRate, cycleDays, dealSizeMinor }) => [
      format.day(to),
      velocity?.minorPerDay == null ? "" : format.money(Math.round(velocity.minorPerDay)),
      format.number(velocity?.openDeals ?? 0),
      dealSizeMinor?.mean == null ? "" : format.money(Math.round(dealSizeMinor.mean)),
      winRate?.value == null ? "" : format.percent(winRate.value, 1),
      cycleDays?.mean == null ? "" : format.number(cycleDays.mean),
    ]),
  };
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        answer.data && (
          <CopyTable table={table} onPicture={() => copyChart(options(light), HEIGHT, title, subtitle)} />
        )
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
                if (point)
                  openMark([t("funnel:figure.won"), `${format.day(point.from)} – ${format.day(point.to)}`], {
                    kind: "closed",
                    outcome: "won",
                    from: point.from,
                    to: point.to,
                  });
              }}
            />
          </Suspense>
          <DataTable table={table} />
        </div>
      )}
    </Block>
  );
}
