/** The open deals of each person at the end of the window, and what each is worth in expectation. */
import { FEWEST_WINNERS, stageEntered } from "../funnel/stallLine.ts";
import { quantile } from "../funnel/statistics.ts";
import { eachDeal, type Frame } from "./data.ts";

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
export function openDealsOf(frame: Frame, chances: WinChances): OpenDeal[][] {
  const { data, personAt } = frame;
  const { book, states, people, to } = data;
  const open: OpenDeal[][] = people.map(() => []);
  eachDeal(frame, (place, _first, last) => {
    const stage = book.stage[last] as number;
    const person = personAt[book.owner[last] as number] ?? -1;
    if (states[stage] !== 0 || person < 0) return;
    const amount = book.amount[last] as number;
    const money = Number.isNaN(amount) ? 0 : amount;
    const days = to - stageEntered(book, place, last);
    const { [stage]: chance } = days > (chances.usual[stage] as number) ? chances.beyond : chances.within;
    open[person]?.push({
      place,
      stage,
      amount: money,
      weighted: money * (chance ?? 0),
      days,
      expected: book.expected[last] as number,
    });
  });
  for (const deals of open) deals.sort((a, b) => b.amount - a.amount || a.place - b.place);
  return open;
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
export function winChances(frame: Frame): WinChances {
  const { book, states } = frame.data;
  const size = states.length;
  const stays = new Map<number, { days: number; state: number }[]>();
  eachDeal(frame, (_place, first, last) => {
    const state = states[book.stage[last] as number] as number;
    for (let row = first; row <= last; ) {
      const stage = book.stage[row] as number;
      let end = row;
      while (end < last && book.stage[end + 1] === stage) end += 1;
      if ((frame.rank[stage] as number) >= 0) {
        const until = end === last ? frame.data.to : (book.left[end] as number);
        const list = stays.get(stage) ?? [];
        stays.set(stage, list);
        list.push({ days: until - (book.entered[row] as number), state });
      }
      row = end + 1;
    }
  });
  const chances: WinChances = {
    usual: new Float64Array(size).fill(Infinity),
    within: new Float64Array(size),
    beyond: new Float64Array(size),
  };
  for (const [stage, list] of stays) {
    const winners = list.filter(({ state }) => state === 1).map(({ days }) => days);
    const usual =
      winners.length < FEWEST_WINNERS ? Infinity : quantile(Float64Array.from(winners).sort(), 0.95);
    const closed = list.filter(({ state }) => state !== 0);
    const old = list.filter(({ days }) => days > usual);
    const share = (won: number, all: number): number => (won + 0.5) / (all + 1);
    chances.usual[stage] = usual;
    chances.within[stage] = share(winners.length, closed.length);
    chances.beyond[stage] = Math.min(
      chances.within[stage],
      share(old.filter(({ state }) => state === 1).length, old.length),
    );
  }
  return chances;
}
