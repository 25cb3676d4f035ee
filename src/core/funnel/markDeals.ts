/** Which deals a mark of a chart stands for: by the same walks as the figures, so that a list never disagrees with its mark. */
import { cohortKeyOf, type CohortStep, monthOfAge } from "./cohorts.ts";
import { type ChainStep, eachConverted } from "./conversion.ts";
import type { ConversionStage, Outcome } from "./conversionWalk.ts";
import type { DealBook } from "./dealBook.ts";
import { NO_DAY, rowOn } from "./intervalBook.ts";
import { pushesOf } from "./pushes.ts";
import type { StateOfStage } from "./scope.ts";
import { type SlipOutcome, slipOf } from "./slip.ts";
import { type StallLine, stageEntered } from "./stallLine.ts";
import { eachMove } from "./stageMoves.ts";
import { closedWithin, eachStandingDeal, type StandingDeal, type StandingQuestion } from "./standingDeals.ts";
import { eachTimeInStage } from "./timeInStage.ts";
import type { SlipPeriod } from "./windows.ts";

/** Stages by key; day numbers, windows inclusive and null where open to that side. */
export type Mark =
  | { kind: "move"; fromStage: number | null; toStage: number; from: number; to: number }
  | {
      kind: "cohort";
      step: CohortStep;
      key: string;
      /** Won within so many months of age; null: whenever. */
      months: number | null;
      outcome: "open" | "won" | "lost" | null;
    }
  | {
      kind: "conversion";
      of: { stageId: number } | { step: ChainStep };
      /** `entered`: passed, lost and still open; `returned` came back to it. */
      outcome: Outcome | "entered" | "returned";
      from: number | null;
      to: number | null;
      cohort: "entry" | "creation";
    }
  /** Was in the stage; `there`: is still. */
  | { kind: "inStage"; stage: number; there: boolean | null }
  /** Open and past the line of its stage. */
  | { kind: "stalled"; stage: number | null }
  /** Forecast for one of the periods at its start. */
  | { kind: "forecast"; outcome: SlipOutcome | null; periods: readonly SlipPeriod[] }
  | { kind: "pushed"; atLeast: number; from: number | null; to: number | null }
  | { kind: "closed"; outcome: "won" | "lost"; from: number | null; to: number | null }
  /** Stood in the scope on the day, whatever its state. */
  | { kind: "standing" }
  /** Open at the end of the first day, and in its stage, owner, amount or expected day at the end of the other as before, though not in between. */
  | { kind: "cameBack"; from: number; to: number };

export interface MarkQuestion extends StandingQuestion {
  /** The day on which it is asked: that of `asOf`, else today. */
  on: number;
  stages: readonly ConversionStage[];
  lines: ReadonlyMap<number, StallLine>;
  /** The deals of the scope on that day, by place; null: every deal. */
  deals: Uint8Array | null;
}

/** @returns places, ascending, each once */
export function placesOfMark(book: DealBook, question: MarkQuestion, mark: Mark): number[] {
  const { deals, asOf, on, stages } = question;
  const found: number[] = [];
  /** Walks go by place, so that one seen before is the last one seen. */
  const add = (place: number): void => {
    if (found.at(-1) !== place) found.push(place);
  };
  switch (mark.kind) {
    case "move": {
      const to = Math.min(mark.to, on);
      eachMove(book, { deals, from: mark.from, to }, (place, from, into) => {
        if (from === mark.fromStage && into === mark.toStage) add(place);
      });
      return found;
    }
    case "conversion": {
      const { from, to, cohort, outcome } = mark;
      eachConverted(stages, book, { deals, from, to, cohort, asOf }, mark.of, (place, what, returned) => {
        const fits =
          outcome === "entered"
            ? what !== "lostUnknown" && what !== "beganLater"
            : outcome === "returned"
              ? returned > 0
              : what === outcome;
        if (fits) add(place);
      });
      return found;
    }
    case "inStage":
      eachTimeInStage(book, [mark.stage], deals, on, (place, _slot, _days, there) => {
        if (mark.there === null || mark.there === there) add(place);
      });
      return found;
    default: {
      const fits = standingFits(book, question, mark);
      eachStandingDeal(book, question, (deal) => {
        if (fits(deal)) add(deal.place);
      });
      return found;
    }
  }
}

type StandingMark = Exclude<Mark, { kind: "move" | "conversion" | "inStage" }>;

const STATES = ["open", "won", "lost"] as const;

function standingFits(
  book: DealBook,
  { states, lines, on }: MarkQuestion,
  mark: StandingMark,
): (deal: StandingDeal) => boolean {
  switch (mark.kind) {
    case "cohort": {
      const keyOf = cohortKeyOf(mark.step);
      return ({ place, state, closedOn }) => {
        const beganOn = book.entered[book.first[place] as number] as number;
        if (keyOf(beganOn) !== mark.key) return false;
        if (mark.months !== null)
          return state === 1 && closedOn !== NO_DAY && monthOfAge(beganOn, closedOn) <= mark.months;
        return mark.outcome === null || STATES[state] === mark.outcome;
      };
    }
    case "stalled":
      return ({ state, place, row }) => {
        const stage = book.stage[row] as number;
        if (state !== 0 || (mark.stage !== null && mark.stage !== stage)) return false;
        const line = lines.get(stage)?.days ?? null;
        return line !== null && on - stageEntered(book, place, row) > line;
      };
    case "forecast":
      return ({ place }) =>
        mark.periods.some((period) => {
          const outcome = slipOf(book, states, place, period);
          return outcome !== null && (mark.outcome === null || outcome === mark.outcome);
        });
    case "pushed":
      return (deal) =>
        (deal.state === 0 || closedWithin(deal, mark)) &&
        pushesOf(book, states, deal.place, deal.row).count >= mark.atLeast;
    case "standing":
      return () => true;
    case "cameBack":
      return ({ place }) => cameBack(book, states, place, mark);
    case "closed":
      return (deal) => STATES[deal.state] === mark.outcome && closedWithin(deal, mark);
  }
}

function cameBack(
  book: DealBook,
  states: StateOfStage,
  place: number,
  { from, to }: { from: number; to: number },
): boolean {
  const start = rowOn(book, place, from);
  const end = rowOn(book, place, to);
  if (start < 0 || start === end) return false;
  if (states[book.stage[start] as number] !== 0 || states[book.stage[end] as number] !== 0) return false;
  // What left its value and has it again: the stage (a closed one too), the owner, the amount, the expected day.
  return ([book.stage, book.owner, book.amount, book.expected] as const).some((column) => {
    if (!Object.is(column[start], column[end])) return false;
    for (let row = start + 1; row < end; row += 1) if (!Object.is(column[row], column[start])) return true;
    return false;
  });
}
