/** A process that is killed in the middle of an import leaves the file as it was, byte for byte, once it is opened again. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Session } from "../../electron/engine/session.ts";
import { temporaryFolder } from "../db/workbook.ts";

const entry = fileURLToPath(new URL("../../out/cli/index.js", import.meta.url));

function exportOf(deals: number, first: number): string {
  const lines = Array.from(
    { length: deals },
    (_none, at) =>
      `${first + at},Deal ${first + at} of a plant,Account ${at % 997},Open,${at}.50,Rep ${at % 20}`,
  );
  return ["Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Owner", ...lines].join("\n");
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** Begins an import and ends its process as soon as a part of what it writes is on the disk. */
async function killWhileWriting(workbook: string, csv: string, written: string): Promise<void> {
  const before = sizeOf(written);
  const child = spawn(process.execPath, [entry, "import", csv, "--workbook", workbook], { stdio: "ignore" });
  const ended = once(child, "exit");
  while (child.exitCode === null && sizeOf(written) < before + 1_000_000) await setImmediate();
  child.kill("SIGKILL");
  const [, signal] = await ended;
  expect(signal).toBe("SIGKILL");
}

it.each([
  { journal: "a rollback journal, without deals", deals: 0, log: "-journal", grows: "" },
  { journal: "a write-ahead log, with deals", deals: 10, log: "-wal", grows: "-wal" },
])("in a file with $journal", async ({ deals, log, grows }) => {
  const folder = temporaryFolder();
  const workbook = join(folder, "w.funnel");
  const csv = join(folder, "big.csv");
  Session.create(workbook).close();
  if (deals > 0) {
    writeFileSync(csv, exportOf(deals, 1));
    const [code] = await once(
      spawn(process.execPath, [entry, "import", csv, "--workbook", workbook]),
      "exit",
    );
    expect(code).toBe(0);
  }
  const before = readFileSync(workbook);
  writeFileSync(csv, exportOf(120_000, 1000));
  await killWhileWriting(workbook, csv, workbook + grows);
  expect(sizeOf(workbook + log)).toBeGreaterThan(0);

  const session = Session.open(workbook);
  const count = session.sql.once<[], number>("SELECT COUNT(*) FROM deal").pluck().get();
  session.close();
  expect(count).toBe(deals);
  expect(readFileSync(workbook).equals(before)).toBe(true);
  for (const side of ["-journal", "-wal", "-shm"]) expect(existsSync(workbook + side)).toBe(false);
});
