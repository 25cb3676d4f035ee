import { useTranslation } from "react-i18next";
import type { DealColumn, DealRow } from "../../../../contract/common.ts";
import { useLocale } from "../../../locales/index.ts";
import { nameIn, useLists } from "../../../state/useLists.ts";
import { type EntryContext, textOfCell } from "../model/entry.ts";

/** A field's value as it is typed, names in the language shown. */
export function useShownText(deal: DealRow, column: DealColumn, context: EntryContext): string {
  const { t } = useTranslation("common");
  const locale = useLocale();
  const { pipelines } = useLists();
  const pipeline = pipelines.find(({ id }) => id === deal.pipelineId);
  if (column === "pipeline" && pipeline) return nameIn(locale, pipeline);
  if (column === "stage") {
    const stage = pipeline?.stages.find(({ id }) => id === deal.stageId);
    return stage ? nameIn(locale, stage) : deal.stage;
  }
  if (column === "category") return deal.category === null ? "" : t(`category.${deal.category}`);
  return textOfCell(column, deal, context);
}
