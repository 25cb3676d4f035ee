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

/** @param rho share of the variance that is common, 0 to below 1 */
export function shocked(p: number, rho: number, z: number): number {
  if (p <= 0 || p >= 1 || rho === 0) return p;
  const x = (normalQuantile(p) - Math.sqrt(rho) * z) / Math.sqrt(1 - rho);
  return x > 0 ? 1 - normalTail(x) : normalTail(-x);
}
