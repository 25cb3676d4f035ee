import type { DealFilter } from "../../../src/contract/common.ts";
import { type Day, dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import {
  type FlowName,
  walkWaterfall,
  type WaterfallQuestion,
  waterfalls,
} from "../../../src/core/funnel/waterfall.ts";
import { dealRows } from "../db/queries/deals.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { type KeptBook, scopeOf } from "../db/queries/scope.ts";
import { dealGroups } from "../db/queries/dealGroups.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { Handlers } from "../engine.ts";
import type { Session } from "../session.ts";
import { bookKnown } from "../standing.ts";

type PipelineCalls =
  | "pipeline.asOf"
  | "pipeline.waterfall"
  | "pipeline.waterfallDeals"
  | "pipeline.waterfallIds";

interface Asked {
  from: Day;
  to: Day;
  filter?: DealFilter | undefined;
}

function question({ read }: Session, kept: KeptBook, { from, to, filter = {} }: Asked): WaterfallQuestion {
  const states = stateOfStages(read);
  return {
    states,
    scope: scopeOf(read, filter, kept, states),
    from: dayNumber(from),
    to: dayNumber(to),
    grouping: null,
  };
}

/** The deals of one flow, the largest first. */
function dealsOfFlow(session: Session, flow: FlowName, asked: Asked): { key: number; amountMinor: number }[] {
  const kept = session.books.now(session.read);
  const found: { key: number; amountMinor: number }[] = [];
  walkWaterfall(kept.book, question(session, kept, asked), (_group, name, place, amountMinor) => {
    if (name === flow) found.push({ key: kept.book.deals[place] as number, amountMinor });
  });
  return found.sort((a, b) => b.amountMinor - a.amountMinor || a.key - b.key);
}

export const pipelineHandlers: Pick<Handlers, PipelineCalls> = {
  "pipeline.asOf": ({ on, knownOn, filter = {} }, { session }) => {
    const { read } = session;
    const kept = bookKnown(session, knownOn);
    const scope = scopeOf(read, filter, kept, stateOfStages(read));
    const found = standing(kept.book, scope, dayNumber(on));
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
    const kept = session.books.now(session.read);
    const asking = question(session, kept, asked);
    const [whole] = waterfalls(kept.book, asking);
    if (!whole) throw new Error("a waterfall without groups is one");
    if (!by) return whole;
    const { grouping, keys } = dealGroups(session.read, by, kept);
    const groups = waterfalls(kept.book, { ...asking, grouping }).flatMap((group, number) => {
      const key = keys[number];
      const empty = Object.values(group).every(({ deals }) => deals === 0);
      return key && !empty ? { ...key, ...group } : [];
    });
    return { ...whole, groups };
  },

  "pipeline.waterfallIds": ({ flow, ...asked }, { session }) =>
    dealsOfFlow(session, flow, asked).map(({ key }) => formatId("deal", key)),

  "pipeline.waterfallDeals": ({ flow, limit, ...asked }, { session }) => {
    const found = dealsOfFlow(session, flow, asked);
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
};
