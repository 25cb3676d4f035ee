/** A target spread over the parts of its period or over people: equally, by given weights, or as last year went. */
import { shareOut } from "../domain/shares.ts";

/** Weights are kept to a millionth: more makes no difference to any target. */
const FINE = 1e6;

/**
 * @param total not negative
 * @param weights not negative; where all are 0, equal ones
 * @param step parts are whole multiples of it, but for the largest, which takes what is left; 1: the finest
 * @returns parts that add up to the total
 */
export function spread(total: number, weights: readonly number[], step = 1): number[] {
  if (weights.length === 0) return [];
  const fine = weights.map((weight) => BigInt(Math.round(weight * FINE)));
  const used = fine.some((weight) => weight > 0n) ? fine : fine.map(() => 1n);
  const steps = Math.floor(total / step);
  const parts = shareOut(steps, used).map((part) => part * step);
  const largest = parts.indexOf(Math.max(...parts));
  parts[largest] = (parts[largest] as number) + total - steps * step;
  return parts;
}

/** What was won in each part of last year, by someone or by those around. */
export interface Won {
  /** Minor units or thousandths, by part. */
  values: readonly number[];
  deals: number;
}

/** Of fewer won deals for each part, their seasons are chance. */
export const FEWEST_A_PART = 5;

/**
 * The first that has enough deals to tell a season.
 * @param candidates the nearest first
 * @returns null where none has
 */
export function seasonOf<Whose extends string>(
  candidates: readonly { whose: Whose; won: Won }[],
): { whose: Whose; won: Won } | null {
  return (
    candidates.find(
      ({ won }) => won.deals >= FEWEST_A_PART * won.values.length && won.values.some((value) => value > 0),
    ) ?? null
  );
}

/** What someone won last year; `whole`: there for all of it. */
export interface LastYear {
  won: number;
  whole: boolean;
}

/**
 * Weights of people by what they won last year. Whoever was not there for all of it weighs as the others do on average,
 * or as much as was won, where that is more.
 */
export function weightsOfPeople(people: readonly LastYear[]): number[] {
  const whole = people.filter((one) => one.whole);
  const average = whole.reduce((sum, { won }) => sum + won, 0) / Math.max(1, whole.length);
  return people.map((one) => (one.whole ? one.won : Math.max(one.won, average)));
}
