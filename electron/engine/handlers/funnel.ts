import { type Day, dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { conversion } from "../../../src/core/funnel/conversion.ts";
import { summarize, summarizeBy } from "../../../src/core/funnel/summary.ts";
import { groupedRows, stagesInOrder, stageTotals, summaryRows } from "../db/queries/funnel.ts";
import { placesOf } from "../db/queries/scope.ts";
import type { Handlers } from "../engine.ts";

type FunnelCalls = "funnel.summary" | "funnel.byStage" | "funnel.by" | "funnel.conversion";

export const funnelHandlers: Pick<Handlers, FunnelCalls> = {
  "funnel.summary": ({ filter }, { session }) =>
    session.remember(`summary ${JSON.stringify(filter ?? {})}`, () =>
      summarize(summaryRows(session.read, filter)),
    ),

  "funnel.byStage": ({ filter, asOf }, { session }) => {
    const totals = new Map(stageTotals(session.read, filter, asOf).map((total) => [total.stageId, total]));
    const rows = stagesInOrder(session.read).map((stage) => {
      const total = totals.get(stage.id);
      return {
        stage: stage.name,
        stageId: formatId("stage", stage.id),
        pipeline: stage.pipeline,
        kind: stage.kind,
        deals: total?.deals ?? 0,
        amountMinor: total?.amountMinor ?? 0,
        withAmount: total?.withAmount ?? 0,
      };
    });
    const untold = totals.get(null);
    if (!untold) return rows;
    const { deals, amountMinor, withAmount } = untold;
    return [
      ...rows,
      { stage: "", stageId: "", pipeline: "", kind: "open" as const, deals, amountMinor, withAmount },
    ];
  },

  "funnel.by": ({ dimension, filter }, { session }) =>
    session.remember(`by ${dimension} ${JSON.stringify(filter ?? {})}`, () => {
      const { groups, rows } = groupedRows(session.read, dimension, filter);
      const kind =
        dimension === "owner"
          ? "person"
          : dimension === "team" || dimension === "product" || dimension === "account"
            ? dimension
            : null;
      return Array.from(summarizeBy(rows), ([number, summary]) => {
        const group = groups[number];
        const key = group?.key ?? null;
        return { key: group?.name ?? "", id: kind && key !== null ? formatId(kind, key) : null, ...summary };
      }).sort((a, b) =>
        dimension === "quarter"
          ? a.key.localeCompare(b.key)
          : b.wonMinor - a.wonMinor || a.key.localeCompare(b.key),
      );
    }),

  "funnel.conversion": ({ filter = {}, cohortFrom, cohortTo, cohort, asOf }, { session }) => {
    const kept = session.books.now(session.read);
    const stages = stagesInOrder(session.read);
    const byId = new Map(stages.map((stage) => [stage.id, stage]));
    const day = (text: Day | undefined): number | null => (text === undefined ? null : dayNumber(text));
    return conversion(stages, kept.book, {
      deals: placesOf(session.read, filter, kept),
      from: day(cohortFrom),
      to: day(cohortTo),
      cohort,
      asOf: day(asOf),
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
