import { useTranslation } from "react-i18next";
import type { AlertReason } from "../../../contract/alerts.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageName } from "../../state/useStageName.ts";

/** Why a deal needs attention, in words. */
export function useReason(): (reason: AlertReason) => string {
  const { t } = useTranslation("home");
  const format = useFormat();
  const stageName = useStageName();
  return (reason) => {
    switch (reason.kind) {
      case "closePast":
        return t("alerts.reason.closePast", {
          day: format.day(reason.expectedOn),
          count: reason.daysLate,
          days: format.number(reason.daysLate),
        });
      case "stalled":
        return t(reason.by === "expected" ? "alerts.reason.stalledExpected" : "alerts.reason.stalled", {
          stage: stageName(reason.stageId, reason.stage),
          count: reason.days,
          days: format.number(reason.days),
          line: format.number(Math.round(reason.line)),
        });
      case "slippedTwice":
        return t(reason.expectedOn ? "alerts.reason.slippedTwice" : "alerts.reason.slippedOpen", {
          count: reason.pushes,
          times: format.number(reason.pushes),
          first: format.day(reason.firstExpectedOn),
          now: reason.expectedOn ? format.day(reason.expectedOn) : "",
        });
      case "amountChanged": {
        const change = format.percent((reason.toMinor - reason.fromMinor) / reason.fromMinor);
        return t("alerts.reason.amountChanged", {
          from: format.moneyShort(reason.fromMinor),
          to: format.moneyShort(reason.toMinor),
          change: reason.toMinor > reason.fromMinor ? `+${change}` : change,
        });
      }
      case "noNextStep":
        return t("alerts.reason.noNextStep");
      case "stepOverdue":
        return t("alerts.reason.stepOverdue", {
          day: format.day(reason.on),
          count: reason.daysLate,
          days: format.number(reason.daysLate),
        });
      case "singleContact":
        return t(reason.contacts === 0 ? "alerts.reason.noContact" : "alerts.reason.singleContact");
    }
  };
}
