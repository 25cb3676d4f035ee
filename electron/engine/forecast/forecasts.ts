/** What looks ahead for an open file: a thread that has learnt from it, kept for as long as nothing changes. */
import { type Day, dayNumber } from "../../../src/core/domain/days.ts";
import { NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import type { DealBook } from "../../../src/core/funnel/dealBook.ts";
import type { Learning } from "../../../src/core/forecast/model/learning.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { stageProbabilities } from "../db/queries/dealFacts.ts";
import { readJudgements, readKnownFrom } from "../db/queries/judgements.ts";
import type { ProductShares } from "../db/queries/productShares.ts";
import type { Session } from "../session.ts";
import { ForecastThread } from "./thread.ts";

export class Forecasts {
  private kept: { revision: number; today: Day; thread: ForecastThread } | null = null;

  /** The thread that answers of today. */
  of(session: Session, today: Day): ForecastThread {
    const { revision } = session;
    if (this.kept?.revision === revision && this.kept.today === today && !this.kept.thread.isOver)
      return this.kept.thread;
    this.close();
    const thread = newThread(session, today);
    this.kept = { revision, today, thread };
    return thread;
  }

  close(): void {
    this.kept?.thread.end();
    this.kept = null;
  }
}

/** One for work of its own, such as a back-test; the caller ends it. */
export function newThread(session: Session, today: Day): ForecastThread {
  return new ForecastThread(learningOf(session, today), Int32Array.from(stageProbabilities(session.read)));
}

function learningOf(session: Session, today: Day): Learning {
  const { read } = session;
  const { book } = session.books.now(read);
  const until = dayNumber(today);
  return {
    book,
    states: stateOfStages(read),
    products: mainProducts(book, session.books.products(read)),
    // What is in the file today is known today, whatever day the caller takes for it.
    knownFrom: readKnownFrom(read, book).map((day) => Math.min(day, until)),
    rep: readJudgements(read, book, "rep_probability_bp"),
    manager: readJudgements(read, book, "manager_probability_bp"),
    until,
  };
}

/** Of several products the one with the largest part of the amount. */
function mainProducts({ deals }: DealBook, shares: ProductShares): Int32Array {
  return deals.map((key) => {
    let main = NO_KEY;
    let most = -1;
    shares.tell(key, 1, (product, part) => {
      if (!(part > most) && most >= 0) return;
      main = product;
      most = part || 0;
    });
    return main;
  });
}
