import { useTranslation } from "react-i18next";
import { systemName } from "../../core/mapping/systems.ts";

/** How the key of a source system is called in a sentence or a cell. */
export function useSystemName(): (key: string) => string {
  const { t } = useTranslation("common");
  return (key) => systemName(key) ?? t("spreadsheet");
}
