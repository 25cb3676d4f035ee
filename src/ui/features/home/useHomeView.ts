import type { Since } from "../../presenters/since.ts";
import { useScreenView } from "../../state/useScreenView.ts";

/** The screen's own toggles, kept while the user goes elsewhere and back. */
export interface HomeViewState extends Record<string, unknown> {
  since: Since;
  by: "team" | "owner";
  /** All rows of teams or reps, not the worst only. */
  allRows: boolean;
  /** The waterfall is of what is due in the period, or of the whole open pipeline. */
  moved: "due" | "all";
}

const first: HomeViewState = { since: "week", by: "team", allRows: false, moved: "due" };

export function useHomeView() {
  return useScreenView<HomeViewState>("home", first);
}
