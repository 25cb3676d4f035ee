import type { CallInput } from "../../../contract/calls.ts";
import { useScreenView } from "../../state/useScreenView.ts";

/** What the Targets screen keeps in the window's address. */
export interface TargetsView extends Record<string, unknown> {
  /** Null: today's. */
  year: string | null;
  kind: "person" | "team" | "product";
  step: "quarter" | "month";
  unit: "money" | "quantity";
  lastYear: boolean;
  /** With which chance a target is to be reached. */
  chance: number;
}

const first: TargetsView = {
  year: null,
  kind: "person",
  step: "quarter",
  unit: "money",
  lastYear: false,
  chance: 0.8,
};

export const useTargetsView = () => useScreenView<TargetsView>("targets", first);

/** The grid that the view shows. */
export const gridAsked = (year: string, { kind, step, unit }: TargetsView): CallInput<"targets.grid"> => ({
  year,
  kind,
  step,
  unit,
});
