/**
 * One figure of a person beside the team's and the top quartile's.
 *
 * What a person's few deals show is drawn towards what people are like: of shares with a Beta prior (beta-binomial empirical
 * Bayes, its two parameters by moments: Kleinman 1973, "Proportions with extraneous variance"), of times, sizes and
 * counts as normal on the scale of their logarithm, of means as normal (Efron & Morris 1975).
 */
import { quantile, quartiles, wilson } from "../funnel/statistics.ts";
import { betweenPeople } from "./shrink.ts";

/** What was counted of one person, or of several together. */
export type Counted =
  | { family: "share"; n: number; hits: number }
  /** Median, with the standard error of its logarithm. */
  | { family: "median"; n: number; value: number | null; logSe: number }
  | { family: "rate"; n: number; per: number }
  | { family: "mean"; n: number; value: number; se: number };

export interface Level {
  n: number;
  value: number | null;
  /** 95% interval; null where there is none. */
  low: number | null;
  high: number | null;
}

const Z95 = 1.959963984540054;
/** Of fewer people with enough cases no quartile is told. */
const ENOUGH_PEOPLE = 4;

export function medianOf(values: readonly number[]): Counted {
  const positive = values.filter((value) => value > 0);
  const logs = positive.map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length);
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / Math.max(1, logs.length - 1);
  // A median's error is sqrt(pi / 2) times that of a mean of normal values.
  const logSe = logs.length < 2 ? Infinity : Math.sqrt((Math.PI / 2) * (variance / logs.length));
  return { family: "median", n: values.length, value: quartiles(values).median, logSe };
}

export function meanOf(values: readonly number[]): Counted {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, n);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  return { family: "mean", n, value: mean, se: n < 2 ? Infinity : Math.sqrt(variance / n) };
}

export function levelOf(counted: Counted): Level {
  const { n } = counted;
  const none = { n, value: null, low: null, high: null };
  switch (counted.family) {
    case "share": {
      const interval = wilson(counted.hits, n);
      return interval ? { n, value: counted.hits / n, ...interval } : none;
    }
    case "median":
      return counted.value === null
        ? none
        : { n, value: counted.value, ...around(counted.value, counted.logSe) };
    case "rate": {
      if (counted.per <= 0) return none;
      const value = n / counted.per;
      return n === 0 ? { ...none, value } : { n, value, ...around(value, 1 / Math.sqrt(n)) };
    }
    case "mean":
      if (n === 0) return none;
      return Number.isFinite(counted.se)
        ? {
            n,
            value: counted.value,
            low: counted.value - Z95 * counted.se,
            high: counted.value + Z95 * counted.se,
          }
        : { ...none, value: counted.value };
  }
}

function around(value: number, logSe: number): { low: number | null; high: number | null } {
  if (!Number.isFinite(logSe) || value <= 0) return { low: null, high: null };
  const factor = Math.exp(Z95 * logSe);
  return { low: value / factor, high: value * factor };
}

/**
 * Each person's figure drawn towards the people's.
 * @returns by person; null where nothing was counted
 */
export function drawn(people: readonly Counted[]): (number | null)[] {
  const shares = people.filter((one) => one.family === "share");
  if (shares.length > 0) {
    const { a, b } = betaPrior(shares);
    return people.map((one) =>
      one.family === "share" && one.n > 0 ? (one.hits + a) / (one.n + a + b) : null,
    );
  }
  const scaled = people.map(toScale);
  const told = scaled.filter((one) => one !== null && Number.isFinite(one.se)) as {
    delta: number;
    se: number;
  }[];
  const between = betweenPeople(told);
  const weight = ({ se }: { se: number }): number => 1 / (se * se + between);
  const sum = told.reduce((total, one) => total + weight(one), 0);
  if (sum === 0) return people.map((one) => levelOf(one).value);
  const mean = told.reduce((total, one) => total + weight(one) * one.delta, 0) / sum;
  return scaled.map((one, at) => {
    if (!one) return null;
    const kept = Number.isFinite(one.se) ? between / (between + one.se * one.se) : 0;
    const value = mean + kept * (one.delta - mean);
    return people[at]?.family === "mean" ? value : Math.exp(value);
  });
}

function toScale(counted: Counted): { delta: number; se: number } | null {
  switch (counted.family) {
    case "share":
      return null;
    case "median":
      return counted.value === null || counted.value <= 0
        ? null
        : { delta: Math.log(counted.value), se: counted.logSe };
    case "rate":
      return counted.per <= 0
        ? null
        : { delta: Math.log((counted.n + 0.5) / counted.per), se: 1 / Math.sqrt(counted.n + 0.5) };
    case "mean":
      return counted.n === 0 ? null : { delta: counted.value, se: counted.se };
  }
}

/** Parameters of the Beta distribution of people's shares. */
export function betaPrior(people: readonly { n: number; hits: number }[]): { a: number; b: number } {
  const counted = people.filter(({ n }) => n > 0);
  const n = counted.reduce((sum, one) => sum + one.n, 0);
  const mean = counted.reduce((sum, one) => sum + one.hits, 0) / Math.max(1, n);
  const k = counted.length;
  // Between people beyond chance, of unequal numbers (Kleinman 1973).
  const squares = counted.reduce((sum, one) => sum + one.n * (one.hits / one.n - mean) ** 2, 0);
  const uneven = n - counted.reduce((sum, one) => sum + one.n ** 2, 0) / Math.max(1, n);
  const chance = mean * (1 - mean);
  const between = uneven > 0 ? (squares - (k - 1) * chance) / uneven : 0;
  // As alike as if each share were known from a thousand deals, at most; from two, at least.
  const strength = Math.min(1000, Math.max(2, between > 0 ? chance / between - 1 : 1000));
  return { a: Math.max(1e-6, mean) * strength, b: Math.max(1e-6, 1 - mean) * strength };
}

/**
 * The level that the best quarter of people reach, drawn figures of those with enough cases; null of too few people.
 */
export function topQuartile(
  values: readonly (number | null)[],
  n: readonly number[],
  needed: number,
  better: "more" | "less",
): number | null {
  const known = values.filter((value, at): value is number => value !== null && (n[at] as number) >= needed);
  if (known.length < ENOUGH_PEOPLE) return null;
  return quantile(Float64Array.from(known).sort(), better === "more" ? 0.75 : 0.25);
}
