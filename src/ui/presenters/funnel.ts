/** What the funnel screen draws, from what the calls returned: order, scale, which finding to state. Pure. */
import type { CallOutput, StageInfo } from "../../contract/calls.ts";
import type { FunnelSummary } from "../../contract/common.ts";
import { manyOpen } from "../../core/funnel/conversion.ts";
import { FEW } from "../../core/funnel/statistics.ts";

/** Under this many deals a share says more about chance than about the team. */
export { FEW };

export type Measure = "deals" | "money";
export type StageTotal = CallOutput<"funnel.byStage">[number];
export type Conversion = CallOutput<"funnel.conversion">[number];
type Pipeline = CallOutput<"lists.pipelines">[number];

export interface Bar {
  stage: StageInfo;
  deals: number;
  amountMinor: number;
  /** Deals whose amount is known. */
  withAmount: number;
  /** Length on the one scale of all open stages, 0-1. */
  length: number;
  /** From this stage onwards; null for a stage that no deal entered. */
  conversion: Conversion | null;
}

export interface FunnelView {
  pipeline: Pipeline;
  /** Open stages (leads among them) in the pipeline's order. */
  bars: Bar[];
  won: Bar[];
  lost: Bar[];
  /** Open deals whose stage nobody told; they have no bar. */
  untold: StageTotal | null;
}

export function valueOf(bar: { deals: number; amountMinor: number }, measure: Measure): number {
  return measure === "deals" ? bar.deals : bar.amountMinor;
}

/**
 * The pipeline to show where none was chosen: the one with most deals in the whole file, so that it stays while
 * filters come and go; another only where the filter leaves none of its deals.
 */
export function pipelineToShow(
  pipelines: readonly Pipeline[],
  inFile: readonly StageTotal[],
  inFilter: readonly StageTotal[],
): Pipeline | undefined {
  const has = new Set(inFilter.filter(({ deals }) => deals > 0).map(({ stageId }) => stageId));
  const ordered = pipelinesByDeals(pipelines, inFile);
  return ordered.find(({ stages }) => stages.some(({ id }) => has.has(id))) ?? ordered[0];
}

function pipelinesByDeals(pipelines: readonly Pipeline[], totals: readonly StageTotal[]): Pipeline[] {
  const deals = new Map(totals.map((total) => [total.stageId, total.deals]));
  const count = (pipeline: Pipeline) =>
    pipeline.stages.reduce((sum, { id }) => sum + (deals.get(id) ?? 0), 0);
  return pipelines.toSorted((a, b) => count(b) - count(a));
}

export function funnelView(
  pipeline: Pipeline,
  totals: readonly StageTotal[],
  conversions: readonly Conversion[],
  measure: Measure,
): FunnelView {
  const totalOf = new Map(totals.map((total) => [total.stageId, total]));
  const conversionOf = new Map(conversions.map((conversion) => [conversion.stageId, conversion]));
  const stages = pipeline.stages.toSorted((a, b) => a.position - b.position);
  const bars = stages.map<Bar>((stage) => {
    const total = totalOf.get(stage.id);
    const conversion = conversionOf.get(stage.id);
    return {
      stage,
      deals: total?.deals ?? 0,
      amountMinor: total?.amountMinor ?? 0,
      withAmount: total?.withAmount ?? 0,
      length: 0,
      conversion: conversion && (conversion.entered > 0 || conversion.high !== null) ? conversion : null,
    };
  });
  const untold = totals.find(({ stageId, deals }) => stageId === "" && deals > 0) ?? null;
  return {
    pipeline,
    bars: scaled(
      bars.filter(({ stage }) => stage.kind === "open" || stage.kind === "lead"),
      measure,
    ),
    // On a scale of their own: years of closed deals would press the open ones flat.
    ...outcomes(bars, measure),
    untold,
  };
}

