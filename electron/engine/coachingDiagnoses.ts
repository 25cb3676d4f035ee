/** Everybody's diagnosis of a window: computed once for all people, since each is held against the others. */
import type { ParsedInput } from "../../src/contract/calls.ts";
import type { CoachingData } from "../../src/core/coaching/data.ts";
import { type Diagnosis, diagnose } from "../../src/core/coaching/diagnose.ts";
import { dayFromNumber, dayNumber, periodBounds } from "../../src/core/domain/days.ts";
import { coachedPeople, judgementsIn, paidShares } from "./db/queries/coaching.ts";
import { contactCounts } from "./db/queries/dealFacts.ts";
import { stateOfStages } from "./db/queries/dealBook.ts";
import { stagesInOrder } from "./db/queries/funnel.ts";
import { placesOf } from "./db/queries/scope.ts";
import { stageAttentionOf } from "./stageAttentionOf.ts";
import type { Session } from "./session.ts";

export type CoachingWindow = Pick<
  ParsedInput<"coaching.people">,
  "period" | "from" | "to" | "asOf" | "filter"
>;

/** Day numbers; the first null: ever. */
export function boundsOf(
  { period, asOf, ...days }: CoachingWindow,
  today: string,
): { from: number | null; to: number } {
  const { from, to } = (period === undefined ? null : periodBounds(period)) ?? days;
  const last = dayNumber(asOf ?? today);
  return {
    from: from === undefined ? null : dayNumber(from),
    to: to === undefined ? last : Math.min(dayNumber(to), last),
  };
}

export function coachingData(
  session: Session,
  { from, to }: { from: number | null; to: number },
  filter: CoachingWindow["filter"],
): CoachingData {
  const { read, books } = session;
  const kept = books.now(read);
  const { book } = kept;
  return {
    book,
    states: stateOfStages(read),
    stages: stagesInOrder(read),
    people: session.remember("coached people", () => coachedPeople(read)),
    counts: placesOf(read, filter ?? {}, kept),
    from,
    to,
    paid: session.remember("paid shares", () => paidShares(read, book)),
    contacts: session.remember("contact counts", () => contactCounts(read, book)),
    attention: stageAttentionOf(session, { now: to, asOf: to }),
    judgements: session.remember("judgements", () => judgementsIn(read, book)),
  };
}

export function diagnosisOf(session: Session, asked: CoachingWindow, today: string): Diagnosis {
  const bounds = boundsOf(asked, today);
  const key = `coaching ${JSON.stringify([bounds, asked.filter ?? {}])}`;
  return session.remember(key, () => diagnose(coachingData(session, bounds, asked.filter)));
}

export const dayOrNull = (day: number | null): string | null => (day === null ? null : dayFromNumber(day));
