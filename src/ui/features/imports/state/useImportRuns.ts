/** The two jobs of the dialog: the check that writes nothing, and the import itself. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { cancelJob } from "../../../state/jobs.ts";
import { keyOf } from "./fileEntry.ts";
import { applyPending, useImportFlow } from "./importFlow.ts";
import { closingOf, isPending, useReview } from "./reviewStore.ts";
import type { FlowSteps } from "./useFlowSteps.ts";
import { type RunState, useRun } from "./useRun.ts";

export interface ImportRuns {
  check: RunState;
  run: RunState;
  /** Rows that the import would write; null while that is not known. */
  willWrite: number | null;
  /** Deals not in the export that it would close. */
  closing: number;
  /** Exports that it would note as seen, where it changes nothing. */
  noting: number;
  /** Cells were mended, or renamed deals named, that no check has seen yet. */
  pending: boolean;
  canStart: boolean;
  /** Why the last import ended without a result. */
  notice: string | null;
  runningIds: string[];
  /** Enter and the main button: on the last step it starts the import. */
  goOn: (next: () => void) => void;
}

export function useImportRuns({ files, step, held }: FlowSteps): ImportRuns {
  const { t } = useTranslation("imports");
  const checkRun = useImportFlow((state) => state.check);
  const mainRun = useImportFlow((state) => state.run);
  const notice = useImportFlow((state) => state.notice);
  const key = keyOf(files);
  const check = useRun(checkRun);
  const run = useRun(mainRun);
  const fresh = checkRun?.key === key;
  const open = held.length;

  // The check follows what was chosen; coming back to it with the same choices shows what it found.
  useEffect(() => {
    if (step !== "check" || fresh || mainRun || key === "[]" || open > 0) return;
    void useImportFlow.getState().startCheck();
  }, [step, fresh, mainRun, key, open]);
  const checkId = check.state === "running" ? check.id : null;
  useEffect(() => {
    if (checkId === null) return;
    if (step !== "check" || !fresh) {
      cancelJob(checkId);
      useImportFlow.getState().forgetCheck();
    }
  }, [checkId, step, fresh]);

  // An import that gave nothing leads back to the check, with the reason.
  const { state } = run;
  const message = state === "failed" ? run.message : null;
  useEffect(() => {
    if (state === "cancelled") useImportFlow.getState().forgetRun(t("run.cancelled"));
    else if (state === "lost") useImportFlow.getState().forgetRun(t("run.lost"));
    else if (state === "failed") useImportFlow.getState().forgetRun(`${t("run.failed")}: ${message}`);
  }, [state, message, t]);

  const willWrite = fresh && check.state === "done" ? check.result.added + check.result.changed : null;
  const closing = useReview((review) =>
    fresh && check.state === "done" ? closingOf(review, check.result.vanished) : 0,
  );
  const pending = useReview(isPending);
  const noting = willWrite === 0 && closing === 0 && check.state === "done" ? check.result.noted : 0;
  const canStart = willWrite !== null && (pending || willWrite + closing + noting > 0);
  const runningIds = [check, run].flatMap((each) => (each.state === "running" && each.id ? [each.id] : []));
  const goOn = (next: () => void) => {
    if (run.state !== "idle") return;
    if (step !== "check") next();
    else if (pending) applyPending();
    else if (canStart) void useImportFlow.getState().startRun();
  };
  return {
    check: fresh ? check : { state: "idle" },
    run,
    willWrite,
    closing,
    noting,
    pending,
    canStart,
    notice,
    runningIds,
    goOn,
  };
}
