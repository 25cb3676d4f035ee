import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";

/** The small line under a chart's title: what is counted, of how many, by which filter, of which day. */
export function useCounted(what: string, filter: DealFilter): string {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const asOf = useWindow((state) => state.asOf);
  const n = useCall("funnel.summary", { filter, ...(asOf === null ? {} : { asOf }) }).data?.created;
  return useCountedOf(what, n === undefined ? undefined : t("counted.n", { n: format.number(n) }));
}

/** The same where the chart itself knows of how many. */
export function useCountedOf(what: string, n: string | undefined): string {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const line = useFilterLine();
  const asOf = useWindow((state) => state.asOf);
  const dataDay = useCall("file.info", {}).data?.dataDay;
  return [
    what,
    n,
    line ?? t("counted.unfiltered"),
    asOf
      ? t("counted.asOf", { day: format.day(asOf) })
      : dataDay && t("counted.data", { day: format.day(dataDay) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
