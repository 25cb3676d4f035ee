/** Where a deal stands by its stage and its state together, and what is told of the two where they contradict. */
import { contradicts } from "../../../../src/core/mapping/outcome.ts";
import type { StageKind } from "../../../../src/core/mapping/stages.ts";
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";
import { type Endings, kindOfStage } from "./endings.ts";
import type { Stage } from "./stageBook.ts";

/** The stage itself, or the one in which the pipeline's deals end where the state says that this one did. */
export function settle(stage: Stage, state: StageKind | null, endings: Endings): Stage {
  return state === null || state === "open" || kindOfStage(stage) === state
    ? stage
    : endings.of(stage.pipeline, state);
}

/** Rows that say the same of their stage and state. */
export interface Alike {
  /** The first of them. */
  row: number;
  count: number;
}

/** Once for each stage and state, however many rows say so. */
export function tellContradiction(
  { issues }: Promotion,
  staging: DealStaging,
  { file }: FileOf,
  stage: Stage,
  state: StageKind | null,
  alike: () => Alike,
): void {
  if (state === null || !contradicts(kindOfStage(stage), state)) return;
  const { row, count } = alike();
  issues.add(file, {
    row,
    column: staging.header("state"),
    value: null,
    code: state === "open" ? "stageOverState" : "stateOverStage",
    params: { count, stage: stage.name, state },
    severity: "warning",
  });
}
