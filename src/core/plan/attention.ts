/**
 * Which open deals to work on in which week, by the expected value of attention.
 *
 * What attention can change is whether a deal moves on in time or stalls. So the money that a week's attention is worth is
 *
 *   amount x gain x risk
 *
 * - gain: how much likelier deals of that stage and age were won when they moved on (`stageAttention.ts`), from everyone's
 *   deals.
 * - risk: the chance that a deal of this age stalls if nothing happens: of those that were in the stage so long, the share
 *   that stayed until the line; 1 beyond it.
 *
 * Deals are ranked by that money, times
 *
 * - {@link DUE_SOON} where the expected close day is before the end of the next but one week,
 * - a half for each week in which it was planned before; never two weeks in a row.
 *
 * Nobody is sent to deals that are so old that hardly any such was won.
 */
import { eraOf, type StageAttention } from "./stageAttention.ts";

const DUE_SOON = 1.5;
const AGAIN = 0.5;

/** Of the visits that lasted so long, the share that lasted until the line; 1 beyond it. */
export function riskOf({ stays, line }: StageAttention, age: number): number {
  if (age >= line) return 1;
  const here = countFrom(stays, age);
  // Nobody knows better: even odds, with the weight of two visits.
  return (countFrom(stays, line) + 1) / (here + 2);
}

/** @returns how many are at least so long */
function countFrom(stays: Int32Array, days: number): number {
  let low = 0;
  let high = stays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stays[middle] as number) < days) low = middle + 1;
    else high = middle;
  }
  return stays.length - low;
}

/** An open deal that may be worked on. Day numbers. */
export interface Workable {
  place: number;
  stage: number;
  /** Minor units. */
  amount: number;
  enteredOn: number;
  /** Null: nobody told. */
  expectedOn: number | null;
}

export interface Planned {
  deal: Workable;
  /** Minor units of expected winnings that a week's attention is worth; no more than the amount. */
  value: number;
  /** What it is ranked by. */
  rank: number;
  gain: number;
  risk: number;
  /** Days in the stage at the beginning of the week. */
  age: number;
  /** So old that hardly any such deal was won. */
  dead: boolean;
}

/** The value of attention in the week that begins on a day. @returns null where the stage has no line to tell by */
export function attentionOf(
  deal: Workable,
  stages: ReadonlyMap<number, StageAttention>,
  week: number,
): Planned | null {
  const stage = stages.get(deal.stage);
  if (!stage) return null;
  const age = Math.max(0, week - deal.enteredOn);
  const gain = stage.gains[eraOf(age, stage.line)] as number;
  const risk = riskOf(stage, age);
  const dueSoon = deal.expectedOn !== null && deal.expectedOn < week + 14;
  const value = deal.amount * gain * risk;
  const dead = stage.dead !== null && age > stage.dead.days;
  return { deal, age, gain, risk, value, rank: value * (dueSoon ? DUE_SOON : 1), dead };
}

/** Week by week the deals whose attention is worth most, no more than fit into a week. */
export function planWeeks(
  deals: readonly Workable[],
  stages: ReadonlyMap<number, StageAttention>,
  mondays: readonly number[],
  perWeek: number,
): Planned[][] {
  const times = new Map<number, number>();
  const lastWeek = new Set<number>();
  return mondays.map((monday) => {
    const ranked = deals
      .flatMap((deal) => {
        if (lastWeek.has(deal.place)) return [];
        const planned = attentionOf(deal, stages, monday);
        if (!planned || planned.dead) return [];
        return [{ ...planned, rank: planned.rank * AGAIN ** (times.get(deal.place) ?? 0) }];
      })
      .sort((a, b) => b.rank - a.rank || a.deal.place - b.deal.place)
      .slice(0, perWeek);
    lastWeek.clear();
    for (const { deal } of ranked) {
      lastWeek.add(deal.place);
      times.set(deal.place, (times.get(deal.place) ?? 0) + 1);
    }
    return ranked;
  });
}
