import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useLocale } from "../../locales/index.ts";
import { FEW } from "../../presenters/funnel.ts";
import { slowest, type StageTime, timeScale } from "../../presenters/timeViews.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn } from "../../state/useLists.ts";
import { CopyTable } from "./CopyTable.tsx";
import { PipelineChoice } from "./PipelineChoice.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { usePipeline } from "./usePipeline.ts";
import { type WhiskerRow, WhiskerRows } from "./WhiskerRows.tsx";

/** The median time in each stage with its interval; deals that are still there count as such. */
export function TimeInStageBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const locale = useLocale();
  const openMark = useOpenMark();
  const { pipeline, pipelines } = usePipeline();
  const answer = useCall("funnel.timeInStage", useAsked());
  const rows = pipeline
    ? (answer.data ?? []).filter(({ stageId }) => pipeline.stages.some(({ id }) => id === stageId))
    : [];
  const name = ({ stageId, stage }: StageTime): string => {
    const found = pipeline?.stages.find(({ id }) => id === stageId);
    return found ? nameIn(locale, found) : stage;
  };
  const longest = slowest(rows);
  const title = longest
    ? t("inStage.longest", { stage: name(longest), days: format.days(longest.medianDays ?? 0) })
    : t("inStage.title");
  const subtitle = useCountedOf(
    t("inStage.counted"),
    answer.data && t("funnel:counted.n", { n: format.number(Math.max(0, ...rows.map(({ n }) => n))) }),
  );
  const most = timeScale(rows);
  const figures = (time: StageTime): string => {
    const { n, censored, medianDays, medianLow, medianHigh, p75Days } = time;
    if (n < FEW) return t("funnel:chart.few", { n: format.number(n) });
    if (medianDays === null)
      return t("inStage.unending", { n: format.number(n), there: format.number(censored) });
    const interval =
      medianLow === null || medianHigh === null
        ? ""
        : t("inStage.interval", { low: format.number(medianLow), high: format.number(medianHigh) });
    return [
      `${format.days(medianDays)}${interval}`,
      p75Days !== null && t("inStage.p75", { days: format.number(p75Days) }),
      t("inStage.n", { n: format.number(n), there: format.number(censored) }),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  const row = (time: StageTime): WhiskerRow => ({
    key: time.stageId,
    name: name(time),
    at: time.n < FEW ? null : time.medianDays,
    low: time.medianLow,
    high: time.medianHigh,
    second: time.p75Days,
    text: figures(time),
    openLabel: t("funnel:showDeals", { count: time.n, shown: format.number(time.n) }),
    onOpen:
      time.n === 0
        ? null
        : () => openMark([name(time), t("inStage.were")], { kind: "inStage", stage: time.stageId }),
  });
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        pipeline &&
        answer.data && (
          <>
            <PipelineChoice pipeline={pipeline} pipelines={pipelines} />
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: (["stage", "median", "low", "high", "p75", "n", "there"] as const).map((column) =>
                  t(`inStage.column.${column}`),
                ),
                rows: rows.map((time) => [
                  name(time),
                  ...[
                    time.medianDays,
                    time.medianLow,
                    time.medianHigh,
                    time.p75Days,
                    time.n,
                    time.censored,
                  ].map((value) => (value === null ? "" : format.number(value))),
                ]),
              }}
            />
          </>
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data && pipeline ? (
        <WhiskerRows
          label={title}
          rows={rows.map(row)}
          most={most}
          ends={[format.days(0), format.days(most)]}
        />
      ) : (
        <Loading />
      )}
    </Block>
  );
}
