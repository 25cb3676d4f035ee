// The command line (`npm run -s funnel -- …`): the engine without a window. The TypeScript runs as it is, by
// Node's type stripping; a host whose Node is too old for that hands over to the Node installed beside the app.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { callerDir, inRoot, main, nodePath, runsTypeScript } from "./lib/project.mjs";

// npm moved to the project's folder; files are named from where the person is.
if (process.env.npm_lifecycle_event === "funnel") process.chdir(callerDir());

if (runsTypeScript() && existsSync(inRoot("node_modules", "better-sqlite3"))) {
  await import("../electron/cli/index.ts");
} else {
  await main(async () => {
    const { ensureModules } = await import("./lib/install.mjs");
    ensureModules();
    const args = ["--disable-warning=ExperimentalWarning", import.meta.filename, ...process.argv.slice(2)];
    return spawnSync(nodePath(), args, { stdio: "inherit" }).status ?? 1;
  });
}
