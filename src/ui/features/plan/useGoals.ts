import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CallInput, CallOutput } from "../../../contract/calls.ts";
import type { Day } from "../../../core/domain/days.ts";
import { useAct, useCall } from "../../state/engine.ts";
import { toastChange } from "../../state/history.ts";

export type GivenGoal = CallInput<"plan.saveGoal">;

export interface Goals {
  answer: UseQueryResult<CallOutput<"plan.goals">>;
  busy: boolean;
  /** Resolves to false where it was refused; a toast has said why, or what was saved, with Undo. */
  save(goal: GivenGoal): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** A person's goals, as they stand or stood on a past day, and what may be done with them. */
export function useGoals(person: string, asOf: Day | null): Goals {
  const { t } = useTranslation("plan");
  const answer = useCall("plan.goals", { person, ...(asOf ? { asOf } : {}) }, { keepPrevious: false });
  const saving = useAct("plan.saveGoal");
  const removing = useAct("plan.removeGoal");
  return {
    answer,
    busy: saving.isPending || removing.isPending,
    save: async (goal) => {
      // The toast has said it.
      const saved = await saving
        .mutateAsync(goal.id === undefined ? { person, ...goal } : goal)
        .catch(() => null);
      if (saved?.changeSet) toastChange(t("goals.saved"), saved.changeSet);
      return saved !== null;
    },
    remove: async (id) => {
      const removed = await removing.mutateAsync({ id }).catch(() => null);
      if (removed?.changeSet) toastChange(t("goals.removed"), removed.changeSet);
    },
  };
}
