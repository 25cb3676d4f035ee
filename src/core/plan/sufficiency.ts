/**
 * How many new deals a week a person needs so that the period's target is reached with a chance: from what the open deals
 * will bring, and from what becomes of new ones (conversion, size, and the time to win, which must still fit into the
 * period).
 */
import { type Beta, meanOf, shareOf, varianceOf } from "./chance.ts";

/** The wider group counts as so many deals of one's own; the same as for a share (`chance.ts`). */
const LEAN = 10;
/** Of fewer deals of the wider group nothing is said. */
export const FEWEST_CREATED = 20;
/** 80% of outcomes lie within so many standard deviations. */
const Z80 = 1.2815515655446004;

/** What became of the deals that someone began long enough ago. */
export interface PastDeals {
  /** Begun so long ago that nine in ten of the winners had been won by now. */
  ripe: number;
  /** Of those, won. */
  ripeWon: number;
  /** Days from beginning to winning, of all won ones, ascending. */
  cycles: ArrayLike<number>;
  /** Of won deals with an amount: how many, the sum and the sum of squares in minor units. */
  sized: number;
  sum: number;
  sumOfSquares: number;
}

interface Sizes {
  /** Minor units. */
  mean: number;
  /** Standard deviation over the mean. */
  variation: number;
}

/** What a new deal of this person comes to, partly pooled with the group: four deals make no verdict. */
export interface NewDeals {
  conversion: Beta;
  size: Sizes;
  /** Share of the won ones that are won within so many days. */
  wonWithin(days: number): number;
}

export function newDealsOf(own: PastDeals, group: PastDeals): NewDeals {
  const groupMean = group.sized > 0 ? group.sum / group.sized : 0;
  // Second moments lean as first ones do.
  const moment = (mine: number, theirs: number): number =>
    (mine + (group.sized > 0 ? (LEAN * theirs) / group.sized : 0)) /
    (own.sized + (group.sized > 0 ? LEAN : 0) || 1);
  const mean = moment(own.sum, group.sum);
  const square = moment(own.sumOfSquares, group.sumOfSquares);
  const weight = own.cycles.length / (own.cycles.length + LEAN);
  return {
    conversion: shareOf({ due: own.ripe, won: own.ripeWon }, { due: group.ripe, won: group.ripeWon }),
    size: {
      mean: mean || groupMean,
      variation: mean > 0 ? Math.sqrt(Math.max(0, square / (mean * mean) - 1)) : 0,
    },
    wonWithin: (days) =>
      weight * shareWithin(own.cycles, days) + (1 - weight) * shareWithin(group.cycles, days),
  };
}

/** @param cycles ascending */
function shareWithin(cycles: ArrayLike<number>, days: number): number {
  let low = 0;
  let high = cycles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cycles[middle] as number) <= days) low = middle + 1;
    else high = middle;
  }
  return cycles.length === 0 ? 0 : low / cycles.length;
}

/** The open deals that are due in the period. */
export interface OpenDeals {
  /** Minor units. */
  amounts: readonly number[];
  /** The share of such deals that is won in time. */
  share: Beta;
}

export interface Wanted {
  /** Minor units still to be won, positive. */
  needed: number;
  /** From the day of today to the period's last. */
  daysLeft: number;
  /** Normal quantile of the chance asked for. */
  z: number;
}

export interface NewDealsNeeded {
  /** A week from now on to the end of the period; 0 where the open deals are enough; null: no number is. */
  perWeek: number | null;
  /** Where the conversion is at the upper and the lower end of its 80% interval. */
  low: number | null;
  high: number | null;
  /** Of the deals that would be begun evenly until the period's end, and that are won one day, the share won within it. */
  inTime: number;
}

/**
 * The rate r with E - z sd = needed, where E and sd are of the money won from the open deals and from new ones: begun at
 * a steady rate (a compound Poisson process), each won in time with the conversion times the share of winners that are
 * won within the days then left. Both shares are uncertain, which more deals do not average away.
 */
export function newDealsNeeded(open: OpenDeals, deals: NewDeals, wanted: Wanted): NewDealsNeeded {
  const { daysLeft } = wanted;
  const reach = reachOf(deals, daysLeft);
  const inTime = daysLeft > 0 ? reach / daysLeft : 0;
  const rate = (conversion: Beta): number | null => {
    const found = rateFor(open, { ...deals, conversion }, wanted, reach / 7);
    // The open deals may be enough however late it is.
    return found !== null && found > 0 && inTime < LEAST_IN_TIME ? null : found;
  };
  const mean = meanOf(deals.conversion);
  const spread = Z80 * Math.sqrt(varianceOf(deals.conversion));
  // As if it were known for certain.
  const sure = (share: number): Beta => ({ a: share * 1e9, b: (1 - share) * 1e9 });
  return {
    perWeek: rate(deals.conversion),
    low: rate(sure(Math.min(0.999, mean + spread))),
    high: rate(sure(Math.max(0.001, mean - spread))),
    inTime,
  };
}

/** Days left of the period, each by the share of winners begun on it that are won in time. */
function reachOf(deals: NewDeals, daysLeft: number): number {
  let reach = 0;
  for (let day = 0; day < daysLeft; day += 1) reach += deals.wonWithin(daysLeft - day);
  return reach;
}

/** Minor units that new deals at a steady pace are expected to bring within the days left. */
export const expectedFromNew = (deals: NewDeals, perWeek: number, daysLeft: number): number =>
  (perWeek / 7) * reachOf(deals, daysLeft) * meanOf(deals.conversion) * deals.size.mean;

/** @param weeks of new deals that count in full: days left, each by the share of winners that are won in time from it, over 7 */
function rateFor(
  { amounts, share }: OpenDeals,
  { conversion, size }: NewDeals,
  { needed, z }: Wanted,
  weeks: number,
) {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const squares = amounts.reduce((total, amount) => total + amount * amount, 0);
  const p = meanOf(share);
  const v = varianceOf(share);
  const ofOpen = squares * Math.max(0, p - (v + p * p)) + sum * sum * v;
  const won = meanOf(conversion) * weeks;
  const doubt = varianceOf(conversion) * weeks * weeks * size.mean * size.mean;
  const surplus = (rate: number): number => {
    const ofNew =
      rate * won * size.mean * size.mean * (1 + size.variation * size.variation) + rate * rate * doubt;
    return p * sum + rate * won * size.mean - z * Math.sqrt(ofOpen + ofNew) - needed;
  };
  if (surplus(0) >= 0) return 0;
  if (won * size.mean <= z * Math.sqrt(doubt) || won * size.mean <= 0) return null;
  let low = 0;
  let high = 1;
  while (surplus(high) < 0) {
    high *= 2;
    if (high > MOST_A_WEEK) return null;
  }
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (surplus(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/** Where fewer of the new deals would be won in time, it is too late for them. */
const LEAST_IN_TIME = 0.05;

/** Nobody begins more: then new deals are no way to the target. */
const MOST_A_WEEK = 1000;

/** Mean and 80% interval of a share. */
export function rangeOf(beta: Beta): { value: number; low: number; high: number } {
  const value = meanOf(beta);
  const half = Z80 * Math.sqrt(varianceOf(beta));
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
