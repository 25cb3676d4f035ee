/**
 * Which deals a measure over time counts. What a deal is (its account, product, source) holds for all its past; where it
 * stood (stage, owner, expected day) is asked of the day in question, so that a deal which changed hands is in its first
 * owner's past and in its second owner's present.
 */
import { type IntervalBook, NO_DAY } from "./intervalBook.ts";

/** 0 open (a lead is open), 1 won, 2 lost, by the stage's key; an untold stage (`NO_KEY`) is open. */
export type StateOfStage = Uint8Array;

/** By key: 1 is in it. Looked up for every deal, where a Set would take as long as all the rest. */
export type KeySet = Uint8Array;

export function keySet(keys: Iterable<number>): KeySet {
  const all = [...keys];
  const found = new Uint8Array(1 + all.reduce((most, key) => Math.max(most, key), 0));
  for (const key of all) found[key] = 1;
  return found;
}

export interface Scope {
  /** By place in the book: 1 counts; null: every deal. */
  deals: Uint8Array | null;
  /** By key; null: any. An untold stage or owner is none of those named. */
  stages: KeySet | null;
  owners: KeySet | null;
  /** Day numbers, both inclusive; null: any, a missing day included. */
  expectedFrom: number | null;
  expectedTo: number | null;
}

export const EVERYTHING: Scope = {
  deals: null,
  stages: null,
  owners: null,
  expectedFrom: null,
  expectedTo: null,
};

/** Whether a deal is in the scope wherever it stood. */
export const isAnyRow = ({ stages, owners, expectedFrom, expectedTo }: Scope): boolean =>
  stages === null && owners === null && expectedFrom === null && expectedTo === null;

/** Why a row is out of scope, or in none of its groups: what would have to be otherwise. */
export type Outside = "owner" | "expected" | "stage";

/** @returns null where the row counts */
export function outside({ owner, expected, stage }: IntervalBook, row: number, scope: Scope): Outside | null {
  if (scope.owners !== null && scope.owners[owner[row] as number] !== 1) return "owner";
  const { expectedFrom, expectedTo } = scope;
  if (expectedFrom !== null || expectedTo !== null) {
    const day = expected[row] as number;
    if (day === NO_DAY || (expectedFrom !== null && day < expectedFrom)) return "expected";
    if (expectedTo !== null && day > expectedTo) return "expected";
  }
  if (scope.stages !== null && scope.stages[stage[row] as number] !== 1) return "stage";
  return null;
}
