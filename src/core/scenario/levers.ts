/** What a scenario changes: levers over the base, each on the deals of its scope or on what is yet to come. */

/** Keys; absent: whatever it is. */
export interface LeverScope {
  stages?: ReadonlySet<number> | undefined;
  owners?: ReadonlySet<number> | undefined;
  products?: ReadonlySet<number> | undefined;
  sources?: ReadonlySet<number> | undefined;
}

export type Lever =
  /** The odds of winning, times so much. */
  | { kind: "winRate"; scope: LeverScope; factor: number }
  /** The time to win, times so much. */
  | { kind: "cycle"; scope: LeverScope; factor: number }
  /** Amounts, times so much. */
  | { kind: "size"; scope: LeverScope; factor: number }
  /** So large a share of the amounts is given away in addition. */
  | { kind: "discount"; scope: LeverScope; share: number }
  /** Everything is won so many days later. */
  | { kind: "slip"; scope: LeverScope; days: number }
  /** Deals begun, times so much; a scope of stages says nothing of them. */
  | { kind: "newDeals"; scope: LeverScope; factor: number }
  /** So many more people from a day on, who come to a usual pace within so many days. */
  | { kind: "hires"; count: number; from: number; rampDays: number }
  /** Somebody leaves: of their open deals' later chances so large a share is kept, and they begin no more. */
  | { kind: "leaver"; owner: number; on: number; keep: number }
  | { kind: "dealWon"; place: number; on: number }
  | { kind: "dealLost"; place: number }
  | { kind: "dealMoved"; place: number; days: number }
  /** Minor units. */
  | { kind: "dealSized"; place: number; minor: number }
  /** In place of the one learnt: how far deals fall together. */
  | { kind: "shock"; rho: number };

/** Those that can be pulled further or less far. */
export type FactorLever = Extract<Lever, { factor: number }>;

export interface ScopedDeal {
  stage: number;
  owner: number;
  product: number;
  source: number;
}

const holds = (wanted: ReadonlySet<number> | undefined, key: number): boolean => wanted?.has(key) ?? true;

export function inScope({ stages, owners, products, sources }: LeverScope, deal: ScopedDeal): boolean {
  return (
    holds(stages, deal.stage) &&
    holds(owners, deal.owner) &&
    holds(products, deal.product) &&
    holds(sources, deal.source)
  );
}
