/** The stages that measures tell of. */
import type { ConversionStage } from "../../../../src/core/funnel/conversionWalk.ts";
import type { ReadDb } from "../sql.ts";

export interface StageRow extends ConversionStage {
  name: string;
  pipeline: string;
  /** Days that a deal is expected to stay; null: nobody told. */
  expectedDays: number | null;
}

export function stagesInOrder(db: ReadDb): StageRow[] {
  return db
    .prepare<[], StageRow>(
      `SELECT s.id, s.pipeline_id AS pipelineId, s.position, s.kind, s.name, l.name AS pipeline, s.expected_days AS expectedDays
       FROM stage s JOIN pipeline l ON l.id = s.pipeline_id ORDER BY l.position, l.id, s.position, s.id`,
    )
    .all();
}
