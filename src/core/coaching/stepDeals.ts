/** The deals that a finding's step names: those where work still pays, each finding its own. */
import { attentionOf } from "../plan/attention.ts";
import { NO_DAY } from "../funnel/intervalBook.ts";
import type { AdviceCode } from "./advice.ts";
import type { CoachingData } from "./data.ts";
import type { OpenDeal } from "./openDeals.ts";

/** A talk has no room for more. */
const NAMED = 5;

/** The step is to bring the deals on: those where that is worth most come first. */
const bringsOn: ReadonlySet<AdviceCode> = new Set([
  "joinMeeting",
  "checkCriteria",
  "reviewDeals",
  "nextSteps",
]);

/** What working on an open deal is worth, and whether it is so old that hardly any such was won. */
function workOn({ attention, to }: CoachingData, deal: OpenDeal): { value: number; dead: boolean } {
  const { place, stage, amount, days, expected } = deal;
  const expectedOn = expected === NO_DAY ? null : expected;
  const planned = attentionOf({ place, stage, amount, enteredOn: to - days, expectedOn }, attention, to);
  return { value: planned?.value ?? deal.weighted, dead: planned?.dead ?? false };
}

export interface StepDeals {
  named: OpenDeal[];
  /** So old that hardly any such was won: to be closed, not to be worked on. */
  dead: OpenDeal[];
}

/**
 * @param deals that the finding lies in, where most of the money is first
 * @param taken places that findings before this one name; what this one names is added
 */
export function stepDeals(
  data: CoachingData,
  code: AdviceCode,
  deals: readonly OpenDeal[],
  taken: Set<number>,
): StepDeals {
  if (code === "showOthers" || code === "findDeals") return { named: [], dead: [] };
  const judged = deals.map((deal) => ({ deal, ...workOn(data, deal) }));
  const alive = judged.filter(({ dead }) => !dead);
  if (bringsOn.has(code)) alive.sort((a, b) => b.value - a.value);
  const own = alive.filter(({ deal }) => !taken.has(deal.place));
  // Where all have been named already, naming them again is better than none.
  const named = (own.length > 0 ? own : alive).slice(0, NAMED).map(({ deal }) => deal);
  for (const { place } of named) taken.add(place);
  return { named, dead: judged.filter(({ dead }) => dead).map(({ deal }) => deal) };
}
