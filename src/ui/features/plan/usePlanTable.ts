import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import type { PlainTable } from "../../presenters/table.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageName } from "../../state/useStageName.ts";
import { useReasonWords } from "./useReasonWords.ts";

/** The weeks as a table for a mail or a spreadsheet: one row for each deal of each week. */
export function usePlanTable(): (plan: CallOutput<"plan.weeks">) => PlainTable {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const stageName = useStageName();
  const words = useReasonWords();
  return ({ person, weeks }) => ({
    title: t("weeks.title", { name: person.name }),
    header: [
      t("work.week"),
      t("work.deal"),
      t("work.account"),
      t("work.stage"),
      t("work.amount", { currency: format.currencySymbol }),
      t("work.value", { currency: format.currencySymbol }),
      t("work.why"),
      t("work.next"),
      t("work.nextOn"),
    ],
    rows: weeks.flatMap(({ monday, deals }) =>
      deals.map((deal) => [
        format.dayCell(monday),
        deal.name,
        deal.account ?? "",
        stageName(deal.stageId, deal.stage),
        deal.amountMinor === null ? "" : format.money(deal.amountMinor),
        format.money(deal.valueMinor),
        words(deal.reasons),
        deal.nextStep?.text ?? "",
        deal.nextStep?.on ?? "",
      ]),
    ),
  });
}
