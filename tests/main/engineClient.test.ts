import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEngineClient, type EngineChild, type EngineClient } from "../../electron/main/engineClient.ts";
import type { CallMessage, FromEngine, ToEngine } from "../../src/contract/envelope.ts";
import type { EngineEvent } from "../../src/contract/events.ts";

const stopped = { kind: "internal", code: "engineStopped", message: "stopped", params: {} } as const;
const limits = { readyMs: 1000, shutdownMs: 2000, calmMs: 60_000, slowMs: 500 };

/** A process as main sees it, played by the test. */
class FakeChild implements EngineChild {
  readonly sent: ToEngine[] = [];
  killed = false;
  #message: (message: FromEngine) => void = () => undefined;
  #exit: (code: number | null) => void = () => undefined;

  send(message: ToEngine): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: FromEngine) => void): void {
    this.#message = listener;
  }
  onExit(listener: (code: number | null) => void): void {
    this.#exit = listener;
  }
  kill(): void {
    this.killed = true;
    this.exit(null);
  }
  says(message: FromEngine): void {
    this.#message(message);
  }
  exit(code: number | null): void {
    this.#exit(code);
  }
  calls(): CallMessage[] {
    return this.sent.filter((message) => message.type === "call");
  }
  answers(index: number, output: unknown): void {
    this.says({ type: "reply", id: this.calls()[index]?.id ?? -1, ok: true, output });
  }
}

let children: FakeChild[];
let statuses: string[];
let events: EngineEvent[];
let logged: string[];
let restarts: number;
let reopen: () => Promise<void>;
let engine: EngineClient;

beforeEach(() => {
  vi.useFakeTimers();
  children = [];
  statuses = [];
  events = [];
  logged = [];
  restarts = 0;
  reopen = () => Promise.resolve();
  engine = createEngineClient(
    {
      fork() {
        const forked = new FakeChild();
        children.push(forked);
        return forked;
      },
      context: () => ({ locale: "en" }),
      stoppedError: () => stopped,
      onEvent: (event) => events.push(event),
      onStatus: (status) => statuses.push(status),
      reopen: () => reopen(),
      onRestarted: () => {
        restarts += 1;
      },
      log: (level, what, facts) => logged.push(`${level} ${what} ${JSON.stringify(facts)}`),
    },
    limits,
  );
});
afterEach(() => vi.useRealTimers());

