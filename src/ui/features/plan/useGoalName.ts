import { useTranslation } from "react-i18next";
import type { Goal } from "../../../contract/goals.ts";
import { goalFigure } from "../../presenters/goals.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageName } from "../../state/useStageName.ts";

type Named = Pick<Goal, "kind" | "target"> & Partial<Pick<Goal, "stage" | "stageId" | "text">>;

/** What a goal is about in words: "Begin 40 new deals", or one's own. */
export function useGoalName(): (goal: Named) => string {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const stageName = useStageName();
  return ({ kind, target, stage, stageId, text }) => {
    if (kind === "own") return text ?? "";
    const count = target ?? 0;
    return t(`goals.name.${kind}`, {
      count,
      target: goalFigure(kind, count, format),
      stage: stageId ? stageName(stageId, stage ?? "") : "",
    });
  };
}
