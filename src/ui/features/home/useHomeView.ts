import type { Since } from "../../presenters/since.ts";
import { useScreenView } from "../../state/useScreenView.ts";

/** The screen's own toggles, kept while the user goes elsewhere and back. */
export interface HomeViewState extends Record<string, unknown> {
  since: Since;
  by: "team" | "owner";
}

const first: HomeViewState = { since: "week", by: "team" };

export function useHomeView() {
  return useScreenView<HomeViewState>("home", first);
}
