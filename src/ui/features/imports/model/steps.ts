/** The dialog's steps, and the way from one to the next. */
import type { ImportInspection } from "../../../../contract/importing.ts";
import { countNew } from "./names.ts";

export const steps = ["file", "columns", "names", "check"] as const;
export type Step = (typeof steps)[number];

/** The next step that has anything to show: without new names there is nothing to decide about them. */
export function nextStep(step: Step, inspections: readonly ImportInspection[]): Step {
  const next = steps[steps.indexOf(step) + 1] ?? "check";
  return next === "names" && inspections.every((inspection) => countNew(inspection) === 0) ? "check" : next;
}

export function previousStep(step: Step, inspections: readonly ImportInspection[]): Step {
  const before = steps[steps.indexOf(step) - 1] ?? "file";
  return before === "names" && inspections.every((inspection) => countNew(inspection) === 0)
    ? "columns"
    : before;
}
