import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { engineAt, temporaryFolder } from "./workbook.ts";

const writer = fileURLToPath(new URL("../fixtures/writer.ts", import.meta.url));

/** Lets a process of its own add deals, one change set each, and kills it without warning after so many were acknowledged. */
async function writeAndKill(path: string, after: number): Promise<number> {
  const child = spawn(process.execPath, [writer, path], { stdio: ["ignore", "pipe", "inherit"] });
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= after) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return acknowledged;
}

it("a process killed while it writes loses nothing that was acknowledged and harms nothing", async () => {
  const path = join(temporaryFolder(), "killed.funnel");
  let kept = 0;
  for (const after of [1, 4, 9, 3, 7]) {
    kept += await writeAndKill(path, after);
    const workbook = engineAt(path);
    await workbook.call("file.open", { path });
    const { deals } = await workbook.call("file.info");
    // The one that was being written when the process died may have made it.
    expect(deals).toBeGreaterThanOrEqual(kept);
    expect(deals).toBeLessThanOrEqual(kept + 1);
    kept = deals;
    expect((await workbook.call("file.check")).problems).toEqual([]);
    await workbook.call("file.close");
  }
}, 60_000);
