// Builds the app into out/, and only when something it is made of has changed since the last build.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { inRoot, nodePath, root, run, say, Stop, tool } from "./project.mjs";

const folders = ["src", "electron", "resources"];
const files = ["package.json", "package-lock.json", "tsconfig.json", "electron.vite.config.ts"];
const stamp = inRoot("out", "built-from");

/** One hash over the names and contents of everything the build reads: some hundred small files, a few milliseconds. */
function sourcesHash() {
  const hash = createHash("sha256");
  const add = (path) =>
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  for (const name of files) add(inRoot(name));
  for (const folder of folders) for (const path of filesUnder(inRoot(folder))) add(path);
  return hash.digest("hex");
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

export async function ensureBuild() {
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  say("Building the app");
  rmSync(stamp, { force: true }); // a build that breaks off must not pass for the last good one
  const args = [tool("electron-vite", "bin/electron-vite.js"), "build", "--logLevel", "warn"];
  const code = await run(nodePath(), args, { stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new Stop("The build failed; its message is above.");
  mkdirSync(inRoot("out"), { recursive: true });
  writeFileSync(stamp, hash);
}
