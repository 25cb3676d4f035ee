import { ActionIcon, SegmentedControl, Select } from "@mantine/core";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../core/domain/days.ts";
import { peopleByTeam, type PlanPerson } from "../../presenters/plan.ts";
import { periodUnits, shiftPeriod, unitOf, withUnit } from "../../presenters/periods.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./PlanScreen.module.css";
import type { PlanView } from "./usePlanView.ts";

interface PlanToolbarProps {
  people: readonly PlanPerson[];
  /** Id. */
  person: string;
  period: string;
  today: Day;
  chance: number;
  onView: (members: Partial<PlanView>) => void;
}

const chances = [0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** Whose plan, for which period, and how sure the target is to be. */
export function PlanToolbar({ people, person, period, today, chance, onView }: PlanToolbarProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  return (
    <div className={classes.toolbar}>
      <Select
        w={220}
        searchable
        allowDeselect={false}
        aria-label={t("toolbar.person")}
        nothingFoundMessage={t("toolbar.nobody")}
        data={peopleByTeam(people, t("toolbar.noTeam"))}
        value={person}
        onChange={(one) => one !== null && onView({ person: one })}
        maxDropdownHeight={420}
      />
      <div className={classes.period} role="group" aria-label={t("toolbar.period")}>
        <ActionIcon
          aria-label={t("toolbar.before")}
          onClick={() => onView({ period: shiftPeriod(period, -1) })}
        >
          <ChevronLeft size={16} />
        </ActionIcon>
        <span className={classes.periodName} data-testid="plan-period">
          {format.period(period)}
        </span>
        <ActionIcon
          aria-label={t("toolbar.after")}
          onClick={() => onView({ period: shiftPeriod(period, 1) })}
        >
          <ChevronRight size={16} />
        </ActionIcon>
      </div>
      <SegmentedControl
        aria-label={t("toolbar.unit")}
        value={unitOf(period)}
        onChange={(unit) => onView({ period: withUnit(period, unit, today) })}
        data={periodUnits.map((value) => ({ value, label: t(`unit.${value}`) }))}
      />
      <div className={classes.chance}>
        <label htmlFor="plan-chance">{t("toolbar.chance")}</label>
        <Select
          id="plan-chance"
          w={84}
          allowDeselect={false}
          data={chances.map((one) => ({ value: String(one), label: format.percent(one) }))}
          value={String(chance)}
          onChange={(one) => one !== null && onView({ chance: Number(one) })}
        />
      </div>
    </div>
  );
}
