/** The pipeline that a file without one begins with. */
import type { Locale } from "../../../../src/contract/envelope.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import type { WriteDb } from "../sql.ts";
import { createRow } from "./changes.ts";

const plainStages = [
  ["Qualify", "需求确认", "open", 1000],
  ["Propose", "方案报价", "open", 4000],
  ["Negotiate", "商务谈判", "open", 7000],
  ["Won", "赢单", "won", 10_000],
  ["Lost", "丢单", "lost", 0],
] as const;

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
  const zh = locale === "zh-CN";
  const pipeline = createRow(
    db,
    changeSet,
    "pipeline",
    { name: zh ? "销售流程" : "Sales", name_zh: "销售流程", position: 1 },
    on,
  );
  const stages = plainStages.map(([name, nameZh, kind, probability], index) =>
    createRow(
      db,
      changeSet,
      "stage",
      {
        pipeline_id: pipeline,
        name: zh ? nameZh : name,
        name_zh: nameZh,
        position: index + 1,
        kind,
        probability_bp: probability,
      },
      on,
    ),
  );
  return { pipeline, stage: stages[0] as number };
}
