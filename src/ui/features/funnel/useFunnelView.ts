import type { Dimension } from "../../presenters/narrow.ts";
import type { Since } from "../../presenters/since.ts";
import type { Measure } from "../../presenters/funnel.ts";
import { useScreenView } from "../../state/useScreenView.ts";
import type { SortColumn } from "./byColumns.ts";

export const sections = ["overview", "conversion", "time", "movement"] as const;
export type Section = (typeof sections)[number];
export const movementGroups = ["team", "owner", "stage"] as const;
export type MovementGroup = (typeof movementGroups)[number];

/** The screen's own toggles, kept while the user goes elsewhere and back. */
export interface FunnelViewState extends Record<string, unknown> {
  measure: Measure;
  /** Null: the one with most deals. */
  pipeline: string | null;
  dimension: Dimension;
  sort: { column: SortColumn; descending: boolean } | null;
  /** All rows of the comparison rather than the first ones. */
  all: boolean;
  section: Section;
  /** What makes a deal one of a quarter: that it began in it, or that it entered the stage. */
  cohort: "creation" | "entry";
  /** Of the cohorts. */
  step: "month" | "quarter";
  /** Of the scatter: a stage's id; null: the one with the most stalled money. */
  ageingStage: string | null;
  since: Since | "period";
  group: MovementGroup;
}

const first: FunnelViewState = {
  measure: "deals",
  pipeline: null,
  dimension: "owner",
  sort: null,
  all: false,
  section: "overview",
  cohort: "creation",
  step: "quarter",
  ageingStage: null,
  since: "month",
  group: "team",
};

export function useFunnelView() {
  return useScreenView<FunnelViewState>("funnel", first);
}
