// Installs the npm packages when what is there is not what the lock file asks for.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { relative } from "node:path";
import { inRoot, nodePath, npmSync, runsTypeScript, say, Stop } from "./project.mjs";

/** True when every required package of the lock file is installed at its version. npm itself writes the
 *  inner lock file last, so a broken-off install counts as missing. */
function upToDate() {
  if (withoutNode24()) return false;
  try {
    const wanted = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(inRoot("node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

export function ensureModules() {
  if (!upToDate()) {
    say("Installing packages (npm ci)");
    // Progress goes to standard error: standard output belongs to the command that needed the packages.
    const done = npmSync(["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: ["ignore", 2, 2] });
    if (done.status !== 0) throw new Stop("npm ci failed; its message is above. Nothing else was tried.");
  }
  if (withoutNode24()) {
    const system = `${process.platform} ${process.arch}`;
    throw new Stop(
      `npm has no Node 24 for ${system}: install Node 24 yourself (this is ${process.version}).`,
    );
  }
  linkNode();
}

const withoutNode24 = () => nodePath() === process.execPath && !runsTypeScript();

/** npm 10 drops `.bin/node` when it skips the Node packages of other systems; scripts and the app look there. */
function linkNode() {
  const link = inRoot("node_modules", ".bin", "node");
  if (process.platform === "win32" || existsSync(link) || nodePath() === process.execPath) return;
  mkdirSync(inRoot("node_modules", ".bin"), { recursive: true });
  symlinkSync(relative(inRoot("node_modules", ".bin"), nodePath()), link);
}
