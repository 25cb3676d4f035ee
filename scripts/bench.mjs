// npm run bench [-- NAME …]: times the app beside its peers; all benches where none is named. Prints tables, and writes
// bench-results/NAME.json. Slow is no failure; a wrong result is.
import { readdirSync } from "node:fs";
import { ensureCli } from "./lib/build.mjs";
import { isHeadless, startXvfb } from "./lib/display.mjs";
import { ensureModules } from "./lib/install.mjs";
import { prepareApp } from "./lib/prepare.mjs";
import { inRoot, main, nodePath, run, Stop } from "./lib/project.mjs";

const ending = ".bench.ts";
const known = readdirSync(inRoot("tests", "bench"))
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));

/** These open a real window, and so need Electron, a build and a display. */
const inWindow = new Set(["frames", "window"]);

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown) throw new Stop(`There is no bench ${unknown}. There are: ${known.join(", ")}`);
  const names = asked.length > 0 ? asked : known;

  const env = {};
  let xvfb;
  if (names.some((name) => inWindow.has(name))) {
    env.FUNNEL_ELECTRON = (await prepareApp()).executable;
    if (isHeadless()) {
      xvfb = await startXvfb();
      env.DISPLAY = xvfb.display;
    }
  } else ensureModules();
  await ensureCli();
  try {
    // Memory is tidied before each run rather than within one.
    const flags = ["--disable-warning=ExperimentalWarning", "--expose-gc"];
    return await run(nodePath(), [...flags, inRoot("tests", "bench", "run.ts"), ...names], { env });
  } finally {
    await xvfb?.stop();
  }
});
