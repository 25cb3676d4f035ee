/**
 * The main side of the talk with the engine process: ready, calls by id, events, one restart, orderly end.
 * How a process is forked is given by the caller, so that this runs in tests without Electron.
 */
import type { CallContext, FromEngine, ToEngine } from "../../src/contract/envelope.ts";
import type { ContractError } from "../../src/contract/errors.ts";
import type { EngineEvent } from "../../src/contract/events.ts";
import type { Answer, ShellState } from "../../src/contract/shell.ts";

export interface EngineChild {
  send(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /** Called once. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export interface EngineHooks {
  fork(): EngineChild;
  context(): CallContext;
  /** What callers get whose answer will never come. */
  stoppedError(): ContractError;
  onEvent(event: EngineEvent): void;
  onStatus(status: ShellState["engine"]): void;
  /** After a restart, before held calls go on: opens the file again. */
  reopen(): Promise<void>;
  onRestarted(): void;
  log(level: "info" | "warn" | "error", what: string, facts: Record<string, string | number | null>): void;
}

export interface EngineLimits {
  /** From fork to `ready`. */
  readyMs: number;
  /** From `shutdown` to the process's end; it writes the last of the file in this time. */
  shutdownMs: number;
  /** A second unexpected end within this time is not answered by a restart. */
  calmMs: number;
  /** Calls that take longer are logged. */
  slowMs: number;
}

export const engineLimits: EngineLimits = {
  readyMs: 30_000,
  shutdownMs: 20_000,
  calmMs: 60_000,
  slowMs: 1_000,
};

export interface EngineClient {
  start: () => void;
  /** Waits while the engine starts or comes back. Never rejects. */
  call: (method: string, input: unknown) => Promise<Answer<unknown>>;
  /** The same, but doesn't wait for the file to be open again: for main's own calls that open it. */
  callFile: (method: string, input: unknown) => Promise<Answer<unknown>>;
  /** Resolves when the process is gone, by itself or killed at the limit. */
  shutdown: () => Promise<void>;
}

interface Pending {
  method: string;
  since: number;
  answer(answer: Answer<unknown>): void;
}

/** One process from fork to exit. */
interface Run {
  child: EngineChild;
  pending: Map<number, Pending>;
  ready: Promise<boolean>;
  setReady(ready: boolean): void;
  /** Ready, and the file open again where this is a restart. */
  usable: Promise<boolean>;
  ended: Promise<void>;
}

export function createEngineClient(hooks: EngineHooks, limits: EngineLimits = engineLimits): EngineClient {
  let run: Run | null = null;
  let lastRestart = Number.NEGATIVE_INFINITY;
  let ending = false;
  let nextId = 1;

  const stopped = (): Answer<never> => ({ ok: false, error: hooks.stoppedError() });

  function begin(restart: boolean): void {
    const { promise: ready, resolve: setReady } = Promise.withResolvers<boolean>();
    const { promise: ended, resolve: setEnded } = Promise.withResolvers<void>();
    const child = hooks.fork();
    const current: Run = { child, pending: new Map(), ready, setReady, usable: ready, ended };
    run = current;
    hooks.onStatus("starting");

    const timer = setTimeout(() => {
      hooks.log("error", "engine not ready in time", { ms: limits.readyMs });
      child.kill();
    }, limits.readyMs);
    child.onMessage((message) => receive(current, message));
    child.onExit((code) => {
      clearTimeout(timer);
      setReady(false);
      setEnded();
      exited(current, code);
    });
    void ready.then((isReady) => {
      clearTimeout(timer);
      if (isReady && !restart) hooks.onStatus("ready");
    });
    if (restart) {
      current.usable = ready.then(async (isReady) => {
        if (!isReady) return false;
        await hooks.reopen();
        hooks.onStatus("ready");
        hooks.onRestarted();
        return true;
      });
    }
  }

  function receive(current: Run, message: FromEngine): void {
    switch (message.type) {
      case "ready":
        current.setReady(true);
        return;
      case "event":
        hooks.onEvent(message.event);
        return;
      case "reply": {
        const pending = current.pending.get(message.id);
        if (pending === undefined) return;
        current.pending.delete(message.id);
        const ms = Date.now() - pending.since;
        if (!message.ok)
          hooks.log("warn", "call failed", {
            method: pending.method,
            kind: message.error.kind,
            code: message.error.code,
            ms,
          });
        else if (ms > limits.slowMs) hooks.log("info", "slow call", { method: pending.method, ms });
        pending.answer(
          message.ok ? { ok: true, output: message.output } : { ok: false, error: message.error },
        );
        return;
      }
      default:
        message satisfies never;
    }
  }

  function exited(current: Run, code: number | null): void {
    for (const pending of current.pending.values()) pending.answer(stopped());
    current.pending.clear();
    if (run !== current) return;
    run = null;
    if (ending) return;
    const again = Date.now() - lastRestart > limits.calmMs;
    hooks.log("error", "engine ended unexpectedly", { exit: code, restart: again ? "yes" : "no" });
    if (again) {
      lastRestart = Date.now();
      begin(true);
    } else {
      hooks.onStatus("stopped");
    }
  }

  function send(current: Run, method: string, input: unknown): Promise<Answer<unknown>> {
    return new Promise((answer) => {
      const id = nextId++;
      current.pending.set(id, { method, since: Date.now(), answer });
      current.child.send({ type: "call", id, method, input, context: hooks.context() });
    });
  }

  async function callWhen(
    gate: "ready" | "usable",
    method: string,
    input: unknown,
  ): Promise<Answer<unknown>> {
    const current = run;
    if (current === null || ending || !(await current[gate]) || run !== current) return stopped();
    return send(current, method, input);
  }

  return {
    start() {
      if (run === null && !ending) begin(false);
    },
    call: (method, input) => callWhen("usable", method, input),
    callFile: (method, input) => callWhen("ready", method, input),
    async shutdown() {
      ending = true;
      const current = run;
      if (current === null) return;
      const timer = setTimeout(() => {
        hooks.log("error", "engine did not end in time", { ms: limits.shutdownMs });
        current.child.kill();
      }, limits.shutdownMs);
      if (await Promise.race([current.ready, current.ended.then(() => false)]))
        current.child.send({ type: "shutdown" });
      await current.ended;
      clearTimeout(timer);
    },
  };
}
