/** Long work in the engine (imports, exports): its progress and its end, for the status bar and dialogs. */
import { useEffect } from "react";
import { create } from "zustand";
import type { JobKind, JobOutcome, JobProgress } from "../../contract/events.ts";
import type { ContractError } from "../../contract/errors.ts";
import type { AppEvent } from "../../contract/shell.ts";
import { callAny } from "./engine.ts";

export interface Job {
  job: string;
  kind: JobKind;
  progress: JobProgress | null;
  /** Null while it runs. */
  outcome: JobOutcome | null;
}

interface JobsState {
  jobs: Record<string, Job>;
  seen(event: AppEvent): void;
  put(job: Job): void;
  forget(job: string): void;
}

export const useJobs = create<JobsState>((set) => ({
  jobs: {},
  seen: (event) => {
    if (event.type === "jobProgress") {
      const { job, kind } = event.progress;
      // Progress that overtakes the end of its job is not news.
      set(({ jobs }) =>
        jobs[job]?.outcome
          ? {}
          : { jobs: { ...jobs, [job]: { job, kind, progress: event.progress, outcome: null } } },
      );
    } else if (event.type === "jobEnded") {
      const { job, kind, outcome } = event;
      set(({ jobs }) => ({
        jobs: { ...jobs, [job]: { job, kind, progress: jobs[job]?.progress ?? null, outcome } },
      }));
    }
  },
  put: (job) => set(({ jobs }) => ({ jobs: { ...jobs, [job.job]: job } })),
  forget: (job) =>
    set(({ jobs }) => {
      const { [job]: _gone, ...rest } = jobs;
      return { jobs: rest };
    }),
}));

/** A job by its id; null until anything is known of it. One that ended before anyone listened is asked for. */
export function useJob(id: string | null): Job | null {
  const job = useJobs((state) => (id === null ? null : (state.jobs[id] ?? null)));
  const unknown = id !== null && job === null;
  useEffect(() => {
    if (!unknown || id === null) return;
    let gone = false;
    void callAny("jobs.get", { job: id }).then(
      (known) => {
        if (gone || useJobs.getState().jobs[id]) return;
        useJobs.getState().put({ job: id, kind: known.kind, progress: null, outcome: outcomeOf(known) });
      },
      () => undefined, // Not known yet: its events will tell.
    );
    return () => {
      gone = true;
    };
  }, [id, unknown]);
  return job;
}

function outcomeOf(known: {
  state: "running" | "done" | "failed" | "cancelled";
  result: unknown;
  error: unknown;
}): JobOutcome | null {
  switch (known.state) {
    case "running":
      return null;
    case "done":
      return { state: "done", result: known.result };
    case "failed":
      return { state: "failed", error: known.error as ContractError };
    case "cancelled":
      return { state: "cancelled" };
  }
}

export function cancelJob(job: string): void {
  void callAny("jobs.cancel", { job }).catch(() => undefined); // Already over: nothing to cancel.
}
