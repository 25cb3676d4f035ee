/** The open deals by how long they have been in their stage, for a scatter of age by amount. */
import type { DealBook } from "./dealBook.ts";
import { NO_DAY } from "./intervalBook.ts";
import { type StallLine, stageEntered } from "./stallLine.ts";
import { eachStandingDeal, type StandingQuestion } from "./standingDeals.ts";

export interface AgeingDeal {
  place: number;
  /** Key; `NO_KEY`: a stage that nobody told. */
  stage: number;
  owner: number;
  /** Minor units; NaN: none. */
  amount: number;
  /** Days since it came into the stage; since it began, null where that is unknown. */
  ageInStage: number;
  age: number | null;
  /** Whether it is past its stage's line; null where there is none. */
  stalled: boolean | null;
}

/** @param on the day number on which ages are told */
export function ageingDeals(
  book: DealBook,
  question: StandingQuestion,
  lines: ReadonlyMap<number, StallLine>,
  on: number,
): AgeingDeal[] {
  const found: AgeingDeal[] = [];
  eachStandingDeal(book, question, ({ state, place, row, amount, createdOn }) => {
    if (state !== 0) return;
    const stage = book.stage[row] as number;
    const line = lines.get(stage)?.days ?? null;
    const ageInStage = on - stageEntered(book, place, row);
    found.push({
      place,
      stage,
      owner: book.owner[row] as number,
      amount,
      ageInStage,
      age: createdOn === NO_DAY ? null : on - createdOn,
      stalled: line === null ? null : ageInStage > line,
    });
  });
  return found;
}

/** The largest first, those without an amount last, the oldest in its stage first among equals; no more than `most`. */
export function largest(deals: AgeingDeal[], most: number): AgeingDeal[] {
  if (deals.length <= most) return deals;
  const size = ({ amount }: AgeingDeal): number => (Number.isNaN(amount) ? -1 : amount);
  return deals.toSorted((a, b) => size(b) - size(a) || b.ageInStage - a.ageInStage).slice(0, most);
}
