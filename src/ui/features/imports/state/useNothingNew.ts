/** An export that a check found nothing new in is taken: its watched folder does not offer it again. */
import { useEffect } from "react";
import { toastError } from "../../../components/toasts.tsx";
import { dismissWatched } from "../../../state/useWatchedFiles.ts";
import { useImportFlow } from "./importFlow.ts";
import type { RunState } from "./useRun.ts";

export function useNothingNew(check: RunState): void {
  const told = check.state === "done" ? check.result : null;
  useEffect(() => {
    // Rejected rows may be mended, deals that are not in it closed, the export noted: then there is something to do.
    if (!told || told.added + told.changed + told.rejected + told.vanished + told.noted > 0) return;
    const paths = useImportFlow.getState().files.map(({ path }) => path);
    void dismissWatched(paths).catch(toastError);
  }, [told]);
}
