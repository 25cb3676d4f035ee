import { useTranslation } from "react-i18next";
import { toastError } from "../../components/toasts.tsx";
import { type Whose, dealsOfPeriod } from "../../presenters/attainment.ts";
import { callAny } from "../../state/engine.ts";
import { useFilterWords } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";

/** Lists the deals that a figure of attainment counts: whose, won in the period or open and due in it. */
export function useOpenPeriodDeals(period: string) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const { nameOf } = useFilterWords();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  return (whose: Whose, state: "won" | "open"): void => {
    const filter = dealsOfPeriod(whose, state, period);
    if (!filter) return;
    const name = whose.kind === "company" ? t("whose.company") : nameOf(whose.kind, whose.value);
    const title = t(`list.${state}`, { whose: name, period: format.period(period) });
    if (asOf === null) openList({ title, filter });
    else
      callAny("funnel.markDeals", { filter, mark: { kind: "standing" }, asOf }).then(
        ({ ids }) => openList({ title, filter: { ids }, asOf }),
        toastError,
      );
  };
}
