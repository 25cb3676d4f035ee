/**
 * The pipeline waterfall (TERMS): how the open pipeline of one day became that of another, exact to the minor unit.
 * opening + new + grown - shrunk + pulled in - pushed out - won - lost + reopened + owner in - owner out
 * + stage in - stage out = closing.
 *
 * It compares where each deal stood on the two days; what moved and came back in between cancels out.
 * - A deal that began after the first day is `new` with its amount on the last; won or lost since, it is in both.
 * - A deal open on both days differs by `grown` or `shrunk`; one closed since leaves with its last amount, and what it
 *   grew until then is told apart.
 * - Within a scope or a group, a deal leaves with the amount it had there, and comes in with the amount it has now:
 *   by another owner, another expected day (pulled in, pushed out: into and out of the days asked for), another stage.
 */
import { standingOfAll } from "./dayTotals.ts";
import { type IntervalBook, rowOn } from "./intervalBook.ts";
import { isAnyRow, type Outside, outside, type Scope, type StateOfStage } from "./scope.ts";

export const flows = [
  "opening",
  "new",
  "grown",
  "shrunk",
  "pulledIn",
  "pushedOut",
  "won",
  "lost",
  "reopened",
  "ownerIn",
  "ownerOut",
  "stageIn",
  "stageOut",
  "closing",
] as const;
export type FlowName = (typeof flows)[number];

export interface Flow {
  deals: number;
  /** Never negative: the flow's name tells its direction. */
  amountMinor: number;
}
export type Waterfall = Record<FlowName, Flow>;

/** How rows fall into groups, and what moves a deal from one to another. */
export interface Grouping {
  /** @returns the group's number; -1: none */
  of(row: number, place: number): number;
  moves: Outside;
}

/** Called for every deal of every flow; a deal may be in several. @param amount minor units, not negative */
export type OnFlow = (group: number, flow: FlowName, place: number, amount: number) => void;

const INTO: Record<Outside, FlowName> = { owner: "ownerIn", expected: "pulledIn", stage: "stageIn" };
const OUT_OF: Record<Outside, FlowName> = { owner: "ownerOut", expected: "pushedOut", stage: "stageOut" };

export interface WaterfallQuestion {
  states: StateOfStage;
  scope: Scope;
  /** Day numbers; the pipeline at the end of each. */
  from: number;
  to: number;
  /** Null: all deals are one group, number 0. */
  grouping: Grouping | null;
}

export function walkWaterfall(book: IntervalBook, question: WaterfallQuestion, tell: OnFlow): void {
  walk(book, question, tell, false);
}

/** @param onlyMoved pass over deals that nothing became of since the first day: they only open and close */
function walk(book: IntervalBook, question: WaterfallQuestion, tell: OnFlow, onlyMoved: boolean): void {
  const { states, scope, from, to, grouping } = question;
  const isOpen = (row: number): boolean => states[book.stage[row] as number] === 0;
  const amountAt = (row: number): number => {
    const amount = book.amount[row] as number;
    return Number.isNaN(amount) ? 0 : amount;
  };
  const groupOf = (row: number, place: number): number =>
    outside(book, row, scope) ? -1 : grouping ? grouping.of(row, place) : 0;
  /** What made the difference between a row in a group and one that is not. */
  const mover = (other: number): Outside => outside(book, other, scope) ?? grouping?.moves ?? "owner";

  for (let place = 0; place < book.size; place += 1) {
    if (scope.deals?.[place] === 0) continue;
    if (onlyMoved && (book.entered[(book.first[place + 1] as number) - 1] as number) <= from) continue;
    const end = rowOn(book, place, to);
    if (end < 0) continue;
    const start = rowOn(book, place, from);
    if (start === end) {
      if (!isOpen(end)) continue;
      const group = groupOf(end, place);
      if (group < 0) continue;
      tell(group, "opening", place, amountAt(end));
      tell(group, "closing", place, amountAt(end));
      continue;
    }
    const wasOpen = start >= 0 && isOpen(start);
    const lastOpen = lastOpenRow(book, place, end, isOpen);
    // Closed on both days and never open in between.
    if (start >= 0 && !wasOpen && (lastOpen < 0 || lastOpen < start)) continue;
    // A deal first told closed was never seen open: it closed from where it is.
    const standsAt = lastOpen < 0 ? end : lastOpen;
    const before = wasOpen ? groupOf(start, place) : -1;
    const after = groupOf(standsAt, place);
    const amount = amountAt(end);
    if (before >= 0) tell(before, "opening", place, amountAt(start));
    if (before >= 0 && before !== after) tell(before, OUT_OF[mover(standsAt)], place, amountAt(start));
    if (after < 0) continue;
    if (before === after) {
      const growth = amount - amountAt(start);
      if (growth !== 0) tell(after, growth > 0 ? "grown" : "shrunk", place, Math.abs(growth));
    } else {
      tell(after, start < 0 ? "new" : wasOpen ? INTO[mover(start)] : "reopened", place, amount);
    }
    const state = states[book.stage[end] as number];
    tell(after, state === 0 ? "closing" : state === 1 ? "won" : "lost", place, amount);
  }
}

/** The last row up to `end` in which the deal was open; -1 where it never was. */
function lastOpenRow(
  { first }: IntervalBook,
  place: number,
  end: number,
  isOpen: (row: number) => boolean,
): number {
  const begin = first[place] as number;
  let row = end;
  while (row >= begin && !isOpen(row)) row -= 1;
  return row < begin ? -1 : row;
}

export function emptyWaterfall(): Waterfall {
  return Object.fromEntries(flows.map((flow) => [flow, { deals: 0, amountMinor: 0 }])) as Waterfall;
}

/** One waterfall a group, as many as the largest number met needs. */
export function waterfalls(book: IntervalBook, question: WaterfallQuestion): Waterfall[] {
  const { scope, grouping } = question;
  const groups: Waterfall[] = grouping ? [] : [emptyWaterfall()];
  const ofAll = grouping === null && scope.deals === null && isAnyRow(scope) && question.from <= question.to;
  const add: OnFlow = (group, name, _place, amount) => {
    while (groups.length <= group) groups.push(emptyWaterfall());
    const flow = (groups[group] as Waterfall)[name];
    flow.deals += 1;
    flow.amountMinor += amount;
  };
  walk(book, question, add, ofAll);
  const [whole] = groups;
  if (ofAll && whole) {
    whole.opening = openOn(book, question, question.from);
    whole.closing = openOn(book, question, question.to);
  }
  return groups;
}

/** The whole file's pipeline at the end of a day. */
function openOn(book: IntervalBook, { states }: WaterfallQuestion, day: number): Flow {
  const flow = { deals: 0, amountMinor: 0 };
  for (const [stage, { deals, amountMinor }] of standingOfAll(book, day)) {
    if (states[stage] !== 0) continue;
    flow.deals += deals;
    flow.amountMinor += amountMinor;
  }
  return flow;
}
