/** The target of just the deals of a filter, where there is one: a target is of a person, a team, a product or all. */
import type { DealFilter } from "../../src/contract/common.ts";
import { sumOfKnown } from "../../src/core/plan/targets.ts";
import { filterKeys } from "./db/queries/names.ts";
import { targetsIn } from "./db/queries/targets.ts";
import type { ReadDb } from "./db/sql.ts";

interface Targets {
  /** In minor units; null: none. */
  whole: number | null;
  of(by: string, group: number): number | null;
}

const NONE: Targets = { whole: null, of: () => null };
const kinds = { owner: "person", team: "team", product: "product" } as const;
type Kind = keyof typeof kinds;
const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

/** @param period `2026-Q3` and the like; null: the days are no period, so nobody set a target for them */
export function targetsOf(db: ReadDb, period: string | null, filter: DealFilter): Targets {
  if (period === null) return NONE;
  const [only, ...others] = Object.keys(filter);
  // Deals told apart by two things, or by one that no target is set for, have none of their own.
  if (others.length > 0 || (only !== undefined && !isKind(only))) return NONE;
  const targets = targetsIn(db, period);
  const of = (by: string, group: number): number | null =>
    isKind(by) && (only === undefined || only === by) ? (targets[by].get(group) ?? null) : null;
  if (only === undefined) return { whole: targets.company, of };
  const keys = new Set(filterKeys(db, kinds[only], filter[only] as string | string[]));
  return { whole: sumOfKnown([...keys].map((key) => targets[only].get(key) ?? null)), of };
}
