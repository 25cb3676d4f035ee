import type { Dimension } from "../../presenters/narrow.ts";
import type { Measure } from "../../presenters/funnel.ts";
import { useScreenView } from "../../state/useScreenView.ts";
import type { SortColumn } from "./byColumns.ts";

/** The screen's own toggles, kept while the user goes elsewhere and back. */
export interface FunnelViewState extends Record<string, unknown> {
  measure: Measure;
  /** Null: the one with most deals. */
  pipeline: string | null;
  dimension: Dimension;
  sort: { column: SortColumn; descending: boolean } | null;
  /** All rows of the comparison rather than the first ones. */
  all: boolean;
}

const first: FunnelViewState = {
  measure: "deals",
  pipeline: null,
  dimension: "owner",
  sort: null,
  all: false,
};

export function useFunnelView() {
  return useScreenView<FunnelViewState>("funnel", first);
}
