/**
 * Weighted pipeline (TERMS): the sum of amount x win probability of the open deals that are due in a period, beside what
 * was won in it already.
 */

interface Total {
  deals: number;
  /** Minor units. */
  amountMinor: number;
}

export interface Weighted {
  won: Total;
  /** Open and expected within the period. */
  open: Total;
  /** By the probability of the stage; deals of stages without one are in `unweighted`. */
  weightedMinor: number;
  unweighted: Total;
  /** By the rep's own probability where one is told, else by the stage's. */
  repMinor: number;
  /** Open deals of the period that have a rep's own probability. */
  repDeals: number;
}

const WHOLE_BP = 10_000;

export class WeightedTally {
  private readonly won = { deals: 0, amountMinor: 0 };
  private readonly open = { deals: 0, amountMinor: 0 };
  private readonly unweighted = { deals: 0, amountMinor: 0 };
  private byStage = 0;
  private byRep = 0;
  private repDeals = 0;

  /** @param amount minor units, NaN where there is none */
  addWon(amount: number): void {
    add(this.won, amount);
  }

  /** @param stageBp probabilities in hundredths of a percent; -1: none */
  addOpen(amount: number, stageBp: number, repBp: number): void {
    add(this.open, amount);
    if (stageBp < 0) add(this.unweighted, amount);
    if (repBp >= 0) this.repDeals += 1;
    const money = Number.isNaN(amount) ? 0 : amount;
    this.byStage += money * Math.max(0, stageBp);
    this.byRep += money * (repBp >= 0 ? repBp : Math.max(0, stageBp));
  }

  finish(): Weighted {
    return {
      won: this.won,
      open: this.open,
      weightedMinor: Math.round(this.byStage / WHOLE_BP),
      unweighted: this.unweighted,
      repMinor: Math.round(this.byRep / WHOLE_BP),
      repDeals: this.repDeals,
    };
  }
}

function add(total: Total, amount: number): void {
  total.deals += 1;
  if (!Number.isNaN(amount)) total.amountMinor += amount;
}
