import { formatId } from "../../../src/core/domain/ids.ts";
import { ByGroup, type TellGroup } from "../../../src/core/funnel/groups.ts";
import { NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import { eachStandingDeal, type StandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import { SummaryTally } from "../../../src/core/funnel/summary.ts";
import { groupsOf } from "../dealShares.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import type { Handlers } from "../engine.ts";
import { bookKnown, standingQuestion } from "../standing.ts";

type FunnelCalls = "funnel.summary" | "funnel.byStage" | "funnel.by";

export const funnelHandlers: Pick<Handlers, FunnelCalls> = {
  "funnel.summary": (asked, { session }) => {
    const kept = session.books.now(session.read);
    const tally = new SummaryTally();
    eachStandingDeal(kept.book, standingQuestion(session, kept, asked), (deal) => {
      tally.add(deal, deal.amount);
    });
    return tally.finish();
  },

  "funnel.byStage": ({ knownOn, ...asked }, { session }) => {
    const { read } = session;
    const kept = bookKnown(session, knownOn);
    const { scope, asOf } = standingQuestion(session, kept, asked);
    const totals = standing(kept.book, scope, asOf);
    const untold = totals.get(NO_KEY);
    return [
      ...stagesInOrder(read).map(({ id, name, pipeline, kind }) => ({
        stage: name,
        stageId: formatId("stage", id),
        pipeline,
        kind,
        ...(totals.get(id) ?? { deals: 0, amountMinor: 0, withAmount: 0 }),
      })),
      ...(untold ? [{ stage: "", stageId: "", pipeline: "", kind: "open" as const, ...untold }] : []),
    ];
  },

  "funnel.by": ({ dimension, ...asked }, { session }) => {
    const kept = session.books.now(session.read);
    const groups = groupsOf(session, dimension, kept);
    const tallies = new ByGroup(() => new SummaryTally());
    let told: StandingDeal;
    const add: TellGroup = (group, amount) => tallies.of(group).add(told, amount);
    eachStandingDeal(kept.book, standingQuestion(session, kept, asked), (deal) => {
      told = deal;
      groups.of(deal, add);
    });
    const found = tallies.map((tally, group) => ({
      ...groups.key(group),
      ...tally.finish(),
    }));
    return [...found.values()].sort((a, b) =>
      dimension === "quarter" || dimension === "month"
        ? a.key.localeCompare(b.key)
        : b.wonMinor - a.wonMinor || a.key.localeCompare(b.key),
    );
  },
};
