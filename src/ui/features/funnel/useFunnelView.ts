import type { Dimension } from "../../presenters/narrow.ts";
import type { Since } from "../../presenters/since.ts";
import type { MeasureColumn } from "../../presenters/measuresBy.ts";
import type { RollingMeasure } from "../../presenters/rolling.ts";
import type { Measure } from "../../presenters/funnel.ts";
import { useScreenView } from "../../state/useScreenView.ts";
import type { SortColumn } from "./byColumns.ts";

export const sections = ["overview", "conversion", "time", "movement", "compare"] as const;
export type Section = (typeof sections)[number];
/** What `funnel.measures` tells deals apart by. */
export const measuresDimensions = [
  "owner",
  "team",
  "manager",
  "product",
  "source",
  "pipeline",
  "account",
  "quarter",
] as const satisfies readonly Dimension[];
export type MeasuresDimension = (typeof measuresDimensions)[number];
export const movementGroups = ["team", "owner", "stage"] as const;
export type MovementGroup = (typeof movementGroups)[number];

/** The screen's own toggles, kept while the user goes elsewhere and back. */
export interface FunnelViewState extends Record<string, unknown> {
  measure: Measure;
  /** Null: the one with most deals. */
  pipeline: string | null;
  /** Of a day of the past, with which day's knowledge the bars show it. */
  known: "today" | "onDay";
  dimension: Dimension;
  sort: { column: SortColumn; descending: boolean } | null;
  /** All rows of the comparison rather than the first ones. */
  all: boolean;
  section: Section;
  /** What makes a deal one of a quarter: that it began in it, or that it entered the stage. */
  cohort: "creation" | "entry";
  /** Of the cohorts. */
  step: "month" | "quarter";
  /** Of the scatter: a stage's id; null: all of them. */
  ageingStage: string | null;
  since: Since | "period";
  /** What is shown over rolling quarters. */
  trend: RollingMeasure;
  /** Of the measures told apart. */
  compareBy: MeasuresDimension;
  compareSort: { column: MeasureColumn | "key"; descending: boolean } | null;
  compareAll: boolean;
  stageBy: "conversion" | "days";
  group: MovementGroup;
}

const first: FunnelViewState = {
  measure: "deals",
  pipeline: null,
  known: "today",
  dimension: "owner",
  sort: null,
  all: false,
  section: "overview",
  cohort: "creation",
  step: "quarter",
  ageingStage: null,
  since: "month",
  trend: "velocity",
  compareBy: "owner",
  compareSort: null,
  compareAll: false,
  stageBy: "conversion",
  group: "team",
};

export function useFunnelView() {
  return useScreenView<FunnelViewState>("funnel", first);
}
