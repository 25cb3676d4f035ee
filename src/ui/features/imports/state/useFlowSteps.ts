/** Going on and back through the import's steps, and what keeps it from going on. */
import { useMemo } from "react";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { type Blocker, stepOf } from "../model/blockers.ts";
import { nextStep, previousStep, steps } from "../model/steps.ts";
import { blockersIn, type FileEntry } from "./fileEntry.ts";
import { useImportFlow } from "./importFlow.ts";

export interface Held {
  file: FileEntry;
  blocker: Blocker;
}

/** What the steps up to the present one still ask for, file by file. */
function heldBy(files: readonly FileEntry[], upTo: number): Held[] {
  return files.flatMap((file) =>
    blockersIn(file)
      .filter((blocker) => steps.indexOf(stepOf(blocker)) <= upTo)
      .map((blocker) => ({ file, blocker })),
  );
}

export function useFlowSteps() {
  const files = useImportFlow((flow) => flow.files);
  const step = useImportFlow((flow) => flow.step);
  const held = useMemo(() => heldBy(files, steps.indexOf(step)), [files, step]);
  const inspections = useMemo(
    () =>
      files.flatMap((file): ImportInspection[] => (file.inspection && !file.error ? [file.inspection] : [])),
    [files],
  );
  const flow = useImportFlow.getState();

  /** Shows what is to be settled where there is anything, else goes on. */
  const next = () => {
    const first = held[0];
    if (first) return flow.ask(first.file.path);
    if (inspections.length > 0) flow.go(nextStep(step, inspections));
  };
  const back = () => flow.go(previousStep(step, inspections));
  return { files, step, held, inspections, next, back };
}

export type FlowSteps = ReturnType<typeof useFlowSteps>;
