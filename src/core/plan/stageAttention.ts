/**
 * What deals of the past tell of working on one that stands in a stage: what moving on gains, how likely it stalls, and
 * from which age on hardly any was won.
 *
 * An age is told in eras, by the stage's stall line: up to it, to twice, four and eight times it, and beyond.
 *
 * - chance: of the deals that were in the stage when an era began, the share won; what is there still counts as not won.
 *   It leans with {@link LEAN} deals on the era before, times what is left of the chance from one era to the next in all
 *   stages (their deals won over those that the era before would have, half a deal added to each): few deals of a stage
 *   grow old, but all stages' do, and they die alike.
 * - gain: how much likelier deals were won that moved on within the era than those that stayed beyond it. Never more than
 *   the chance itself: moving on can save what is there to save, no more.
 * - dead: from the first era on in which the 95% interval of the share won ({@link wilson}) ends below {@link NIL}, by the
 *   stage's own deals, or by all stages' where its own don't say otherwise.
 */
import type { DealBook } from "../funnel/dealBook.ts";
import { rowOn } from "../funnel/intervalBook.ts";
import type { StateOfStage } from "../funnel/scope.ts";
import { FEW, wilson } from "../funnel/statistics.ts";

const LEAN = 10;

/** A chance so small that work is better spent elsewhere. */
export const NIL = 0.05;

/** The ends of the eras, in stall lines; beyond the last is one more. */
const ERA_ENDS = [1, 2, 4, 8] as const;

/** What became of deals. */
interface Outcome {
  deals: number;
  won: number;
}

/** From which age on deals are as good as lost, and what says so. */
export interface DeadLine extends Outcome {
  /** A deal that is older is beyond it. */
  days: number;
  /** Whether the deals are those of all stages: too few of this one grew so old. */
  everywhere: boolean;
}

export interface StageAttention {
  /** Days from which a deal counts as stalled. */
  line: number;
  /** By era of the age. */
  gains: readonly number[];
  /** Null: at no age do enough deals say so. */
  dead: DeadLine | null;
  /** Days in the stage of all visits that ended, ascending. */
  stays: Int32Array;
}

interface Told {
  line: number;
  stays: number[];
  /** Moved on in each of the eras. */
  moved: Outcome[];
  /** In the stage when each of the eras began. */
  reached: Outcome[];
}

/**
 * @param lines days from which a deal counts as stalled, by the stage's key
 * @param moment a day number, and whether the deals are asked as they stood on it (`asOf`) or as they stand (null)
 * @returns by the stage's key
 */
export function stageAttention(
  book: DealBook,
  states: StateOfStage,
  lines: ReadonlyMap<number, number>,
  moment: { now: number; asOf: number | null },
): Map<number, StageAttention> {
  const stages = visitsOf(book, states, lines, moment);
  const chances = chancesOf([...stages.values()]);
  const everywhere = erasOf().map((_, era) => sumOf([...stages.values()], era));
  return new Map(
    Array.from(stages, ([stage, told], at) => [
      stage,
      {
        line: told.line,
        gains: gainsOf(told, chances[at] as number[]),
        dead: deadLineOf(told, everywhere),
        stays: Int32Array.from(told.stays).sort(),
      },
    ]),
  );
}

const erasOf = (): Outcome[] => Array.from({ length: ERA_ENDS.length + 1 }, () => ({ deals: 0, won: 0 }));

/** From 0: up to the line; the last: beyond all. */
export function eraOf(days: number, line: number): number {
  const at = ERA_ENDS.findIndex((end) => days <= end * line);
  return at < 0 ? ERA_ENDS.length : at;
}

