/** The window's filter narrowed to what was clicked. Pure. */
import type { DealFilter, DealState } from "../../contract/common.ts";
import { periodBounds } from "../../core/domain/days.ts";
import { asList, withBlank, withList } from "./filterChips.ts";

export const dimensions = [
  "owner",
  "team",
  "manager",
  "product",
  "account",
  "quarter",
  "month",
  "source",
  "pipeline",
] as const;
export type Dimension = (typeof dimensions)[number];

export const isPeriod = (dimension: Dimension): dimension is "quarter" | "month" =>
  dimension === "quarter" || dimension === "month";

/** Deals in these states; null where the filter leaves none of them. */
export function narrowToStates(filter: DealFilter, states: readonly DealState[]): DealFilter | null {
  const now = asList(filter.state) as DealState[];
  const left = now.length === 0 ? states : states.filter((state) => now.includes(state));
  return left.length === 0 ? null : withList(filter, "state", left);
}

/** Deals expected to close within the period, and within the filter's own days. */
export function narrowToDue(filter: DealFilter, period: string): DealFilter {
  const bounds = periodBounds(period);
  if (!bounds) return filter;
  return withinDays(filter, "expected", bounds);
}

/** The stage of an id; its deals are within the filter already. */
export function narrowToStage(filter: DealFilter, stageId: string): DealFilter {
  return withList(filter, "stage", [stageId]);
}

/** A row of `funnel.by`: `key` is the name shown, `id` is null for a text and for the deals that have none. */
export interface GroupRow {
  key: string;
  id: string | null;
}

/**
 * The deals of a group. Of a manager they are those of `reports`, the people who report to them. A period is that of the close day, of the expected day while open, so which of the
 * two it is about needs a state; without one there is no filter for it (null).
 */
export function narrowToGroup(
  filter: DealFilter,
  dimension: Dimension,
  row: GroupRow,
  state: DealState | null,
  reports: readonly string[] = [],
): DealFilter | null {
  const inState = state === null ? filter : narrowToStates(filter, [state]);
  if (inState === null) return null;
  if (isPeriod(dimension)) return state === null ? null : narrowToPeriod(inState, row.key, state);
  if (dimension === "manager") {
    const owners = asList(filter.owner);
    const left = reports.filter((id) => owners.length === 0 || owners.includes(id));
    return row.key === "" || left.length === 0 ? null : withList(inState, "owner", left);
  }
  if (row.key === "") return withBlank(withList(inState, dimension, []), dimension);
  return withList(inState, dimension, [row.id ?? row.key]);
}

function narrowToPeriod(filter: DealFilter, key: string, state: DealState): DealFilter | null {
  const basis = state === "open" ? "expected" : "closed";
  if (key === "") return withBlank(filter, `${basis}On`);
  const bounds = periodBounds(key);
  return bounds && withinDays(filter, basis, bounds);
}

/** Deals of these days, and of the filter's own. */
export function withinDays(
  filter: DealFilter,
  basis: "expected" | "closed",
  bounds: { from: string; to: string },
): DealFilter {
  const from = filter[`${basis}From`];
  const to = filter[`${basis}To`];
  return {
    ...filter,
    [`${basis}From`]: from && from > bounds.from ? from : bounds.from,
    [`${basis}To`]: to && to < bounds.to ? to : bounds.to,
  };
}
