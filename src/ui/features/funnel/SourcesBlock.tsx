import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { Block } from "../../components/Block.tsx";
import { Definition } from "../../components/Definition.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useLocale } from "../../locales/index.ts";
import { effectText } from "../../presenters/coaching.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { CopyTable } from "./CopyTable.tsx";
import { SourceFindings } from "./SourceFindings.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { type WhiskerRow, WhiskerRows } from "./WhiskerRows.tsx";

export type SourceStanding = CallOutput<"funnel.sources">[number];

/** Which sources bring deals that are won more often or less often than the others, and what that is worth. */
export function SourcesBlock() {
  const { t } = useTranslation(["measures", "funnel", "coaching"]);
  const format = useFormat();
  const locale = useLocale();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  const answer = useCall("funnel.sources", useAsked());
  const sources = answer.data ?? [];
  const counted = sources.reduce((sum, { n }) => sum + n, 0);
  const subtitle = useCountedOf(t("sources.counted"), t("funnel:counted.n", { n: format.number(counted) }));
  const differing = sources.filter(({ verdict }) => verdict === "better" || verdict === "worse");
  const named = (verdict: SourceStanding["verdict"]): string =>
    new Intl.ListFormat(locale).format(
      differing.flatMap((one) => (one.verdict === verdict ? one.source : [])),
    );
  const [better, worse] = [named("better"), named("worse")];
  const finding = better ? (worse ? "both" : "better") : worse ? "worse" : "none";
  const title = t(`sources.${finding}`, { better, worse });
  const text = (one: SourceStanding): string => {
    const { own, others, verdict, n } = one;
    if (verdict === "few") return t("sources.few", { n: format.number(n) });
    const { key, values } = effectText({ ...one, scale: "share" }, format);
    return t(verdict === "none" ? "sources.row" : "sources.differs", {
      own: format.percent(own),
      others: format.percent(others),
      n: format.number(n),
      effect: t(`coaching:effect.${key}`, values),
    });
  };
  const row = (one: SourceStanding): WhiskerRow => {
    const few = one.verdict === "few";
    return {
      key: one.source,
      name: one.source,
      at: few ? null : one.own,
      low: few ? null : Math.max(0, one.others + one.low),
      high: few ? null : Math.min(1, one.others + one.high),
      second: few ? null : one.others,
      text: text(one),
      openLabel: t("funnel:showDeals", { count: one.n, shown: format.number(one.n) }),
      onOpen: () =>
        openList({
          title: t("sources.listCounted", { source: one.source }),
          filter: { ids: one.counted },
          asOf,
        }),
    };
  };
  // A file whose deals name no source has nothing to compare.
  if (answer.data?.length === 0) return null;
  const most = Math.max(0.1, ...sources.map(({ own, others, high }) => Math.max(own, others + high)));
  const share = (value: number): string => format.percent(value, 1);
  const points = (value: number): string => format.number(value * 100, 1);
  return (
    <Block
      title={answer.data ? title : t("sources.title")}
      subtitle={subtitle}
      controls={
        answer.data && (
          <>
            <Definition of={t("sources.title")}>{t("sources.define")}</Definition>
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: (["source", "counted", "own", "others", "effect", "low", "high"] as const).map(
                  (column) => t(`sources.column.${column}`),
                ),
                rows: sources.map(({ source, n, own, others, verdict, effect, low, high }) => [
                  source,
                  format.number(n),
                  share(own),
                  share(others),
                  ...[effect, low, high].map((value) => (verdict === "few" ? "" : points(value))),
                ]),
              }}
            />
          </>
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <>
          <WhiskerRows
            label={t("sources.title")}
            rows={sources.map(row)}
            most={most}
            ends={[format.percent(0), format.percent(most)]}
          />
          {differing.length > 0 && <SourceFindings differing={differing} />}
        </>
      ) : (
        <Loading />
      )}
    </Block>
  );
}
