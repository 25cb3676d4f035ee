/** Entry of the reader's worker thread: one task after another, each told to be over. */
import { basename } from "node:path";
import { parentPort } from "node:worker_threads";
import { ReadError } from "./readers/readError.ts";
import { ReaderControl, Stopped } from "./reading/control.ts";
import { inspectFile } from "./reading/inspectFile.ts";
import type { FromReader, ReadTask } from "./reading/protocol.ts";
import { readFile } from "./reading/readFile.ts";
import { readRows } from "./reading/readRows.ts";
import { readHeaders } from "./reading/readHeaders.ts";

const send = (message: FromReader, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

async function run(task: ReadTask): Promise<void> {
  const control = new ReaderControl(task.control);
  try {
    if (task.task === "inspect") send({ type: "inspection", inspection: await inspectFile(task, control) });
    else if (task.task === "rows") await readRows(task, control, send);
    else if (task.task === "headers")
      send({ type: "headerRows", headers: await readHeaders(task.path, task.structures ?? []) });
    else await readFile(task, control, send);
  } catch (error) {
    send(told(error, task));
  }
  send({ type: "done" });
}

function told(error: unknown, task: ReadTask): FromReader {
  if (error instanceof Stopped) return { type: "stopped" };
  if (error instanceof ReadError) {
    // Scanners see no more than bytes: which file it is is known here.
    const file = basename(task.path);
    return { type: "failed", code: error.code, params: { file, ...error.params } };
  }
  return {
    type: "crashed",
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

parentPort?.on("message", (task: ReadTask) => void run(task));
