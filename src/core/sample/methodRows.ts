/** The sales method as rows of the file: pipelines, stages, exit criteria, and steps with their skills, tools and checks. */
import type { FactValue } from "../domain/dealHistory.ts";
import { lostStage, wonStage } from "./method.ts";
import type { Text } from "./text.ts";
import type { PlacedPipeline } from "./world.ts";

/** A row by the columns of its subject. Keys count from 1 in the order of the list. */
export interface PlainRow {
  key: number;
  values: Record<string, FactValue>;
}

export interface MethodRows {
  pipeline: PlainRow[];
  stage: PlainRow[];
  stageCriterion: PlainRow[];
  stageGuide: PlainRow[];
}

const both = (column: string, { en, zh }: Text): Record<string, FactValue> => ({
  [column]: en,
  [`${column}_zh`]: zh,
});

export function methodRows(placed: readonly PlacedPipeline[]): MethodRows {
  const rows: MethodRows = { pipeline: [], stage: [], stageCriterion: [], stageGuide: [] };
  const add = (list: PlainRow[], values: Record<string, FactValue>): number =>
    list.push({ key: list.length + 1, values });
  placed.forEach(({ pipeline, key }, position) => {
    add(rows.pipeline, { ...both("name", pipeline.name), position: position + 1 });
    pipeline.stages.forEach((stage, index) => {
      const stageKey = add(rows.stage, {
        pipeline_id: key,
        ...both("name", stage.name),
        position: index + 1,
        kind: stage.kind,
        probability_bp: stage.probability * 100,
        expected_days: stage.expectedDays,
        ...both("definition", stage.definition),
      });
      stage.criteria.forEach((criterion, order) =>
        add(rows.stageCriterion, {
          stage_id: stageKey,
          position: order + 1,
          ...both("text", criterion.text),
          ...both("evidence", criterion.evidence),
          required: criterion.required === false ? 0 : 1,
        }),
      );
      stage.steps.forEach(({ step, ...parts }, order) => {
        const stepKey = add(rows.stageGuide, {
          stage_id: stageKey,
          kind: "step",
          position: order + 1,
          ...both("text", step),
        });
        for (const [below, kind] of (["skill", "tool", "check"] as const).entries()) {
          const values = { stage_id: stageKey, parent_id: stepKey, kind, position: below + 1 };
          add(rows.stageGuide, { ...values, ...both("text", parts[kind]) });
        }
      });
    });
    for (const [index, [kind, stage]] of (
      [
        ["won", wonStage],
        ["lost", lostStage],
      ] as const
    ).entries()) {
      add(rows.stage, {
        pipeline_id: key,
        ...both("name", stage.name),
        position: pipeline.stages.length + index + 1,
        kind,
        probability_bp: kind === "won" ? 10_000 : 0,
        ...both("definition", stage.definition),
      });
    }
  });
  return rows;
}
