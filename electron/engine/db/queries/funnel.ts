/** The stages that measures tell of. */
import type { ConversionStage } from "../../../../src/core/funnel/conversion.ts";
import type { ReadDb } from "../sql.ts";

export interface StageRow extends ConversionStage {
  name: string;
  pipeline: string;
}

export function stagesInOrder(db: ReadDb): StageRow[] {
  return db
    .prepare<[], StageRow>(
      `SELECT s.id, s.pipeline_id AS pipelineId, s.position, s.kind, s.name, l.name AS pipeline
       FROM stage s JOIN pipeline l ON l.id = s.pipeline_id ORDER BY l.position, l.id, s.position, s.id`,
    )
    .all();
}
