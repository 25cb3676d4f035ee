/** What a pipeline of the sample is made of: what people read, and how deals behave in it. */
import type { Text } from "./text.ts";

export interface Criterion {
  text: Text;
  /** What proves it. */
  evidence: Text;
  required?: false;
}

/** One step of a stage, with the skill it takes, the tool that helps and the check that it is done. */
export interface Step {
  step: Text;
  skill: Text;
  tool: Text;
  check: Text;
}

export interface OpenStage {
  key: string;
  name: Text;
  kind: "lead" | "open";
  /** The company's own default win probability, in whole percent: a rule of thumb, not the truth. */
  probability: number;
  expectedDays: number;
  definition: Text;
  criteria: Criterion[];
  steps: Step[];
  /** True: of the deals that enter, the share that passes (for a deal with nothing special about it). */
  passes: number;
  /** True: median days until it passes. */
  medianDays: number;
}

export interface Pipeline {
  key: "product" | "solution" | "service";
  name: Text;
  /** Share of all deals. */
  share: number;
  /** In order; won and lost follow. */
  stages: OpenStage[];
  /** The stage in which the price is quoted, from 0. */
  quotedAt: number;
}
