/** Moves of deals from stage to stage within a window of days: what a flow chart of the stages is made of. */
import { type ConversionStage, isOpen } from "./conversionWalk.ts";
import { type IntervalBook, NO_KEY } from "./intervalBook.ts";

/**
 * `new` began in the stage; `forward` to the next open stage; `skip` beyond it; `back` to an earlier one; `reopened` from
 * won or lost; `other` from or to a stage that nobody told, or of another pipeline.
 */
export const moveKinds = ["new", "forward", "skip", "back", "won", "lost", "reopened", "other"] as const;
export type MoveKind = (typeof moveKinds)[number];

export interface StageMove {
  /** Keys; `from` null where the deal began; `NO_KEY`: a stage that nobody told. */
  from: number | null;
  to: number;
  kind: MoveKind;
  /** Deals that moved so at least once, and how often they did. */
  deals: number;
  moves: number;
  /** Of each deal once, with its amount after its last such move; deals without one add nothing. */
  amountMinor: number;
}

export interface MovesQuestion {
  /** By place: 1 counts; null: every deal. */
  deals: Uint8Array | null;
  /** Day numbers, both inclusive. */
  from: number;
  to: number;
}

/** @param from null: it began @param row into which it moved */
type OnMove = (place: number, from: number | null, to: number, row: number) => void;

/** A stage passed within a day counts; a new owner or amount is no move. */
export function eachMove(
  { size, first, stage, entered }: IntervalBook,
  { deals, from, to }: MovesQuestion,
  tell: OnMove,
): void {
  for (let place = 0; place < size; place += 1) {
    if (deals?.[place] === 0) continue;
    const begin = first[place] as number;
    const end = first[place + 1] as number;
    for (let row = begin; row < end; row += 1) {
      const day = entered[row] as number;
      if (day > to) break;
      if (day < from) continue;
      const now = stage[row] as number;
      if (row === begin) tell(place, null, now, row);
      else if (stage[row - 1] !== now) tell(place, stage[row - 1] as number, now, row);
    }
  }
}

/** @returns in no order */
export function stageMoves(
  stages: readonly ConversionStage[],
  book: IntervalBook,
  question: MovesQuestion,
): StageMove[] {
  const side = 2 + Math.max(NO_KEY, ...stages.map(({ id }) => id));
  const kindOf = kinds(stages);
  const found = new Map<number, StageMove & { place: number; amount: number }>();
  eachMove(book, question, (place, from, to, row) => {
    const cell = (from === null ? side - 1 : from) * side + to;
    let move = found.get(cell);
    if (!move) {
      const kind = kindOf(from, to);
      move = { from, to, kind, deals: 0, moves: 0, amountMinor: 0, place: -1, amount: 0 };
      found.set(cell, move);
    }
    move.moves += 1;
    const amount = book.amount[row] as number;
    const money = Number.isNaN(amount) ? 0 : amount;
    if (move.place === place) move.amountMinor += money - move.amount;
    else {
      move.deals += 1;
      move.amountMinor += money;
    }
    move.place = place;
    move.amount = money;
  });
  return Array.from(found.values(), ({ place: _place, amount: _amount, ...move }) => move);
}

function kinds(stages: readonly ConversionStage[]): (from: number | null, to: number) => MoveKind {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const ranks = new Map<number, number>();
  for (const all of Map.groupBy(stages, ({ pipelineId }) => pipelineId).values())
    all
      .filter(isOpen)
      .toSorted((a, b) => a.position - b.position)
      .forEach(({ id }, rank) => ranks.set(id, rank));
  return (from, to) => {
    if (from === null) return "new";
    const [before, after] = [byId.get(from), byId.get(to)];
    if (after?.kind === "won" || after?.kind === "lost") return after.kind;
    if (before?.kind === "won" || before?.kind === "lost") return "reopened";
    if (!before || !after || before.pipelineId !== after.pipelineId) return "other";
    const steps = (ranks.get(to) as number) - (ranks.get(from) as number);
    return steps < 0 ? "back" : steps > 1 ? "skip" : "forward";
  };
}
