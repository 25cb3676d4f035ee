import type { CallOutput } from "../../../src/contract/calls.ts";
import { certaintyOf } from "../../../src/core/coaching/advice.ts";
import { FEWEST_OF_SOURCE, sourceStandings } from "../../../src/core/coaching/sources.ts";
import { dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { dealsStanding } from "../../../src/core/funnel/standingDeals.ts";
import { coachedPeople } from "../db/queries/coaching.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import type { Handlers } from "../engine.ts";
import { standingQuestion } from "../standing.ts";

type Told = CallOutput<"funnel.sources">;

export const sourceHandlers: Pick<Handlers, "funnel.sources"> = {
  "funnel.sources": (asked, { session, today }) =>
    session.remember(`sources ${JSON.stringify([asked, today])}`, (): Told => {
      const { read } = session;
      const kept = session.books.now(read);
      const { book } = kept;
      const { states, scope, asOf } = standingQuestion(session, kept, asked);
      const found = sourceStandings({
        book,
        states,
        stages: stagesInOrder(read),
        people: session.remember("coached people", () => coachedPeople(read)),
        counts: dealsStanding(book, scope, asOf),
        from: null,
        to: asOf ?? dayNumber(today),
      });
      const id = (place: number): string => formatId("deal", book.deals[place] as number);
      return found.map(({ source, counted, open, ...standing }) => ({
        source: kept.sources.all[source] ?? "",
        ...standing,
        needed: FEWEST_OF_SOURCE,
        certainty: certaintyOf(standing.falseRate),
        counted: counted.map(id),
        open: open.map(({ place }) => id(place)),
      }));
    }),
};
