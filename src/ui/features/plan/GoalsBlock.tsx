import { Button } from "@mantine/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Goal } from "../../../contract/goals.ts";
import type { Day } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { goalsInOrder, proposedGoals } from "../../presenters/goals.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { GoalDialog } from "./GoalDialog.tsx";
import { GoalRow } from "./GoalRow.tsx";
import classes from "./GoalsBlock.module.css";
import { useGoalName } from "./useGoalName.ts";
import { type Goals, useGoals } from "./useGoals.ts";

interface GoalsBlockProps {
  person: string;
  period: string;
  chance: number;
  /** The day that is shown. */
  day: Day;
  /** The same where it is a past one. */
  asOf: Day | null;
}

/** What the person wants to reach, how far it has come against an even pace, and what the plan proposes. */
export function GoalsBlock({ person, period, chance, day, asOf }: GoalsBlockProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const goals = useGoals(person, asOf);
  // A goal that is changed; "new" for another.
  const [edited, setEdited] = useState<Goal | "new" | null>(null);
  const { data, isError, error, refetch } = goals.answer;
  if (isError || !data)
    return (
      <Block title={t("goals.heading")}>
        {isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />}
      </Block>
    );
  const { current, past } = goalsInOrder(data.goals, day);
  const behind = current.filter(({ state }) => state === "behind").length;
  const title =
    current.length === 0
      ? t("goals.none", { name: data.person.name })
      : behind === 0
        ? t("goals.onPace", {
            name: data.person.name,
            count: current.length,
            shown: format.number(current.length),
          })
        : t("goals.behind", {
            name: data.person.name,
            count: behind,
            shown: format.number(behind),
            all: format.number(current.length),
          });
  const rows = (list: readonly Goal[]) => (
    <ul className={classes.list}>
      {list.map((goal) => (
        <GoalRow
          key={goal.id}
          goal={goal}
          goals={goals}
          name={data.person.name}
          onEdit={() => setEdited(goal)}
        />
      ))}
    </ul>
  );
  return (
    <Block
      title={title}
      subtitle={t("goals.subtitle")}
      controls={
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setEdited("new")}
        >
          {t("goals.add")}
        </Button>
      }
    >
      {current.length > 0 && rows(current)}
      {asOf === null && (
        <Proposals
          goals={goals}
          kept={data.goals}
          person={person}
          period={period}
          chance={chance}
          day={day}
        />
      )}
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t("goals.past", { count: past.length, shown: format.number(past.length) })}</summary>
          {rows(past)}
        </details>
      )}
      {edited && (
        <GoalDialog
          goal={edited === "new" ? null : edited}
          goals={goals}
          period={period}
          today={day}
          onClose={() => setEdited(null)}
        />
      )}
    </Block>
  );
}

interface ProposalsProps extends Omit<GoalsBlockProps, "asOf"> {
  goals: Goals;
  kept: readonly Goal[];
}

/** Goals that follow from whether the funnel is enough: one click keeps them. */
function Proposals({ goals, kept, person, period, chance, day }: ProposalsProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const nameOf = useGoalName();
  const plan = useCall("plan.sufficiency", { person, period, chance }).data;
  const proposed = plan ? proposedGoals(plan, kept, { period, today: day }) : [];
  if (proposed.length === 0) return null;
  return (
    <div className={classes.proposals} role="group" aria-label={t("goals.proposed")}>
      <span className={classes.quiet}>{t("goals.proposed")}</span>
      {proposed.map((goal) => (
        <Button
          key={goal.kind}
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={12} aria-hidden />}
          disabled={goals.busy}
          onClick={() => void goals.save(goal)}
        >
          {t("goals.until", { goal: nameOf(goal), day: format.day(goal.to) })}
        </Button>
      ))}
    </div>
  );
}
