/** Attainment, and the pipeline weighted by stages beside it. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import type { DealFilter } from "../../contract/common.ts";
import { periodBounds } from "../../core/domain/days.ts";
import { asList, withBlank } from "./filterChips.ts";

export type Attainment = CallOutput<"plan.attainment">[number];
export type Weighted = CallOutput<"forecast.weighted">[number];

export interface AttainmentRow extends Attainment {
  /** The due open deals by the stages' chances, which know nothing of the days left: a second figure. */
  weightedMinor: number;
  /** Won and expected together: what the period comes to; null where too few past deals say. */
  landingMinor: number | null;
}

export function attainmentRows(
  attained: readonly Attainment[],
  weighted: readonly Weighted[],
): AttainmentRow[] {
  const byKey = new Map(weighted.map((row) => [row.id ?? row.key, row]));
  return attained.map((row) => {
    const weightedMinor = byKey.get(row.id ?? row.key)?.weightedMinor ?? 0;
    const landingMinor = row.expectedMinor === null ? null : row.wonMinor + row.expectedMinor;
    return { ...row, weightedMinor, landingMinor };
  });
}

/** Those least likely to reach the target first; then those of whom too few deals say; at last those without a target. */
export function worstFirst(rows: readonly AttainmentRow[]): AttainmentRow[] {
  const rank = ({ targetMinor, pTarget }: AttainmentRow): number =>
    targetMinor === null ? 3 : (pTarget ?? 2);
  return rows.toSorted((a, b) => rank(a) - rank(b) || (b.gapMinor ?? 0) - (a.gapMinor ?? 0));
}

/** Whether anything is to be told of it: a target, a won deal or one that is due. */
export const saysSomething = ({ targetMinor, wonMinor, openDeals }: AttainmentRow): boolean =>
  targetMinor !== null || wonMinor > 0 || openDeals > 0;

export interface BulletParts {
  /** Shares of the scale, 0..1: won, then what is expected after it, then what else is open. */
  won: number;
  expected: number;
  open: number;
  /** Where the target stands; null without one. */
  target: number | null;
}

/** @param most what the whole scale means: the largest of all rows, so that they compare */
export function bulletOf(row: AttainmentRow, most: number): BulletParts {
  const share = (minor: number): number => (most > 0 ? Math.min(1, Math.max(0, minor / most)) : 0);
  const expected = row.expectedMinor ?? 0;
  return {
    won: share(row.wonMinor),
    expected: share(expected),
    open: share(Math.max(0, row.openMinor - expected)),
    target: row.targetMinor === null ? null : share(row.targetMinor),
  };
}

export function scaleOf(rows: readonly AttainmentRow[]): number {
  return Math.max(0, ...rows.flatMap((row) => [row.targetMinor ?? 0, row.wonMinor + row.openMinor]));
}

/** Whose targets are looked at: one rep's or one team's where the filter names just that, else the company's. */
export type Whose = { kind: "company" } | { kind: "owner" | "team"; value: string };

export function whoseTargets(filter: DealFilter): Whose {
  const [owner, ...owners] = asList(filter.owner);
  if (owner !== undefined && owners.length === 0) return { kind: "owner", value: owner };
  const [team, ...teams] = asList(filter.team);
  if (owner === undefined && team !== undefined && teams.length === 0) return { kind: "team", value: team };
  return { kind: "company" };
}

/** The rows of teams or reps that the filter names; all of them where it names none. */
export function namedRows<T extends { key: string; id: string | null }>(
  rows: readonly T[],
  named: string | readonly string[] | undefined,
): T[] {
  const wanted = new Set(asList(named).map((value) => value.toLowerCase()));
  if (wanted.size === 0) return [...rows];
  return rows.filter(
    ({ key, id }) => wanted.has(key.toLowerCase()) || (id !== null && wanted.has(id.toLowerCase())),
  );
}

/** Whether the filter says more than whose deals are meant: targets are not split by that. */
export function narrowsBeyondPeople(filter: DealFilter): boolean {
  const { owner: _owner, team: _team, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined && asText(value) !== "");
}

const asText = (value: unknown): string => (typeof value === "string" ? value.trim() : JSON.stringify(value));

/** The deals that a figure of attainment counts; null where the text is no period. */
export function dealsOfPeriod(
  whose: Whose | { kind: "product"; value: string },
  state: "won" | "open",
  period: string,
): DealFilter | null {
  const bounds = periodBounds(period);
  if (!bounds) return null;
  const days =
    state === "won"
      ? { closedFrom: bounds.from, closedTo: bounds.to }
      : { expectedFrom: bounds.from, expectedTo: bounds.to };
  const base: DealFilter = { state, ...days };
  if (whose.kind === "company") return base;
  return whose.value === "" ? withBlank(base, whose.kind) : { ...base, [whose.kind]: whose.value };
}
