/** Orders of the panel's list of deals. */
import type { DealSort } from "../../../contract/common.ts";

export const listSorts = {
  amount: [{ column: "amountMinor", direction: "desc" }],
  amountUp: [{ column: "amountMinor", direction: "asc" }],
  newest: [{ column: "createdOn", direction: "desc" }],
  oldest: [{ column: "createdOn", direction: "asc" }],
  due: [{ column: "expectedOn", direction: "asc" }],
  name: [{ column: "name", direction: "asc" }],
} as const satisfies Record<string, DealSort>;

export type ListSort = keyof typeof listSorts;

export const listSortNames = Object.keys(listSorts) as ListSort[];
