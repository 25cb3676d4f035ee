/**
 * Deals fall together: a bad quarter is bad for all. One common factor z, standard normal, moves the chance of every deal
 *
 *   p(z) = Phi((Phi^-1(p) - sqrt(rho) z) / sqrt(1 - rho)),
 *
 * and leaves its mean p (Vasicek 2002, "The distribution of loan portfolio value"). Given z deals are independent, so a
 * distribution is a mixture over z.
 */
import { normalQuantile, normalTail } from "../funnel/statistics.ts";

export interface ShockNode {
  /** Above 0: a bad time. */
  z: number;
  weight: number;
}

const FARTHEST = 5;

/**
 * Evenly spaced values of z, weighted by their density: the trapezoidal rule converges geometrically for such integrands
 * (Trefethen & Weideman 2014, "The exponentially convergent trapezoidal rule").
 */
export function shockNodes(count: number): ShockNode[] {
  const nodes = Array.from({ length: count }, (_, at) => {
    const z = count === 1 ? 0 : -FARTHEST + (2 * FARTHEST * at) / (count - 1);
    return { z, weight: Math.exp((-z * z) / 2) };
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return nodes.map(({ z, weight }) => ({ z, weight: weight / total }));
}

/** The chance for each value of z. @param rho as below */
export function shockedAll(
  p: number,
  rho: number,
  zs: readonly number[],
  tell: (p: number, at: number) => void,
): void {
  const certain = p <= 0 || p >= 1 || rho === 0;
  const middle = certain ? 0 : normalQuantile(p) / Math.sqrt(1 - rho);
  const slope = Math.sqrt(rho / (1 - rho));
  for (let at = 0; at < zs.length; at += 1) {
    const x = middle - slope * (zs[at] as number);
    tell(certain ? p : x > 0 ? 1 - normalTail(x) : normalTail(-x), at);
  }
}

/** @param rho share of the variance that is common, 0 to below 1 */
export function shocked(p: number, rho: number, z: number): number {
  let found = p;
  shockedAll(p, rho, [z], (chance) => (found = chance));
  return found;
}
