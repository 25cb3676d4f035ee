/** Where a run of the import stands, from the job that the engine tells of. */
import { useEffect, useRef, useState } from "react";
import type { ImportResult } from "../../../../contract/importing.ts";
import { sentence } from "../../../../contract/messages/index.ts";
import { useLocale } from "../../../locales/index.ts";
import { type Job, useJob } from "../../../state/jobs.ts";
import type { Run } from "./importFlow.ts";

export type RunState =
  | { state: "idle" }
  | { state: "running"; id: string | null; job: Job | null }
  | { state: "done"; result: ImportResult }
  /** `message` is the engine's sentence. */
  | { state: "failed"; message: string }
  | { state: "cancelled" }
  /** The engine was started anew and knows nothing of the job. */
  | { state: "lost" };

export function useRun(run: Run | null): RunState {
  const id = run?.job ?? null;
  const job = useJob(id);
  const locale = useLocale();
  const known = useRef<string | null>(null);
  const [lost, setLost] = useState<string | null>(null);
  useEffect(() => {
    if (job) known.current = job.job;
    else if (id !== null && known.current === id) setLost(id);
  }, [id, job]);

  if (!run) return { state: "idle" };
  if (run.error) return { state: "failed", message: run.error.message };
  if (id !== null && lost === id) return { state: "lost" };
  const outcome = job?.outcome ?? null;
  if (!outcome) return { state: "running", id, job };
  switch (outcome.state) {
    case "done":
      return { state: "done", result: outcome.result as ImportResult };
    case "failed":
      // In the language shown, which may be another than it was started in.
      return { state: "failed", message: sentence(locale, outcome.error.code, outcome.error.params) };
    case "cancelled":
      return { state: "cancelled" };
  }
}
