/**
 * Slip rate (TERMS): of the deals that were forecast for a period at its start (open then, and expected to close in it),
 * the share that did not close in it and stayed open.
 */
import { rowOn, type IntervalBook } from "./intervalBook.ts";
import type { StateOfStage } from "./scope.ts";

/** Day numbers, both inclusive. */
export interface Span {
  from: number;
  to: number;
}

export type SlipOutcome = "won" | "lost" | "slipped";

/**
 * What became of a deal that was forecast for a period which is over; null where it was not.
 * At its start: at the end of the day before. A deal that closed in it and was opened again has slipped.
 */
export function slipOf(
  book: IntervalBook,
  states: StateOfStage,
  place: number,
  { from, to }: Span,
): SlipOutcome | null {
  const start = rowOn(book, place, from - 1);
  if (start < 0 || states[book.stage[start] as number] !== 0) return null;
  const due = book.expected[start] as number;
  if (due < from || due > to) return null;
  const state = states[book.stage[rowOn(book, place, to)] as number];
  return state === 0 ? "slipped" : state === 1 ? "won" : "lost";
}