function outcomes(bars: readonly Bar[], measure: Measure): { won: Bar[]; lost: Bar[] } {
  const closed = scaled(
    bars.filter(({ stage }) => stage.kind === "won" || stage.kind === "lost"),
    measure,
  );
  return {
    won: closed.filter(({ stage }) => stage.kind === "won"),
    lost: closed.filter(({ stage }) => stage.kind === "lost"),
  };
}

function scaled(bars: Bar[], measure: Measure): Bar[] {
  const most = Math.max(0, ...bars.map((bar) => valueOf(bar, measure)));
  return bars.map((bar) => ({ ...bar, length: most === 0 ? 0 : Math.max(0, valueOf(bar, measure)) / most }));
}

/** Of so many of the decided that went on; so many more are still open. */
interface Undecided {
  passed: number;
  open: number;
}

/** How a conversion may be shown: a figure, or why there is none. Where many are undecided, it is of the decided. */
export type Rate =
  | { kind: "rate"; rate: number; low: number; high: number; n: number; undecided: Undecided | null }
  | { kind: "few"; n: number; undecided: Undecided | null }
  /** Deals were lost at a stage that nobody told: only the bounds are known. */
  | { kind: "bounds"; low: number; high: number; unknown: number }
  | { kind: "none" };

/** Whether a rate is of the decided alone and says how many are still open. */
export const saysUndecided = (rate: Rate): boolean =>
  (rate.kind === "rate" || rate.kind === "few") && rate.undecided !== null;

export type Rated = Pick<
  Conversion,
  | "rate"
  | "low"
  | "high"
  | "entered"
  | "passed"
  | "stillOpen"
  | "lostUnknown"
  | "beganLater"
  | "decided"
  | "decidedRate"
  | "decidedLow"
  | "decidedHigh"
>;

export function rateOf(conversion: Rated | null): Rate {
  if (!conversion) return { kind: "none" };
  const { rate, low, high, entered, lostUnknown } = conversion;
  if (rate === null)
    return low === null || high === null
      ? { kind: "none" }
      : { kind: "bounds", low, high, unknown: lostUnknown };
  return manyOpen(conversion) ? rateOfDecided(conversion) : enoughOf(rate, low, high, entered, null);
}

function rateOfDecided(conversion: Rated): Rate {
  const { passed, stillOpen: open, decided, decidedRate, decidedLow, decidedHigh } = conversion;
  return enoughOf(decidedRate, decidedLow, decidedHigh, decided, { passed, open });
}

function enoughOf(
  rate: number | null,
  low: number | null,
  high: number | null,
  n: number,
  undecided: Undecided | null,
): Rate {
  if (n < FEW || rate === null || low === null || high === null) return { kind: "few", n, undecided };
  return { kind: "rate", rate, low, high, n, undecided };
}

/** Deals that were won or lost: what a win rate is a share of. */
export function closedDeals(summary: Pick<FunnelSummary, "won" | "lost">): number {
  return summary.won + summary.lost;
}

export type Finding =
  /** Clearly fewer go on from here than from any other stage: the intervals don't touch. */
  | { kind: "narrowest"; bar: Bar; rate: number }
  | { kind: "fullest"; bar: Bar }
  | { kind: "nothingOpen" }
  /** There are open deals, but none of them has an amount. */
  | { kind: "noMoney" };

/** The one thing to say above the chart, only as strong as the figures are. */
export function findingOf(view: FunnelView, measure: Measure): Finding {
  const rated = view.bars.flatMap((bar) => {
    const rate = rateOf(bar.conversion);
    return rate.kind === "rate" ? [{ bar, ...rate }] : [];
  });
  const [first, ...others] = rated.toSorted((a, b) => a.rate - b.rate);
  if (first && others.length > 0 && others.every((other) => first.high < other.low)) {
    return { kind: "narrowest", bar: first.bar, rate: first.rate };
  }
  const fullest = view.bars.toSorted((a, b) => valueOf(b, measure) - valueOf(a, measure))[0];
  if (fullest && valueOf(fullest, measure) > 0) return { kind: "fullest", bar: fullest };
  return { kind: view.bars.some(({ deals }) => deals > 0) ? "noMoney" : "nothingOpen" };
}
