import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { useLocale } from "../../../locales/index.ts";

/** "As last time: Salesforce weekly", and what is not as it was; null where no profile is used. */
export function useProfileSentence(inspection: ImportInspection): string | null {
  const { t } = useTranslation("imports");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const { profile } = inspection;
  if (!profile) return null;
  const { name, fit, added, missing } = profile;
  const parts = [t(fit === "far" ? "profile.by" : "profile.asLastTime", { name })];
  if (fit !== "far" && added.length > 0)
    parts.push(t("profile.added", { count: added.length, headers: list.format(added) }));
  if (missing.length > 0)
    parts.push(t("profile.missing", { count: missing.length, headers: list.format(missing) }));
  return parts.join(locale === "zh-CN" ? "" : " ");
}
