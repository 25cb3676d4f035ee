import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useLocale } from "../../locales/index.ts";
import { FEW, rateOf, saysUndecided } from "../../presenters/funnel.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn } from "../../state/useLists.ts";
import { useGroupName } from "./byPlainTable.ts";
import { CopyTable } from "./CopyTable.tsx";
import { type HeatCell, HeatTable } from "./HeatTable.tsx";
import { PipelineChoice } from "./PipelineChoice.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useNarrowed } from "./useNarrowed.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { usePipeline } from "./usePipeline.ts";
import { useRateWords } from "./useRateWords.ts";

const EMPTY: HeatCell = { text: "", heat: null, hint: "", onOpen: null };

/** Stage conversion or the median time in each stage, by what the table above is told apart by. */
export function StageByBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const locale = useLocale();
  const words = useRateWords();
  const openMark = useOpenMark();
  const asked = useAsked();
  const [{ compareBy, stageBy }, setView] = useFunnelView();
  const { pipeline, pipelines } = usePipeline();
  // The calls tell no accounts and no periods apart.
  const by = compareBy === "account" || compareBy === "quarter" ? null : compareBy;
  const ofRates = { ...asked, ...(by && { by }) };
  const rates = useCall("funnel.conversion", ofRates, { enabled: by !== null && stageBy === "conversion" });
  const times = useCall("funnel.timeInStage", ofRates, { enabled: by !== null && stageBy === "days" });
  const answer = stageBy === "conversion" ? rates : times;
  const nameOf = useGroupName(compareBy);
  const narrow = useNarrowed(compareBy);
  const stages = pipeline?.stages.filter(({ kind }) => kind === "lead" || kind === "open") ?? [];
  const title = t(`stageBy.title.${stageBy}`, { by: t(`funnel:by.dimension.${compareBy}`) });
  const subtitle = useCountedOf(
    t(stageBy === "conversion" ? "byCohort.counted" : "stageBy.counted.days"),
    undefined,
  );
  if (by === null) return null;

  const shown = new Set(stages.map(({ id }) => id));
  const groups = new Map(
    (answer.data ?? [])
      .filter((row) => shown.has(row.stageId) && ("entered" in row ? row.entered : row.n) > 0)
      .map(({ key = "", id = null }) => [id ?? key, { key, id }] as const),
  );
  const longest = Math.max(
    1,
    ...(times.data ?? []).map(({ n, medianDays }) => (n < FEW ? 0 : (medianDays ?? 0))),
  );
  const rateCell = (group: { key: string; id: string | null }, stage: string): HeatCell => {
    const found = rates.data?.find((row) => row.stageId === stage && same(row, group));
    if (!found || found.entered + found.lostUnknown === 0) return EMPTY;
    const rate = rateOf(found);
    const filter = narrow(group, null);
    return {
      text:
        rate.kind === "rate"
          ? format.percent(rate.rate)
          : t("few", { n: format.number(rate.kind === "few" ? rate.n : found.entered) }),
      heat: rate.kind === "rate" ? rate.rate : null,
      young: saysUndecided(rate),
      hint: words(found),
      onOpen:
        found.entered === 0 || filter === null
          ? null
          : () =>
              openMark(
                [nameOf(group), found.stage],
                { kind: "conversion", stage, outcome: "entered" },
                filter,
              ),
    };
  };
  const timeCell = (group: { key: string; id: string | null }, stage: string): HeatCell => {
    const found = times.data?.find((row) => row.stageId === stage && same(row, group));
    if (!found || found.n === 0) return EMPTY;
    const known = found.n >= FEW && found.medianDays !== null;
    const filter = narrow(group, null);
    return {
      text: known ? format.number(found.medianDays ?? 0) : t("few", { n: format.number(found.n) }),
      heat: known ? (found.medianDays ?? 0) / longest : null,
      hint: t("inStage.n", { n: format.number(found.n), there: format.number(found.censored) }),
      onOpen: filter && (() => openMark([nameOf(group), found.stage], { kind: "inStage", stage }, filter)),
    };
  };
  const cellOf = stageBy === "conversion" ? rateCell : timeCell;
  const rows = [...groups].map(([key, group]) => ({
    key,
    name: nameOf(group),
    lead: [],
    cells: stages.map(({ id }) => cellOf(group, id)),
  }));
  const columns = stages.map((stage) => nameIn(locale, stage));
  const corner = t(`funnel:by.dimension.${compareBy}`);
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <SegmentedControl
            aria-label={t("stageBy.choice")}
            value={stageBy}
            onChange={(next) => setView({ stageBy: next })}
            data={(["conversion", "days"] as const).map((value) => ({
              value,
              label: t(`stageBy.show.${value}`),
            }))}
          />
          {pipeline && answer.data && (
            <>
              <PipelineChoice pipeline={pipeline} pipelines={pipelines} />
              <CopyTable
                table={{
                  title: `${title}. ${subtitle}`,
                  header: [corner, ...columns],
                  rows: rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]),
                }}
              />
            </>
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data && pipeline ? (
        <HeatTable caption={title} corner={corner} leads={[]} columns={columns} rows={rows} />
      ) : (
        <Loading />
      )}
    </Block>
  );
}

const same = (
  row: { key?: string | undefined; id?: string | null | undefined },
  group: { key: string; id: string | null },
): boolean => (row.id ?? row.key ?? "") === (group.id ?? group.key);
