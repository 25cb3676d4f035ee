/**
 * The factors of a deal's chance: each has levels, each level a coefficient; how far coefficients may stray from 0 is the
 * factor's prior, so that a rep with four deals leans on all others.
 */

/** Those that hold for a deal as it stands, whatever the stretch of time. */
export const DEAL_FACTORS = [
  "base",
  "stage",
  /** Days in the stage, beside those within which three quarters of stays ended. */
  "stay",
  "pushes",
  /** Amount beside the owner's usual, and beside all. */
  "size",
  "scale",
  "overdue",
  "owner",
  "product",
  "source",
  /** Whether the account bought before. */
  "customer",
  /** The chance that the rep, and the manager, stated. */
  "repSays",
  "managerSays",
] as const;

/** Those of a stretch of time, for a deal. */
export const STRETCH_FACTORS = [
  /** How far ahead it is, by stage. */
  "horizon",
  "age",
  /** Where the expected close day lies. */
  "due",
  "season",
] as const;

export type DealFactor = (typeof DEAL_FACTORS)[number];
export type Factor = DealFactor | (typeof STRETCH_FACTORS)[number];
export const FACTORS: readonly Factor[] = [...DEAL_FACTORS, ...STRETCH_FACTORS];

/** Standard deviations on the logit scale: what differs between levels in sales data, as orders of magnitude. */
export const PRIOR_SD: Readonly<Record<Factor, number>> = {
  base: 10,
  stage: 1.5,
  stay: 0.7,
  pushes: 0.5,
  size: 0.5,
  scale: 0.5,
  overdue: 0.5,
  owner: 0.25,
  product: 0.3,
  source: 0.4,
  customer: 0.4,
  repSays: 0.7,
  managerSays: 0.7,
  horizon: 0.7,
  age: 3,
  due: 1.5,
  season: 0.5,
};

/** Upper edges of bands; beyond the last is one more. */
export const EDGES = {
  stay: [0.5, 1, 2, 4],
  size: [-1, -0.3, 0.3, 1],
  scale: [-2, -1, 0, 1, 2],
  /** Days. */
  horizon: [7, 21, 49, 91, 182],
  due: [-56, -28, -7, 0, 8, 29, 92],
  /** Hundredths of a percent. */
  says: [2000, 4000, 6000, 8000],
} as const;

/** More pushes count as so many. */
export const MOST_PUSHES = 3;

/** @returns how many of the edges the value has reached */
export function bandOf(edges: ArrayLike<number>, value: number): number {
  let at = 0;
  while (at < edges.length && value >= (edges[at] as number)) at += 1;
  return at;
}
