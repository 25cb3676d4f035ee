import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import { useWindow } from "../../state/windowStore.ts";

/** Lists the deals behind a figure in the panel; a figure without deals has none to list. */
export function useOpenDeals() {
  const { t } = useTranslation("funnel");
  const openList = useWindow((state) => state.openList);
  return (title: string | [string, string], filter: DealFilter | null) => {
    if (filter === null) return;
    const words = typeof title === "string" ? title : t("list.part", { first: title[0], second: title[1] });
    openList({ title: words, filter });
  };
}
