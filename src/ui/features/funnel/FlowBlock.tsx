import { escapeHtml } from "../../presenters/table.ts";
import { SegmentedControl } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../core/domain/days.ts";
import { addDays } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useLocale } from "../../locales/index.ts";
import { flowOptions, type Move, splitMoves, weightOf } from "../../presenters/movement.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useShell } from "../../state/shellStore.ts";
import { nameIn } from "../../state/useLists.ts";
import { dark, light, stageColour, type Tokens } from "../../theme/tokens.ts";
import classes from "./Chart.module.css";
import { CopyTable } from "./CopyTable.tsx";
import { PipelineChoice } from "./PipelineChoice.tsx";
import { useAsked } from "./useAsked.ts";
import { useCopyChart } from "./useCopyChart.ts";
import { useCountedOf } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { usePipeline } from "./usePipeline.ts";

const Chart = lazy(() => import("../../components/Chart.tsx"));
const HEIGHT = 360;

/** How deals flowed from stage to stage; what went back stands under the chart. */
export function FlowBlock({ from, to }: { from: Day; to: Day }) {
  const { t } = useTranslation(["measures", "funnel", "common"]);
  const format = useFormat();
  const locale = useLocale();
  const openMark = useOpenMark();
  const copyChart = useCopyChart();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;
  const [{ measure }, setView] = useFunnelView();
  const { pipeline, pipelines } = usePipeline();
  const first = addDays(from, 1);
  const answer = useCall("funnel.flows", { ...useAsked(), from: first, to });
  const { onward, aside } = pipeline
    ? splitMoves(answer.data?.moves ?? [], pipeline.id)
    : { onward: [], aside: [] };
  const drawn = onward.filter((move) => weightOf(move, measure) > 0);

  const nameOf = (id: string): string => {
    if (id === "new") return t("flow.new");
    const stage = pipelines.flatMap(({ stages }) => stages).find((one) => one.id === id);
    return stage ? nameIn(locale, stage) : t("ageing.untold");
  };
  const open = pipeline?.stages.filter(({ kind }) => kind === "lead" || kind === "open") ?? [];
  const colourOf = (colours: Tokens) => (id: string) => {
    const kind = pipeline?.stages.find((stage) => stage.id === id)?.kind;
    if (kind === "won") return colours.won;
    if (kind === "lost") return colours.lost;
    const at = open.findIndex((stage) => stage.id === id);
    return at < 0 ? colours.others : stageColour(colours, at, open.length);
  };
  const moveName = (move: Move): string =>
    t("flow.move", { from: nameOf(move.fromId ?? "new"), to: nameOf(move.toId) });
  const figures = (move: Move): string =>
    t("funnel:list.part", {
      first: t("common:deals", { count: move.deals, shown: format.number(move.deals) }),
      second: format.moneyShortUnit(move.amountMinor),
    });
  const list = (move: Move) =>
    openMark(moveName(move), { kind: "move", fromStage: move.fromId, toStage: move.toId, from: first, to });
  const options = (colours: Tokens) =>
    flowOptions(drawn, {
      tokens: colours,
      measure,
      nameOf,
      colourOf: colourOf(colours),
      hint: (move) => `${escapeHtml(moveName(move))}<br>${figures(move)}`,
    });
  const title = t("flow.title");
  const subtitle = useCountedOf(
    t("flow.counted", { from: format.day(first), to: format.day(to) }),
    answer.data && t("flow.n", { n: format.number(onward.reduce((sum, { moves }) => sum + moves, 0)) }),
  );
  const table = {
    title: `${title}. ${subtitle}`,
    header: [
      t("flow.column.from"),
      t("flow.column.to"),
      t("funnel:table.deals"),
      `${t("funnel:table.money")} (${format.currency})`,
    ],
    rows: [...onward, ...aside].map((move) => [
      nameOf(move.fromId ?? "new"),
      nameOf(move.toId),
      format.number(move.deals),
      format.money(move.amountMinor),
    ]),
  };
  // For readers the move itself heads each row, since a stage heads several.
  const readable = {
    title: table.title,
    header: [t("flow.column.move"), ...table.header.slice(2)],
    rows: table.rows.map(([source, target, ...rest]) => [
      t("flow.move", { from: source, to: target }),
      ...rest,
    ]),
  };
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        pipeline && (
          <>
            <PipelineChoice pipeline={pipeline} pipelines={pipelines} />
            <SegmentedControl
              aria-label={t("flow.measure")}
              value={measure}
              onChange={(next) => setView({ measure: next })}
              data={(["deals", "money"] as const).map((value) => ({
                value,
                label: t(`funnel:measure.${value}`),
              }))}
            />
            <CopyTable table={table} onPicture={() => copyChart(options(light), HEIGHT, title, subtitle)} />
          </>
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data || !pipeline ? (
        <Loading rows={6} />
      ) : drawn.length === 0 ? (
        <p className={classes.nothing}>{t("flow.nothing")}</p>
      ) : (
        <div className={classes.chart}>
          <Suspense fallback={<div style={{ height: HEIGHT }} />}>
            <Chart
              options={options(tokens)}
              height={HEIGHT}
              label={title}
              onPick={(index, of) => of === "edge" && drawn[index] && list(drawn[index])}
            />
          </Suspense>
          <DataTable table={readable} />
        </div>
      )}
      {aside.length > 0 && (
        <ul className={classes.aside} aria-label={t("flow.aside")}>
          <li>{t("flow.aside")}</li>
          {aside.map((move) => (
            <li key={`${move.fromId} ${move.toId}`}>
              <button type="button" className={classes.open} onClick={() => list(move)}>
                {moveName(move)}: {format.number(move.deals)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
