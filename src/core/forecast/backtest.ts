/**
 * The forecast replayed on past days with only what was known by then, scored against what happened: the model's, those
 * of the stages' chances, of the reps and of the managers.
 */
import {
  closedDeals,
  closingAfter,
  type Learning,
  type OpenDeal,
  openOn,
  stageKnown,
  wonWithin,
} from "./model/learning.ts";
import { assertNever } from "../domain/assertNever.ts";
import { NO_DAY, rowOn } from "../funnel/intervalBook.ts";
import {
  type Distribution,
  distributionOf,
  type Outlook,
  type Prospect,
  quantileOf,
} from "./distribution.ts";
import { judgedOn } from "./judgements.ts";
import { freshOf, learnForecast, prospectsOf } from "./model/forecaster.ts";
import { ChanceScore, type MoneyForecast, MoneyScore } from "./scores.ts";

/** `weighted`: a stage's chance for the deals that are expected within the period. */
export const METHODS = ["model", "weighted", "stageDefault", "rep", "manager"] as const;
export type Method = (typeof METHODS)[number];

/** Day numbers: the last day that is known, and the period that is forecast. */
export interface Replay {
  on: number;
  from: number;
  to: number;
}

export interface ReplayResult extends Replay {
  actualMinor: number;
  forecast: Partial<Record<Method, MoneyForecast>>;
}

export interface BacktestTold {
  methods: Partial<Record<Method, MethodTold>>;
  replays: ReplayResult[];
}

type MethodTold = ReturnType<ChanceScore["finish"]> &
  ReturnType<MoneyScore["finish"]> & { closed: Omit<ReturnType<ChanceScore["finish"]>, "reliability"> };

interface MethodScores {
  all: ChanceScore;
  /** Of deals that were closed within the period: the chance of being won where it closes. */
  closed: ChanceScore;
  money: MoneyScore;
}

const FEWEST_OF_BASE = 20;

export class Backtest {
  private readonly scores: Record<Method, MethodScores>;
  private readonly replays: ReplayResult[] = [];
  private readonly learning: Learning;
  /** Hundredths of a percent, by the stage's key; -1: none. */
  private readonly stageBp: Int32Array;

  /** @param learning until the last day that is known now */
  constructor(learning: Learning, stageBp: Int32Array) {
    this.learning = learning;
    this.stageBp = stageBp;
    this.scores = Object.fromEntries(
      METHODS.map((method) => [
        method,
        { all: new ChanceScore(), closed: new ChanceScore(), money: new MoneyScore() },
      ]),
    ) as Record<Method, MethodScores>;
  }

  replay({ on, from, to }: Replay): void {
    const then = { ...this.learning, until: on };
    const open = openOn(then, on, null);
    const outcomes = open
      .map((deal) => closingAfter(this.learning, deal))
      .map((closing) => (closing.on <= to ? closing.state : 0));
    const base = baseRates(then, open.length, to - on);
    const already = wonWithin(then, null, from, to).minor;
    const actualMinor = wonWithin({ ...this.learning, until: to }, null, from, to).minor;
    const result: ReplayResult = { on, from, to, actualMinor, forecast: {} };
    const forecaster = learnForecast(then);
    const model = forecaster && prospectsOf(forecaster, open, from, to);
    for (const method of METHODS) {
      const chances =
        method === "model"
          ? (model?.map(({ won, lost }) => ({ won, closes: won + lost })) ?? null)
          : this.stated(method, then, open, from, to);
      if (!chances) continue;
      const score = this.scores[method];
      outcomes.forEach((outcome, at) => {
        const { won, closes } = chances[at] as { won: number; closes: number };
        if (won < 0) return;
        score.all.add(won, outcome === 1, base.won);
        if (outcome !== 0) score.closed.add(closes > 0 ? won / closes : 0, outcome === 1, base.ofClosed);
      });
      const outlook: Outlook = {
        prospects:
          forecaster && method === "model"
            ? (model ?? []).map(({ prospect }) => prospect)
            : this.prospects(
                then,
                open,
                chances.map(({ won }) => won),
              ),
        wonMinor: already,
        fresh: forecaster && method === "model" ? freshOf(forecaster, from, to, null) : null,
        rho: forecaster && method === "model" ? forecaster.rho : 0,
      };
      const forecast = moneyOf(distributionOf(outlook));
      result.forecast[method] = forecast;
      score.money.add(forecast, actualMinor);
    }
    this.replays.push(result);
  }

