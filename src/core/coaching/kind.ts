/** The shape of one kind of finding. */
import type { Frame } from "./data.ts";
import type { OpenDeal } from "./openDeals.ts";
import type { SpellTable } from "./spells.ts";

export const findingKinds = [
  "stall",
  "conversion",
  "winRate",
  "thinPipeline",
  "discount",
  "singleContact",
  "slip",
  "cycle",
  "optimism",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What becomes of the money: not won, won later, given away; or none is at stake, it is only counted wrongly. */
export type StakeMeaning = "missed" | "delayed" | "givenAway" | "misjudged";

/** What the kinds measure from, gathered once. */
export interface Gathered {
  frame: Frame;
  spells: SpellTable;
  /** By person. */
  open: OpenDeal[][];
}

/** One person's difference in one thing. */
export interface Shift {
  person: number;
  /** Key; null: over all stages. */
  stage: number | null;
  /** Cases behind it. */
  n: number;
  /** On the kind's scale, above 0 more than the others; with its standard error. */
  delta: number;
  se: number;
  /** What is left of it beside the person's own difference over all stages; null where that is asked of no stage. */
  beside: { delta: number; se: number } | null;
  /** The person's level and that of the others on the same cases, as people say it: a share, days, deals a quarter. */
  own: number | null;
  others: number | null;
}

export interface Stake {
  meaning: StakeMeaning;
  /** Minor units, in expectation, not negative. */
  moneyMinor: number;
  /** The open deals that it lies in, where most of it lies first. */
  places: number[];
}

export interface Kind {
  kind: FindingKind;
  /**
   * ratio: a logarithm, told as how many times the others'; odds: of a share, told as difference of shares; points:
   * told as it is.
   */
  scale: "ratio" | "odds" | "points";
  /** Sign of a difference that asks for a talk; 0: either does. */
  concern: 1 | -1 | 0;
  /** Whether the opposite is worth telling as a strength. */
  strength: boolean;
  /** Of fewer cases nothing is said. */
  needed: number;
  /** Smaller differences, as told (of a ratio: from 1, either way), are of no consequence. */
  relevant: number;
  /** Empty where the file does not keep what it takes. */
  measure(gathered: Gathered): Shift[];
  /** The person's level and the others', where they are dear to compute. */
  levels?(gathered: Gathered, shift: Shift): Pick<Shift, "own" | "others">;
  /** @param effect as told */
  stake(gathered: Gathered, shift: Shift, effect: number): Stake;
  /** The deals that were counted. */
  counted(gathered: Gathered, shift: Shift): number[];
}

/** Adds up what each deal has at stake. @param money minor units of a deal; those without any are left out */
export function stakeIn(
  meaning: StakeMeaning,
  deals: readonly OpenDeal[],
  money: (deal: OpenDeal) => number,
): Stake {
  const touched = deals
    .map((deal) => ({ place: deal.place, money: money(deal) }))
    .filter((deal) => deal.money > 0)
    .sort((a, b) => b.money - a.money || a.place - b.place);
  return {
    meaning,
    moneyMinor: Math.round(touched.reduce((sum, deal) => sum + deal.money, 0)),
    places: touched.map(({ place }) => place),
  };
}
