// The sample workbook that `npm start` opens: made once, then the person's own to play with.
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataDir, inRoot, nodePath, run, say, Stop } from "./project.mjs";

export async function ensureSample() {
  const file = join(dataDir(), "sample.funnel");
  if (existsSync(file)) return file;
  say(`Making the sample workbook: ${file}`);
  mkdirSync(dataDir(), { recursive: true });
  const half = join(dataDir(), `sample-${process.pid}.funnel`);
  const cli = [inRoot("scripts", "funnel.mjs"), "new", half, "--sample"];
  const code = await run(nodePath(), ["--disable-warning=ExperimentalWarning", ...cli], {
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) {
    for (const end of ["", "-wal", "-shm"]) rmSync(half + end, { force: true });
    throw new Stop("The sample workbook could not be made; the message is above.");
  }
  renameSync(half, file);
  return file;
}
