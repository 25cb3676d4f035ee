// What every script shares. Like all of scripts/, it runs on bare Node 20 before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onStopRequest } from "./stopping.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const inRoot = (...parts) => join(root, ...parts);

/** An error whose message is the whole story for the person who reads it: shown without a stack. */
export class Stop extends Error {}

/** Progress goes to standard error, so that a command's own output stays clean. */
export const say = (text) => process.stderr.write(`· ${text}\n`);

/** Runs a script's main function; a Stop becomes its sentence, anything else keeps its stack. */
export async function main(task) {
  try {
    process.exitCode = (await task()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Where things that can be fetched or made again are kept, for all clones of the project. */
export function cacheDir() {
  if (process.env.FUNNEL_CACHE) return process.env.FUNNEL_CACHE;
  if (process.platform === "win32")
    return join(process.env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "funnel-workbench", "cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "funnel-workbench");
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "funnel-workbench");
}

/** Where the person's own data is kept: the sample file that `npm start` makes. */
export function dataDir() {
  if (process.env.FUNNEL_HOME) return process.env.FUNNEL_HOME;
  if (process.platform === "win32")
    return join(process.env.APPDATA ?? join(homedir(), "AppData", "Roaming"), "funnel-workbench");
  if (process.platform === "darwin")
    return join(homedir(), "Library", "Application Support", "funnel-workbench");
  return join(process.env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "funnel-workbench");
}

/** The Node 24 that is installed with the project (RUNTIME facts: better-sqlite3 needs 22.14), or this one. */
export function nodePath() {
  const [os, file] = process.platform === "win32" ? ["win", "node.exe"] : [process.platform, "node"];
  for (const name of [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`]) {
    const path = inRoot("node_modules", name, "bin", file);
    if (existsSync(path)) return path;
  }
  return process.execPath;
}

/** Whether this very Node runs the project's TypeScript and its database. */
export function runsTypeScript() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** The environment of a child: the project's Node and tools come first on PATH. */
export function childEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const path = [dirname(nodePath()), inRoot("node_modules", ".bin"), process.env[key]].join(delimiter);
  return { ...process.env, [key]: path, ...extra };
}

/** Runs a command in the project's folder with its output passed on; resolves to its exit code. */
export function run(command, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: childEnv(env), stdio: "inherit", ...options });
    // A Ctrl+C in the terminal reaches the child by itself. This process outlives it, to tidy up.
    const done = onStopRequest((signal) => signal !== "SIGINT" && child.kill("SIGTERM"));
    child.once("error", (error) => {
      done();
      reject(error);
    });
    child.once("close", (code, signal) => {
      done();
      resolve(code ?? (signal ? 130 : 1));
    });
  });
}

/** The script behind a package's command, to be run by `nodePath()`: works the same on Windows. */
export function tool(packageName, script) {
  const path = inRoot("node_modules", packageName, script);
  if (!existsSync(path)) throw new Stop(`${packageName} is not installed. Run: npm ci`);
  return path;
}

/** How to call npm: the same npm that started this script where there is one. */
function npmCall(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return [process.execPath, [cli, ...args], {}];
  return ["npm", args, { shell: process.platform === "win32" }];
}

export function npmSync(args, options = {}) {
  const [command, all, settings] = npmCall(args);
  return spawnSync(command, all, { cwd: root, encoding: "utf8", ...settings, ...options });
}

/** Runs a script of package.json with its output passed on; resolves to its exit code. */
export function npmScript(name) {
  const [command, all, settings] = npmCall(["run", "--silent", name]);
  return run(command, all, { ...settings, stdio: ["ignore", "inherit", "inherit"] });
}

/** The folder the person was in when calling npm, which itself moves to the project's folder. */
export const callerDir = () => process.env.INIT_CWD ?? process.cwd();
