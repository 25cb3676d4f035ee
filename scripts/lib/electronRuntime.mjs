// Finds the Electron to run the app with, and gets it where there is none.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canFallBack, fallbackElectron } from "./fallbackElectron.mjs";
import { cacheDir, childEnv, inRoot, nodePath, say, Stop, tool } from "./project.mjs";

const programs = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };
const program = programs[process.platform] ?? "electron";
const day = 24 * 3600 * 1000;

/** Resolves to `{ executable, version, fallback }`. Needs the npm packages to be installed. */
export async function electronRuntime() {
  const wanted = JSON.parse(readFileSync(inRoot("node_modules", "electron", "package.json"), "utf8")).version;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const found = inFolder(override);
    if (found) return found;
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no ${program} in it.`);
  }
  const usual = () => inFolder(inRoot("node_modules", "electron", "dist"), wanted);
  const found = usual();
  if (found) return found;

  if (!failedToday(wanted)) {
    say(`Getting Electron ${wanted}`);
    if (await download()) {
      const got = usual();
      if (got) return got;
    }
    rememberFailure(wanted);
  }
  if (canFallBack) return fallbackElectron();
  throw new Stop(
    `Electron ${wanted} could not be downloaded from ${mirror() ?? "GitHub"}. Name a mirror in ELECTRON_MIRROR, or unpack ` +
      "an Electron release and name its folder in ELECTRON_OVERRIDE_DIST_PATH; then start again.",
  );
}

function inFolder(folder, wanted) {
  const executable = join(folder, program);
  if (!existsSync(executable)) return undefined;
  const versionFile = join(folder, "version");
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, "utf8").trim().replace(/^v/, "")
    : "unknown";
  return wanted && version !== wanted ? undefined : { executable, version, fallback: false };
}

/** The mirror that the user named in one of the ways that Electron's own installer reads. */
function mirror() {
  const key = Object.keys(process.env).find((name) =>
    /^(npm_(package_)?config_)?electron_mirror$/i.test(name),
  );
  return key && process.env[key];
}

async function download() {
  if (!(await reachable())) return false;
  const script = tool("electron", "install.js");
  // Long enough for 110 MB on a slow line; what fails at once has been sorted out by the look above.
  const options = { stdio: ["ignore", 2, 2], env: childEnv(), timeout: 15 * 60_000 };
  return spawnSync(nodePath(), [script], options).status === 0;
}

/** A quick look whether the source answers at all, so that a machine without it does not wait for minutes. */
async function reachable() {
  const { env } = process;
  if (env.HTTPS_PROXY || env.https_proxy || env.ELECTRON_GET_USE_PROXY) return true; // fetch knows no proxy: let it try
  const url = mirror() ?? "https://github.com/electron/electron/releases/";
  try {
    await fetch(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(8000) });
    return true;
  } catch {
    return false;
  }
}

// A failed try is remembered for a day, per source, so that a second start is quick and a named mirror is tried at once.
const failureFile = () => join(cacheDir(), "electron-download-failed");
const failureText = (wanted) => `${wanted} ${mirror() ?? "github"}\n`;

function failedToday(wanted) {
  const file = failureFile();
  if (!canFallBack || !existsSync(file)) return false;
  return readFileSync(file, "utf8") === failureText(wanted) && Date.now() - statSync(file).mtimeMs < day;
}

function rememberFailure(wanted) {
  rmSync(failureFile(), { force: true });
  mkdirSync(dirname(failureFile()), { recursive: true });
  writeFileSync(failureFile(), failureText(wanted));
}
