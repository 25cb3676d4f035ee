import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { type Day, periodBounds, quarterOf } from "../../../core/domain/days.ts";
import { useLocale } from "../../locales/index.ts";
import { type Conversion, rateOf } from "../../presenters/funnel.ts";
import { shiftPeriod } from "../../presenters/periods.ts";
import { callAny, callKey, useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn } from "../../state/useLists.ts";
import { CopyTable } from "./CopyTable.tsx";
import { type HeatCell, HeatTable } from "./HeatTable.tsx";
import { PipelineChoice } from "./PipelineChoice.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { usePipeline } from "./usePipeline.ts";
import { useRateWords } from "./useRateWords.ts";

const QUARTERS = 6;

interface Cohort {
  key: string;
  from: Day;
  to: Day;
}

/** Stage conversion of the deals that began in each of the newest quarters. */
export function CohortConversion() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const locale = useLocale();
  const words = useRateWords();
  const openMark = useOpenMark();
  const asked = useAsked();
  const { pipeline, pipelines } = usePipeline();
  const today = useCall("file.info", {}).data?.today;
  const day = asked.asOf ?? today;
  const cohorts = day === undefined ? [] : newestQuarters(day);
  const answers = useQueries({
    queries: cohorts.map(({ from, to }) => {
      const input = { ...asked, cohortFrom: from, cohortTo: to, cohort: "creation" as const };
      return {
        queryKey: callKey("funnel.conversion", input),
        queryFn: () => callAny("funnel.conversion", input),
      };
    }),
  });
  const title = t("byCohort.title");
  const subtitle = useCountedOf(t("byCohort.counted"), undefined);
  const stages = pipeline?.stages.filter(({ kind }) => kind === "lead" || kind === "open") ?? [];
  const of = (cohort: number, stageId: string): Conversion | undefined =>
    answers[cohort]?.data?.find((row) => row.stageId === stageId);
  const cell = (cohort: Cohort, index: number, stageId: string): HeatCell => {
    const found = of(index, stageId);
    if (!found || found.entered + found.lostUnknown === 0) return nothing;
    const rate = rateOf(found);
    return {
      text: rate.kind === "rate" ? format.percent(rate.rate) : t("few", { n: format.number(found.entered) }),
      heat: rate.kind === "rate" ? rate.rate : null,
      hint: words(found),
      onOpen:
        found.entered === 0
          ? null
          : () =>
              openMark([format.period(cohort.key), found.stage], {
                kind: "conversion",
                stage: stageId,
                outcome: "entered",
                cohort: "creation",
                cohortFrom: cohort.from,
                cohortTo: cohort.to,
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
            <PipelineChoice pipeline={pipeline} pipelines={pipelines} />
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: [t("funnel:table.stage"), ...cohorts.map(({ key }) => format.period(key))],
                rows: stages.map((stage) => [
                  nameIn(locale, stage),
                  ...cohorts.map((_cohort, index) => {
                    const rate = of(index, stage.id)?.rate ?? null;
                    return rate === null ? "" : format.percent(rate, 1);
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
          columns={cohorts.map(({ key }) => format.period(key))}
          rows={stages.map((stage) => ({
            key: stage.id,
            name: nameIn(locale, stage),
            lead: [],
            cells: cohorts.map((cohort, index) => cell(cohort, index, stage.id)),
          }))}
        />
      ) : (
        <Loading />
      )}
    </Block>
  );
}

const nothing: HeatCell = { text: "", heat: null, hint: "", onOpen: null };

function newestQuarters(day: Day): Cohort[] {
  return Array.from({ length: QUARTERS }, (_, at) => {
    const key = shiftPeriod(quarterOf(day), at - QUARTERS + 1);
    const bounds = periodBounds(key);
    return bounds ? [{ key, ...bounds }] : [];
  }).flat();
}
