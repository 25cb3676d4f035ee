import { ActionIcon, Checkbox, Menu } from "@mantine/core";
import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Goal } from "../../../contract/goals.ts";
import { DataTable } from "../../components/DataTable.tsx";
import { goalBar, goalFigure, goalLine, goalValue, paceOf } from "../../presenters/goals.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./GoalsBlock.module.css";
import { useGoalName } from "./useGoalName.ts";
import type { Goals } from "./useGoals.ts";

interface GoalRowProps {
  goal: Goal;
  goals: Goals;
  /** The person's. */
  name: string;
  onEdit: () => void;
}

const BOX = { width: 120, height: 28 };

/** One goal: what, until when, how far, over time, and what may be done with it. */
export function GoalRow({ goal, goals, name, onEdit }: GoalRowProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const nameOf = useGoalName();
  const openList = useWindow((state) => state.openList);
  const { id, kind, from, to, target, value, state, text, note, deals } = goal;
  const title = nameOf(goal);
  const pace = paceOf(goal, format);
  const dropped = state === "dropped";
  const about = [
    t("goals.days", { from: format.day(from), to: format.day(to) }),
    kind === "own" ? null : text,
    note,
  ].filter(Boolean);
  const counted = value === null ? "" : goalValue(kind, value, format);
  return (
    <li className={classes.goal} data-goal={id} data-state={state}>
      <div className={classes.what}>
        {kind === "own" && !dropped ? (
          <Checkbox
            size="xs"
            label={title}
            checked={state === "done"}
            disabled={goals.busy}
            onChange={(event) => void goals.save({ id, done: event.currentTarget.checked })}
            classNames={{ label: classes.title }}
          />
        ) : (
          <span className={classes.title}>{title}</span>
        )}
        <span className={classes.quiet}>{about.join(" · ")}</span>
      </div>
      <div className={classes.figure} data-part="value">
        {target !== null && (
          <>
            {deals.length > 0 ? (
              <button
                type="button"
                className={classes.link}
                aria-label={`${title}: ${counted}. ${t("basis.show")}`}
                onClick={() =>
                  openList({ title: t("goals.list", { name, goal: title }), filter: { ids: deals } })
                }
              >
                {counted}
              </button>
            ) : (
              counted
            )}
            <span className={classes.quiet}>
              {" "}
              {t("goals.of", { target: goalFigure(kind, target, format) })}
            </span>
          </>
        )}
      </div>
      <div className={classes.chart}>
        <Progress goal={goal} />
      </div>
      <div className={classes.chart}>
        <Line goal={goal} title={title} />
      </div>
      <span className={classes.state} data-state={state}>
        {state === "ahead" || state === "behind"
          ? pace === null
            ? t("goals.state.onPace")
            : t(`goals.state.${state}`, { by: pace })
          : t(`goals.state.${state}`)}
      </span>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("goals.menu", { goal: title })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t("goals.edit")}</Menu.Item>
          <Menu.Item onClick={() => void goals.save({ id, dropped: !dropped })}>
            {t(dropped ? "goals.takeUp" : "goals.drop")}
          </Menu.Item>
          <Menu.Item onClick={() => void goals.remove(id)}>{t("goals.remove")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** How much of the target is there, with a tick where an even pace would be. The figures beside it say the same. */
function Progress({ goal }: { goal: Goal }) {
  const bar = goalBar(goal);
  if (!bar) return null;
  return (
    <span className={classes.track} aria-hidden data-state={goal.state}>
      <span className={classes.fill} style={{ width: `${bar.value * 100}%` }} />
      {bar.expected < 1 && <span className={classes.tick} style={{ left: `${bar.expected * 100}%` }} />}
    </span>
  );
}

/** The goal's value week by week against an even pace; a table tells screen readers the same. */
function Line({ goal, title }: { goal: Goal; title: string }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const line = goalLine(goal, BOX);
  if (!line) return null;
  return (
    <span className={classes.line}>
      <svg viewBox={`-1 -1 ${BOX.width + 2} ${BOX.height + 2}`} aria-hidden className={classes.drawn}>
        <line x1={0} y1={BOX.height} x2={BOX.width} y2={line.targetY} className={classes.pace} />
        <polyline points={line.points.map(({ x, y }) => `${x},${y}`).join(" ")} className={classes.path} />
      </svg>
      <DataTable
        table={{
          title: t("goals.byWeek", { goal: title }),
          header: [t("goals.day"), t("goals.value")],
          rows: goal.byWeek.map(({ day, value }) => [format.day(day), goalFigure(goal.kind, value, format)]),
        }}
      />
    </span>
  );
}
