import { useTranslation } from "react-i18next";
import { type DealChance, signedPoints } from "../../presenters/forecast.ts";
import { useFormat } from "../../state/useFormat.ts";

/** A reason in words: `time in the stage −8`. */
export function useReasonText() {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  return ({ factor, effect }: DealChance["reasons"][number]): string =>
    t("deals.reason", { factor: t(`factor.${factor}`), points: signedPoints(effect, format) });
}
