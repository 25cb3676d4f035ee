import type { Quantiles } from "../../../src/core/forecast/distribution.ts";

/** As the contract tells money: whole minor units. */
export function roundedQuantiles({ mean, p10, p50, p90 }: Quantiles): Quantiles {
  return { mean: Math.round(mean), p10: Math.round(p10), p50: Math.round(p50), p90: Math.round(p90) };
}
