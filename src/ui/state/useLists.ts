/** The file's lists of names, for filters, chips and pickers: read once, read anew when the file changes. */
import type { CallOutput, CustomFieldInfo, StageInfo } from "../../contract/calls.ts";
import type { Locale } from "../../contract/envelope.ts";
import { useCall } from "./engine.ts";

export type PersonInfo = CallOutput<"lists.people">[number];
export type PipelineInfo = CallOutput<"lists.pipelines">[number];

export interface Lists {
  people: PersonInfo[];
  teams: CallOutput<"lists.teams">;
  products: CallOutput<"lists.products">;
  pipelines: PipelineInfo[];
  /** Removed ones too. */
  customFields: CustomFieldInfo[];
}

const none: never[] = [];

export function useLists(): Lists {
  return {
    people: useCall("lists.people", {}).data ?? none,
    teams: useCall("lists.teams", {}).data ?? none,
    products: useCall("lists.products", {}).data ?? none,
    pipelines: useCall("lists.pipelines", {}).data ?? none,
    customFields: useCall("lists.customFields", {}).data ?? none,
  };
}

/** A stage's or pipeline's name in the language shown. */
export function nameIn(locale: Locale, named: { name: string; nameZh: string | null }): string {
  return (locale === "zh-CN" && named.nameZh) || named.name;
}

export function definitionIn(
  locale: Locale,
  stage: StageInfo,
): { definition: string | null; exitCriteria: string[] } {
  const chinese = locale === "zh-CN";
  return {
    definition: (chinese && stage.definitionZh) || stage.definition,
    exitCriteria: chinese && stage.exitCriteriaZh.length > 0 ? stage.exitCriteriaZh : stage.exitCriteria,
  };
}
