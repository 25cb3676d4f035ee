import type { CallOutput } from "../../../src/contract/calls.ts";
import type { DealFilter } from "../../../src/contract/common.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { periodDays } from "../../../src/core/domain/days.ts";
import type { DistributionSummary, ScenarioTold } from "../../../src/core/forecast/desk.ts";
import type { FactorLever } from "../../../src/core/scenario/levers.ts";
import { placesOf } from "../db/queries/scope.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { leversOf } from "../forecast/levers.ts";
import { roundedQuantiles } from "../forecast/roundedQuantiles.ts";
import { targetsOf } from "../targetsOf.ts";

type Run = CallOutput<"scenario.run">;
type Context = Pick<HandlerContext, "session" | "today">;

export const scenarioHandlers: Pick<Handlers, "scenario.run" | "scenario.seek"> = {
  "scenario.run": async ({ period, filter = {}, levers: given, bins }, context) => {
    const { session, today } = context;
    const { read } = session;
    const periods = [period].flat();
    const levers = leversOf(read, session.books.now(read), today, given);
    const told = await session.forecasts
      .of(session, today)
      .ask("scenario", { ...basis(context, filter, periods), levers, bins });
    const found = enough(told).map((one, at) => ({ period: periods[at] as string, ...presented(one) }));
    const { period: _, ...first } = found[0] as (typeof found)[number];
    return { ...first, periods: found };
  },

  "scenario.seek": async ({ period, filter = {}, levers: given, targetMinor, chance, bounds }, context) => {
    const { session, today } = context;
    const { read } = session;
    const target = targetMinor ?? targetsOf(read, period, filter).whole;
    if (target === null) throw new WorkbenchError("conflict", "noTargetToSeek", { period });
    const levers = leversOf(read, session.books.now(read), today, given);
    const told = await session.forecasts.of(session, today).ask("seek", {
      ...basis(context, filter, [period]),
      levers,
      targetMinor: target,
      chance,
      ends: bounds.map(({ kind, to }): FactorLever => ({ kind, scope: {}, factor: to })),
    });
    const { each, set } = enough(told);
    const pulled = (at: number, share: number): number => 1 + ((bounds[at]?.to ?? 1) - 1) * share;
    const kindOf = (at: number) => (bounds[at] as (typeof bounds)[number]).kind;
    return {
      targetMinor: target,
      each: each.map((part, at) => ({ kind: kindOf(at), factor: part === null ? null : pulled(at, part) })),
      set: set?.bounds.map((at) => ({ kind: kindOf(at), factor: pulled(at, set.share) })) ?? null,
    };
  },
};

function enough<T>(told: T | null): T {
  if (told === null) throw new WorkbenchError("conflict", "tooLittleToSimulate");
  return told;
}

/** The deals and periods that a scenario is about, and their name: a thread keeps the last base. */
function basis({ session }: Context, filter: DealFilter, periods: readonly string[]) {
  const { read } = session;
  return {
    name: JSON.stringify([filter, periods]),
    counts: placesOf(read, filter, session.books.now(read)),
    periods: periods.map((period) => ({
      ...periodDays(period),
      targetMinor: targetsOf(read, period, filter).whole,
    })),
  };
}

function presented({ targetMinor, base, result, contributions }: ScenarioTold): Omit<Run, "periods"> {
  const { values, errors } = contributions;
  return {
    targetMinor,
    base: outcome(base),
    result: outcome(result),
    contributions: values.map((value, at) => ({
      lever: at,
      minor: Math.round(value),
      error: errors ? Math.round(errors[at] as number) : null,
    })),
  };
}

function outcome({ pTarget, bins, ...quantiles }: DistributionSummary): Run["base"] {
  return {
    ...roundedQuantiles(quantiles),
    pTarget,
    bins: bins.map(({ from, to, p }) => ({ fromMinor: from, toMinor: to, p })),
  };
}
