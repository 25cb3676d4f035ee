/** Long work: started, told about by progress events, cancelled, and its result kept after it ends. */
import { WorkbenchError } from "../../src/contract/errors.ts";
import type { EngineEvent, JobKind, JobOutcome, JobProgress } from "../../src/contract/events.ts";
import type { Locale } from "../../src/contract/envelope.ts";
import { toContractError } from "../../src/contract/messages/index.ts";

export interface JobControl {
  signal: AbortSignal;
  progress(phase: JobProgress["phase"], done: number, total?: number): void;
}

interface Job {
  kind: JobKind;
  done: number;
  total: number | null;
  outcome: JobOutcome | null;
  abort: AbortController;
  finished: Promise<void>;
}

/** Progress is told at most so often; the last is always told by the end event. */
const PROGRESS_EVERY_MS = 50;
const KEPT = 50;

export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly emit: (event: EngineEvent) => void;
  private count = 0;

  constructor(emit: (event: EngineEvent) => void) {
    this.emit = emit;
  }

  start(kind: JobKind, locale: Locale, work: (control: JobControl) => Promise<unknown>): string {
    this.count += 1;
    const id = `j${this.count}`;
    const abort = new AbortController();
    const job: Job = { kind, done: 0, total: null, outcome: null, abort, finished: Promise.resolve() };
    this.jobs.set(id, job);
    let toldAt = 0;
    const control: JobControl = {
      signal: abort.signal,
      progress: (phase, done, total) => {
        job.done = done;
        job.total = total ?? null;
        const now = performance.now();
        if (now - toldAt < PROGRESS_EVERY_MS) return;
        toldAt = now;
        this.emit({ type: "jobProgress", progress: { job: id, kind, phase, done, total } });
      },
    };
    job.finished = this.run(id, job, locale, () => work(control));
    this.forgetOld();
    return id;
  }

  private async run(id: string, job: Job, locale: Locale, work: () => Promise<unknown>): Promise<void> {
    // Starts after the reply that names the job.
    await new Promise((resume) => setImmediate(resume));
    try {
      job.outcome = { state: "done", result: await work() };
    } catch (error) {
      const cancelled = error instanceof WorkbenchError && error.kind === "cancelled";
      job.outcome = cancelled
        ? { state: "cancelled" }
        : { state: "failed", error: toContractError(error, locale) };
    }
    this.emit({ type: "jobEnded", job: id, kind: job.kind, outcome: job.outcome });
  }

  get(id: string): Pick<Job, "kind" | "done" | "total" | "outcome"> {
    return this.find(id);
  }

  cancel(id: string): void {
    this.find(id).abort.abort();
  }

  /** Ends all that runs; resolves when it has ended. */
  async cancelAll(): Promise<void> {
    for (const job of this.jobs.values()) job.abort.abort();
    await Promise.all([...this.jobs.values()].map((job) => job.finished));
  }

  isRunning(kind: JobKind): boolean {
    return [...this.jobs.values()].some((job) => job.kind === kind && job.outcome === null);
  }

  /** The job's result once it has ended. @throws what it failed with, `cancelled` where it was */
  async resultOf(id: string): Promise<unknown> {
    const outcome = await this.ended(id);
    if (outcome.state === "done") return outcome.result;
    if (outcome.state === "cancelled") throw new WorkbenchError("cancelled", "cancelled");
    throw new WorkbenchError(outcome.error.kind, outcome.error.code, outcome.error.params);
  }

  /** Resolves when the job has ended, however. */
  async ended(id: string): Promise<JobOutcome> {
    const job = this.find(id);
    await job.finished;
    return job.outcome as JobOutcome;
  }

  private find(id: string): Job {
    const job = this.jobs.get(id);
    if (!job) throw new WorkbenchError("notFound", "jobNotFound", { job: id });
    return job;
  }

  private forgetOld(): void {
    for (const [id, job] of this.jobs) {
      if (this.jobs.size <= KEPT) return;
      if (job.outcome) this.jobs.delete(id);
    }
  }
}

/** @throws WorkbenchError cancelled where the signal says so; call between steps of a job */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new WorkbenchError("cancelled", "cancelled");
}
