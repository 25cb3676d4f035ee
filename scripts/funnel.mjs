// The command line (`npm run -s funnel -- …`): the engine without a window. A host whose Node is too old for its
// database hands over to the Node installed beside the app.
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { ensureCli } from "./lib/build.mjs";
import { ensureModules } from "./lib/install.mjs";
import { callerDir, main, nodePath, runsTypeScript } from "./lib/project.mjs";

await main(async () => {
  ensureModules();
  const entry = await ensureCli();
  // npm moved to the project's folder; files are named from where the person is.
  if (process.env.npm_lifecycle_event === "funnel") process.chdir(callerDir());
  if (runsTypeScript()) {
    await import(pathToFileURL(entry).href);
    return process.exitCode;
  }
  return spawnSync(nodePath(), [entry, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
});
