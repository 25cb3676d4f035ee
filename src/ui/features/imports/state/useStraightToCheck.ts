/** The weekly import: where a profile fits and nothing is left to settle, the dialog opens on what the import will do. */
import { useEffect, useRef } from "react";
import { blockersIn, type FileEntry } from "./fileEntry.ts";
import { isCorrected } from "../model/remember.ts";
import type { Step } from "../model/steps.ts";
import { useImportFlow } from "./importFlow.ts";

/** The step to begin with; null while files are being read. */
export function firstStep(files: readonly FileEntry[]): Step | null {
  if (files.length === 0 || files.some(({ reading }) => reading)) return null;
  const fits = ({ inspection }: FileEntry) => {
    const profile = inspection?.profile;
    return profile != null && profile.fit !== "far" && profile.missing.length === 0;
  };
  const lacking = ({ inspection }: FileEntry) => (inspection?.profile?.missing.length ?? 0) > 0;
  const open = (file: FileEntry) => file.error !== null || blockersIn(file).length > 0 || lacking(file);
  // An older export than the last is more often a slip than meant.
  const older = files.some(({ inspection }) => inspection?.newerExport != null);
  if (!files.some(fits) || files.some(open) || older) return "file";
  return files.some(asksNames) ? "names" : "check";
}

/** A stage that was not there last time: won or lost hangs on it. A person or product that is nearly a known one. */
function asksNames({ inspection }: FileEntry): boolean {
  if (!inspection) return false;
  const { newStages, newPeople, newProducts } = inspection;
  return (
    newStages.some(({ same }) => !same) ||
    [...newPeople, ...newProducts].some(({ suggestion }) => suggestion !== null)
  );
}

export function useStraightToCheck(): void {
  const files = useImportFlow((flow) => flow.files);
  const reached = useImportFlow((flow) => flow.reached);
  const settled = useRef(false);
  useEffect(() => {
    // Who has begun to look into it is not carried off.
    if (reached !== "file" || files.some(({ choices }) => isCorrected(choices))) settled.current = true;
    if (settled.current) return;
    const step = firstStep(files);
    if (step === null) return;
    settled.current = true;
    if (step !== "file") useImportFlow.getState().go(step);
  }, [files, reached]);
}
