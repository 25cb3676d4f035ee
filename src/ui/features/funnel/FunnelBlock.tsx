import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { copyPicture, copyText } from "../../components/clipboard.ts";
import { CopyMenu } from "../../components/CopyMenu.tsx";
import { useLocale } from "../../locales/index.ts";
import { findingOf, type FunnelView, type Measure } from "../../presenters/funnel.ts";
import { withList } from "../../presenters/filterChips.ts";
import { toHtml, toTsv } from "../../presenters/table.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn, type PipelineInfo } from "../../state/useLists.ts";
import { useDealFilter } from "../../state/windowStore.ts";
import { Block } from "../../components/Block.tsx";
import { FunnelChart } from "./FunnelChart.tsx";
import { drawFunnel } from "./funnelPicture.ts";
import { funnelTable } from "./funnelTable.ts";
import { KnownChoice } from "./KnownChoice.tsx";
import { PipelineChoice } from "./PipelineChoice.tsx";
import { useKnownOn } from "./useKnownOn.ts";
import { useCounted } from "./useCounted.ts";

interface FunnelBlockProps {
  view: FunnelView;
  measure: Measure;
  pipelines: readonly PipelineInfo[];
  onChange: (members: { measure: Measure }) => void;
}

/** The funnel with its title (the finding), what is counted, and its switches. */
export function FunnelBlock({ view, measure, pipelines, onChange }: FunnelBlockProps) {
  const { t } = useTranslation(["funnel", "common"]);
  const locale = useLocale();
  const format = useFormat();
  const title = useFinding(view, measure);
  const filter = useDealFilter();
  const several = pipelines.length > 1;
  const counted = t(`counted.${measure}`);
  const knownOn = useKnownOn();
  const what =
    knownOn === null
      ? counted
      : t("list.part", { first: counted, second: t("counted.known", { day: format.day(knownOn) }) });
  const subtitle = useCounted(
    several ? t("list.part", { first: nameIn(locale, view.pipeline), second: what }) : what,
    // The bars are the open deals, so they are what is counted.
    { state: "open", ...(several ? withList(filter, "pipeline", [view.pipeline.id]) : filter) },
  );
  const table = funnelTable(view, `${title}. ${subtitle}`, t, format, locale);
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <KnownChoice />
          <PipelineChoice pipeline={view.pipeline} pipelines={pipelines} />
          <SegmentedControl
            aria-label={t("measure.label")}
            value={measure}
            onChange={(next) => onChange({ measure: next })}
            data={(["deals", "money"] as const).map((value) => ({ value, label: t(`measure.${value}`) }))}
          />
          <CopyMenu
            onPicture={() =>
              copyPicture(
                drawFunnel(view, { title, subtitle, measure, format, locale, t }),
                t("copy.pictureDone"),
              )
            }
            onTable={() => copyText(toTsv(table), t("copy.tableDone"), toHtml(table))}
          />
        </>
      }
    >
      <FunnelChart view={view} measure={measure} />
    </Block>
  );
}

function useFinding(view: FunnelView, measure: Measure): string {
  const { t } = useTranslation(["funnel", "common"]);
  const locale = useLocale();
  const format = useFormat();
  const finding = findingOf(view, measure);
  switch (finding.kind) {
    case "narrowest":
      return t("finding.narrowest", {
        stage: nameIn(locale, finding.bar.stage),
        rate: format.percent(finding.rate),
      });
    case "fullest": {
      const stage = nameIn(locale, finding.bar.stage);
      const { deals, amountMinor } = finding.bar;
      return measure === "deals"
        ? t("finding.fullest", {
            stage,
            deals: t("common:deals", { count: deals, shown: format.number(deals) }),
          })
        : t("finding.fullestMoney", { stage, money: format.moneyShortUnit(amountMinor) });
    }
    case "nothingOpen":
    case "noMoney":
      return t(`finding.${finding.kind}`);
  }
}
