/** The funnel in a few figures: how many deals, what came of them, how long it took, how large they were. */
import { dayNumber } from "../domain/days.ts";
import { type Quartiles, quartiles, wilson } from "./statistics.ts";

/** A deal as the summary needs it: `[state (0 open, 1 won, 2 lost), amountMinor, createdOn, closedOn]`. */
export type SummaryRow = readonly [0 | 1 | 2, number | null, string | null, string | null];

export interface Summary {
  /** All deals of the filter. */
  created: number;
  open: number;
  won: number;
  lost: number;
  openMinor: number;
  wonMinor: number;
  lostMinor: number;
  /** won / (won + lost), with its 95% Wilson interval; null where none is closed. */
  winRate: number | null;
  winRateLow: number | null;
  winRateHigh: number | null;
  /** Days from creation to close, of deals whose both days are known. */
  cycleDaysWon: Quartiles;
  cycleDaysLost: Quartiles;
  /** Amounts of won deals that have one. */
  wonSizeMinor: Quartiles;
}

/** TERMS: win rate, sales cycle, average deal size. */
export function summarize(rows: Iterable<SummaryRow>): Summary {
  const count: [number, number, number] = [0, 0, 0];
  const sum: [number, number, number] = [0, 0, 0];
  const wonDays: number[] = [];
  const lostDays: number[] = [];
  const wonSizes: number[] = [];
  for (const [state, amount, createdOn, closedOn] of rows) {
    count[state] += 1;
    sum[state] += amount ?? 0;
    if (state === 0) continue;
    if (state === 1 && amount !== null) wonSizes.push(amount);
    if (createdOn !== null && closedOn !== null)
      (state === 1 ? wonDays : lostDays).push(dayNumber(closedOn) - dayNumber(createdOn));
  }
  const [open, won, lost] = count;
  const closed = won + lost;
  const interval = wilson(won, closed);
  return {
    created: open + closed,
    open,
    won,
    lost,
    openMinor: sum[0],
    wonMinor: sum[1],
    lostMinor: sum[2],
    winRate: closed === 0 ? null : won / closed,
    winRateLow: interval?.low ?? null,
    winRateHigh: interval?.high ?? null,
    cycleDaysWon: quartiles(wonDays),
    cycleDaysLost: quartiles(lostDays),
    wonSizeMinor: quartiles(wonSizes),
  };
}

/** One summary a key, keys in order of first appearance. */
export function summarizeBy<K>(rows: Iterable<readonly [K, ...SummaryRow]>): Map<K, Summary> {
  const groups = new Map<K, SummaryRow[]>();
  for (const [key, ...row] of rows) {
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return new Map(Array.from(groups, ([key, group]) => [key, summarize(group)]));
}
