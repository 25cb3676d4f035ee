// A display to draw on: the person's own, or an Xvfb of ours where Linux has none.
import { spawn } from "node:child_process";
import { Stop } from "./project.mjs";

export const isHeadless = () =>
  process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/** Starts an Xvfb on a free display number of its own choosing. Resolves to `{ display, stop }`. */
export function startXvfb({ width = 1440, height = 900, oneClient = false } = {}) {
  return new Promise((resolve, reject) => {
    const screen = ["-screen", "0", `${width}x${height}x24`];
    // -terminate ends it with its last client, should this script be killed first. A group of its own keeps
    // a Ctrl+C in the terminal from ending it before the app.
    const args = [...screen, "-displayfd", "3", "-nolisten", "tcp", ...(oneClient ? ["-terminate"] : [])];
    const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true });
    const fail = () =>
      reject(new Stop("Xvfb, the display without a screen, did not start. Is the package xvfb installed?"));
    const ended = new Promise((done) => server.once("close", done));
    const stop = () => {
      server.kill();
      return ended;
    };
    let answer = "";
    server.once("error", fail);
    server.once("close", fail);
    server.stdio[3].setEncoding("utf8").on("data", (text) => {
      answer += text;
      if (answer.endsWith("\n")) resolve({ display: `:${answer.trim()}`, stop });
    });
  });
}
