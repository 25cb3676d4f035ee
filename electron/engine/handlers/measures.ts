import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { type Day, dayFromNumber, dayNumber, periodOf } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { ageingDeals, largest } from "../../../src/core/funnel/ageing.ts";
import { cohorts } from "../../../src/core/funnel/cohorts.ts";
import { NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import {
  type MeasureGroups,
  measureNames,
  type Measures,
  measuresBy,
  type MeasuresQuestion,
} from "../../../src/core/funnel/measures.ts";
import { stageMoves } from "../../../src/core/funnel/stageMoves.ts";
import { dealsStanding } from "../../../src/core/funnel/standingDeals.ts";
import { type SlipPeriod, slipPeriods, windowEnds } from "../../../src/core/funnel/windows.ts";
import { groupKeys } from "../db/queries/dealGroups.ts";
import { dealNames } from "../db/queries/dealNames.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import type { KeptBook } from "../db/queries/scope.ts";
import { groupsOf } from "../dealShares.ts";
import type { Handlers } from "../engine.ts";
import type { Session } from "../session.ts";
import { dayOf, stallLinesOf, standingQuestion } from "../standing.ts";
import { targetsOf } from "../targetsOf.ts";

type MeasureCalls =
  | "funnel.span"
  | "funnel.measures"
  | "funnel.trend"
  | "funnel.ageing"
  | "funnel.flows"
  | "funnel.cohorts";

export const measureHandlers: Pick<Handlers, MeasureCalls> = {
  "funnel.span": (_input, { session, today }) => {
    const { entered } = session.books.now(session.read).book;
    return { from: dayFromNumber(firstDay(entered, dayNumber(today))), to: today };
  },

  "funnel.measures": ({ by, ...asked }, { session, today }) => {
    const kept = session.books.now(session.read);
    const question = measuresQuestion(session, kept, asked, today);
    const whole = measuresBy(kept.book, question).get(0);
    if (!whole) throw new Error("without groups there is one");
    const periods = question.periods.map(({ key, from, to }) => ({
      key,
      from: dayFromNumber(from),
      to: dayFromNumber(to),
    }));
    return { ...whole, periods, ...(by && { groups: measuresOfGroups(session, kept, question, asked, by) }) };
  },

  "funnel.trend": ({ step, count, windowDays, measures, ...asked }, { session, today }) => {
    const kept = session.books.now(session.read);
    const wanted = new Set(measures ?? measureNames.filter((name) => name !== "coverage"));
    const standing = standingQuestion(session, kept, asked);
    const last = dayNumber(asked.asOf ?? today);
    return windowEnds(step, count, last).map((to) => {
      const from = to - windowDays + 1;
      const end = dayFromNumber(to);
      const asOf = to === last ? asked.asOf : end;
      const found = measuresBy(kept.book, {
        ...standing,
        asOf: dayOf(asOf),
        on: to,
        from,
        to,
        wanted,
        lines: wanted.has("ageing") ? stallLinesOf(session, kept, asOf) : new Map(),
        periods: wanted.has("slip") ? slipPeriods(from, to, to) : [],
        targetOf: () => null,
      }).get(0);
      if (!found) throw new Error("without groups there is one");
      const told = Object.fromEntries(Object.entries(found).filter(([name]) => wanted.has(name as never)));
      return { ...told, from: dayFromNumber(from), to: end };
    });
  },

  "funnel.ageing": ({ limit, ...asked }, { session, today }) => {
    const { read } = session;
    const kept = session.books.now(read);
    const { book } = kept;
    const lines = stallLinesOf(session, kept, asked.asOf);
    const on = dayNumber(asked.asOf ?? today);
    const all = ageingDeals(book, standingQuestion(session, kept, asked), lines, on);
    const shown = largest(all, limit);
    const stalled = all.filter((deal) => deal.stalled === true);
    const people = groupKeys(read, "person");
    const names = dealNames(
      read,
      shown.map(({ place }) => book.deals[place] as number),
    );
    return {
      total: all.length,
      leftOut: all.length - shown.length,
      stalled: stalled.length,
      stalledMinor: stalled.reduce((sum, { amount }) => sum + (Number.isNaN(amount) ? 0 : amount), 0),
      lines: stagesInOrder(read).flatMap(({ id, name, pipeline, kind }) => {
        const line = kind === "won" || kind === "lost" ? undefined : lines.get(id);
        return line ? { stage: name, stageId: formatId("stage", id), pipeline, ...line } : [];
      }),
      deals: shown.map(({ place, stage, owner, amount, ...ages }) => {
        const key = book.deals[place] as number;
        return {
          id: formatId("deal", key),
          name: names.get(key) ?? "",
          stageId: stage === NO_KEY ? "" : formatId("stage", stage),
          ownerId: people[owner]?.id ?? null,
          owner: people[owner]?.key || null,
          amountMinor: Number.isNaN(amount) ? null : amount,
          ...ages,
        };
      }),
    };
  },

  "funnel.flows": ({ from, to, ...asked }, { session, today }) => {
    const kept = session.books.now(session.read);
    const { book } = kept;
    const { scope, asOf } = standingQuestion(session, kept, asked);
    const last = Math.min(dayNumber(asked.asOf ?? today), dayNumber(to ?? asked.asOf ?? today));
    const first = from === undefined ? firstDay(book.entered, last) : dayNumber(from);
    const stages = stagesInOrder(session.read);
    const byId = new Map(stages.map((stage) => [stage.id, stage]));
    const place = new Map(stages.map(({ id }, at) => [id, at]));
    const deals = dealsStanding(book, scope, asOf);
    const moves = stageMoves(stages, book, { deals, from: first, to: last });
    const order = (key: number | null): number => (key === null ? -1 : (place.get(key) ?? stages.length));
    moves.sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to));
    return {
      from: dayFromNumber(first),
      to: dayFromNumber(last),
      moves: moves.map((move) => ({
        ...move,
        fromId: move.from === null ? null : stageId(move.from),
        from: move.from === null ? null : (byId.get(move.from)?.name ?? ""),
        toId: stageId(move.to),
        to: byId.get(move.to)?.name ?? "",
        pipelineId: pipelineId((byId.get(move.to) ?? byId.get(move.from ?? NO_KEY))?.pipelineId),
      })),
    };
  },

  "funnel.cohorts": ({ step, count, months, ...asked }, { session, today }) => {
    const kept = session.books.now(session.read);
    const on = dayNumber(asked.asOf ?? today);
    const all = cohorts(kept.book, standingQuestion(session, kept, asked), step, on, months);
    const left = all.slice(0, -count);
    return {
      left: { cohorts: left.length, deals: left.reduce((sum, { created }) => sum + created, 0) },
      cohorts: all.slice(-count),
    };
  },
};