  /** Methods that nobody could use are left out. */
  finish(): BacktestTold {
    const methods: BacktestTold["methods"] = {};
    for (const method of METHODS) {
      const { all, closed, money } = this.scores[method];
      const { reliability: _, ...ofClosed } = closed.finish();
      const ofAll = all.finish();
      if (ofAll.n > 0) methods[method] = { ...ofAll, ...money.finish(), closed: ofClosed };
    }
    return { methods, replays: this.replays };
  }

  /** Chances as somebody stated them; -1 where nobody did. @returns null where nobody ever did */
  private stated(
    method: Exclude<Method, "model">,
    then: Learning,
    open: readonly OpenDeal[],
    from: number,
    to: number,
  ): { won: number; closes: number }[] | null {
    const { book, knownFrom, rep, manager } = then;
    const on = from - 1;
    const chances = stageChances(then, this.stageBp);
    const found = open.map((deal) => {
      const { place, row } = deal;
      const ofStage = chances[stageKnown(then, deal, on)] ?? -1;
      const expected = (knownFrom[place] as number) <= on ? (book.expected[row] as number) : NO_DAY;
      const due = expected === NO_DAY || (expected >= from && expected <= to);
      const bp = bpOf(method, ofStage, { rep, manager }, place, on);
      return bp < 0
        ? { won: -1, closes: 1 }
        : { won: method === "stageDefault" || due ? bp / 10_000 : 0, closes: 1 };
    });
    return found.some(({ won }) => won >= 0) ? found : null;
  }

  private prospects(
    { book, knownFrom, until }: Learning,
    open: readonly OpenDeal[],
    chances: readonly number[],
  ): Prospect[] {
    return open.flatMap(({ place, row }, at) => {
      const minor = (knownFrom[place] as number) <= until ? (book.amount[row] as number) : Number.NaN;
      const p = chances[at] as number;
      return p > 0 && minor > 0 ? [{ p, amounts: [{ minor, share: 1 }] }] : [];
    });
  }
}

export function bpOf(
  method: Exclude<Method, "model">,
  ofStage: number,
  { rep, manager }: Pick<Learning, "rep" | "manager">,
  place: number,
  on: number,
): number {
  switch (method) {
    case "weighted":
    case "stageDefault":
      return ofStage;
    case "rep":
      return judgedOn(rep, place, on);
    case "manager":
      return judgedOn(manager, place, on);
    default:
      return assertNever(method);
  }
}

/** What one would say who knows only how often: of the deals open so many days ago, the share won since; of the closed, the won. */
function baseRates(then: Learning, open: number, days: number): { won: number; ofClosed: number } {
  const before = openOn(then, then.until - days, null);
  const won = before.filter((deal) => closingAfter(then, deal).state === 1).length;
  const closed = closedDeals(then);
  const ofClosed = closed.won + closed.lost > 0 ? closed.won / (closed.won + closed.lost) : 0.5;
  return { won: before.length >= FEWEST_OF_BASE ? won / before.length : open > 0 ? ofClosed : 0, ofClosed };
}

/**
 * The stages' chances in hundredths of a percent, by key; where the file states none, the share won of the closed deals
 * that had been in the stage.
 */
export function stageChances(learning: Learning, stated: Int32Array): Int32Array {
  const { book, states, until } = learning;
  const seen = Array.from(stated, () => ({ won: 0, closed: 0 }));
  for (let place = 0; place < book.size; place += 1) {
    const end = rowOn(book, place, until);
    const state = end < 0 ? 0 : (states[book.stage[end] as number] as number);
    if (state === 0) continue;
    const stages = new Set<number>();
    for (let row = book.first[place] as number; row < end; row += 1)
      stages.add(stageKnown(learning, { place, row }, book.entered[row] as number));
    for (const stage of stages) {
      const one = seen[stage];
      if (!one) continue;
      one.closed += 1;
      if (state === 1) one.won += 1;
    }
  }
  return stated.map((bp, stage) => {
    const { won, closed } = seen[stage] as { won: number; closed: number };
    return bp >= 0 || closed < FEWEST_OF_BASE ? bp : Math.round((10_000 * won) / closed);
  });
}

function moneyOf(distribution: Distribution): MoneyForecast {
  return {
    mean: distribution.mean,
    p10: quantileOf(distribution, 0.1),
    p50: quantileOf(distribution, 0.5),
    p90: quantileOf(distribution, 0.9),
  };
}
