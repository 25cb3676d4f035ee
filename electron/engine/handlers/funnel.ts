import type { CallInput, ParsedInput } from "../../../src/contract/calls.ts";
import { type Day, dayFromNumber, dayNumber, quarterOf } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { type DealBook, Names } from "../../../src/core/funnel/dealBook.ts";
import { conversion } from "../../../src/core/funnel/conversion.ts";
import { NO_DAY, NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import {
  eachStandingDeal,
  type StandingDeal,
  type StandingQuestion,
} from "../../../src/core/funnel/standingDeals.ts";
import { SummaryTally } from "../../../src/core/funnel/summary.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { dealGroups, type GroupKey, groupKeys } from "../db/queries/dealGroups.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { productShares } from "../db/queries/productShares.ts";
import { type KeptBook, placesOf, scopeOf } from "../db/queries/scope.ts";
import type { Handlers } from "../engine.ts";
import type { Session } from "../session.ts";

type FunnelCalls = "funnel.summary" | "funnel.byStage" | "funnel.by" | "funnel.conversion";
type Dimension = CallInput<"funnel.by">["dimension"];
type Asked = ParsedInput<"funnel.summary">;

const dayOf = (text: Day | undefined): number | null => (text === undefined ? null : dayNumber(text));

function standingQuestion({ read }: Session, kept: KeptBook, { filter = {}, asOf }: Asked): StandingQuestion {
  const states = stateOfStages(read);
  return { states, scope: scopeOf(read, filter, kept, states), asOf: dayOf(asOf) };
}

/** The groups that a deal belongs to, by number, each with its share of the amount. */
type GroupsOf = (deal: StandingDeal) => Iterable<readonly [number, number]>;

interface Groups {
  of: GroupsOf;
  key(group: number): GroupKey | undefined;
}

function groupsOf(session: Session, dimension: Dimension, kept: KeptBook): Groups {
  const { read } = session;
  if (dimension === "product") {
    const shares = session.remember("product shares", () => productShares(read, kept.book));
    const keys = groupKeys(read, "product");
    return { of: ({ place, amount }) => shares(place, amount), key: (group) => keys[group] };
  }
  if (dimension === "quarter") return quarterGroups(kept.book);
  const { grouping, keys } = dealGroups(read, dimension, kept);
  return { of: ({ row, place, amount }) => [[grouping.of(row, place), amount]], key: (group) => keys[group] };
}

/** By the quarter of the close day; of the expected day while open. */
function quarterGroups(book: DealBook): Groups {
  const names = new Names();
  const byDay = new Map<number, number>();
  const quarter = (day: number): number => {
    let number = byDay.get(day);
    if (number === undefined) {
      number = names.numberOf(quarterOf(dayFromNumber(day)));
      byDay.set(day, number);
    }
    return number;
  };
  return {
    of: ({ state, row, closedOn, amount }) => {
      const due = state === 0 ? (book.expected[row] as number) : closedOn;
      return [[due === NO_DAY ? NO_KEY : quarter(due), amount]];
    },
    key: (group) => ({ key: names.all[group] ?? "", id: null }),
  };
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
