/**
 * Weighted pipeline (TERMS): the sum of amount x win probability of the open deals that are due in a period, beside what
 * was won in it already.
 */
import type { DealBook } from "../funnel/dealBook.ts";
import { eachStandingDeal, type StandingQuestion } from "../funnel/standingDeals.ts";

/** Money in minor units. */
export interface Weighted {
  won: { deals: number; amountMinor: number };
  /** Open and expected within the period. */
  open: { deals: number; amountMinor: number };
  /** By the probability of the stage; deals of stages without one are in `unweighted`. */
  weightedMinor: number;
  unweighted: { deals: number; amountMinor: number };
  /** By the rep's own probability where one is told, else by the stage's; null where the reps' aren't known. */
  repMinor: number | null;
  /** Open deals of the period that have a rep's own probability. */
  repDeals: number;
}

export interface WeightedQuestion extends StandingQuestion {
  /** Day numbers, both inclusive. */
  from: number;
  to: number;
  /** Hundredths of a percent by the stage's key; -1: none. */
  stageBp: Int16Array;
  /** The same by place in the book, of the rep's own; null: not known of the day in question. */
  repBp: Int16Array | null;
}

const WHOLE_BP = 10_000;

export function weighted(book: DealBook, question: WeightedQuestion): Weighted {
  const { from, to, stageBp, repBp } = question;
  const none = () => ({ deals: 0, amountMinor: 0 });
  const [won, open, unweighted] = [none(), none(), none()];
  let byStage = 0;
  let byRep = 0;
  let repDeals = 0;
  eachStandingDeal(book, question, ({ place, row, state, amount, closedOn }) => {
    const on = state === 0 ? (book.expected[row] as number) : closedOn;
    if (state === 2 || on < from || on > to) return;
    const money = Number.isNaN(amount) ? 0 : amount;
    const total = state === 1 ? won : open;
    total.deals += 1;
    total.amountMinor += money;
    if (state === 1) return;
    const ofStage = stageBp[book.stage[row] as number] ?? -1;
    const ofRep = repBp?.[place] ?? -1;
    if (ofStage >= 0) byStage += money * ofStage;
    else {
      unweighted.deals += 1;
      unweighted.amountMinor += money;
    }
    if (ofRep >= 0) repDeals += 1;
    byRep += money * (ofRep >= 0 ? ofRep : Math.max(0, ofStage));
  });
  return {
    won,
    open,
    weightedMinor: Math.round(byStage / WHOLE_BP),
    unweighted,
    repMinor: repBp ? Math.round(byRep / WHOLE_BP) : null,
    repDeals,
  };
}
