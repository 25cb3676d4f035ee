import { useTranslation } from "react-i18next";
import { dealColumns, type DealRow } from "../../../../contract/common.ts";
import { customTypeOf, isCustomId } from "../../../../core/domain/customFields.ts";
import { useLocale } from "../../../locales/index.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { nameIn, useLists } from "../../../state/useLists.ts";
import { useSystemName } from "../../../state/useSystemName.ts";

type Value = string | number;
const categories = ["commit", "bestCase", "pipeline", "omitted", "closed"] as const;

/** How a field of the history is called and how its values are written. */
export function useHistoryValue(deal: Pick<DealRow, "currency">): {
  /** @param given name of a custom field */
  field(name: string, given?: string | null): string;
  value(name: string, value: Value): string;
} {
  const { t } = useTranslation(["deal", "common"]);
  const format = useFormat();
  const locale = useLocale();
  const systemName = useSystemName();
  const { pipelines } = useLists();
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);

  const field = (name: string, given?: string | null): string => {
    if (given != null) return given;
    if (name === "lines") return t("lineField");
    if (name === "deleted") return t("deletedField");
    const column = dealColumns.find((known) => known === name);
    return column ? t(`common:column.${column}`) : name;
  };
  const value = (name: string, given: Value): string => {
    if (name === "amountMinor") return format.moneyUnit(Number(given));
    if (name === "currencyAmountMinor") return format.moneyIn(Number(given), deal.currency);
    if (name.endsWith("Probability")) return format.percentPoints(Number(given));
    if (typeof given === "number" && isCustomId(name)) return format.figure(given);
    if (name.endsWith("On") || (isCustomId(name) && customTypeOf(name) === "day"))
      return format.day(String(given));
    if (name === "sourceSystem") return systemName(String(given));
    if (name === "category") {
      const category = categories.find((known) => known === given);
      return category ? t(`common:category.${category}`) : String(given);
    }
    const named =
      name === "stage"
        ? stages.find((stage) => stage.name === given)
        : name === "pipeline"
          ? pipelines.find((pipeline) => pipeline.name === given)
          : undefined;
    return named ? nameIn(locale, named) : String(given);
  };
  return { field, value };
}
