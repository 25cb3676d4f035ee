import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { useFormat } from "../../state/useFormat.ts";

type Reason = CallOutput<"plan.weeks">["stuck"][number]["reasons"][number];

/** Why a deal is worth attention, in one line; the most telling first. */
export function useReasonWords(): (reasons: readonly Reason[]) => string {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const one = (reason: Reason): string => {
    switch (reason.code) {
      case "dueSoon":
        return t("reason.dueSoon", { day: format.day(reason.on) });
      case "overdue":
        return t("reason.overdue", { count: reason.days, days: format.number(reason.days) });
      case "nearLine":
        return t("reason.nearLine", { count: reason.days, days: format.number(reason.days) });
      case "stalled":
        return t("reason.stalled", {
          count: reason.days,
          days: format.number(reason.days),
          line: format.number(reason.line),
        });
      case "gain":
        return t("reason.gain", { count: Math.round(reason.points), points: format.number(reason.points) });
      case "noNextStep":
        return t("reason.noNextStep");
    }
  };
  return (reasons) => reasons.map(one).join(" · ");
}
