import { escapeHtml } from "../../presenters/table.ts";
import { Button, Select } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useLocale } from "../../locales/index.ts";
import { ageingOptions, dealsWithin, placed } from "../../presenters/ageingOptions.ts";
import type { PlainTable } from "../../presenters/table.ts";
import type { AgeingDeal } from "../../presenters/timeViews.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useShell } from "../../state/shellStore.ts";
import { nameIn } from "../../state/useLists.ts";
import { useWindow } from "../../state/windowStore.ts";
import { dark, light, type Tokens } from "../../theme/tokens.ts";
import { CopyTable } from "./CopyTable.tsx";
import classes from "./Chart.module.css";
import { useAsked } from "./useAsked.ts";
import { useCopyChart } from "./useCopyChart.ts";
import { useCountedOf } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { usePipeline } from "./usePipeline.ts";

const Chart = lazy(() => import("../../components/Chart.tsx"));
const HEIGHT = 320;
const ALL = "all";
/** Rows for screen readers; the rest is in the list that the button opens. */
const READ = 100;

/** The open deals by age and amount, with the line from which they count as stalled. */
export function AgeingBlock() {
  const { t } = useTranslation(["measures", "funnel", "common"]);
  const format = useFormat();
  const locale = useLocale();
  const openMark = useOpenMark();
  const openDeal = useWindow((state) => state.openDeal);
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  const copyChart = useCopyChart();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;
  const [view, setView] = useFunnelView();
  const answer = useCall("funnel.ageing", useAsked());
  const found = answer.data;

  const { pipelines } = usePipeline();
  const present = new Set(found?.deals.map(({ stageId }) => stageId));
  const stages = pipelines.flatMap(({ stages: all }) => all).filter(({ id }) => present.has(id));
  const chosen = view.ageingStage;
  const stage = chosen !== null && present.has(chosen) ? chosen : ALL;
  const inStage = (found?.deals ?? []).filter(({ stageId }) => stage === ALL || stageId === stage);
  const lines = new Map((found?.lines ?? []).flatMap(({ stageId, days }) => (days ? [[stageId, days]] : [])));
  const all = stage === ALL;
  const drawn = placed(inStage, all ? lines : null);
  const stalled = inStage.filter((deal) => deal.stalled);
  const line = found?.lines.find(({ stageId }) => stageId === stage);
  const nameOf = (id: string): string => {
    const info = stages.find((one) => one.id === id);
    return info ? nameIn(locale, info) : t("ageing.untold");
  };
  const stageName = stage === ALL ? t("ageing.all") : nameOf(stage);
  const deals = (count: number) => t("common:deals", { count, shown: format.number(count) });
  const title =
    found === undefined || inStage.length === 0
      ? t("ageing.title")
      : t("ageing.finding", {
          stage: stageName,
          stalled: format.number(stalled.length),
          all: deals(inStage.length),
        });
  const lineWords =
    line?.days == null
      ? null
      : t(line.by === "expected" ? "ageing.lineExpected" : "ageing.lineWinners", {
          days: format.days(line.days),
        });
  const left = inStage.length - drawn.length;
  const subtitle = useCountedOf(
    [
      t(all ? "ageing.countedAll" : "ageing.counted"),
      t("ageing.drag"),
      lineWords,
      left > 0 && t(all ? "ageing.noLine" : "ageing.noAmount", { n: format.number(left) }),
      found && found.leftOut > 0 && t("ageing.leftOut", { n: format.number(found.leftOut) }),
    ]
      .filter(Boolean)
      .join(" · "),
    t("funnel:counted.n", { n: format.number(inStage.length) }),
  );
  const hint = (deal: AgeingDeal): string =>
    [
      deal.name,
      nameOf(deal.stageId),
      deal.owner,
      deal.amountMinor === null ? null : format.moneyUnit(deal.amountMinor),
      t("ageing.since", { days: format.days(deal.ageInStage) }),
    ]
      .filter(Boolean)
      .map((text) => escapeHtml(text ?? ""))
      .join("<br>");
  const options = (colours: Tokens) =>
    ageingOptions(drawn, all ? 1 : (line?.days ?? null), all ? 1 : 10, {
      format,
      tokens: colours,
      axes: {
        age: t(all ? "ageing.axis.times" : "ageing.axis.age"),
        amount: `${t("funnel:measure.money")} (${format.currency})`,
      },
      line: t("ageing.line"),
      hint,
    });
  const table: PlainTable = {
    title: `${title}. ${subtitle}`,
    header: (["deal", "stage", "owner", "age", "amount", "stalled"] as const).map((column) =>
      t(`ageing.column.${column}`),
    ),
    rows: inStage
      .toSorted((a, b) => (b.amountMinor ?? 0) - (a.amountMinor ?? 0))
      .map((deal) => [
        deal.name,
        nameOf(deal.stageId),
        deal.owner ?? "",
        format.number(deal.ageInStage),
        deal.amountMinor === null ? "" : format.money(deal.amountMinor),
        deal.stalled ? t("ageing.yes") : "",
      ]),
  };
  const listStalled = () =>
    openMark([stageName, t("figure.stalled")], {
      kind: "stalled",
      ...(stage === ALL ? {} : { stage }),
    });
  const listArea = (isWithin: (point: readonly [number, number]) => boolean) => {
    const ids = dealsWithin(drawn, isWithin).map(({ id }) => id);
    if (ids.length > 0) openList({ title: t("ageing.area", { stage: stageName }), filter: { ids }, asOf });
  };
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        found && (
          <>
            <Select
              aria-label={t("ageing.stage")}
              w={184}
              allowDeselect={false}
              data={[
                { value: ALL, label: t("ageing.all") },
                ...pipelines.map((one) => ({
                  group: nameIn(locale, one),
                  items: one.stages
                    .filter(({ id }) => present.has(id))
                    .map((item) => ({ value: item.id, label: nameIn(locale, item) })),
                })),
              ]}
              value={stage}
              onChange={(next) => next && setView({ ageingStage: next === ALL ? null : next })}
            />
            <Button variant="default" size="xs" disabled={stalled.length === 0} onClick={listStalled}>
              {t("ageing.list", { n: format.number(stalled.length) })}
            </Button>
            <CopyTable table={table} onPicture={() => copyChart(options(light), HEIGHT, title, subtitle)} />
          </>
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !found ? (
        <Loading rows={6} />
      ) : drawn.length === 0 ? (
        <p className={classes.nothing}>{t("ageing.nothing")}</p>
      ) : (
        <div className={classes.chart}>
          <Suspense fallback={<div style={{ height: HEIGHT }} />}>
            <Chart
              options={options(tokens)}
              height={HEIGHT}
              label={title}
              onPick={(index) => drawn[index] && openDeal(drawn[index].id)}
              onDrag={listArea}
            />
          </Suspense>
          <DataTable table={{ ...table, rows: table.rows.slice(0, READ) }} />
        </div>
      )}
    </Block>
  );
}
