/** Forks the engine: in Electron's own Node where that can load the database, else in the Node beside the app. */
import { fork as forkNode } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { utilityProcess } from "electron";
import type { FromEngine, ToEngine } from "../../src/contract/envelope.ts";
import type { EngineChild } from "./engineClient.ts";

/** better-sqlite3 13 needs Node-API 10 (Electron 36 and later); under less it ends the process when loaded. */
const neededNodeApi = 10;

export function hasOwnEngineRuntime(): boolean {
  return Number(process.versions["napi"] ?? 0) >= neededNodeApi;
}

export interface EngineFiles {
  /** The built engine, `out/main/engine.js`. */
  engine: string;
  /** A real Node program; only used by the fallback run time. */
  node: string;
}

/** `onOutput` gets what the engine prints, line by line; it may hold anything and must not be logged as it is. */
export function forkEngine(files: EngineFiles, onOutput: (line: string) => void): EngineChild {
  return hasOwnEngineRuntime() ? forkUtility(files, onOutput) : forkBesideNode(files, onOutput);
}

function readLines(stream: Readable | NodeJS.ReadableStream | null, onOutput: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on("line", onOutput);
}

function forkUtility(files: EngineFiles, onOutput: (line: string) => void): EngineChild {
  const child = utilityProcess.fork(files.engine, [], {
    serviceName: "Funnel Workbench engine",
    stdio: "pipe",
  });
  readLines(child.stdout, onOutput);
  readLines(child.stderr, onOutput);
  return {
    send: (message: ToEngine) => child.postMessage(message),
    onMessage: (listener) => void child.on("message", (message: FromEngine) => listener(message)),
    onExit: (listener) => void child.once("exit", (code) => listener(code)),
    kill: () => void child.kill(),
  };
}

function forkBesideNode(files: EngineFiles, onOutput: (line: string) => void): EngineChild {
  const child = forkNode(files.engine, [], {
    execPath: files.node,
    execArgv: [],
    // Structured clone instead of JSON: typed arrays, dates and undefined cross as they do between Electron's processes.
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A process group of its own: a Ctrl+C in the terminal reaches main alone, which then has the file closed
    // in good order. Should main die, the channel's end tells the engine.
    detached: true,
  });
  readLines(child.stdout, onOutput);
  readLines(child.stderr, onOutput);
  let gone = false;
  return {
    send(message: ToEngine) {
      // Once the channel is closed `exit` follows and answers whoever waits; sending would only throw.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => void child.on("message", (message) => listener(message as FromEngine)),
    onExit(listener) {
      const end = (code: number | null): void => {
        if (gone) return;
        gone = true;
        listener(code);
      };
      child.once("exit", end);
      // A program that could not be started at all has no exit.
      child.once("error", () => end(null));
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
