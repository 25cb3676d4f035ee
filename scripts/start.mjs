// npm start [-- FILE.funnel] [--once]: installs and builds what is missing, and opens the app.
import { rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { firstScreen, startApp, tail } from "./lib/appProcess.mjs";
import { isHeadless, startXvfb } from "./lib/display.mjs";
import { prepareApp } from "./lib/prepare.mjs";
import { cacheDir, callerDir, main, say, Stop } from "./lib/project.mjs";
import { ensureSample } from "./lib/sample.mjs";
import { onStopRequest } from "./lib/stopping.mjs";

const args = process.argv.slice(2);
const once = args.includes("--once");
const named = args.find((arg) => !arg.startsWith("-"));
const unknown = args.find((arg) => arg.startsWith("-") && arg !== "--once");
const screenshot = join(cacheDir(), "first-screen.png");
const log = join(cacheDir(), "last-start.log");

/** With --once the app quits by itself after the screenshot; one that does not is at fault. */
async function quitLate() {
  await setTimeout(30_000, undefined, { ref: false });
  throw new Stop("The app did not quit within 30 seconds after its screenshot.");
}

await main(async () => {
  if (unknown) throw new Stop(`Unknown option ${unknown}. Usage: npm start [-- FILE.funnel] [-- --once]`);
  const file = named && resolve(callerDir(), named);
  if (file && !statSync(file, { throwIfNoEntry: false })) throw new Stop(`There is no file ${file}`);
  const electron = await prepareApp();
  const workbook = file ?? (await ensureSample());

  const stopped = new Promise((done) => onStopRequest(() => done("stopped")));
  const headless = isHeadless();
  const watched = headless || once;
  const xvfb = headless ? await startXvfb({ oneClient: true }) : undefined;
  rmSync(screenshot, { force: true });
  const runtime = `Electron ${electron.version}${electron.fallback ? " (the fallback: its own download is out of reach)" : ""}`;
  say(`Opening ${workbook} in ${runtime}${xvfb ? `, on a display of its own (${xvfb.display})` : ""}`);
  const env = {
    ...(xvfb && { DISPLAY: xvfb.display }),
    ...(watched && { FUNNEL_SCREENSHOT: screenshot }),
    ...(once && { FUNNEL_ONCE: "1" }),
  };
  const app = startApp({ executable: electron.executable, file: workbook, env, log });
  try {
    if (watched) {
      const drawn = await Promise.race([firstScreen(app, { log }), stopped]);
      if (drawn !== "stopped") {
        console.log(`The first screen is drawn: ${drawn}`);
        if (!once) console.log("The app keeps running. To stop it, press Ctrl+C or end this process.");
      }
    }
    const ends = [app.exited, stopped, ...(once ? [quitLate()] : [])];
    const code = await Promise.race(ends);
    if (code === "stopped" || code === 0) return 0;
    throw new Stop(`The app ended with exit code ${code}.${tail(log)}`);
  } finally {
    await app.stop();
    await xvfb?.stop();
  }
});
