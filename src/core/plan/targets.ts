/** Targets rolled up: over the parts of a period, and over who stands under whom. */
import { partsOfPeriod } from "../domain/days.ts";

/** By period (`2026`, `2026-Q3`, `2026-07`): minor units, or thousandths of a unit. */
export type TargetsByPeriod = ReadonlyMap<string, number>;

/** Who or what has targets. */
export interface TargetNode {
  /** Place of the one that it stands under, which is before its own; -1: none. */
  parent: number;
  /** As entered; undefined: none. */
  own: TargetsByPeriod | undefined;
}

/** The target of one node in one period, and what it is made of; null: nobody told. */
export interface RolledTarget {
  entered: number | null;
  /** The sum over the parts of the period: of a year its quarters, of a quarter its months. */
  parts: number | null;
  /** The sum over those that stand directly under it. */
  below: number | null;
  /** What was entered for the period, else for parts of it, where a part that nobody told counts as nothing. */
  own: number | null;
  /** What holds: its own, else what is below it. */
  target: number | null;
}

const NOTHING: RolledTarget = { entered: null, parts: null, below: null, own: null, target: null };

/**
 * The targets of all nodes in some periods, each rolled up over time and over the tree.
 * @param nodes each after the one that it stands under
 * @returns by node, then by period
 */
export function rollUp(nodes: readonly TargetNode[], periods: readonly string[]): RolledTarget[][] {
  const known = new Map<string, RolledTarget[]>();
  for (const period of periods) rollPeriod(nodes, period, known);
  return nodes.map((_node, at) => periods.map((period) => known.get(period)?.[at] ?? NOTHING));
}

function rollPeriod(
  nodes: readonly TargetNode[],
  period: string,
  known: Map<string, RolledTarget[]>,
): RolledTarget[] {
  const found = known.get(period);
  if (found) return found;
  const parts = partsOfPeriod(period).map((part) => rollPeriod(nodes, part, known));
  const below: (number | null)[] = nodes.map(() => null);
  const rolled: RolledTarget[] = nodes.map(() => NOTHING);
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const { own, parent } = nodes[at] as TargetNode;
    const entered = own?.get(period) ?? null;
    const ofParts = sumOfKnown(parts.map((part) => part[at]?.target ?? null));
    const ofBelow = below[at] ?? null;
    const within = own !== undefined && tellsWithin(own, period);
    const mine = entered ?? (within ? ofParts : null);
    const target = mine ?? ofBelow ?? ofParts;
    rolled[at] = { entered, parts: ofParts, below: ofBelow, own: mine, target };
    if (parent >= 0) below[parent] = sumOfKnown([below[parent] ?? null, target]);
  }
  known.set(period, rolled);
  return rolled;
}

/** Whether anything was entered for a part of the period, or a part of that. */
function tellsWithin(own: TargetsByPeriod, period: string): boolean {
  return partsOfPeriod(period).some((part) => own.has(part) || tellsWithin(own, part));
}

/** Null where all are null: a missing target is no target of zero. */
export function sumOfKnown(values: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const value of values) if (value !== null) sum = (sum ?? 0) + value;
  return sum;
}

/** What was entered against what it is made of; null where either is missing. */
export function gapOf(whole: number | null, made: number | null): number | null {
  return whole === null || made === null ? null : whole - made;
}

/** The columns of a year's targets: quarters, or each quarter's months before it, and the year. */
export function periodsOfYear(year: string, step: "month" | "quarter"): string[] {
  const quarters = partsOfPeriod(year);
  const columns = step === "quarter" ? quarters : quarters.flatMap((one) => [...partsOfPeriod(one), one]);
  return [...columns, year];
}
