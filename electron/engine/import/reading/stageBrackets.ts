/** HubSpot writes a stage with its pipeline in brackets in the cells of some exports: "Qualified To Buy (Sales Pipeline)". */
import { enteredStageOf } from "../../../../src/core/mapping/stageColumns.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { Layout } from "./layout.ts";

const BRACKET = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/;

export class StageBrackets {
  /** The one pipeline that headers of stages name; null where they name none or several. */
  private readonly named: string | null;

  private constructor(named: string | null) {
    this.named = named;
  }

  /** @returns null where nothing of the file says what a pipeline is called */
  static of({ table, columns }: Layout): StageBrackets | null {
    const has = (field: string) => columns.some((column) => column.field === field);
    if (table !== "deals" || !has("stage")) return null;
    const told = columns.flatMap(({ header, field }) => {
      const pipeline = field === "stageEntered" ? enteredStageOf(header)?.pipeline : null;
      return pipeline == null ? [] : [nameKey(pipeline)];
    });
    // One header alone may have brackets of its stage's own.
    const named = told.length > 1 && new Set(told).size === 1 ? (told[0] as string) : null;
    return has("pipeline") || named !== null ? new StageBrackets(named) : null;
  }

  /** The stage's own name, without the brackets that hold its pipeline's. */
  bare(stage: string, pipeline: unknown): string {
    const [, own, inBrackets] = BRACKET.exec(stage) ?? [];
    if (own === undefined || inBrackets === undefined) return stage;
    const key = nameKey(inBrackets);
    const known = typeof pipeline === "string" ? nameKey(pipeline) : this.named;
    return key === known ? own : stage;
  }
}
