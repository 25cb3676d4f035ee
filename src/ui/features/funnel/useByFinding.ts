import { useTranslation } from "react-i18next";
import { type Dimension, isPeriod } from "../../presenters/narrow.ts";
import { useFormat } from "../../state/useFormat.ts";
import type { ByRow } from "./byColumns.ts";

/** Who won the most, where it means anything: the engine sends groups in that order; quarters have their trend. */
export function useByFinding(
  rows: readonly ByRow[] | undefined,
  dimension: Dimension,
  nameOf: (row: ByRow) => string,
): string {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const first = rows?.[0];
  if (!first || rows.length < 2 || isPeriod(dimension) || first.key === "" || first.wonMinor <= 0)
    return t(`by.heading.${dimension}`);
  return t("by.most", { name: nameOf(first), money: format.moneyShortUnit(first.wonMinor) });
}
