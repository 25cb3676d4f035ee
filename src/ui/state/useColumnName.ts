import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { DealColumn } from "../../contract/common.ts";
import { isCustomId } from "../../core/domain/customFields.ts";
import { useLists } from "./useLists.ts";

/** What a column of the deals is called: a custom field by the name that it was given. */
export function useColumnName(): (column: DealColumn) => string {
  const { t } = useTranslation("common");
  const { customFields } = useLists();
  return useCallback(
    (column) =>
      isCustomId(column) ? (customFields.find(({ id }) => id === column)?.name ?? "") : t(`column.${column}`),
    [t, customFields],
  );
}
