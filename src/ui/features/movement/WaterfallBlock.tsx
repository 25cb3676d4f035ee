import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import type { Day } from "../../../core/domain/days.ts";
import { type FlowName } from "../../../core/funnel/waterfall.ts";
import { Block } from "../../components/Block.tsx";
import { copyPicture, copyText } from "../../components/clipboard.ts";
import { CopyMenu } from "../../components/CopyMenu.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { toastError } from "../../components/toasts.tsx";
import { WaterfallChart } from "../../components/WaterfallChart.tsx";
import { drawWaterfall } from "../../components/waterfallPicture.ts";
import { narrowToDue } from "../../presenters/narrow.ts";
import { type PlainTable, toHtml, toTsv } from "../../presenters/table.ts";
import {
  type Bridge,
  bridgeFinding,
  bridgeOf,
  readingOrder,
  type Waterfall,
} from "../../presenters/waterfall.ts";
import { callAny, useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";

interface WaterfallBlockProps {
  filter: DealFilter;
  from: Day;
  to: Day;
  /** Only of what is due in this period: then deals pushed out of it and pulled into it are told. Null: the whole pipeline. */
  due?: string | null;
  /** Switches beside the title. */
  controls?: ReactNode;
}

/** How the open pipeline of one day became that of another; each bar opens its deals. */
export function WaterfallBlock({ filter, from, to, due = null, controls }: WaterfallBlockProps) {
  const { t } = useTranslation(["bridge", "funnel", "common"]);
  const format = useFormat();
  const line = useFilterLine();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  const asked = { from, to, filter: due === null ? filter : narrowToDue(filter, due) };
  const answer = useCall("pipeline.waterfall", asked);
  const bridge = answer.data && bridgeOf(answer.data);
  const what = due === null ? t("what.all") : t("what.due", { period: format.period(due) });
  const title = useBridgeFinding(bridge, what);
  const days = { from: format.day(from), to: format.day(to) };
  const subtitle = [t("counted", { what, ...days }), line ?? t("funnel:counted.unfiltered")].join(" · ");

  const open = (flow: FlowName): void => {
    callAny("pipeline.waterfallIds", { ...asked, flow })
      .then((ids) =>
        openList({ title: t("list", { flow: t(`flow.${flow}`), ...days }), filter: { ids }, asOf }),
      )
      .catch(toastError);
  };
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          {controls}
          {bridge && answer.data && (
            <CopyMenu
              onPicture={() =>
                copyPicture(
                  drawWaterfall(bridge, {
                    title,
                    subtitle,
                    format,
                    nameOf: (flow) => t(`flow.${flow}`),
                    dealsOf: (count) => t("common:counted.deals", { count, shown: format.number(count) }),
                    days,
                  }),
                  t("funnel:copy.pictureDone"),
                )
              }
              onTable={() => {
                const table = tableOf(answer.data, `${title}. ${subtitle}`);
                void copyText(toTsv(table), t("funnel:copy.tableDone"), toHtml(table));
              }}
            />
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : bridge ? (
        <WaterfallChart bridge={bridge} days={days} onOpen={open} />
      ) : (
        <Loading rows={4} />
      )}
    </Block>
  );

  function tableOf(waterfall: Waterfall, caption: string): PlainTable {
    return {
      title: caption,
      header: [t("table.flow"), t("table.deals"), `${t("table.money")} (${format.currency})`],
      rows: readingOrder.map((flow) => [
        t(`flow.${flow}`),
        format.number(waterfall[flow].deals),
        format.money(waterfall[flow].amountMinor),
      ]),
    };
  }
}

/** The title: what happened, and what did most of it. Empty while nothing is known. */
function useBridgeFinding(bridge: Bridge | undefined, what: string): string {
  const { t } = useTranslation("bridge");
  const format = useFormat();
  if (!bridge) return t("chart");
  const finding = bridgeFinding(bridge);
  if (finding.kind === "still") return t("finding.still", { what });
  const money = format.moneyShortUnit(Math.abs(bridge.netMinor));
  if (!finding.largest) return t(`finding.${finding.kind}Only`, { what, money });
  const { flow, changeMinor } = finding.largest;
  const largest = t(`largest.${flow}`, { money: format.moneyShortUnit(Math.abs(changeMinor)) });
  return t(`finding.${finding.kind}`, { what, money, largest });
}
