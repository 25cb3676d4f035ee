/** Demand and capacity as tables: a row for each product, material or role, a column for each month. Pure. */
import type { CallOutput } from "../../contract/calls.ts";

export type Demand = CallOutput<"forecast.demand">[number];
export type Capacity = CallOutput<"forecast.capacity">[number];

/** Chances below it are not worth a word in a cell. */
export const LEAST_CHANCE = 0.05;

export interface SupplyRow<C> {
  id: string;
  cells: C[];
}

/** In the engine's order; rows without anything in any month are left out. */
export function supplyRows<C extends { id: string }>(
  cells: readonly C[],
  isSome: (cell: C) => boolean,
): SupplyRow<C>[] {
  return [...Map.groupBy(cells, ({ id }) => id)].flatMap(([id, own]) =>
    own.some(isSome) ? [{ id, cells: own }] : [],
  );
}

export const needsAnything = ({ p90, mean }: Demand): boolean => p90 > 0 || mean > 0;
export const takesHours = ({ hoursP90, hoursMean, availableHours }: Capacity): boolean =>
  hoursP90 > 0 || hoursMean > 0 || availableHours !== null;

/** What needs a decision first: the soonest that is as likely as not, the likeliest of that month; else the likeliest. */
export function mostPressing<C extends { month: string }>(
  cells: readonly C[],
  chance: (cell: C) => number | null,
): C | null {
  const p = (cell: C): number => chance(cell) ?? 0;
  const [likeliest] = cells.toSorted((a, b) => p(b) - p(a));
  if (!likeliest || p(likeliest) < LEAST_CHANCE) return null;
  const [soonest] = cells
    .filter((cell) => p(cell) >= 0.5)
    .toSorted((a, b) => a.month.localeCompare(b.month) || p(b) - p(a));
  return soonest ?? likeliest;
}

/** Whether there is anything to order: what the stock covers for sure needs no day. */
export const needsOrder = (one: Demand): boolean =>
  one.orderBy !== null && needsAnything(one) && (one.pStockOut ?? 1) >= LEAST_CHANCE;
