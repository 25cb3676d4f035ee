/** The chance that deals which are each won or not bring in an amount, where nobody knows the share won for certain. */
import { normalDensity, normalTail } from "../funnel/statistics.ts";

/** A share that was seen `won` times of `due`, with the wider group's to lean on. */
export interface Seen {
  due: number;
  won: number;
}

/** A Beta distribution of a share. */
export interface Beta {
  a: number;
  b: number;
}

/** The wider group counts as so many deals of one's own. */
const LEAN = 10;

/** One's own count beside the group's: partial pooling, so that four deals make no verdict. */
export function shareOf(own: Seen, group: Seen): Beta {
  const share = (group.won + 1) / (group.due + 2);
  return { a: own.won + LEAN * share, b: own.due - own.won + LEAN * (1 - share) };
}

export const meanOf = ({ a, b }: Beta): number => a / (a + b);
export const varianceOf = ({ a, b }: Beta): number => (a * b) / ((a + b) ** 2 * (a + b + 1));

/** Nodes over (0, 1) that stand for a Beta distribution, with weights that add up to 1. */
function nodesOf({ a, b }: Beta): { share: number; weight: number }[] {
  const count = 24;
  const sd = Math.sqrt(varianceOf({ a, b }));
  const mean = meanOf({ a, b });
  const low = Math.max(1e-4, mean - 4 * sd);
  const high = Math.min(1 - 1e-4, mean + 4 * sd);
  const shares = Array.from({ length: count }, (_, at) => low + ((high - low) * (at + 0.5)) / count);
  // Against the density at the mean, so that nothing overflows.
  const log = (share: number): number => (a - 1) * Math.log(share) + (b - 1) * Math.log(1 - share);
  const weights = shares.map((share) => Math.exp(log(share) - log(Math.min(high, Math.max(low, mean)))));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return shares.map((share, at) => ({ share, weight: (weights[at] as number) / total }));
}

/** Cells of the lattice below the amount; what reaches it is counted as reached. */
const CELLS = 512;

/**
 * P(sum of the amounts won >= needed), exact on a money lattice but for its cells (amounts between two cells are split so
 * that the mean stays); of many deals, none of which weighs much, by the normal distribution with Edgeworth's correction for
 * their skew: there it is nearer than a lattice is, and thousands of deals take no time.
 * @param amounts minor units, not negative
 * @param needed minor units; 1 is certain where nothing is needed
 */
export function chanceOf(amounts: readonly number[], needed: number, beta: Beta): number {
  if (needed <= 0) return 1;
  const powers = powersOf(amounts);
  if (powers.first < needed) return 0;
  const chance = (share: number): number =>
    asymmetry(powers, share) < SMOOTH
      ? reachedByMany(powers, needed, share)
      : reached(amounts, needed, share);
  return nodesOf(beta).reduce((sum, { share, weight }) => sum + weight * chance(share), 0);
}

/** Sums of the amounts and of their powers. */
interface Powers {
  first: number;
  second: number;
  third: number;
}

function powersOf(amounts: readonly number[]): Powers {
  const powers = { first: 0, second: 0, third: 0 };
  for (const amount of amounts) {
    powers.first += amount;
    powers.second += amount ** 2;
    powers.third += amount ** 3;
  }
  return powers;
}

/** Lyapunov's ratio, which bounds how far the sum won is from normal (Berry 1941, Esseen 1942). */
const asymmetry = ({ second, third }: Powers, share: number): number =>
  ((share ** 2 + (1 - share) ** 2) * third) / (Math.sqrt(share * (1 - share)) * second ** 1.5);

const SMOOTH = 0.06;

/** The first term of Edgeworth's series (Feller, An Introduction to Probability Theory II, XVI.4). */
function reachedByMany({ first, second, third }: Powers, needed: number, share: number): number {
  const sd = Math.sqrt(share * (1 - share) * second);
  const skew = (share * (1 - share) * (1 - 2 * share) * third) / sd ** 3;
  const z = (needed - share * first) / sd;
  const above = z < 0 ? 1 - normalTail(-z) : normalTail(z);
  return Math.min(1, Math.max(0, above + (skew * (z * z - 1) * normalDensity(z)) / 6));
}

function reached(amounts: readonly number[], needed: number, share: number): number {
  // With room for what one deal takes beyond the amount.
  const below = new Float64Array(2 * CELLS + 1);
  below[0] = 1;
  let top = 0;
  let sure = 0;
  for (const amount of amounts) {
    const cells = Math.min(CELLS, (amount / needed) * CELLS);
    const whole = Math.floor(cells);
    const over = share * (cells - whole);
    const under = share - over;
    for (let cell = top; cell >= 0; cell -= 1) {
      const p = below[cell] as number;
      below[cell] = p * (1 - share);
      below[cell + whole] = (below[cell + whole] as number) + p * under;
      below[cell + whole + 1] = (below[cell + whole + 1] as number) + p * over;
    }
    top += whole + 1;
    for (let cell = CELLS; cell <= top; cell += 1) {
      sure += below[cell] as number;
      below[cell] = 0;
    }
    top = Math.min(CELLS - 1, top);
  }
  return sure;
}
