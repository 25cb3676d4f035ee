// The sample workbook that `npm start` opens: made once, then the person's own to play with.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataDir, inRoot, nodePath, run, say, Stop } from "./project.mjs";

export async function ensureSample() {
  const file = join(dataDir(), "sample.funnel");
  if (existsSync(file)) return file;
  say(`Making the sample workbook: ${file}`);
  mkdirSync(dataDir(), { recursive: true });
  // Made aside and then moved, so that a broken-off try is never opened as the sample.
  const aside = mkdtempSync(join(dataDir(), "making-"));
  try {
    const half = join(aside, "sample.funnel");
    const cli = ["--disable-warning=ExperimentalWarning", inRoot("scripts", "funnel.mjs")];
    const code = await run(nodePath(), [...cli, "new", half, "--sample"], { stdio: ["ignore", "ignore", 2] });
    if (code !== 0) throw new Stop("The sample workbook could not be made; the message is above.");
    renameSync(half, file);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return file;
}
