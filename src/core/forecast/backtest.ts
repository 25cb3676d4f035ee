/**
 * The forecast replayed on past days with only what was known by then, scored against what happened: the model's, those
 * of the stages' chances, of the reps and of the managers.
 */
import { distributionOf, type Outlook, type Quantiles, quantilesOf } from "./distribution.ts";
import { type Forecaster, freshOf, learnForecast, prospectsOf } from "./model/forecaster.ts";
import {
  closedDeals,
  closingAfter,
  type Learning,
  type OpenDeal,
  openOn,
  wonWithin,
} from "./model/learning.ts";
import { ChanceScore, MoneyScore } from "./scores.ts";
import {
  type Method,
  METHODS,
  stageChances,
  statedChances,
  type StatedMethod,
  statedProspects,
} from "./stated.ts";

/** Day numbers: the last day that is known, and the period that is forecast. */
export interface Replay {
  on: number;
  from: number;
  to: number;
}

export interface ReplayResult extends Replay {
  actualMinor: number;
  forecast: Partial<Record<Method, Quantiles>>;
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
    const stageBp = stageChances(then, this.stageBp);
    for (const method of METHODS) {
      const asked =
        method === "model"
          ? forecaster && model && modelled(forecaster, model, { from, to })
          : stated(method, then, stageBp, open, { from, to });
      if (!asked) continue;
      const score = this.scores[method];
      outcomes.forEach((outcome, at) => {
        const { won, closes } = asked.chances[at] as Chance;
        if (won < 0) return;
        score.all.add(won, outcome === 1, base.won);
        if (outcome !== 0) score.closed.add(closes > 0 ? won / closes : 0, outcome === 1, base.ofClosed);
      });
      const forecast = quantilesOf(distributionOf({ ...asked.outlook, wonMinor: already }));
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
}

interface Chance {
  /** -1: nobody stated any. */
  won: number;
  closes: number;
}

interface Told {
  chances: Chance[];
  outlook: Omit<Outlook, "wonMinor">;
}

function modelled(
  forecaster: Forecaster,
  model: ReturnType<typeof prospectsOf>,
  { from, to }: Pick<Replay, "from" | "to">,
): Told {
  return {
    chances: model.map(({ won, lost }) => ({ won, closes: won + lost })),
    outlook: {
      prospects: model.map(({ prospect }) => prospect),
      fresh: freshOf(forecaster, from, to, null),
      rho: forecaster.rho,
    },
  };
}

/** @returns null where nobody ever stated any */
function stated(
  method: StatedMethod,
  then: Learning,
  stageBp: Int32Array,
  open: readonly OpenDeal[],
  period: Pick<Replay, "from" | "to">,
): Told | null {
  const chances = statedChances(method, then, stageBp, open, period);
  if (chances.every((won) => won < 0)) return null;
  return {
    chances: chances.map((won) => ({ won, closes: 1 })),
    outlook: { prospects: statedProspects(then, open, chances), fresh: null, rho: 0 },
  };
}

/** What one would say who knows only how often: of the deals open so many days ago, the share won since; of the closed, the won. */
function baseRates(then: Learning, open: number, days: number): { won: number; ofClosed: number } {
  const before = openOn(then, then.until - days, null);
  const won = before.filter((deal) => closingAfter(then, deal).state === 1).length;
  const closed = closedDeals(then);
  const ofClosed = closed.won + closed.lost > 0 ? closed.won / (closed.won + closed.lost) : 0.5;
  return { won: before.length >= FEWEST_OF_BASE ? won / before.length : open > 0 ? ofClosed : 0, ofClosed };
}
