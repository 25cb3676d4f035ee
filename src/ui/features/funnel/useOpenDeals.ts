import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import type { FunnelMark } from "../../../contract/measures.ts";
import { toastError } from "../../components/toasts.tsx";
import { callAny } from "../../state/engine.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";

type Title = string | [string, string];

/** Lists the deals behind a figure in the panel; a figure without deals has none to list. */
export function useOpenDeals() {
  const title = useTitle();
  const openMark = useOpenMark();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  return (words: Title, filter: DealFilter | null) => {
    if (filter === null) return;
    // Of an earlier day a filter means other deals than it does now.
    if (asOf !== null) openMark(words, { kind: "standing" }, filter);
    else openList({ title: title(words), filter });
  };
}

/** Lists the deals that a mark of a chart stands for, of the day that the screen shows. */
export function useOpenMark() {
  const title = useTitle();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  const whole = useDealFilter();
  return (words: Title, mark: FunnelMark, filter: DealFilter = whole, knownOn: string | null = null) => {
    callAny("funnel.markDeals", {
      filter,
      mark,
      ...(asOf === null ? {} : { asOf }),
      ...(knownOn === null ? {} : { knownOn }),
    }).then(({ ids }) => openList({ title: title(words), filter: { ids }, asOf }), toastError);
  };
}

function useTitle(): (words: Title) => string {
  const { t } = useTranslation("funnel");
  return (words) =>
    typeof words === "string" ? words : t("list.part", { first: words[0], second: words[1] });
}
