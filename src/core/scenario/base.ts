/**
 * What the forecast says before any lever: of each open deal the chance to be won until each day of a grid, of deals yet
 * to come how many are expected to be won until then.
 */
import type { Prospect } from "../forecast/distribution.ts";
import type { ScopedDeal } from "./levers.ts";

export interface ScenarioDeal extends ScopedDeal {
  place: number;
  amounts: Prospect["amounts"];
  /** P(won) until each day of the grid; the first is 0. */
  curve: Float64Array;
}

/** Of deals yet to come: one part for each person who begins them. */
export interface FreshPart extends Omit<ScopedDeal, "stage"> {
  /** Expected number won until each day of the grid. */
  curve: Float64Array;
}

export interface ScenarioBase {
  /** Day numbers, ascending: today, each week, and where the periods begin and end. */
  grid: Int32Array;
  deals: readonly ScenarioDeal[];
  fresh: readonly FreshPart[];
  freshSpread: number;
  freshAmounts: Prospect["amounts"];
  rho: number;
  /** By period of a scenario: won already, minor units. */
  won: readonly number[];
}

/** Value of a curve on a day, straight between the grid's days; the last one's beyond. */
export function valueOn(grid: Int32Array, curve: Float64Array, day: number): number {
  let low = 0;
  let high = grid.length - 1;
  if (day <= (grid[low] as number)) return curve[low] as number;
  if (day >= (grid[high] as number)) return curve[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((grid[middle] as number) <= day) low = middle;
    else high = middle;
  }
  const [from, to] = [grid[low] as number, grid[high] as number];
  const before = curve[low] as number;
  return before + (((curve[high] as number) - before) * (day - from)) / (to - from);
}
