/** A person's difference over all stages, and what a stage has beside it. */

export interface StageDifference {
  stage: number;
  n: number;
  delta: number;
  se: number;
}

/**
 * The weighted median of the stages' differences: one stage in which everything waits does not make the person slow
 * throughout. Its error is that of a median of normal values, sqrt(pi / 2) times that of the weighted mean.
 */
export function overallOf(stages: readonly StageDifference[]): { delta: number; se: number; n: number } {
  const told = stages.filter(({ se }) => Number.isFinite(se)).toSorted((a, b) => a.delta - b.delta);
  const weight = ({ se }: StageDifference): number => 1 / (se * se);
  const sum = told.reduce((total, one) => total + weight(one), 0);
  const n = stages.reduce((total, one) => total + one.n, 0);
  let below = 0;
  for (const one of told) {
    below += weight(one);
    if (below >= sum / 2)
      return { delta: one.delta, se: Math.sqrt((told.length > 2 ? Math.PI / 2 : 1) / sum), n };
  }
  return { delta: 0, se: Infinity, n };
}

/** What the stage has beyond the overall difference. */
export function besideOverall(
  stage: { delta: number; se: number },
  overall: { delta: number; se: number },
): { delta: number; se: number } {
  if (!Number.isFinite(overall.se)) return stage;
  return { delta: stage.delta - overall.delta, se: Math.hypot(stage.se, overall.se) };
}
