import { useTranslation } from "react-i18next";

/** What the lines of the charts are called. */
export function useMarkNames() {
  const { t } = useTranslation("forecast");
  return { p10: t("mark.p10"), p50: t("mark.p50"), p90: t("mark.p90"), target: t("mark.target") };
}
