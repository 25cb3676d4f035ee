/** The forecast as the screen shows it: shares of the bar, the order of deals, words for what is common. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import type { DealFilter } from "../../contract/common.ts";
import { addDays, type Day, periodBounds } from "../../core/domain/days.ts";
import type { Format } from "./format.ts";
import { narrowToStates, withinDays } from "./narrow.ts";

export type ForecastMoney = CallOutput<"forecast.distribution">;
export type DealChance = CallOutput<"forecast.probabilities">[number];

/** Shares of one scale, 0 to 1. */
export interface MoneyParts {
  won: number;
  open: number;
  fresh: number;
  /** Where the target stands; null without one. */
  target: number | null;
}

export function moneyParts({
  wonMinor,
  openMeanMinor,
  freshMeanMinor,
  targetMinor,
}: ForecastMoney): MoneyParts {
  const most = Math.max(wonMinor + openMeanMinor + freshMeanMinor, targetMinor ?? 0);
  const share = (minor: number): number => (most > 0 ? Math.max(0, minor) / most : 0);
  return {
    won: share(wonMinor),
    open: share(openMeanMinor),
    fresh: share(freshMeanMinor),
    target: targetMinor === null ? null : share(targetMinor),
  };
}

/** How much of what moves deals is common to them all, in words; null: the method knows nothing of it. */
export function commonWord({ rho, method }: ForecastMoney): "none" | "little" | "some" | "much" | null {
  if (method !== "model") return null;
  if (rho < 0.005) return "none";
  if (rho < 0.05) return "little";
  return rho < 0.15 ? "some" : "much";
}

/** Amount x chance in whole minor units; the model's chance, where there is none the stage's. */
export function expectedMinor({ amountMinor, model, stageDefault }: DealChance): number {
  return Math.round((amountMinor ?? 0) * (model ?? stageDefault ?? 0));
}

/** Where the money is expected from: the largest expected amount first. */
export function byExpected(deals: readonly DealChance[]): DealChance[] {
  return deals.toSorted((a, b) => expectedMinor(b) - expectedMinor(a));
}

/** The fan from its root on: what is won by today, or nothing where the period has not begun. */
export function fanPoints(
  { fan, wonMinor }: ForecastMoney,
  today: Day,
  period: string,
): ForecastMoney["fan"] {
  const from = periodBounds(period)?.from ?? today;
  const root = { mean: wonMinor, p10: wonMinor, p50: wonMinor, p90: wonMinor };
  return [{ on: today < from ? addDays(from, -1) : today, ...root }, ...fan];
}

/** Weaker than this a factor is not worth a word. */
const LEAST_EFFECT = 0.005;
const MOST_REASONS = 3;

/** The strongest reasons, as the engine orders them. */
export function strongest({ reasons }: DealChance): DealChance["reasons"] {
  return reasons.filter(({ effect }) => Math.abs(effect) >= LEAST_EFFECT).slice(0, MOST_REASONS);
}

/** `+6`, `−3`: percentage points with their sign. */
export function signedPoints(effect: number, format: Format): string {
  return `${effect < 0 ? "−" : "+"}${format.number(Math.abs(effect) * 100)}`;
}

/** Deals of a filter in one state, won ones within the period. Null: the filter leaves none such. */
export function dealsBehind(filter: DealFilter, state: "won" | "open", period: string): DealFilter | null {
  const narrowed = narrowToStates(filter, [state]);
  const bounds = periodBounds(period);
  if (state === "open" || !narrowed || !bounds) return narrowed;
  return withinDays(narrowed, "closed", bounds);
}
