/** The funnel in a few figures: how many deals, what came of them, how long it took, how large they were. */
import { NO_DAY } from "./intervalBook.ts";
import type { StandingDeal } from "./standingDeals.ts";
import { type Quartiles, quartiles, wilson } from "./statistics.ts";

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
export class SummaryTally {
  private readonly count: [number, number, number] = [0, 0, 0];
  private readonly sum: [number, number, number] = [0, 0, 0];
  private readonly wonDays: number[] = [];
  private readonly lostDays: number[] = [];
  private readonly wonSizes: number[] = [];

  /** @param amount minor units, NaN where there is none; the deal's own, or its share in a group */
  add(
    { state, createdOn, closedOn }: Pick<StandingDeal, "state" | "createdOn" | "closedOn">,
    amount: number,
  ): void {
    this.count[state] += 1;
    if (!Number.isNaN(amount)) {
      this.sum[state] += amount;
      if (state === 1) this.wonSizes.push(amount);
    }
    if (state !== 0 && createdOn !== NO_DAY && closedOn !== NO_DAY)
      (state === 1 ? this.wonDays : this.lostDays).push(closedOn - createdOn);
  }

  finish(): Summary {
    const [open, won, lost] = this.count;
    const closed = won + lost;
    const interval = wilson(won, closed);
    return {
      created: open + closed,
      open,
      won,
      lost,
      openMinor: this.sum[0],
      wonMinor: this.sum[1],
      lostMinor: this.sum[2],
      winRate: closed === 0 ? null : won / closed,
      winRateLow: interval?.low ?? null,
      winRateHigh: interval?.high ?? null,
      cycleDaysWon: quartiles(this.wonDays),
      cycleDaysLost: quartiles(this.lostDays),
      wonSizeMinor: quartiles(this.wonSizes),
    };
  }
}
