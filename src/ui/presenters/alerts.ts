/** The lists of alerts as they are shown. Pure. */
import type { CallOutput } from "../../contract/calls.ts";

export type AlertList = CallOutput<"alerts.list">[number];

/** The most money first, as the headline counts; at last those with no deal, and those of which nothing is known. */
export function mostMoneyFirst(lists: readonly AlertList[]): AlertList[] {
  const rank = ({ told, deals }: AlertList): number => (!told ? 2 : deals === 0 ? 1 : 0);
  return lists.toSorted((a, b) => rank(a) - rank(b) || b.amountMinor - a.amountMinor || b.deals - a.deals);
}
