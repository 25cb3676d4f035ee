/** What the kinds that compare shares have in common. */
import type { Gathered, Shift } from "./kind.ts";
import { type Cases, shareShifts } from "./shares.ts";

/** By how much of their level the others' is missed. @param effect difference of shares */
export function shortOf(effect: number, others: number | null): number {
  return others === null || others <= 0 ? 0 : Math.min(1, Math.max(0, -effect / others));
}

export function sharesAsShifts(cases: Cases, { frame }: Gathered): Shift[] {
  return shareShifts(cases, frame.data.people.length).map(({ n, hits, expected, delta, se }, person) => ({
    person,
    stage: null,
    n,
    delta,
    se,
    beside: null,
    own: n > 0 ? hits / n : null,
    others: n > 0 ? expected / n : null,
  }));
}
