/** `npm start` itself, on a machine without a display: what a first-time user and a check script see. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { root, temporaryFolder } from "./harness.ts";

test.skip(process.platform !== "linux", "only Linux lets npm start bring its own display");

/** Sample and settings in a folder of their own; Electron comes from the usual cache. */
function start(folder: string, ...args: string[]): ChildProcess {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return spawn(process.execPath, ["scripts/start.mjs", ...args], {
    cwd: root,
    env: { ...env, FUNNEL_HOME: folder, FUNNEL_USER_DATA: join(folder, "app") },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

const exitCode = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", resolve));

test("npm start -- --once makes the sample, draws it, saves the picture and ends", async () => {
  const folder = temporaryFolder();
  const child = start(folder, "--once");
  const [code, said, warned] = await Promise.all([exitCode(child), text(child.stdout!), text(child.stderr!)]);
  expect(code, warned).toBe(0);
  expect(statSync(join(folder, "sample.funnel")).size).toBeGreaterThan(1_000_000);
  expect(existsSync(join(folder, "sample.funnel-wal"))).toBe(false);
  const picture = /first screen is drawn: (.+\.png)/.exec(said)?.[1] ?? "";
  const png = readFileSync(picture);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length, "more than an empty window").toBeGreaterThan(15_000);
});

test("npm start keeps running until stopped, and leaves nothing behind", async () => {
  const folder = temporaryFolder();
  const child = start(folder);
  const ended = exitCode(child);
  const display = new Promise<string>((resolve) => {
    let said = "";
    child.stderr!.on("data", (part) => {
      said += part;
      const number = /display of its own \(:(\d+)\)/.exec(said)?.[1];
      if (number) resolve(number);
    });
  });
  await new Promise<void>((resolve) => {
    child.stdout!.on("data", (part) => String(part).includes("keeps running") && resolve());
  });
  const socket = `/tmp/.X11-unix/X${await display}`;
  expect(existsSync(socket)).toBe(true);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(existsSync(socket)).toBe(false);
  expect(existsSync(join(folder, "sample.funnel-wal"))).toBe(false);
});
