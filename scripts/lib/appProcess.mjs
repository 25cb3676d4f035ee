// Runs the built app and ends it with everything it started.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { childEnv, root, Stop } from "./project.mjs";

const onUnix = process.platform !== "win32";
const sleep = (ms) => new Promise((done) => setTimeout(done, ms).unref());

/**
 * Starts Electron on the app with `file`. Chromium's own messages, many and harmless without a desktop, go to `log`.
 * `exited` resolves to the exit code, `screenshot` to its path once the first screen is drawn and saved.
 */
export function startApp({ executable, file, env, log }) {
  const args = [...(onUnix && process.getuid() === 0 ? ["--no-sandbox"] : []), root, file];
  // A group of its own: Ctrl+C reaches the app through us, and its helper processes can be ended with it.
  const app = spawn(executable, args, {
    env: childEnv(env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: onUnix,
  });
  mkdirSync(dirname(log), { recursive: true });
  app.stderr.pipe(createWriteStream(log));

  const exited = new Promise((resolve) => {
    app.once("error", () => resolve(1));
    app.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  const screenshot = new Promise((resolve) => {
    createInterface({ input: app.stdout }).on("line", (line) => {
      if (line.startsWith("screenshot: ")) resolve(line.slice("screenshot: ".length));
      else console.log(line);
    });
  });
  return { exited, screenshot, stop: () => stop(app, exited) };
}

/** Asks the app to quit, which saves and closes its file; ends what is left after it has had its time. */
async function stop(app, exited) {
  if (app.exitCode === null && app.signalCode === null) app.kill("SIGTERM");
  await Promise.race([exited, sleep(25_000)]);
  signalGroup(app, "SIGKILL");
}

function signalGroup(app, signal) {
  try {
    if (onUnix) process.kill(-app.pid, signal);
    else app.kill(signal);
  } catch {
    // Nothing of it is left, which is what was wanted.
  }
}

/** The first screen's path, or a Stop that says what went wrong. */
export async function firstScreen(app, { log, seconds = 90 }) {
  const late = sleep(seconds * 1000).then(
    () => new Stop(`No first screen was drawn within ${seconds} seconds.${tail(log)}`),
  );
  const ended = app.exited.then((code) => new Stop(endedEarly(code) + tail(log)));
  const result = await Promise.race([app.screenshot, late, ended]);
  if (result instanceof Stop) throw result;
  return result;
}

const endedEarly = (code) =>
  code === 0
    ? "The app ended before its first screen. It is probably open already: a second start hands its file to the first."
    : `The app ended (exit code ${code}) before its first screen.`;

/** The last lines that Electron said, for an error's text. */
export function tail(log) {
  const text = readFileSync(log, "utf8");
  const hint = text.includes("sandbox helper")
    ? "\nThis Linux does not let programs make a sandbox of their own: see README.md, Troubleshooting."
    : "";
  return `${hint}\nThe end of ${log}:\n${text.trim().split("\n").slice(-15).join("\n")}`;
}
