import { useTranslation } from "react-i18next";
import { type Whose, dealsOfPeriod } from "../../presenters/attainment.ts";
import { useFilterWords } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useOpenDeals } from "../funnel/useOpenDeals.ts";

/** Lists the deals that a figure of attainment counts: whose, won in the period or open and due in it. */
export function useOpenPeriodDeals(period: string) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const { nameOf } = useFilterWords();
  const openDeals = useOpenDeals();
  return (whose: Whose, state: "won" | "open"): void => {
    const name = whose.kind === "company" ? t("whose.company") : nameOf(whose.kind, whose.value);
    openDeals(
      t(`list.${state}`, { whose: name, period: format.period(period) }),
      dealsOfPeriod(whose, state, period),
    );
  };
}