const stageId = (key: number): string => (key === NO_KEY ? "" : formatId("stage", key));
const pipelineId = (key: number | undefined): string => (key === undefined ? "" : formatId("pipeline", key));

function firstDay(entered: Int32Array, last: number): number {
  let first = last;
  for (let row = 0; row < entered.length; row += 1) first = Math.min(first, entered[row] as number);
  return first;
}

type Asked = Omit<ParsedInput<"funnel.measures">, "by">;
type By = NonNullable<ParsedInput<"funnel.measures">["by"]>;
type Group = NonNullable<CallOutput<"funnel.measures">["groups"]>[number];

function measuresQuestion(
  session: Session,
  kept: KeptBook,
  { from, to, ...asked }: Asked,
  today: Day,
): MeasuresQuestion {
  const on = dayNumber(asked.asOf ?? today);
  const period = from !== undefined && to !== undefined ? periodOf(from, to) : null;
  const target = targetsOf(session.read, period, asked.filter ?? {});
  return {
    ...standingQuestion(session, kept, asked),
    on,
    from: dayOf(from),
    to: dayOf(to),
    wanted: new Set(measureNames),
    lines: stallLinesOf(session, kept, asked.asOf),
    periods: slipPeriods(dayOf(from), dayOf(to), on),
    targetOf: () => target.whole,
  };
}

function measuresOfGroups(
  session: Session,
  kept: KeptBook,
  question: MeasuresQuestion,
  { filter = {}, from, to }: Asked,
  by: By,
): Group[] {
  const groups = groupsOf(session, by, kept);
  const period = from !== undefined && to !== undefined ? periodOf(from, to) : null;
  const targets = targetsOf(session.read, period, filter);
  const found = measuresBy(
    kept.book,
    { ...question, targetOf: (group) => targets.of(by, group) },
    { of: groups.of, ofPeriod: by === "quarter" ? (of) => quarterGroup(groups.of, of) : null },
  );
  return Array.from(found, ([group, measures]) => ({
    ...groups.key(group),
    ...measures,
  })).sort((a, b) => (by === "quarter" ? 0 : size(b) - size(a)) || a.key.localeCompare(b.key));
}

const size = ({ winRate, velocity }: Measures): number => winRate.n + velocity.openDeals;

/** The group of the deals that close in the period. */
function quarterGroup(of: MeasureGroups["of"], { from }: SlipPeriod): number {
  const deal = { state: 1, row: 0, place: 0, amount: 0, closedOn: from } as const;
  let found = NO_KEY;
  of(deal, (group) => {
    found = group;
  });
  return found;
}
