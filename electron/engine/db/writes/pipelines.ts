/** The pipeline that a file without one begins with. */
import type { Locale } from "../../../../src/contract/envelope.ts";
import { firstPipelineName, firstStages } from "../../../../src/core/mapping/firstPipeline.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import type { WriteDb } from "../sql.ts";
import { createRow } from "./changes.ts";

/** @returns the first pipeline and its first stage, made in the change set where the file has none */
export function ensurePipeline(
  db: WriteDb,
  changeSet: number,
  on: Day,
  locale: Locale,
): { pipeline: number; stage: number } {
  const known = db
    .prepare<[], { pipeline: number; stage: number }>(
      `SELECT l.id AS pipeline, s.id AS stage FROM pipeline l JOIN stage s ON s.pipeline_id = l.id
       ORDER BY l.position, l.id, s.position, s.id LIMIT 1`,
    )
    .get();
  if (known) return known;
  const pipeline = createRow(
    db,
    changeSet,
    "pipeline",
    { name: firstPipelineName[locale], name_zh: firstPipelineName["zh-CN"], position: 1 },
    on,
  );
  const stages = firstStages.map(({ name, kind, probability }, index) =>
    createRow(
      db,
      changeSet,
      "stage",
      {
        pipeline_id: pipeline,
        name: name[locale],
        name_zh: name["zh-CN"],
        position: index + 1,
        kind,
        probability_bp: probability,
      },
      on,
    ),
  );
  return { pipeline, stage: stages[0] as number };
}
