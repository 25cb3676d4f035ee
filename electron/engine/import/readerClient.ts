/** A reader's worker as the engine sees it: messages one by one, back pressure, an end at any time. */
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import { WorkbenchError, type ErrorKind } from "../../../src/contract/errors.ts";
import { throwIfCancelled } from "../jobs.ts";
import { workerUrl } from "../workerUrl.ts";
import { ReaderControl } from "./reading/control.ts";
import type { FromReader, ReadTask } from "./reading/protocol.ts";

/** Batches that may be under way. */
const CREDITS = 3;

/** The worker's own memory: shared strings of a large workbook fit, a hostile file does not. */
const MEMORY_MB = 1024;

/** How long a task may take to stop by itself before its thread is ended. */
const PATIENCE_MS = 20_000;

/** How long a thread without work is kept for the next task: it has its code loaded and compiled by then. */
const IDLE_MS = 30_000;

type Task = Omit<ReadTask, "control">;

/** A worker with the messages of its task in order. */
class Reader {
  private control = new ReaderControl();
  private readonly worker: Worker;
  private readonly queue: FromReader[] = [];
  /** Its task is over. */
  private done = false;
  /** The thread is gone. */
  over = false;
  private error: Error | null = null;
  private wake: () => void = () => {};

  constructor() {
    this.worker = new Worker(workerUrl("readerWorker"), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.worker.on("message", (message: FromReader) => {
      if (message.type === "done") this.done = true;
      else this.queue.push(message);
      this.wake();
    });
    this.worker.on("error", (error) => {
      this.error = error instanceof Error ? error : new Error(String(error));
    });
    this.worker.on("exit", () => {
      this.over = true;
      this.wake();
    });
  }

  /** Call where no task is under way. */
  start(task: Task): void {
    this.control = new ReaderControl();
    this.control.allow(CREDITS);
    this.queue.length = 0;
    this.done = false;
    this.worker.ref();
    this.worker.postMessage({ ...task, control: this.control.shared } satisfies ReadTask);
  }

  /** One more batch may come. */
  allow(): void {
    this.control.allow(1);
  }

  /** The task's next message; null after the last. @throws what the thread ended with */
  async next(signal: AbortSignal | undefined): Promise<FromReader | null> {
    for (;;) {
      throwIfCancelled(signal);
      const message = this.queue.shift();
      if (message) return message;
      if (this.error && this.over) throw this.error;
      if (this.over || this.done) return null;
      await this.news();
    }
  }

  private async news(): Promise<void> {
    await new Promise<void>((resume) => {
      this.wake = resume;
    });
  }

  readonly interrupt = (): void => this.wake();

  /** Stops the task where it still runs. @returns whether the thread can take another; else it is gone */
  async rest(): Promise<boolean> {
    if (!this.done) this.control.stop();
    const timer = setTimeout(() => void this.worker.terminate(), PATIENCE_MS);
    while (!this.done && !this.over) await this.news();
    clearTimeout(timer);
    this.worker.unref();
    return !this.over;
  }

  end(): void {
    void this.worker.terminate();
  }
}

/** The thread that waits for a task, if any. */
let idle: { reader: Reader; timer: NodeJS.Timeout } | null = null;

function takeReader(): Reader {
  if (!idle) return new Reader();
  const { reader, timer } = idle;
  clearTimeout(timer);
  idle = null;
  return reader.over ? new Reader() : reader;
}

async function putBack(reader: Reader): Promise<void> {
  if (!(await reader.rest())) return;
  if (idle) {
    reader.end();
    return;
  }
  const timer = setTimeout(() => {
    idle = null;
    reader.end();
  }, IDLE_MS);
  idle = { reader, timer: timer.unref() };
}

/**
 * Runs a task and yields what the worker sends. Leaving the loop early, an error or a cancel stop it.
 * @throws WorkbenchError invalid with the reader's code; cancelled
 */
export async function* runReader(task: Task, signal?: AbortSignal): AsyncGenerator<FromReader> {
  throwIfCancelled(signal);
  const reader = takeReader();
  reader.start(task);
  signal?.addEventListener("abort", reader.interrupt);
  try {
    for (let message = await reader.next(signal); message; message = await reader.next(signal)) {
      if (message.type === "failed")
        throw new WorkbenchError(kindOf(message.code), message.code, message.params);
      if (message.type === "crashed") throw new Error(message.message);
      yield message;
      if (message.type === "batch" || message.type === "rows") reader.allow();
    }
  } catch (error) {
    throw memoryError(error, task.path);
  } finally {
    signal?.removeEventListener("abort", reader.interrupt);
    await putBack(reader);
  }
}

function kindOf(code: string): ErrorKind {
  return code === "sheetNotFound" ? "notFound" : "invalid";
}

function memoryError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new WorkbenchError("invalid", "readerStopped", { file: basename(path) }, { cause: error })
    : error;
}
