/** A person's goals: in which order they stand, their line over time, and those that the plan proposes. Pure. */
import { parseMoney, parseQuantityMilli } from "../../core/domain/cellText.ts";
import { type Day, daysBetween, periodBounds } from "../../core/domain/days.ts";
import { minorDigitsOf } from "../../core/domain/money.ts";
import { isMoney } from "../../core/plan/goals.ts";
import type { Goal } from "../../contract/goals.ts";
import type { Format } from "./format.ts";
import { isOver, newDealsPace, type Sufficiency, verdictOf } from "./plan.ts";

/** Those that last, by their end, and those that are done with, the newest first. */
export function goalsInOrder(goals: readonly Goal[], today: Day): { current: Goal[]; past: Goal[] } {
  const lasts = ({ state, to }: Goal): boolean => to >= today && state !== "done" && state !== "dropped";
  return {
    current: goals.filter(lasts),
    past: goals.filter((goal) => !lasts(goal)).sort((a, b) => b.to.localeCompare(a.to)),
  };
}

/** A count or money, as the goal's kind has it. */
export function goalFigure(kind: Goal["kind"], value: number, format: Format): string {
  return isMoney(kind) ? format.moneyShortUnit(value) : format.number(value);
}

/** The same beside its target, which tells the currency. */
export function goalValue(kind: Goal["kind"], value: number, format: Format): string {
  return isMoney(kind) ? format.moneyShort(value) : format.number(value);
}

/** How far from an even pace; null where that is nothing to tell: not counted, over, or as good as on it. */
export function paceOf({ kind, state, value, expected }: Goal, format: Format): string | null {
  if ((state !== "ahead" && state !== "behind") || value === null || expected === null) return null;
  const off = Math.abs(value - expected);
  if (!isMoney(kind) && Math.round(off) === 0) return null;
  return isMoney(kind) ? format.moneyShortUnit(off) : format.number(Math.round(off));
}

export interface GoalBar {
  /** Shares of the target, 0..1. */
  value: number;
  expected: number;
}

export function goalBar({ target, value, expected }: Goal): GoalBar | null {
  if (target === null || value === null || expected === null) return null;
  const share = (one: number): number => Math.min(1, Math.max(0, one / target));
  return { value: share(value), expected: share(expected) };
}

/** Points of the line from the goal's first day to now, and where it begins; the even pace is the rising diagonal of it. */
export interface GoalLine {
  /** In the box: x from 0 to `width`, y from `height` (nothing) up to 0. */
  points: { x: number; y: number }[];
  /** The height at which the target is reached on the last day. */
  targetY: number;
}

/** @returns null with less than two points to draw */
export function goalLine(goal: Goal, { width, height }: { width: number; height: number }): GoalLine | null {
  const { from, to, target, value, byWeek } = goal;
  if (target === null || value === null || byWeek.length < 2) return null;
  const most = Math.max(target, value);
  const days = daysBetween(from, to) + 1;
  const y = (one: number): number => height - (height * one) / most;
  return {
    points: [
      { x: 0, y: height },
      ...byWeek.map((one) => ({ x: (width * (daysBetween(from, one.day) + 1)) / days, y: y(one.value) })),
    ],
    targetY: y(target),
  };
}

/** A goal that follows from the plan. */
export interface ProposedGoal {
  kind: "wonMinor" | "newDeals";
  from: Day;
  to: Day;
  target: number;
}

/**
 * The target itself, or where it is out of reach what the open deals and the pace of late bring; and new deals until the
 * period's end, as many a week as {@link newDealsPace} tells, which the key figure shows too. What has a goal of the kind to the same day already is not proposed again.
 */
export function proposedGoals(
  plan: Sufficiency,
  goals: readonly Goal[],
  { period, today }: { period: string; today: Day },
): ProposedGoal[] {
  const bounds = periodBounds(period);
  if (!bounds || isOver(plan)) return [];
  const { to } = bounds;
  const from = bounds.from > today ? bounds.from : today;
  const { targetMinor, reachableMinor, daysLeft } = plan;
  const verdict = verdictOf(plan);
  const rate = newDealsPace(plan).perWeek;
  const far = verdict === "beyond" || verdict === "tooLate";
  const within = far && reachableMinor !== null ? Math.min(targetMinor ?? 0, reachableMinor) : targetMinor;
  const proposed: ProposedGoal[] = [];
  if (within !== null && within > 0 && verdict !== "reached")
    proposed.push({ kind: "wonMinor", from: bounds.from, to, target: within });
  if (rate > 0) proposed.push({ kind: "newDeals", from, to, target: Math.ceil((rate * daysLeft) / 7) });
  return proposed.filter(
    ({ kind }) => !goals.some((goal) => goal.kind === kind && goal.to === to && goal.state !== "dropped"),
  );
}

/** As it is typed: money exact in the base currency, else a whole number. */
export function targetText({ kind, target }: Goal, format: Format): string {
  if (target === null) return "";
  return isMoney(kind) ? format.money(target) : format.number(target);
}

/** @returns minor units or a whole number, positive; null where the text is neither */
export function goalTarget(kind: Goal["kind"], text: string, currency: string): number | null {
  const parsed = isMoney(kind) ? parseMoney(text, minorDigitsOf(currency)) : parseQuantityMilli(text);
  if (!parsed.ok) return null;
  const target = isMoney(kind) ? parsed.value : parsed.value / 1000;
  return target > 0 && Number.isInteger(target) ? target : null;
}
