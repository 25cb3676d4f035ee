/** Answers questions about what comes: learns from a file's past once, then as often as asked. */
import { Backtest, type BacktestTold, type Replay } from "./backtest.ts";
import {
  chanceOfReaching,
  type Distribution,
  distributionOf,
  meanAmount,
  type Outlook,
  type Quantiles,
  quantilesOf,
} from "./distribution.ts";
import { judgedOn } from "./judgements.ts";
import { winPieces } from "./model/chances.ts";
import { Explainer } from "./model/explain.ts";
import type { DealFactor } from "./model/factors.ts";
import { FEWEST_CLOSED, type Forecaster, freshOf, learnForecast, prospectsOf } from "./model/forecaster.ts";
import { closedDeals, type Learning, type OpenDeal, openOn, wonWithin } from "./model/learning.ts";
import { type Method, stageChances, statedChances, type StatedMethod, statedProspects } from "./stated.ts";
import type { ScenarioBase } from "../scenario/base.ts";
import { scenarioBase } from "../scenario/baseOf.ts";
import { type Found, seekEach, seekSet } from "../scenario/goalSeek.ts";
import type { FactorLever, Lever } from "../scenario/levers.ts";
import { runScenario } from "../scenario/run.ts";
import type { Shares } from "../scenario/shares.ts";
import {
  type FreshWins,
  type SupplyAsked,
  type SupplyCell,
  type SupplyLine,
  supplyOf,
  type WinPiece,
} from "./supply.ts";

/** A period and the deals that count: by place, 1 counts; null: every deal. Day numbers. */
export interface PeriodAsked {
  from: number;
  to: number;
  counts: Uint8Array | null;
}

export interface DistributionAsked extends PeriodAsked {
  /** Null: the model's where it has learnt enough, else the stages'. */
  method: Method | null;
  targetMinor: number | null;
  bins: number;
  /** Last days of the steps of the fan; none: no fan. */
  fan: readonly number[];
}

export interface DistributionTold extends Quantiles {
  method: Method;
  /** Null where the model answers, or nobody asked for it. */
  tooLittle: { closed: number; needed: number } | null;
  sd: number;
  pTarget: number | null;
  wonMinor: number;
  wonDeals: number;
  /** Expected of the open deals, and of deals that do not exist yet. */
  openMean: number;
  openDeals: number;
  /** Open deals whose chance of money the method tells. */
  withChance: number;
  freshMean: number;
  freshDeals: number;
  rho: number;
  bins: { from: number; to: number; p: number }[];
  fan: (Quantiles & { on: number })[];
}

export interface DistributionSummary extends Quantiles {
  pTarget: number | null;
  bins: DistributionTold["bins"];
}

/** What a scenario is about; the base of the last name is kept. */
interface ScenarioBasis {
  name: string;
  counts: Uint8Array | null;
  periods: readonly { from: number; to: number; targetMinor: number | null }[];
  levers: readonly Lever[];
}

export interface ScenarioQuestion extends ScenarioBasis {
  bins: number;
}

export interface ScenarioTold {
  targetMinor: number | null;
  base: DistributionSummary;
  result: DistributionSummary;
  contributions: Shares;
}

/** Of the first period. Bounds are pulled from not at all to their ends. */
export interface SeekQuestion extends ScenarioBasis {
  targetMinor: number;
  chance: number;
  ends: readonly FactorLever[];
}

export interface SeekTold {
  each: (number | null)[];
  set: Found | null;
}

export interface SupplyQuestion extends Pick<SupplyAsked, "spans" | "mix" | "takes" | "levels"> {
  counts: Uint8Array | null;
  /** By place; of deals without lines none. */
  lines: ReadonlyMap<number, readonly SupplyLine[]>;
  /** Deals that are won, and when. */
  won: readonly { place: number; on: number }[];
}

export interface SupplyTold {
  /** What is at a place in `deals` of a cell: the deal's place in the book. */
  places: number[];
  cells: SupplyCell[];
}

/** By open deal; hundredths of a percent are of what people stated, -1 where nobody did. */
export interface ProbabilityTold {
  place: number;
  stageBp: number;
  repBp: number;
  managerBp: number;
  model: { won: number; low: number; high: number; effects: { factor: DealFactor; effect: number }[] } | null;
}

/** Deals yet to come are taken together by so many days. */
const FRESH_DAYS = 14;

export class ForecastDesk {
  private readonly learning: Learning;
  private readonly stageBp: Int32Array;
  /** As the file states them. */
  private readonly statedBp: Int32Array;
  private lastBase: { name: string; base: ScenarioBase } | null = null;
  private learnt: Forecaster | null | undefined;
  private explainer: Explainer | null = null;

