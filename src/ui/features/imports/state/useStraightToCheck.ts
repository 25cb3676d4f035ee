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
  if (!files.some(fits) || files.some(open)) return "file";
  // A stage that was not there last time: won or lost hangs on it.
  return files.some(({ inspection }) => inspection?.newStages.some(({ same }) => !same)) ? "names" : "check";
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
