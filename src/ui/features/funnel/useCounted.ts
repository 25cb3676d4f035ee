import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";

/** The small line under a chart's title: what is counted, of how many, by which filter, of which day. */
export function useCounted(what: string, filter: DealFilter, readsAsOf: boolean): string {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const line = useFilterLine();
  const asOf = useWindow((state) => state.asOf);
  const total = useCall("deals.query", { filter, limit: 1 }).data?.total;
  const dataDay = useCall("file.info", {}).data?.dataDay;
  return [
    what,
    // Of an earlier day only the stages are known, not how many deals there were.
    total !== undefined && !(readsAsOf && asOf) && t("counted.n", { n: format.number(total) }),
    line ?? t("counted.unfiltered"),
    readsAsOf && asOf
      ? t("counted.asOf", { day: format.day(asOf) })
      : dataDay && t("counted.data", { day: format.day(dataDay) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
