import { useScreenView } from "../../state/useScreenView.ts";

/** Kept while the user goes elsewhere and back. */
export interface CoachingViewState extends Record<string, unknown> {
  /** Id; null: the first of the list. */
  person: string | null;
  search: string;
}

const first: CoachingViewState = { person: null, search: "" };

export function useCoachingView() {
  return useScreenView<CoachingViewState>("coaching", first);
}
