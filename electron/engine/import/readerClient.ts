/** A reader's worker as the engine sees it: messages one by one, back pressure, an end at any time. */
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import { WorkbenchError, type ErrorKind } from "../../../src/contract/errors.ts";
import { throwIfCancelled } from "../jobs.ts";
import type { FromReader, ReadTask } from "./reading/protocol.ts";

/** Batches that may be under way. */
const CREDITS = 3;

/** The worker's own memory: shared strings of a large workbook fit, a hostile file does not. */
const MEMORY_MB = 1024;

/**
 * Beside this module: the TypeScript itself under the command line and tests, `readerWorker.js` in the built app, whose
 * shared chunks stand one folder deeper.
 */
function workerUrl(): URL {
  const here = import.meta.url;
  if (here.endsWith(".ts")) return new URL("readerWorker.ts", here);
  return new URL(here.includes("/chunks/") ? "../readerWorker.js" : "readerWorker.js", here);
}

/**
 * Runs a task and yields what the worker sends. Leaving the loop early, an error or a cancel end the worker.
 * @throws WorkbenchError invalid with the reader's code; cancelled
 */
export async function* runReader(
  task: Omit<ReadTask, "credits">,
  signal?: AbortSignal,
): AsyncGenerator<FromReader> {
  throwIfCancelled(signal);
  const credits = new Int32Array(new SharedArrayBuffer(4));
  credits[0] = CREDITS;
  const worker = new Worker(workerUrl(), {
    workerData: { ...task, credits: credits.buffer } satisfies ReadTask,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const queue: FromReader[] = [];
  let ended: { error: Error | null } | null = null;
  let wake: () => void = () => {};
  const tell = () => wake();
  worker.on("message", (message: FromReader) => {
    queue.push(message);
    tell();
  });
  worker.on("error", (error) => {
    ended ??= { error: error instanceof Error ? error : new Error(String(error)) };
    tell();
  });
  worker.on("exit", () => {
    ended ??= { error: null };
    tell();
  });
  signal?.addEventListener("abort", tell);
  try {
    for (;;) {
      throwIfCancelled(signal);
      const message = queue.shift();
      if (message) {
        if (message.type === "failed")
          throw new WorkbenchError(kindOf(message.code), message.code, message.params);
        if (message.type === "crashed") throw new Error(message.message);
        yield message;
        if (message.type === "batch") {
          Atomics.add(credits, 0, 1);
          Atomics.notify(credits, 0);
        }
        continue;
      }
      const end = ended as { error: Error | null } | null;
      if (end?.error) throw memoryError(end.error, task.path);
      if (end) return;
      await new Promise<void>((resume) => {
        wake = resume;
      });
    }
  } finally {
    signal?.removeEventListener("abort", tell);
    await worker.terminate();
  }
}

function kindOf(code: string): ErrorKind {
  return code === "sheetNotFound" ? "notFound" : "invalid";
}

function memoryError(error: Error, path: string): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new WorkbenchError("invalid", "readerStopped", { file: basename(path) }, { cause: error })
    : error;
}
