/** The open deals of each person at the end of the window, and what each is worth in expectation. */
import { FEWEST_WINNERS, stageEntered } from "../funnel/stallLine.ts";
import { type DealsData, eachDeal, type Frame } from "./data.ts";
import { daysOfShare } from "./ripe.ts";

export interface OpenDeal {
  place: number;
  stage: number;
  /** Minor units; 0 where it has none. */
  amount: number;
  /** Amount times the chance of past deals like it: {@link winChances}. */
  weighted: number;
  /** Days since it came into the stage. */
  days: number;
  /** Day number; `NO_DAY` where nobody told. */
  expected: number;
}

/** @returns by person, the largest first */
export function openDealsOf(frame: Frame<DealsData>, chances: WinChances): OpenDeal[][] {
  const { data, personAt } = frame;
  const open: OpenDeal[][] = data.people.map(() => []);
  eachOpenDeal(frame, chances, (deal, owner) => open[personAt[owner] ?? -1]?.push(deal));
  for (const deals of open) deals.sort((a, b) => b.amount - a.amount || a.place - b.place);
  return open;
}

/** @param tell gets the owner's key beside the deal */
export function eachOpenDeal(
  frame: Frame<DealsData>,
  chances: WinChances,
  tell: (deal: OpenDeal, owner: number) => void,
): void {
  const { book, states, to } = frame.data;
  eachDeal(frame, (place, _first, last) => {
    const stage = book.stage[last] as number;
    if (states[stage] !== 0) return;
    const amount = book.amount[last] as number;
    const money = Number.isNaN(amount) ? 0 : amount;
    const days = to - stageEntered(book, place, last);
    const { [stage]: chance } = days > (chances.usual[stage] as number) ? chances.beyond : chances.within;
    const expected = book.expected[last] as number;
    const weighted = money * (chance ?? 0);
    tell({ place, stage, amount: money, weighted, days, expected }, book.owner[last] as number);
  });
}

/** By the stage's key. */
export interface WinChances {
  /** Days in a stage after which nineteen of twenty winners had left it; a deal that is older has another chance. */
  usual: Float64Array;
  within: Float64Array;
  beyond: Float64Array;
}

/**
 * Of the closed deals that were in the stage, the share won; of those that stayed longer than winners usually do, the share
 * of all, for most of them nobody ever closes. Each leans on one deal like the rest (won and half, of all and one).
 */
export function winChances(frame: Frame<DealsData>): WinChances {
  const { book, states } = frame.data;
  const size = states.length;
  // Days in the stage, by what became of the deal in the end.
  const stays = Array.from(states, () => ({
    open: [] as number[],
    won: [] as number[],
    lost: [] as number[],
  }));
  eachDeal(frame, (_place, first, last) => {
    const state = states[book.stage[last] as number] as number;
    const ending = state === 0 ? "open" : state === 1 ? "won" : "lost";
    for (let row = first; row <= last; ) {
      const stage = book.stage[row] as number;
      let end = row;
      while (end < last && book.stage[end + 1] === stage) end += 1;
      if ((frame.rank[stage] as number) >= 0) {
        const until = end === last ? frame.data.to : (book.left[end] as number);
        stays[stage]?.[ending].push(until - (book.entered[row] as number));
      }
      row = end + 1;
    }
  });
  const chances: WinChances = {
    usual: new Float64Array(size).fill(Infinity),
    within: new Float64Array(size),
    beyond: new Float64Array(size),
  };
  const share = (won: number, all: number): number => (won + 0.5) / (all + 1);
  for (const stage of frame.openStages) {
    const { open, won, lost } = stays[stage] as (typeof stays)[number];
    const usual = won.length < FEWEST_WINNERS ? Infinity : daysOfShare(won, 0.95);
    const old = (days: readonly number[]): number => days.reduce((sum, one) => sum + Number(one > usual), 0);
    const within = share(won.length, won.length + lost.length);
    chances.usual[stage] = usual;
    chances.within[stage] = within;
    chances.beyond[stage] = Math.min(within, share(old(won), old(won) + old(lost) + old(open)));
  }
  return chances;
}
