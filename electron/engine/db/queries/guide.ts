/** What the method says to do in a stage. */
import type { Locale } from "../../../../src/contract/envelope.ts";
import type { ReadDb } from "../sql.ts";

/** The first step of each stage's guide, in the caller's language where it has one, by the stage's key. */
export function guideSteps(db: ReadDb, locale: Locale): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[], { stage: number; text: string; zh: string | null }>(
      "SELECT stage_id AS stage, text, text_zh AS zh FROM stage_guide WHERE kind = 'step' ORDER BY stage_id, position DESC",
    )
    .all();
  return new Map(rows.map(({ stage, text, zh }) => [stage, locale === "zh-CN" ? (zh ?? text) : text]));
}
