/** Entry of the engine process: the contract over the parent's port, whichever way it was forked. */
import type { FromEngine, ToEngine } from "../../src/contract/envelope.ts";
import { toContractError } from "../../src/contract/messages/index.ts";
import { Engine } from "./engine.ts";

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown }) => void): void;
}

// Electron's utility process has `process.parentPort`; a plain fork has `process.send`.
const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
const send = (message: FromEngine): void => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
};

const engine = new Engine((event) => send({ type: "event", event }));

async function receive(message: ToEngine): Promise<void> {
  if (message.type === "shutdown") {
    await engine.closeFile();
    process.exit(0);
  }
  const { id, method, input, context } = message;
  try {
    send({ type: "reply", id, ok: true, output: await engine.call(method, input, context) });
  } catch (error) {
    send({ type: "reply", id, ok: false, error: toContractError(error, context.locale) });
  }
}

if (parentPort) parentPort.on("message", ({ data }) => void receive(data as ToEngine));
else process.on("message", (message) => void receive(message as ToEngine));
// Ctrl+C in a terminal reaches every process of the group: it is main's to answer, which then asks us to close the file.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
// Main has gone without a word: keep the file whole and go too.
process.on("disconnect", () => void engine.closeFile().finally(() => process.exit(0)));

send({ type: "ready" });
