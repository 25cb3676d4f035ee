/**
 * Which open deals to work on in which week, by the expected value of attention.
 *
 * What attention can change is whether a deal moves on in time or stalls. So the value of a week's attention is
 *
 *   amount x gain x risk x closeness x freshness
 *
 * - gain: how much likelier deals of that stage were won when they moved on than when they stayed: up to the stall line
 *   those that moved on by then against those that stayed beyond it, then the same up to twice and up to four times the
 *   line; beyond that, what was won at all of those that stayed so long. What is there still counts as not won. From
 *   everyone's deals; each share leans with {@link LEAN} deals on the one before it, the first on the stage's own.
 * - risk: the chance that a deal of this age stalls if nothing happens: of those that were in the stage so long, the share
 *   that stayed until the line; 1 beyond it.
 * - closeness: {@link DUE_SOON} where the expected close day is before the end of the next but one week, else 1.
 * - freshness: a half for each week in which it was planned before; never two weeks in a row.
 */
import type { DealBook } from "../funnel/dealBook.ts";
import type { StateOfStage } from "../funnel/scope.ts";

const LEAN = 10;
const DUE_SOON = 1.5;
const AGAIN = 0.5;

/** The ends of the eras of an age, in stall lines; beyond the last is one more. */
const ERAS = [1, 2, 4] as const;

/** What became of the deals that were in a stage. */
interface Outcome {
  deals: number;
  won: number;
}

export interface StageAttention {
  /** Days from which a deal counts as stalled. */
  line: number;
  /** By era of the age. */
  gains: readonly number[];
  /** Days in the stage of all visits that ended, ascending. */
  stays: Int32Array;
}

interface Told {
  line: number;
  stays: number[];
  /** Moved on in each of the eras. */
  moved: Outcome[];
  /** Stayed beyond the end of each. */
  stayed: Outcome[];
}

/**
 * @param lines days from which a deal counts as stalled, by the stage's key
 * @param today a day number, on which the deals stand as they do in the book
 * @returns by the stage's key
 */
export function stageAttention(
  book: DealBook,
  states: StateOfStage,
  lines: ReadonlyMap<number, number>,
  today: number,
): Map<number, StageAttention> {
  const none = (): Outcome[] => ERAS.map(() => ({ deals: 0, won: 0 }));
  const stages = new Map<number, Told>();
  for (const [stage, line] of lines) stages.set(stage, { line, stays: [], moved: none(), stayed: none() });
  for (let place = 0; place < book.size; place += 1) {
    const end = (book.first[place + 1] as number) - 1;
    const state = states[book.stage[end] as number] as number;
    for (let row = book.first[place] as number; row <= end; ) {
      const stage = book.stage[row] as number;
      let last = row;
      while (last < end && book.stage[last + 1] === stage) last += 1;
      const told = stages.get(stage);
      if (told) {
        const over = last < end;
        const days = (over ? (book.left[last] as number) : today) - (book.entered[row] as number);
        if (over) told.stays.push(days);
        const lostHere = over && states[book.stage[last + 1] as number] === 2;
        if (!over || state !== 0) count(told, days, { won: state === 1, moved: over && !lostHere });
      }
      row = last + 1;
    }
  }
  return new Map(
    Array.from(stages, ([stage, { line, moved, stayed, stays }]) => [
      stage,
      { line, gains: gainsOf(moved, stayed), stays: Int32Array.from(stays).sort() },
    ]),
  );
}

/** From 0: up to the line; the last: beyond all. */
function eraOf(days: number, line: number): number {
  const at = ERAS.findIndex((end) => days <= end * line);
  return at < 0 ? ERAS.length : at;
}

function count({ line, moved, stayed }: Told, days: number, deal: { won: boolean; moved: boolean }): void {
  const add = (outcome: Outcome | undefined): void => {
    if (!outcome) return;
    outcome.deals += 1;
    if (deal.won) outcome.won += 1;
  };
  const at = eraOf(days, line);
  if (deal.moved) add(moved[at]);
  for (let before = 0; before < at; before += 1) add(stayed[before]);
}

function gainsOf(moved: readonly Outcome[], stayed: readonly Outcome[]): number[] {
  const all = { deals: 1, won: 0.5 };
  for (const { deals, won } of [...moved, ...stayed.slice(0, 1)]) {
    all.deals += deals;
    all.won += won;
  }
  const chain = (outcomes: readonly Outcome[]): number[] => {
    let before = all.won / all.deals;
    return outcomes.map(({ deals, won }) => (before = (won + LEAN * before) / (deals + LEAN)));
  };
  const [on, beyond] = [chain(moved), chain(stayed)];
  return [...on.map((share, at) => Math.max(0, share - (beyond[at] as number))), beyond.at(-1) as number];
}

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
  /** Minor units of expected winnings that a week's attention is worth. */
  value: number;
  gain: number;
  risk: number;
  /** Days in the stage at the beginning of the week. */
  age: number;
  dueSoon: boolean;
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
  return { deal, age, gain, risk, dueSoon, value: deal.amount * gain * risk * (dueSoon ? DUE_SOON : 1) };
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
        return planned ? [{ ...planned, value: planned.value * AGAIN ** (times.get(deal.place) ?? 0) }] : [];
      })
      .sort((a, b) => b.value - a.value || a.deal.place - b.deal.place)
      .slice(0, perWeek);
    lastWeek.clear();
    for (const { deal } of ranked) {
      lastWeek.add(deal.place);
      times.set(deal.place, (times.get(deal.place) ?? 0) + 1);
    }
    return ranked;
  });
}
