/** Chances as people and stages state them, in place of the model's. */
import { assertNever } from "../domain/assertNever.ts";
import { NO_DAY, rowOn } from "../funnel/intervalBook.ts";
import type { Prospect } from "./distribution.ts";
import { judgedOn } from "./judgements.ts";
import { type Learning, type OpenDeal, stageKnown } from "./model/learning.ts";

/** `weighted`: a stage's chance for the deals that are expected within the period. */
export const METHODS = ["model", "weighted", "stageDefault", "rep", "manager"] as const;
export type Method = (typeof METHODS)[number];
export type StatedMethod = Exclude<Method, "model">;

/** Of fewer closed deals a stage's share is none. */
const FEWEST_CLOSED = 20;

/**
 * Chance of each open deal to be won in a period, as known on the learning's last day; -1 where nobody stated any.
 * @param stageBp by the stage's key, see {@link stageChances}
 */
export function statedChances(
  method: StatedMethod,
  learning: Learning,
  stageBp: Int32Array,
  open: readonly OpenDeal[],
  { from, to }: { from: number; to: number },
): number[] {
  const { book, knownFrom, until } = learning;
  return open.map((deal) => {
    const { place, row } = deal;
    const expected = (knownFrom[place] as number) <= until ? (book.expected[row] as number) : NO_DAY;
    const due = expected === NO_DAY || (expected >= from && expected <= to);
    const bp = statedBp(method, learning, stageBp, deal);
    return bp < 0 ? -1 : method === "stageDefault" || due ? bp / 10_000 : 0;
  });
}

/** Hundredths of a percent; -1: none. */
function statedBp(method: StatedMethod, learning: Learning, stageBp: Int32Array, deal: OpenDeal): number {
  const { until } = learning;
  switch (method) {
    case "weighted":
    case "stageDefault":
      return stageBp[stageKnown(learning, deal, until)] ?? -1;
    case "rep":
      return judgedOn(learning.rep, deal.place, until);
    case "manager":
      return judgedOn(learning.manager, deal.place, until);
    default:
      return assertNever(method);
  }
}

/** Deals with a chance and an amount, as the distribution takes them. */
export function statedProspects(
  { book, knownFrom, until }: Learning,
  open: readonly OpenDeal[],
  chances: readonly number[],
): Prospect[] {
  return open.flatMap(({ place, row }, at) => {
    const minor = (knownFrom[place] as number) <= until ? (book.amount[row] as number) : Number.NaN;
    const p = chances[at] as number;
    return p > 0 && minor > 0 ? [{ p, amounts: [{ minor, share: 1 }] }] : [];
  });
}

/**
 * The stages' chances in hundredths of a percent, by key; where the file states none, the share won of the closed deals
 * that had been in the stage.
 */
export function stageChances(learning: Learning, stated: Int32Array): Int32Array {
  const { book, states, until } = learning;
  const seen = Array.from(stated, () => ({ won: 0, closed: 0 }));
  for (let place = 0; place < book.size; place += 1) {
    const end = rowOn(book, place, until);
    const state = end < 0 ? 0 : (states[book.stage[end] as number] as number);
    if (state === 0) continue;
    const stages = new Set<number>();
    for (let row = book.first[place] as number; row < end; row += 1)
      stages.add(stageKnown(learning, { place, row }, book.entered[row] as number));
    for (const stage of stages) {
      const one = seen[stage];
      if (!one) continue;
      one.closed += 1;
      if (state === 1) one.won += 1;
    }
  }
  return stated.map((bp, stage) => {
    const { won, closed } = seen[stage] as { won: number; closed: number };
    return bp >= 0 || closed < FEWEST_CLOSED ? bp : Math.round((10_000 * won) / closed);
  });
}
