/** What a staged row says of where its deal stands, as one number: the codes of pipeline and stage, and the state. */
import type { StageKind } from "../../../src/core/mapping/stages.ts";

/** Codes of a column stay below this. */
const PAIR = 2 ** 20;
/** Values of the state: open, won, lost, nothing said. */
const STATES = 4;
const UNSAID = 3;
const kinds: readonly (StageKind | null)[] = ["open", "won", "lost", null];

export interface StagePair {
  /** 0: none. */
  pipeline: number;
  stage: number;
  state: StageKind | null;
}

/** @param state as staged; NaN where nothing is said */
export const pairOf = (pipeline: number, stage: number, state: number): number =>
  (pipeline * PAIR + stage) * STATES + (Number.isNaN(state) ? UNSAID : state);

export const pairFrom = (pair: number): StagePair => ({
  pipeline: Math.floor(pair / STATES / PAIR),
  stage: Math.floor(pair / STATES) % PAIR,
  state: stateFrom(pair % STATES),
});

/** @param code of {@link toldState} */
export const stateFrom = (code: number): StageKind | null => kinds[code] ?? null;

type Has = (field: "pipeline" | "stage" | "state" | "dealId") => boolean;

/** The state that a staged row `s` tells. */
export const toldState = (has: Has): string => (has("state") ? `COALESCE(s.state, ${UNSAID})` : `${UNSAID}`);

/**
 * The state that a staged row `s` tells of the known deal `d`. In an export of ours it follows from the stage, so only one
 * that was edited tells anything.
 */
export const newsOfState = (has: Has): string =>
  has("state") && has("dealId")
    ? `CASE WHEN s.own_id IS NOT NULL AND s.state IS d.state THEN ${UNSAID} ELSE ${toldState(has)} END`
    : toldState(has);

export const stageCode = (has: Has): string => (has("stage") ? "s.c_stage" : "0");

/** {@link pairOf} of a staged row `s`. */
export const pairSql = (has: Has): string =>
  `(${has("pipeline") ? `s.c_pipeline * ${PAIR} + ` : ""}${stageCode(has)}) * ${STATES} + ${toldState(has)}`;
