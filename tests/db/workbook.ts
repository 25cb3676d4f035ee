/** A real workbook file in a folder of its own, with an engine over it. Removed after the test. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
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

let sampleFolder: string | null = null;
afterAll(() => {
  if (sampleFolder) rmSync(sampleFolder, { recursive: true, force: true });
});

/** A copy of the sample company as it is on that day; made once in a file of tests. @param today the same in all of them */
export async function sampleWorkbook(today: string): Promise<Workbook> {
  if (!sampleFolder) {
    sampleFolder = mkdtempSync(join(tmpdir(), "funnel-sample-"));
    const made = engineAt(join(sampleFolder, "sample.funnel"), today);
    await made.call("file.create", { path: made.path, sample: true });
    await made.call("file.close");
  }
  const workbook = engineAt(join(temporaryFolder(), "sample.funnel"), today);
  copyFileSync(join(sampleFolder, "sample.funnel"), workbook.path);
  await workbook.call("file.open", { path: workbook.path });
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
