/** What the engine tells every open view, unasked. A tagged union, ended by `assertNever` where it is read. */
import type { ContractError } from "./errors.ts";

export type JobKind = "import" | "importPreview" | "export" | "check" | "undo" | "redo" | "backtest";

export interface JobProgress {
  job: string;
  kind: JobKind;
  /** `phase` names a step of the job for the screen. */
  phase: "reading" | "matching" | "writing" | "checking";
  done: number;
  /** Absent while the total is not known. */
  total?: number;
}

export type JobOutcome =
  | { state: "done"; result: unknown }
  | { state: "failed"; error: ContractError }
  | { state: "cancelled" };

export type EngineEvent =
  /** The open file changed; views re-read. `revision` only ever grows. */
  | { type: "changed"; revision: number; subjects: string[] }
  | { type: "fileOpened"; path: string }
  | { type: "fileClosed" }
  | { type: "jobProgress"; progress: JobProgress }
  | { type: "jobEnded"; job: string; kind: JobKind; outcome: JobOutcome };
