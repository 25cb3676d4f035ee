/** Whether fewer deals are won, told from all stages together. */
import type { ConversionStage } from "../funnel/conversionWalk.ts";
import { type Cases, type ShareShift, shareShifts } from "./shares.ts";

/**
 * What is tested is whether fewer go on in each stage, over all stages together: each is a case of its own, so that it
 * shows far sooner than in the few deals that are won. With a shift d of the log odds in every stage with conversions p,
 * the log odds of the win rate W = product of p shift by d x sum(1 - p) / (1 - W) (its derivative at 0).
 * @param byStage whether entries went on, by the stage's key
 * @returns by group: the shift of the log odds of the win rate; null where nothing tells
 */
export function overStages(
  byStage: ReadonlyMap<number, Cases>,
  stages: readonly ConversionStage[],
  groups: number,
): ({ delta: number; se: number } | null)[] {
  const pipelineOf = new Map(stages.map(({ id, pipelineId }) => [id, pipelineId]));
  const told = [...byStage].map(([stage, cases]) => ({
    pipeline: pipelineOf.get(stage) as number,
    passes: cases.hit.reduce((sum, hit) => sum + hit, 0) / Math.max(1, cases.hit.length),
    shifts: shareShifts(cases, groups),
  }));
  const leverage = new Map(
    Array.from(
      Map.groupBy(told, ({ pipeline }) => pipeline),
      ([pipeline, list]) => {
        const won = list.reduce((product, { passes }) => product * passes, 1);
        return [pipeline, list.reduce((sum, { passes }) => sum + 1 - passes, 0) / Math.max(0.01, 1 - won)];
      },
    ),
  );
  return Array.from({ length: groups }, (_, group) => {
    let [sum, weight, scale, variance] = [0, 0, 0, 0];
    for (const { pipeline, shifts } of told) {
      const { surplus, information, variance: own } = shifts[group] as ShareShift;
      sum += surplus;
      variance += own;
      weight += information;
      scale += information * (leverage.get(pipeline) as number);
    }
    if (weight === 0) return null;
    const [each, by] = [sum / weight, scale / weight];
    return { delta: each * by, se: (by * Math.sqrt(variance)) / weight };
  });
}