  /** @param learning until the day from which is looked ahead @param stageBp by the stage's key; -1: none */
  constructor(learning: Learning, stageBp: Int32Array) {
    this.learning = learning;
    this.statedBp = stageBp;
    this.stageBp = stageChances(learning, stageBp);
  }

  private get forecaster(): Forecaster | null {
    if (this.learnt === undefined) this.learnt = learnForecast(this.learning);
    return this.learnt;
  }

  distribution(asked: DistributionAsked): DistributionTold {
    const { learning } = this;
    const { from, to, counts, targetMinor } = asked;
    const ofModel = asked.method === null || asked.method === "model";
    const forecaster = ofModel ? this.forecaster : null;
    const method = ofModel ? "weighted" : (asked.method as StatedMethod);
    const won = wonWithin(learning, counts, from, to);
    const open = to > learning.until ? openOn(learning, learning.until, counts) : [];
    const outlookTo = (last: number): Outlook => ({
      wonMinor: won.minor,
      ...this.ahead(forecaster ?? method, open, { from, to: last, counts }),
    });
    const outlook = outlookTo(to);
    const whole = distributionOf(outlook);
    const openMean = outlook.prospects.reduce((sum, { p, amounts }) => sum + p * meanAmount(amounts), 0);
    return {
      method: forecaster ? "model" : method,
      tooLittle: forecaster || !ofModel ? null : this.tooLittle(),
      ...quantilesOf(whole),
      sd: whole.sd,
      pTarget: targetMinor === null ? null : chanceOfReaching(whole, targetMinor),
      wonMinor: won.minor,
      wonDeals: won.deals,
      openMean,
      openDeals: open.length,
      withChance: outlook.prospects.length,
      freshMean: Math.max(0, whole.mean - won.minor - openMean),
      freshDeals: outlook.fresh?.mean ?? 0,
      rho: outlook.rho,
      bins: binned(whole, asked.bins),
      fan: asked.fan.map((on) => ({ on, ...quantilesOf(distributionOf(outlookTo(on))) })),
    };
  }

  private tooLittle() {
    const { won, lost } = closedDeals(this.learning);
    return { closed: won + lost, needed: FEWEST_CLOSED };
  }

  /** What the days that are still to come may bring. */
  private ahead(
    by: Forecaster | StatedMethod,
    open: readonly OpenDeal[],
    { from, to, counts }: PeriodAsked,
  ): Omit<Outlook, "wonMinor"> {
    const { learning } = this;
    if (to <= learning.until) return { prospects: [], fresh: null, rho: 0 };
    if (typeof by === "string") {
      const chances = statedChances(by, learning, this.stageBp, open, { from, to });
      return { prospects: statedProspects(learning, open, chances), fresh: null, rho: 0 };
    }
    const first = Math.max(from, learning.until + 1);
    return {
      prospects: prospectsOf(by, open, first, to).map(({ prospect }) => prospect),
      fresh: freshOf(by, first, to, counts),
      rho: by.rho,
    };
  }

  probabilities({ from, to, counts }: PeriodAsked): ProbabilityTold[] {
    const { learning, forecaster } = this;
    const { book, until } = learning;
    const open = openOn(learning, until, counts);
    const ahead = to > until;
    const days = from - 1 > until ? [from - 1, to] : [to];
    const explainer = forecaster && ahead ? this.explainerOf(forecaster) : null;
    return open.map((deal) => ({
      place: deal.place,
      stageBp: this.stageBp[book.stage[deal.row] as number] ?? -1,
      repBp: judgedOn(learning.rep, deal.place, until),
      managerBp: judgedOn(learning.manager, deal.place, until),
      model: explainer?.explain(deal, days) ?? null,
    }));
  }

  private explainerOf({ table, model }: Forecaster): Explainer {
    const { learning } = this;
    this.explainer ??= new Explainer(learning, table, model, openOn(learning, learning.until, null));
    return this.explainer;
  }

  /** @returns by period; null where too little was learnt */
  scenario({ levers, periods, bins, ...basis }: ScenarioQuestion): ScenarioTold[] | null {
    const base = this.scenarioBase({ ...basis, periods });
    if (!base) return null;
    const asked = periods.map((period, at) => ({ ...period, at }));
    return runScenario(base, levers, asked).map((found, at) => ({
      targetMinor: periods[at]?.targetMinor ?? null,
      base: { ...quantilesOf(found.base), pTarget: found.baseReaches, bins: binned(found.base, bins) },
      result: {
        ...quantilesOf(found.result),
        pTarget: found.resultReaches,
        bins: binned(found.result, bins),
      },
      contributions: found.contributions,
    }));
  }

