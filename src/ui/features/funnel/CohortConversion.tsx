import { SegmentedControl } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { type Day, periodBounds, quarterOf } from "../../../core/domain/days.ts";
import { useLocale } from "../../locales/index.ts";
import { type Conversion, rateOf, saysUndecided } from "../../presenters/funnel.ts";
import { shiftPeriod } from "../../presenters/periods.ts";
import { callAny, callKey, useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn } from "../../state/useLists.ts";
import { CopyTable } from "./CopyTable.tsx";
import { type HeatCell, HeatTable } from "./HeatTable.tsx";
import { PipelineChoice } from "./PipelineChoice.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { usePipeline } from "./usePipeline.ts";
import { useRateWords } from "./useRateWords.ts";

const QUARTERS = 6;

interface Quarter {
  key: string;
  from: Day;
  to: Day;
}

/** Stage conversion of the deals that began, or that entered the stage, in each of the newest quarters. */
export function CohortConversion() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const locale = useLocale();
  const words = useRateWords();
  const openMark = useOpenMark();
  const asked = useAsked();
  const [{ cohort }, setView] = useFunnelView();
  const { pipeline, pipelines } = usePipeline();
  const today = useCall("file.info", {}).data?.today;
  const day = asked.asOf ?? today;
  const quarters = day === undefined ? [] : newestQuarters(day);
  const answers = useQueries({
    queries: quarters.map(({ from, to }) => {
      const input = { ...asked, cohortFrom: from, cohortTo: to, cohort };
      return {
        queryKey: callKey("funnel.conversion", input),
        queryFn: () => callAny("funnel.conversion", input),
      };
    }),
  });
  const title = t(`byCohort.title.${cohort}`);
  const subtitle = useCountedOf(t("byCohort.counted"), undefined);
  const stages = pipeline?.stages.filter(({ kind }) => kind === "lead" || kind === "open") ?? [];
  const of = (quarter: number, stageId: string): Conversion | undefined =>
    answers[quarter]?.data?.find((row) => row.stageId === stageId);
  const cell = (quarter: Quarter, index: number, stageId: string): HeatCell => {
    const found = of(index, stageId);
    if (!found || found.entered + found.lostUnknown === 0) return nothing;
    const rate = rateOf(found);
    return {
      text:
        rate.kind === "rate"
          ? format.percent(rate.rate)
          : t("few", { n: format.number(rate.kind === "few" ? rate.n : found.entered) }),
      young: saysUndecided(rate),
      heat: rate.kind === "rate" ? rate.rate : null,
      hint: words(found),
      onOpen:
        found.entered === 0
          ? null
          : () =>
              openMark([format.period(quarter.key), found.stage], {
                kind: "conversion",
                stage: stageId,
                outcome: "entered",
                cohort,
                cohortFrom: quarter.from,
                cohortTo: quarter.to,
              }),
    };
  };
  const failed = answers.find((answer) => answer.isError);
  const ready = pipeline && answers.every(({ data }) => data !== undefined);
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        ready && (
          <>
            <SegmentedControl
              aria-label={t("byCohort.choice")}
              value={cohort}
              onChange={(next) => setView({ cohort: next })}
              data={(["creation", "entry"] as const).map((value) => ({
                value,
                label: t(`byCohort.by.${value}`),
              }))}
            />
            <PipelineChoice pipeline={pipeline} pipelines={pipelines} />
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: [t("funnel:table.stage"), ...quarters.map(({ key }) => format.period(key))],
                rows: stages.map((stage) => [
                  nameIn(locale, stage),
                  ...quarters.map((_quarter, index) => {
                    const rate = rateOf(of(index, stage.id) ?? null);
                    return rate.kind === "rate" ? format.percent(rate.rate, 1) : "";
                  }),
                ]),
              }}
            />
          </>
        )
      }
    >
      {failed ? (
        <Failed error={failed.error} onRetry={() => void failed.refetch()} />
      ) : ready ? (
        <HeatTable
          caption={title}
          corner={t("funnel:table.stage")}
          leads={[]}
          columns={quarters.map(({ key }) => format.period(key))}
          rows={stages.map((stage) => ({
            key: stage.id,
            name: nameIn(locale, stage),
            lead: [],
            cells: quarters.map((quarter, index) => cell(quarter, index, stage.id)),
          }))}
        />
      ) : (
        <Loading />
      )}
    </Block>
  );
}

const nothing: HeatCell = { text: "", heat: null, hint: "", onOpen: null };

function newestQuarters(day: Day): Quarter[] {
  return Array.from({ length: QUARTERS }, (_, at) => {
    const key = shiftPeriod(quarterOf(day), at - QUARTERS + 1);
    const bounds = periodBounds(key);
    return bounds ? [{ key, ...bounds }] : [];
  }).flat();
}
