/** A reader's worker as the engine sees it: messages one by one, back pressure, an end at any time. */
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import { WorkbenchError, type ErrorKind } from "../../../src/contract/errors.ts";
import { throwIfCancelled } from "../jobs.ts";
import { ReaderControl } from "./reading/control.ts";
import type { FromReader, ReadTask } from "./reading/protocol.ts";

/** Batches that may be under way. */
const CREDITS = 3;

/** The worker's own memory: shared strings of a large workbook fit, a hostile file does not. */
const MEMORY_MB = 1024;

/**
 * The built worker: beside the built engine, whose shared chunks stand one folder deeper. An engine that runs as
 * TypeScript (unit tests, benches) takes the one built with the command line, because a thread that strips types brings
 * WebAssembly with it (scripts/lib/build.mjs says what comes of that).
 */
function workerUrl(): URL {
  const here = import.meta.url;
  if (here.endsWith(".ts")) return new URL("../../../out/cli/readerWorker.js", here);
  return new URL(here.includes("/chunks/") ? "../readerWorker.js" : "readerWorker.js", here);
}

/** How long a worker may take to stop by itself before it is ended. */
const PATIENCE_MS = 20_000;

/** A worker with its messages in order, and its end. */
class Reader {
  readonly control = new ReaderControl();
  private readonly worker: Worker;
  private readonly queue: FromReader[] = [];
  private readonly exited: Promise<void>;
  private over = false;
  private error: Error | null = null;
  private wake: () => void = () => {};

  constructor(task: Omit<ReadTask, "control">) {
    this.control.allow(CREDITS);
    this.worker = new Worker(workerUrl(), {
      workerData: { ...task, control: this.control.shared } satisfies ReadTask,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.worker.on("message", (message: FromReader) => {
      this.queue.push(message);
      this.wake();
    });
    this.worker.on("error", (error) => {
      this.error = error instanceof Error ? error : new Error(String(error));
    });
    this.exited = new Promise((resume) => {
      this.worker.on("exit", () => {
        this.over = true;
        resume();
        this.wake();
      });
    });
  }

  /** The next message; null once the worker has ended. @throws what it ended with */
  async next(signal: AbortSignal | undefined): Promise<FromReader | null> {
    for (;;) {
      throwIfCancelled(signal);
      const message = this.queue.shift();
      if (message) return message;
      if (this.error && this.over) throw this.error;
      if (this.over) return null;
      await new Promise<void>((resume) => {
        this.wake = resume;
      });
    }
  }

  readonly interrupt = (): void => this.wake();

  /** Resolves when the thread is gone. */
  async end(): Promise<void> {
    if (this.over) return;
    this.control.stop();
    const timer = setTimeout(() => void this.worker.terminate(), PATIENCE_MS);
    await this.exited;
    clearTimeout(timer);
  }
}

/**
 * Runs a task and yields what the worker sends. Leaving the loop early, an error or a cancel end the worker.
 * @throws WorkbenchError invalid with the reader's code; cancelled
 */
export async function* runReader(
  task: Omit<ReadTask, "control">,
  signal?: AbortSignal,
): AsyncGenerator<FromReader> {
  throwIfCancelled(signal);
  const reader = new Reader(task);
  signal?.addEventListener("abort", reader.interrupt);
  try {
    for (let message = await reader.next(signal); message; message = await reader.next(signal)) {
      if (message.type === "failed")
        throw new WorkbenchError(kindOf(message.code), message.code, message.params);
      if (message.type === "crashed") throw new Error(message.message);
      yield message;
      if (message.type === "batch") reader.control.allow(1);
    }
  } catch (error) {
    throw memoryError(error, task.path);
  } finally {
    signal?.removeEventListener("abort", reader.interrupt);
    await reader.end();
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