  seek({ levers, ends, targetMinor, chance, ...basis }: SeekQuestion): SeekTold | null {
    const base = this.scenarioBase(basis);
    const [period] = basis.periods;
    if (!base || !period) return null;
    const bounds = ends.map((end) => ({
      lever: (share: number): FactorLever => ({ ...end, factor: 1 + (end.factor - 1) * share }),
    }));
    const goal = { at: 0, from: period.from, to: period.to, targetMinor, chance };
    return { each: seekEach(base, levers, bounds, goal), set: seekSet(base, levers, bounds, goal) };
  }

  private scenarioBase({ name, counts, periods }: Omit<ScenarioBasis, "levers">): ScenarioBase | null {
    const { forecaster } = this;
    if (!forecaster) return null;
    if (this.lastBase?.name !== name)
      this.lastBase = { name, base: scenarioBase(forecaster, periods, counts) };
    return this.lastBase.base;
  }

  /** What is delivered, needed or worked, span by span. */
  supply({ spans, mix, takes, levels, counts, lines, won }: SupplyQuestion): SupplyTold {
    const { learning, forecaster } = this;
    const { until } = learning;
    const last = Math.max(...spans.map(({ to }) => to));
    const open = openOn(learning, until, counts).filter(({ place }) => lines.has(place));
    const pieces = forecaster
      ? winPieces(learning, forecaster.table, forecaster.model, open, last)
      : open.map((deal) => this.statedPiece(deal, last));
    const fresh = forecaster ? this.freshWins(forecaster, counts, last) : [];
    const deals = [
      ...won.map(({ place, on }) => ({ place, pieces: [{ on, p: 1 }] })),
      ...open.map(({ place }, at) => ({ place, pieces: pieces[at] ?? [] })),
    ];
    const cells = supplyOf({
      spans,
      deals: deals.map((deal) => ({ lines: lines.get(deal.place) ?? [], pieces: deal.pieces })),
      fresh,
      mix,
      takes,
      levels,
      rho: forecaster?.rho ?? 0,
    });
    return { places: deals.map(({ place }) => place), cells };
  }

  private freshWins(forecaster: Forecaster, counts: Uint8Array | null, last: number): FreshWins[] {
    const fresh: FreshWins[] = [];
    for (let from = this.learning.until + 1; from <= last; from += FRESH_DAYS) {
      const to = Math.min(last, from + FRESH_DAYS - 1);
      const business = freshOf(forecaster, from, to, counts);
      if (business) fresh.push({ on: (from + to) >> 1, mean: business.mean, spread: business.spread });
    }
    return fresh;
  }

  /** By the stage's chance on the expected day, where nothing was learnt. */
  private statedPiece({ row }: OpenDeal, last: number): WinPiece[] {
    const { book, until } = this.learning;
    const bp = this.stageBp[book.stage[row] as number] ?? -1;
    const on = Math.max(until + 1, book.expected[row] as number);
    return bp > 0 && on <= last ? [{ on, p: Math.min(0.9999, bp / 10_000) }] : [];
  }

  /** @param onReplay called after each: how many of them are done */
  backtest(replays: readonly Replay[], onReplay: (done: number) => void = () => {}): BacktestTold {
    const backtest = new Backtest(this.learning, this.statedBp);
    replays.forEach((replay, at) => {
      backtest.replay(replay);
      onReplay(at + 1);
    });
    return backtest.finish();
  }
}

/** Cells taken together, from the first that has any probability to the last. */
function binned({ firstMinor, widthMinor, cells }: Distribution, bins: number): DistributionTold["bins"] {
  const some = (p: number): boolean => p > 1e-9;
  const first = Math.max(0, cells.findIndex(some));
  const last = Math.max(first, cells.findLastIndex(some));
  const each = Math.max(1, Math.ceil((last - first + 1) / bins));
  const found: DistributionTold["bins"] = [];
  let sum = 0;
  for (let from = first; from <= last; from += each) {
    let p = 0;
    for (let at = from; at < Math.min(from + each, last + 1); at += 1) p += cells[at] as number;
    sum += p;
    // A cell stands for the money around it.
    found.push({
      from: firstMinor + widthMinor * (from - 0.5),
      to: firstMinor + widthMinor * (from + each - 0.5),
      p,
    });
  }
  for (const bin of found) bin.p /= sum;
  return found;
}
