// What start, the end-to-end tests and the benches need before a window can open. Quick when all of it is there.
import { ensureBuild } from "./build.mjs";
import { ensureSystemPackages } from "./debian.mjs";
import { isHeadless } from "./display.mjs";
import { electronRuntime } from "./electronRuntime.mjs";
import { ensureModules } from "./install.mjs";

/** Resolves to the Electron to use: `{ executable, version, fallback }`. */
export async function prepareApp() {
  ensureModules();
  ensureSystemPackages({ headless: isHeadless() });
  const electron = await electronRuntime();
  await ensureBuild();
  return electron;
}
