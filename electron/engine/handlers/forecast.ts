import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import type { Backtested } from "../../../src/contract/forecast.ts";
import {
  addDays,
  type Day,
  dayFromNumber,
  dayNumber,
  monthOf,
  periodDays,
  quarterOf,
} from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import type { BacktestTold, Replay } from "../../../src/core/forecast/backtest.ts";
import type { Method } from "../../../src/core/forecast/stated.ts";
import type { ProbabilityTold } from "../../../src/core/forecast/desk.ts";
import { NO_DAY, rowOn } from "../../../src/core/funnel/intervalBook.ts";
import { dealNames } from "../db/queries/dealNames.ts";
import { placesOf } from "../db/queries/scope.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { newThread } from "../forecast/forecasts.ts";
import { roundedQuantiles } from "../forecast/roundedQuantiles.ts";
import type { Asking } from "../forecast/thread.ts";
import { targetsOf } from "../targetsOf.ts";

type ForecastCalls =
  | "forecast.distribution"
  | "forecast.probabilities"
  | "forecast.backtest"
  | "forecast.startBacktest";
type Probability = CallOutput<"forecast.probabilities">[number];

const WEEK = 7;
/** Without a period a deal's chance is that of being won within so many days. */
const AHEAD = 365;

export const forecastHandlers: Pick<Handlers, ForecastCalls> = {
  "forecast.distribution": async ({ period, filter = {}, method, bins, fan }, { session, today }) => {
    const { from, to } = periodDays(period);
    const kept = session.books.now(session.read);
    const targetMinor = targetsOf(session.read, period, filter).whole;
    const told = await session.forecasts.of(session, today).ask("distribution", {
      from,
      to,
      counts: placesOf(session.read, filter, kept),
      method: method ?? null,
      targetMinor,
      bins,
      fan: fan ? weekEnds(Math.max(from, dayNumber(today) + 1), to) : [],
    });
    return {
      ...roundedQuantiles(told),
      sd: told.sd,
      targetMinor,
      pTarget: told.pTarget,
      bins: told.bins.map((bin) => ({ fromMinor: bin.from, toMinor: bin.to, p: bin.p })),
      deals: told.openDeals,
      withChance: told.withChance,
      method: told.method,
      tooLittle: told.tooLittle,
      wonMinor: told.wonMinor,
      wonDeals: told.wonDeals,
      openMeanMinor: Math.round(told.openMean),
      freshMeanMinor: Math.round(told.freshMean),
      freshDeals: told.freshDeals,
      rho: told.rho,
      fan: told.fan.map(({ on, ...quantiles }) => ({
        on: dayFromNumber(on),
        ...roundedQuantiles(quantiles),
      })),
    };
  },

  "forecast.probabilities": async ({ filter = {}, period }, { session, today }) => {
    const now = dayNumber(today);
    const { from, to } = period === undefined ? { from: now + 1, to: now + AHEAD } : periodDays(period);
    const { read } = session;
    const kept = session.books.now(read);
    const counts = placesOf(read, filter, kept);
    const told = await session.forecasts.of(session, today).ask("probabilities", { from, to, counts });
    const keys = told.map(({ place }) => kept.book.deals[place] as number);
    const names = dealNames(read, keys);
    return told.map((one, at) => {
      const key = keys[at] as number;
      const row = rowOn(kept.book, one.place, now);
      const amount = kept.book.amount[row] as number;
      const expected = kept.book.expected[row] as number;
      return {
        deal: formatId("deal", key),
        name: names.get(key) ?? "",
        amountMinor: Number.isNaN(amount) ? null : amount,
        expectedOn: expected === NO_DAY ? null : dayFromNumber(expected),
        ...chancesOf(one),
      };
    });
  },

  "forecast.backtest": (asked, context) => replayed(asked, context),

  "forecast.startBacktest": (asked, context) => {
    const { jobs, locale } = context;
    return {
      job: jobs.start("backtest", locale, ({ signal, progress }) => {
        const total = replaysOf(asked).length;
        progress("checking", 0, total);
        return replayed(asked, context, {
          signal,
          progress: (done) => progress("checking", done, total),
        });
      }),
    };
  },
};

type BacktestAsked = ParsedInput<"forecast.backtest">;

async function replayed(
  asked: BacktestAsked,
  { session, today }: Pick<HandlerContext, "session" | "today">,
  asking?: Asking,
): Promise<Backtested> {
  const thread = newThread(session, today);
  try {
    return toldOf(await thread.ask("backtest", { replays: replaysOf(asked) }, asking), asked.methods);
  } finally {
    thread.end();
  }
}

/** Every week's last day, and the period's. */
function weekEnds(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from + WEEK - 1; day < to; day += WEEK) days.push(day);
  return from <= to ? [...days, to] : days;
}

const share = (bp: number): number | null => (bp < 0 ? null : bp / 10_000);

function chancesOf({
  stageBp,
  repBp,
  managerBp,
  model,
}: ProbabilityTold): Pick<
  Probability,
  "stageDefault" | "rep" | "manager" | "model" | "low" | "high" | "reasons"
> {
  return {
    stageDefault: share(stageBp),
    rep: share(repBp),
    manager: share(managerBp),
    model: model?.won ?? null,
    low: model?.low ?? null,
    high: model?.high ?? null,
    reasons: (model?.effects ?? []).toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
  };
}

/** The last day of each step from a day to another, with the rest of the period that the day after it is in. */
function replaysOf({ from, to, step, horizon }: BacktestAsked): Replay[] {
  const replays: Replay[] = [];
  for (let on = from; on <= to; on = nextStep(on, step)) {
    const first = addDays(on, 1);
    const period =
      horizon === "month" ? monthOf(first) : horizon === "quarter" ? quarterOf(first) : first.slice(0, 4);
    replays.push({ on: dayNumber(on), from: dayNumber(first), to: periodDays(period).to });
  }
  return replays;
}

function nextStep(on: Day, step: BacktestAsked["step"]): Day {
  if (step === "week") return addDays(on, WEEK);
  const first = addDays(on, 1);
  return dayFromNumber(periodDays(step === "month" ? monthOf(first) : quarterOf(first)).to);
}

function toldOf({ methods, replays }: BacktestTold, wanted: readonly Method[] | undefined): Backtested {
  const kept = Object.entries(methods).filter(([method]) => !wanted || wanted.includes(method as Method));
  return {
    ...Object.fromEntries(kept),
    replays: replays.map(({ on, from, to, actualMinor, forecast }) => ({
      on: dayFromNumber(on),
      from: dayFromNumber(from),
      to: dayFromNumber(to),
      actualMinor,
      forecast: Object.fromEntries(
        Object.entries(forecast).map(([method, money]) => [method, roundedQuantiles(money)]),
      ),
    })),
  };
}
