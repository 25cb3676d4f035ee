/** A file of the practice set for as long as it is asked. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../../electron/engine/engine.ts";
import type { CallInput, CallName, CallOutput } from "../../src/contract/calls.ts";
import type { Day } from "../../src/core/domain/days.ts";

type Call = <M extends CallName>(method: M, input: CallInput<M>) => Promise<CallOutput<M>>;

export async function practiceWorkbook<T>(
  csv: string,
  today: Day,
  ask: (call: Call) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
  const engine = new Engine();
  const call: Call = async (method, input) =>
    (await engine.call(method, input, { locale: "en", today })) as CallOutput<typeof method>;
  try {
    await call("file.create", { path: join(folder, "practice.funnel") });
    const { job } = await call("import.start", { sources: [{ path: csv, options: { asOf: today } }] });
    await engine.jobs.resultOf(job);
    return await ask(call);
  } finally {
    await engine.closeFile();
    rmSync(folder, { recursive: true, force: true });
  }
}
