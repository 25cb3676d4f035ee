import type { ParsedInput } from "../../../src/contract/calls.ts";
import { dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { chainBy, conversionBy } from "../../../src/core/funnel/conversion.ts";
import { type ConversionQuestion, isOpen } from "../../../src/core/funnel/conversionWalk.ts";
import type { DealOfGroup, GroupsOfPlace } from "../../../src/core/funnel/groups.ts";
import { NO_DAY, rowOn } from "../../../src/core/funnel/intervalBook.ts";
import { dealsStanding } from "../../../src/core/funnel/standingDeals.ts";
import { timeInStageBy } from "../../../src/core/funnel/timeInStage.ts";
import type { GroupKey } from "../db/queries/dealGroups.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import type { KeptBook } from "../db/queries/scope.ts";
import { groupsOf } from "../dealShares.ts";
import type { Handlers } from "../engine.ts";
import type { Session } from "../session.ts";
import { type AskedOfDay, dayOf, standingQuestion } from "../standing.ts";

type ConversionCalls = "funnel.conversion" | "funnel.timeInStage" | "funnel.chain";
type AskedConversion = Omit<ParsedInput<"funnel.conversion">, "by">;
type By = NonNullable<ParsedInput<"funnel.conversion">["by"]>;

export const conversionHandlers: Pick<Handlers, ConversionCalls> = {
  "funnel.conversion": ({ by, ...asked }, { session }) => {
    const kept = session.books.now(session.read);
    const stages = stagesInOrder(session.read);
    const byId = new Map(stages.map((stage) => [stage.id, stage]));
    const groups = placeGroups(session, kept, by, asked);
    const found = conversionBy(stages, kept.book, conversionQuestion(session, kept, asked), groups.of);
    return inOrder(found, groups).flatMap(([key, rows]) =>
      rows.map(({ stageId, pipelineId: _pipeline, ...rest }) => ({
        ...key,
        stage: byId.get(stageId)?.name ?? "",
        stageId: formatId("stage", stageId),
        pipeline: byId.get(stageId)?.pipeline ?? "",
        ...rest,
      })),
    );
  },

  "funnel.chain": ({ by, ...asked }, { session }) => {
    const kept = session.books.now(session.read);
    const groups = placeGroups(session, kept, by, asked);
    const question = conversionQuestion(session, kept, asked);
    const found = chainBy(stagesInOrder(session.read), kept.book, question, groups.of);
    return inOrder(found, groups).flatMap(([key, rows]) => rows.map((row) => ({ ...key, ...row })));
  },

  "funnel.timeInStage": ({ by, ...asked }, { session, today }) => {
    const kept = session.books.now(session.read);
    const { book } = kept;
    const stages = stagesInOrder(session.read).filter(isOpen);
    const { scope, asOf } = standingQuestion(session, kept, asked);
    const groups = placeGroups(session, kept, by, asked);
    const found = timeInStageBy(
      book,
      stages.map(({ id }) => id),
      dealsStanding(book, scope, asOf),
      dayNumber(asked.asOf ?? today),
      groups.of,
    );
    return inOrder(found, groups).flatMap(([key, told]) =>
      stages.flatMap(({ id, name, pipeline }) => {
        const time = told.get(id);
        if (!time) return [];
        const { n, censored, median, p75 } = time;
        return {
          ...key,
          stage: name,
          stageId: formatId("stage", id),
          pipeline,
          n,
          censored,
          medianDays: median.days,
          medianLow: median.low,
          medianHigh: median.high,
          p75Days: p75.days,
          p75Low: p75.low,
          p75High: p75.high,
        };
      }),
    );
  },
};

function conversionQuestion(
  session: Session,
  kept: KeptBook,
  { cohortFrom, cohortTo, cohort, ...asked }: AskedConversion,
): ConversionQuestion {
  const { scope, asOf } = standingQuestion(session, kept, asked);
  return {
    deals: dealsStanding(kept.book, scope, asOf),
    from: dayOf(cohortFrom),
    to: dayOf(cohortTo),
    cohort,
    asOf,
  };
}

interface PlaceGroups {
  of: GroupsOfPlace | null;
  /** Nothing where there are no groups. */
  key(group: number): Partial<GroupKey>;
}

/** By what a deal has on the day asked of; one that had not begun is in no group. */
function placeGroups(
  session: Session,
  kept: KeptBook,
  by: By | undefined,
  { asOf }: AskedOfDay,
): PlaceGroups {
  if (by === undefined) return { of: null, key: () => ({}) };
  const groups = groupsOf(session, by, kept);
  const { book } = kept;
  const on = dayOf(asOf);
  const deal: DealOfGroup = { place: 0, row: 0, amount: Number.NaN, state: 0, closedOn: NO_DAY };
  return {
    of: (place, tell) => {
      const row = on === null ? (book.first[place + 1] as number) - 1 : rowOn(book, place, on);
      if (row < 0) return;
      deal.place = place;
      deal.row = row;
      groups.of(deal, tell);
    },
    key: groups.key,
  };
}

/** By the name of the group. */
function inOrder<T>(found: ReadonlyMap<number, T>, groups: PlaceGroups): [Partial<GroupKey>, T][] {
  return Array.from(found, ([group, told]): [Partial<GroupKey>, T] => [groups.key(group), told]).sort(
    ([a], [b]) => (a.key ?? "").localeCompare(b.key ?? ""),
  );
}
