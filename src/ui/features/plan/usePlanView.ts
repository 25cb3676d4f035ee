import { useScreenView } from "../../state/useScreenView.ts";

/** What the screen keeps in the window's address. */
export interface PlanView extends Record<string, unknown> {
  /** Id; null: the first who has a target. */
  person: string | null;
  /** The one owner of the window's filter when the person was chosen: the choice holds until another is filtered. */
  ofFilter: string | null;
  /** Null: the quarter of today. */
  period: string | null;
  /** With which chance the target is to be reached. */
  chance: number;
  weeks: number;
  /** Deals a week. */
  perWeek: number;
}

const first: PlanView = { person: null, ofFilter: null, period: null, chance: 0.8, weeks: 6, perWeek: 5 };

export const usePlanView = () => useScreenView<PlanView>("plan", first);
