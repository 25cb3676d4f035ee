import { useTranslation } from "react-i18next";
import type { ImportField, ImportTable } from "../../../../contract/importing.ts";

/** Names of fields in the language shown; "Name" says of what only where the table leaves it open. */
export function useFieldNames(table: ImportTable): (field: ImportField) => string {
  const { t } = useTranslation("imports");
  return (field) => (field === "name" && table === "deals" ? t("field.dealName") : t(`field.${field}`));
}
