/** A real workbook file in a folder of its own, with an engine over it. Removed after the test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type CallInput, type CallName, type CallOutput, calls } from "../../src/contract/calls.ts";
import type { Locale } from "../../src/contract/envelope.ts";
import type { EngineEvent } from "../../src/contract/events.ts";
import { Engine } from "../../electron/engine/engine.ts";

export interface Workbook {
  path: string;
  engine: Engine;
  events: EngineEvent[];
  /** Calls as the window does, and holds the output against the contract. */
  call<M extends CallName>(
    method: M,
    input?: CallInput<M>,
    context?: { locale?: Locale; today?: string },
  ): Promise<CallOutput<M>>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "funnel-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param today the day that stands for today in every call */
export async function newWorkbook(today = "2026-06-15"): Promise<Workbook> {
  const workbook = engineAt(join(temporaryFolder(), "test.funnel"), today);
  await workbook.call("file.create", { path: workbook.path });
  return workbook;
}

/** The same, kept in another currency. */
export async function workbookIn(baseCurrency: string, today?: string): Promise<Workbook> {
  const workbook = await newWorkbook(today);
  await workbook.call("settings.set", { baseCurrency });
  return workbook;
}

/** An engine with nothing open yet. */
export function engineAt(path: string, today = "2026-06-15"): Workbook {
  const events: EngineEvent[] = [];
  const engine = new Engine((event) => events.push(event));
  onTestFinished(() => engine.closeFile());
  return {
    path,
    engine,
    events,
    async call(method, input, context = {}) {
      const output = await engine.call(method, input ?? {}, {
        locale: context.locale ?? "en",
        today: context.today ?? today,
      });
      return calls[method].output.parse(output) as never;
    },
  };
}
