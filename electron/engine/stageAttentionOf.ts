/** What all deals of the file tell of working on one, once a revision and day; for plans and for coaching. */
import { dayFromNumber } from "../../src/core/domain/days.ts";
import { type StageAttention, stageAttention } from "../../src/core/plan/stageAttention.ts";
import { stateOfStages } from "./db/queries/dealBook.ts";
import { stallLinesOf } from "./standing.ts";
import type { Session } from "./session.ts";

/** @param moment day numbers, as `momentOf` tells them */
export function stageAttentionOf(
  session: Session,
  { now, asOf }: { now: number; asOf: number | null },
): ReadonlyMap<number, StageAttention> {
  return session.remember(`stage attention ${now} ${asOf}`, () => {
    const kept = session.books.now(session.read);
    const lines = new Map(
      Array.from(stallLinesOf(session, kept, asOf === null ? undefined : dayFromNumber(asOf))).flatMap(
        ([stage, { days }]) => (days === null ? [] : [[stage, days] as const]),
      ),
    );
    return stageAttention(kept.book, stateOfStages(session.read), lines, { now, asOf });
  });
}
