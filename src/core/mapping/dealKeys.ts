/** Fields by which a file without ids can tell its deals apart, alone or together. */
import type { ImportField } from "./fields.ts";

export const keyFields = [
  "name",
  "account",
  "product",
  "owner",
  "pipeline",
  "createdOn",
  "amount",
  "source",
] as const satisfies readonly ImportField[];
export type KeyField = (typeof keyFields)[number];

/** What is tried on a file, in this order: few fields before many, what seldom changes before what often does. */
export const triedKeys: readonly (readonly KeyField[])[] = [
  ["name"],
  ["name", "account"],
  ["account", "product"],
  ["name", "product"],
  ["name", "owner"],
  ["name", "createdOn"],
  ["name", "account", "product"],
  ["account", "product", "createdOn"],
  ["name", "account", "owner"],
  ["name", "account", "createdOn"],
  ["account", "product", "owner", "createdOn"],
];

export interface KeyCount {
  fields: KeyField[];
  /** Rows that have any of the fields, and how many different combinations they have. */
  rows: number;
  distinct: number;
}

/** The first of the tried ones that tells every row from every other; null where none does. */
export function smallestKey(counts: readonly KeyCount[]): KeyField[] | null {
  return counts.find(({ rows, distinct }) => rows > 0 && rows === distinct)?.fields ?? null;
}
