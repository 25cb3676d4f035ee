/** What the calls about the funnel share: the deals of a filter on a day, the lines from which they are stalled. */
import type { DealFilter } from "../../src/contract/common.ts";
import { type Day, dayNumber } from "../../src/core/domain/days.ts";
import { type StallLine, stallLines } from "../../src/core/funnel/stallLine.ts";
import type { StandingQuestion } from "../../src/core/funnel/standingDeals.ts";
import { stateOfStages } from "./db/queries/dealBook.ts";
import { stagesInOrder } from "./db/queries/funnel.ts";
import { type KeptBook, scopeOf } from "./db/queries/scope.ts";
import { endOfLocalDay, type Session } from "./session.ts";

export interface AskedOfDay {
  filter?: DealFilter | undefined;
  asOf?: Day | undefined;
}

export const dayOf = (text: Day | undefined): number | null => (text === undefined ? null : dayNumber(text));

/** The deals as they are known now, or as they were known at the end of a day. */
export function bookKnown({ read, books }: Session, knownOn: Day | undefined): KeptBook {
  return knownOn === undefined ? books.now(read) : books.knownOn(read, knownOn, endOfLocalDay(knownOn));
}

export function standingQuestion(
  { read }: Session,
  kept: KeptBook,
  { filter = {}, asOf }: AskedOfDay,
): StandingQuestion {
  const states = stateOfStages(read);
  return { states, scope: scopeOf(read, filter, kept, states), asOf: dayOf(asOf) };
}

interface Moment {
  /** Day numbers: the day that is asked of. */
  now: number;
  /** Null: as the deals stand. */
  asOf: number | null;
}

/** Of today the deals are asked as they stand, whatever day they are told to have begun. */
export function momentOf(today: Day, asOf: Day | undefined): Moment {
  const past = asOf !== undefined && asOf < today;
  return { now: dayNumber(past ? asOf : today), asOf: past ? dayNumber(asOf) : null };
}

/** Learnt from the whole file: a part's own winners may be few. */
export function stallLinesOf(
  session: Session,
  kept: KeptBook,
  asOf: Day | undefined,
): ReadonlyMap<number, StallLine> {
  const { read } = session;
  return session.remember(`stall lines ${asOf ?? ""}`, () =>
    stallLines(kept.book, stateOfStages(read), stagesInOrder(read), null, dayOf(asOf)),
  );
}
