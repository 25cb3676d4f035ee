/** The deals that a period is about: won in it, or open and expected to close in it. */
import type { DealBook } from "../funnel/dealBook.ts";
import { eachStandingDeal, type StandingDeal, type StandingQuestion } from "../funnel/standingDeals.ts";

export interface PeriodQuestion extends StandingQuestion {
  /** Day numbers, both inclusive. */
  from: number;
  to: number;
}

/** @param tell gets a deal that is open or won; valid only until the next one is told */
export function eachDealOfPeriod(
  book: DealBook,
  question: PeriodQuestion,
  tell: (deal: StandingDeal) => void,
): void {
  eachStandingDeal(book, question, (deal) => {
    const on = deal.state === 0 ? (book.expected[deal.row] as number) : deal.closedOn;
    if (deal.state !== 2 && on >= question.from && on <= question.to) tell(deal);
  });
}
