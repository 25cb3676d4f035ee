// Builds the app and the command line into out/, and only when something they are made of has changed since the last build.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { inRoot, nodePath, root, run, say, Stop, tool } from "./project.mjs";

const appParts = ["src", "electron", "resources", "electron.vite.config.ts"];
const cliParts = ["electron/cli", "electron/engine", "src/core", "src/contract", "scripts/lib/build.mjs"];
const everywhere = ["package.json", "package-lock.json", "tsconfig.json"];

/** One hash over the names and contents of everything a build reads: some hundred small files, a few milliseconds. */
function hashOf(parts) {
  const hash = createHash("sha256");
  for (const path of [...parts, ...everywhere].flatMap((part) => filesUnder(inRoot(part))))
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((name) => filesUnder(join(path, name)));
}

const isBuiltFrom = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, "utf8") === hash;

export async function ensureBuild() {
  const stamp = inRoot("out", "built-from");
  const hash = hashOf(appParts);
  if (isBuiltFrom(stamp, hash)) return;
  say("Building the app");
  rmSync(stamp, { force: true }); // a build that breaks off must not pass for the last good one
  const args = [tool("electron-vite", "bin/electron-vite.js"), "build", "--logLevel", "warn"];
  const code = await run(nodePath(), args, { stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new Stop("The build failed; its message is above.");
  mkdirSync(inRoot("out"), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * The command line as plain JavaScript, with the engine's worker threads beside it, which the unit tests and benches use
 * too. Node could run the TypeScript as it is, but strips its types by WebAssembly, and threads that come and go with
 * WebAssembly in them bring V8 down now and then (nodejs/node#64500). It also starts sooner.
 * @returns the path of its entry
 */
export async function ensureCli() {
  const folder = inRoot("out", "cli");
  const entry = join(folder, "index.js");
  const hash = hashOf(cliParts);
  if (isBuiltFrom(join(folder, "built-from"), hash)) return entry;
  const { build } = await import("vite");
  const workers = filesUnder(inRoot("electron", "engine")).filter((path) => path.endsWith("Worker.ts"));
  // Made aside: another command may run from the folder, or build it, at the same time.
  const aside = inRoot("out", `cli-${process.pid}`);
  try {
    await build({
      configFile: false,
      root,
      logLevel: "error",
      publicDir: false,
      ssr: { noExternal: true, external: ["better-sqlite3"] },
      build: {
        ssr: true,
        target: "node22",
        outDir: aside,
        rollupOptions: {
          input: Object.fromEntries([
            ["index", inRoot("electron", "cli", "index.ts")],
            ...workers.map((path) => [basename(path, ".ts"), path]),
          ]),
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
        },
      },
    });
    writeFileSync(join(aside, "built-from"), hash);
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return entry;
}