function child(index: number): FakeChild {
  const found = children[index];
  if (found === undefined) throw new Error(`process ${index} was not forked`);
  return found;
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("calls", () => {
  test("wait until the engine is ready, and are answered by id whatever the order", async () => {
    engine.start();
    const first = engine.call("a", 1);
    const second = engine.call("b", 2);
    await settle();
    expect(child(0).sent).toEqual([]);
    child(0).says({ type: "ready" });
    await settle();
    expect(
      child(0)
        .calls()
        .map(({ method, input, context }) => [method, input, context]),
    ).toEqual([
      ["a", 1, { locale: "en" }],
      ["b", 2, { locale: "en" }],
    ]);
    child(0).answers(1, "B");
    child(0).answers(0, "A");
    expect(await first).toEqual({ ok: true, output: "A" });
    expect(await second).toEqual({ ok: true, output: "B" });
    expect(statuses).toEqual(["starting", "ready"]);
  });

  test("an error of the engine is passed on as it is, and logged without its parameters", async () => {
    engine.start();
    child(0).says({ type: "ready" });
    const answer = engine.call("deals.edit", { name: "Acme" });
    await settle();
    const error = {
      kind: "invalid",
      code: "badDay",
      message: "Acme: no such day",
      params: { value: "Acme" },
    } as const;
    child(0).says({ type: "reply", id: child(0).calls()[0]?.id ?? 0, ok: false, error });
    expect(await answer).toEqual({ ok: false, error });
    expect(logged).toEqual([
      `warn call failed {"method":"deals.edit","kind":"invalid","code":"badDay","ms":0}`,
    ]);
  });

  test("slow ones are logged by name and time", async () => {
    engine.start();
    child(0).says({ type: "ready" });
    const answer = engine.call("deals.query", {});
    await vi.advanceTimersByTimeAsync(700);
    child(0).answers(0, []);
    await answer;
    expect(logged).toEqual([`info slow call {"method":"deals.query","ms":700}`]);
  });

  test("a reply to nobody is ignored; events pass", () => {
    engine.start();
    child(0).says({ type: "ready" });
    child(0).says({ type: "reply", id: 99, ok: true, output: 1 });
    child(0).says({ type: "event", event: { type: "fileClosed" } });
    expect(events).toEqual([{ type: "fileClosed" }]);
  });
});

describe("an unexpected end", () => {
  test("answers who waits, starts once more, opens the file again before held calls go on", async () => {
    engine.start();
    child(0).says({ type: "ready" });
    const lost = engine.call("deals.query", {});
    await settle();
    const opened = Promise.withResolvers<void>();
    reopen = async () => {
      await engine.callFile("file.open", { path: "/a.funnel" });
      opened.resolve();
    };
    child(0).exit(1);
    expect(await lost).toEqual({ ok: false, error: stopped });

    const held = engine.call("deals.query", {});
    child(1).says({ type: "ready" });
    await settle();
    expect(
      child(1)
        .calls()
        .map((call) => call.method),
    ).toEqual(["file.open"]);
    child(1).answers(0, { path: "/a.funnel" });
    await opened.promise;
    await settle();
    expect(
      child(1)
        .calls()
        .map((call) => call.method),
    ).toEqual(["file.open", "deals.query"]);
    child(1).answers(1, []);
    expect(await held).toEqual({ ok: true, output: [] });
    expect(restarts).toBe(1);
    expect(statuses).toEqual(["starting", "ready", "starting", "ready"]);
  });

  test("a second one soon after is given up, until a file is asked for", async () => {
    engine.start();
    child(0).exit(1);
    child(1).exit(1);
    await settle();
    expect(children).toHaveLength(2);
    expect(statuses.at(-1)).toBe("stopped");
    expect(await engine.call("deals.query", {})).toEqual({ ok: false, error: stopped });
    engine.start();
    expect(children).toHaveLength(3);
    child(2).says({ type: "ready" });
    const answer = engine.callFile("file.open", {});
    await settle();
    child(2).answers(0, "ok");
    expect(await answer).toEqual({ ok: true, output: "ok" });
  });

  test("a second one long after is answered by a restart again", async () => {
    engine.start();
    child(0).exit(1);
    child(1).says({ type: "ready" });
    await vi.advanceTimersByTimeAsync(limits.calmMs + 1000);
    child(1).exit(1);
    expect(children).toHaveLength(3);
  });

  test("one that never gets ready is ended and counts as such", async () => {
    engine.start();
    await vi.advanceTimersByTimeAsync(limits.readyMs);
    expect(child(0).killed).toBe(true);
    expect(children).toHaveLength(2);
  });
});

describe("the end", () => {
  test("waits for the engine to close the file", async () => {
    engine.start();
    child(0).says({ type: "ready" });
    let over = false;
    const ending = engine.shutdown().then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(1500);
    expect(child(0).sent).toEqual([{ type: "shutdown" }]);
    expect(over).toBe(false);
    child(0).exit(0);
    await ending;
    expect(child(0).killed).toBe(false);
    expect(children).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  test("does not wait for ever", async () => {
    engine.start();
    child(0).says({ type: "ready" });
    const ending = engine.shutdown();
    await vi.advanceTimersByTimeAsync(limits.shutdownMs);
    await ending;
    expect(child(0).killed).toBe(true);
    expect(logged).toEqual([`error engine did not end in time {"ms":2000}`]);
  });

  test("no call is taken afterwards, and nothing is started", async () => {
    engine.start();
    child(0).says({ type: "ready" });
    const ending = engine.shutdown();
    expect(await engine.call("deals.query", {})).toEqual({ ok: false, error: stopped });
    await settle();
    child(0).exit(0);
    await ending;
    engine.start();
    expect(children).toHaveLength(1);
  });
});
