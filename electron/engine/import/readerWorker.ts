/** Entry of the reader's worker thread: one task, then it ends. Ended from outside at any time. */
import { parentPort, workerData } from "node:worker_threads";
import { ReadError } from "./readers/readError.ts";
import { inspectFile } from "./reading/inspectFile.ts";
import type { FromReader, ReadTask } from "./reading/protocol.ts";
import { readFile } from "./reading/readFile.ts";

const send = (message: FromReader, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

async function run(task: ReadTask): Promise<void> {
  try {
    if (task.task === "inspect") send({ type: "inspection", inspection: await inspectFile(task) });
    else await readFile(task, send);
  } catch (error) {
    if (error instanceof ReadError) send({ type: "failed", code: error.code, params: error.params });
    else
      send({
        type: "crashed",
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
}

await run(workerData as ReadTask);