function visitsOf(
  book: DealBook,
  states: StateOfStage,
  lines: ReadonlyMap<number, number>,
  { now, asOf }: { now: number; asOf: number | null },
): Map<number, Told> {
  const stages = new Map<number, Told>();
  for (const [stage, line] of lines)
    stages.set(stage, { line, stays: [], moved: erasOf(), reached: erasOf() });
  for (let place = 0; place < book.size; place += 1) {
    const end = asOf === null ? (book.first[place + 1] as number) - 1 : rowOn(book, place, asOf);
    if (end < 0) continue;
    const state = states[book.stage[end] as number] as number;
    for (let row = book.first[place] as number; row <= end; ) {
      const stage = book.stage[row] as number;
      let last = row;
      while (last < end && book.stage[last + 1] === stage) last += 1;
      const told = stages.get(stage);
      if (told) {
        const over = last < end;
        const days = (over ? (book.left[last] as number) : now) - (book.entered[row] as number);
        if (over) told.stays.push(days);
        const lostHere = over && states[book.stage[last + 1] as number] === 2;
        if (!over || state !== 0) count(told, days, { won: state === 1, over, moved: over && !lostHere });
      }
      row = last + 1;
    }
  }
  return stages;
}

function count(
  { line, moved, reached }: Told,
  days: number,
  deal: { won: boolean; over: boolean; moved: boolean },
): void {
  const add = (outcome: Outcome | undefined): void => {
    if (!outcome) return;
    outcome.deals += 1;
    if (deal.won) outcome.won += 1;
  };
  const at = eraOf(days, line);
  if (deal.moved) add(moved[at]);
  // What is still within its line tells nothing yet.
  if (!deal.over && at === 0) return;
  for (let era = 0; era <= at; era += 1) add(reached[era]);
}

function sumOf(stages: readonly Told[], era: number): Outcome {
  const sum = { deals: 0, won: 0 };
  for (const { reached } of stages) {
    sum.deals += reached[era]?.deals ?? 0;
    sum.won += reached[era]?.won ?? 0;
  }
  return sum;
}

/** By stage, then by era. */
function chancesOf(stages: readonly Told[]): number[][] {
  const chances = stages.map(({ reached: [all] }) => [((all?.won ?? 0) + 0.5) / ((all?.deals ?? 0) + 1)]);
  for (let era = 1; era <= ERA_ENDS.length; era += 1) {
    let expected = 0;
    stages.forEach(({ reached }, at) => {
      expected += (reached[era]?.deals ?? 0) * (chances[at]?.[era - 1] as number);
    });
    const left = (sumOf(stages, era).won + 0.5) / (expected + 0.5);
    stages.forEach(({ reached }, at) => {
      const { deals, won } = reached[era] as Outcome;
      const before = Math.min(1, (chances[at]?.[era - 1] as number) * left);
      chances[at]?.push((won + LEAN * before) / (deals + LEAN));
    });
  }
  return chances;
}

function gainsOf({ moved, reached }: Told, chances: readonly number[]): number[] {
  let on = chances[0] as number;
  return chances.map((chance, era) => {
    const { deals, won } = moved[era] as Outcome;
    on = (won + LEAN * on) / (deals + LEAN);
    const seen = reached[era] as Outcome;
    const most = seen.deals < FEW ? chance : Math.min(chance, seen.won / seen.deals);
    // Beyond the last era what stays is what is there.
    return Math.max(0, Math.min(most, on - (chances[era + 1] ?? chance)));
  });
}

function deadLineOf({ line, reached }: Told, everywhere: readonly Outcome[]): DeadLine | null {
  const nil = ({ deals, won }: Outcome): boolean => (wilson(won, deals)?.high ?? 1) < NIL;
  for (let era = 1; era <= ERA_ENDS.length; era += 1) {
    const [own, all] = [reached[era] as Outcome, everywhere[era] as Outcome];
    const days = (ERA_ENDS[era - 1] as number) * line;
    if (nil(own)) return { days, everywhere: false, ...own };
    const denied = (wilson(own.won, own.deals)?.low ?? 0) > NIL;
    if (nil(all) && !denied) return { days, everywhere: true, ...all };
  }
  return null;
}
