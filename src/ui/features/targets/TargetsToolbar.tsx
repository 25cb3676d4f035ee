import { ActionIcon, Button, SegmentedControl, Switch } from "@mantine/core";
import { ChevronLeft, ChevronRight, Split } from "lucide-react";
import { useTranslation } from "react-i18next";
import { shiftPeriod } from "../../presenters/periods.ts";
import classes from "./TargetsScreen.module.css";
import type { TargetsView } from "./useTargetsView.ts";

interface TargetsToolbarProps {
  year: string;
  view: TargetsView;
  onView: (members: Partial<TargetsView>) => void;
  /** Absent: the chosen row takes no target. */
  onSpread: (() => void) | undefined;
}

/** Which year, which rows and columns, in which unit. */
export function TargetsToolbar({ year, view, onView, onSpread }: TargetsToolbarProps) {
  const { t } = useTranslation("targets");
  return (
    <div className={classes.toolbar}>
      <div className={classes.year} role="group" aria-label={t("year.label")}>
        <ActionIcon aria-label={t("year.before")} onClick={() => onView({ year: shiftPeriod(year, -1) })}>
          <ChevronLeft size={16} />
        </ActionIcon>
        <span data-testid="targets-year">{year}</span>
        <ActionIcon aria-label={t("year.after")} onClick={() => onView({ year: shiftPeriod(year, 1) })}>
          <ChevronRight size={16} />
        </ActionIcon>
      </div>
      <SegmentedControl
        aria-label={t("kind.label")}
        value={view.kind}
        onChange={(kind) => onView({ kind })}
        data={(["person", "team", "product"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t("step.label")}
        value={view.step}
        onChange={(step) => onView({ step })}
        data={(["quarter", "month"] as const).map((value) => ({ value, label: t(`step.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t("unit.label")}
        value={view.unit}
        onChange={(unit) => onView({ unit })}
        data={(["money", "quantity"] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
      />
      <Switch
        size="sm"
        label={t("lastYear")}
        checked={view.lastYear}
        onChange={(event) => onView({ lastYear: event.currentTarget.checked })}
      />
      <Button
        className={classes.push}
        variant="default"
        leftSection={<Split size={14} aria-hidden />}
        disabled={onSpread === undefined}
        onClick={onSpread}
      >
        {t("spread")}
      </Button>
    </div>
  );
}
