import type { DealFilter } from "../../../src/contract/common.ts";
import { type Day, dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import type { IntervalBook } from "../../../src/core/funnel/intervalBook.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import { timeInStage } from "../../../src/core/funnel/timeInStage.ts";
import { walkWaterfall, type WaterfallQuestion, waterfalls } from "../../../src/core/funnel/waterfall.ts";
import { dealRows } from "../db/queries/deals.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { readIntervalBook, scopeOf, stateOfStages } from "../db/queries/intervalBook.ts";
import { readBookKnownBefore } from "../db/queries/knownOn.ts";
import { waterfallGroups } from "../db/queries/waterfallGroups.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { Handlers } from "../engine.ts";
import { endOfLocalDay, type Session } from "../session.ts";

type PipelineCalls =
  | "funnel.timeInStage"
  | "pipeline.asOf"
  | "pipeline.waterfall"
  | "pipeline.waterfallDeals";

const bookOf = (session: Session): IntervalBook =>
  session.remember("intervals", () => readIntervalBook(session.read));

function bookKnownOn(session: Session, knownOn: Day | undefined): IntervalBook {
  if (knownOn === undefined) return bookOf(session);
  return session.remember(
    `intervals known ${knownOn}`,
    () => readBookKnownBefore(session.read, endOfLocalDay(knownOn)) ?? bookOf(session),
  );
}

interface Asked {
  from: Day;
  to: Day;
  filter?: DealFilter | undefined;
}

function question(session: Session, { from, to, filter = {} }: Asked): WaterfallQuestion {
  const states = stateOfStages(session.read);
  return {
    states,
    scope: scopeOf(session.read, filter, bookOf(session), states),
    from: dayNumber(from),
    to: dayNumber(to),
    grouping: null,
  };
}

export const pipelineHandlers: Pick<Handlers, PipelineCalls> = {
  "pipeline.asOf": ({ on, knownOn, filter = {} }, { session }) => {
    const book = bookKnownOn(session, knownOn);
    const states = stateOfStages(session.read);
    const found = standing(book, scopeOf(session.read, filter, book, states), dayNumber(on));
    const stages = [...stagesInOrder(session.read), { id: 0, name: "", pipeline: "", kind: "open" as const }];
    const byStage = stages.flatMap(({ id, name, pipeline, kind }) => {
      const total = found.get(id);
      if (kind === "won" || kind === "lost" || (id === 0 && !total)) return [];
      const none = { deals: 0, amountMinor: 0, withAmount: 0 };
      return { stage: name, stageId: id === 0 ? "" : formatId("stage", id), pipeline, ...(total ?? none) };
    });
    const sum = (member: "deals" | "amountMinor" | "withAmount") =>
      byStage.reduce((total, stage) => total + stage[member], 0);
    return { deals: sum("deals"), amountMinor: sum("amountMinor"), withAmount: sum("withAmount"), byStage };
  },

  "pipeline.waterfall": ({ by, ...asked }, { session }) => {
    const book = bookOf(session);
    const asking = question(session, asked);
    const [whole] = waterfalls(book, asking);
    if (!whole) throw new Error("a waterfall without groups is one");
    if (!by) return whole;
    const { grouping, keys } = waterfallGroups(session.read, by, book);
    const groups = waterfalls(book, { ...asking, grouping }).flatMap((group, number) => {
      const key = keys[number];
      const empty = Object.values(group).every(({ deals }) => deals === 0);
      return key && !empty ? { ...key, ...group } : [];
    });
    return { ...whole, groups };
  },

  "pipeline.waterfallDeals": ({ flow, limit, ...asked }, { session }) => {
    const book = bookOf(session);
    const found: { key: number; amountMinor: number }[] = [];
    walkWaterfall(book, question(session, asked), (_group, name, place, amountMinor) => {
      if (name === flow) found.push({ key: book.deals[place] as number, amountMinor });
    });
    found.sort((a, b) => b.amountMinor - a.amountMinor || a.key - b.key);
    const shown = found.slice(0, limit);
    const amounts = new Map(shown.map(({ key, amountMinor }) => [formatId("deal", key), amountMinor]));
    const rows = dealRows(
      session.read,
      shown.map(({ key }) => key),
      baseCurrency(session.read),
    );
    return {
      total: found.length,
      amountMinor: found.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      rows: rows.map((row) => ({ ...row, flowMinor: amounts.get(row.id) ?? 0 })),
    };
  },

  "funnel.timeInStage": ({ filter = {} }, { session, today }) => {
    const book = bookOf(session);
    const states = stateOfStages(session.read);
    const { deals } = scopeOf(session.read, filter, book, states);
    const stages = stagesInOrder(session.read).filter(({ kind }) => kind === "open" || kind === "lead");
    const told = timeInStage(
      book,
      stages.map(({ id }) => id),
      deals,
      dayNumber(today),
    );
    return stages.flatMap(({ id, name, pipeline }) => {
      const found = told.get(id);
      if (!found) return [];
      const { n, censored, median, p75 } = found;
      return {
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
    });
  },
};
