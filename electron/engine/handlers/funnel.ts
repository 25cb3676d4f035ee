import type { ParsedInput } from "../../../src/contract/calls.ts";
import { type Day, dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { conversion } from "../../../src/core/funnel/conversion.ts";
import { NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import { eachStandingDeal, type StandingQuestion } from "../../../src/core/funnel/standingDeals.ts";
import { SummaryTally } from "../../../src/core/funnel/summary.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { groupsOf } from "../dealShares.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { type KeptBook, placesOf, scopeOf } from "../db/queries/scope.ts";
import type { Handlers } from "../engine.ts";
import type { Session } from "../session.ts";

type FunnelCalls = "funnel.summary" | "funnel.byStage" | "funnel.by" | "funnel.conversion";
type Asked = ParsedInput<"funnel.summary">;

const dayOf = (text: Day | undefined): number | null => (text === undefined ? null : dayNumber(text));

function standingQuestion({ read }: Session, kept: KeptBook, { filter = {}, asOf }: Asked): StandingQuestion {
  const states = stateOfStages(read);
  return { states, scope: scopeOf(read, filter, kept, states), asOf: dayOf(asOf) };
}

export const funnelHandlers: Pick<Handlers, FunnelCalls> = {
  "funnel.summary": (asked, { session }) => {
    const kept = session.books.now(session.read);
    const tally = new SummaryTally();
    eachStandingDeal(kept.book, standingQuestion(session, kept, asked), (deal) => {
      tally.add(deal, deal.amount);
    });
    return tally.finish();
  },

  "funnel.byStage": ({ filter = {}, asOf }, { session }) => {
    const { read, books } = session;
    const kept = books.now(read);
    const totals = standing(kept.book, scopeOf(read, filter, kept, stateOfStages(read)), dayOf(asOf));
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
    const tallies = new Map<number, SummaryTally>();
    eachStandingDeal(kept.book, standingQuestion(session, kept, asked), (deal) => {
      for (const [group, amount] of groups.of(deal)) {
        let tally = tallies.get(group);
        if (!tally) {
          tally = new SummaryTally();
          tallies.set(group, tally);
        }
        tally.add(deal, amount);
      }
    });
    return Array.from(tallies, ([group, tally]) => ({
      ...(groups.key(group) ?? { key: "", id: null }),
      ...tally.finish(),
    })).sort((a, b) =>
      dimension === "quarter"
        ? a.key.localeCompare(b.key)
        : b.wonMinor - a.wonMinor || a.key.localeCompare(b.key),
    );
  },

  "funnel.conversion": ({ filter = {}, cohortFrom, cohortTo, cohort, asOf }, { session }) => {
    const kept = session.books.now(session.read);
    const stages = stagesInOrder(session.read);
    const byId = new Map(stages.map((stage) => [stage.id, stage]));
    return conversion(stages, kept.book, {
      deals: placesOf(session.read, filter, kept),
      from: dayOf(cohortFrom),
      to: dayOf(cohortTo),
      cohort,
      asOf: dayOf(asOf),
    }).map(({ stageId, pipelineId: _pipeline, ...rest }) => {
      const stage = byId.get(stageId);
      return {
        stage: stage?.name ?? "",
        stageId: formatId("stage", stageId),
        pipeline: stage?.pipeline ?? "",
        ...rest,
      };
    });
  },
};
