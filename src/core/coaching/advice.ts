/** The step that a finding calls for. */
import type { FindingKind } from "./kind.ts";

export type AdviceCode =
  | "joinMeeting"
  | "checkCriteria"
  | "reviewDeals"
  | "findDeals"
  | "agreePrice"
  | "secondContact"
  | "resetDays"
  | "nextSteps"
  | "checkChances"
  | "showOthers";

const steps: Record<FindingKind, AdviceCode> = {
  stall: "joinMeeting",
  conversion: "checkCriteria",
  winRate: "reviewDeals",
  thinPipeline: "findDeals",
  discount: "agreePrice",
  singleContact: "secondContact",
  slip: "resetDays",
  cycle: "nextSteps",
  optimism: "checkChances",
};

export function adviceOn(kind: FindingKind, verdict: "concern" | "strength"): AdviceCode {
  return verdict === "strength" ? "showOthers" : steps[kind];
}

const WEEKS_A_QUARTER = 13;

/** How many more new deals a week the others bring in; levels are deals a quarter. */
export function missingPerWeek(own: number | null, others: number | null): number | null {
  return own === null || others === null ? null : Math.max(0, (others - own) / WEEKS_A_QUARTER);
}

/** How sure a finding is, in words, by the share of chance among those as sure. */
export function certaintyOf(falseRate: number): "likely" | "veryLikely" | "almostCertain" {
  return falseRate <= 0.001 ? "almostCertain" : falseRate <= 0.01 ? "veryLikely" : "likely";
}
