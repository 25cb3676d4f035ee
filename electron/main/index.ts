/** The app's beginning and end: data folder, log, one instance, scheme, window, orderly quit. */
import { once } from "node:events";
import { app, session } from "electron";
import { builtFiles, chooseUserData } from "./appPaths.ts";
import { policeDevelopment, registerScheme, serveApp } from "./appProtocol.ts";
import { fileFromArgv } from "./argv.ts";
import { handleFailures, keepCrashDumps } from "./failures.ts";
import { chooseGraphics } from "./graphics.ts";
import { resolveLocale } from "./locale.ts";
import { stringsOf } from "./locales.ts";
import { startLogging, write, writeError } from "./logging.ts";
import { saveScreenshot } from "./screenshot.ts";
import { hardenContents, hardenSession } from "./security.ts";
import { createWorkbench, type Workbench } from "./workbench.ts";

const built = builtFiles(import.meta.dirname);
const devServer = app.isPackaged ? null : (process.env["ELECTRON_RENDERER_URL"] ?? null);
const screenshotPath = process.env["FUNNEL_SCREENSHOT"];
const unattended = process.env["FUNNEL_ONCE"] === "1";

app.setName("Funnel Workbench");
const user = chooseUserData();
const asked = fileFromArgv(process.argv, { appPath: built.root, cwd: process.cwd() });

let workbench: Workbench | null = null;
/** macOS may name a file before Electron is ready. */
let waitingFile = asked;
let exitCode = 0;

function quit(code: number): void {
  exitCode = code;
  app.quit();
}

function open(path: string): void {
  if (workbench === null) waitingFile = path;
  else workbench.open(path);
}

// The lock lies in the data folder. What the second start was asked to open travels with it, resolved against
// its own working directory; Chromium reorders the arguments themselves.
if (app.requestSingleInstanceLock({ file: asked })) begin();
else app.exit(0);

function begin(): void {
  startLogging(user.logs);
  keepCrashDumps(user.crashes);
  // Root has no sandbox to give (`--no-sandbox`, never in a package): to insist would end every child process.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  chooseGraphics();
  registerScheme();
  hardenContents(devServer);
  handleFailures({
    window: () => workbench?.window() ?? null,
    strings: () =>
      workbench?.strings() ?? stringsOf(resolveLocale("system", app.getPreferredSystemLanguages())),
    logFolder: user.logs,
    unattended,
    loadPage: (window) => workbench?.loadPage(window),
    tellPage: () => workbench?.tellPage(),
    quit,
  });

  app.on("second-instance", (_event, _argv, _folder, data) => {
    const { file } = (data ?? {}) as { file?: unknown };
    workbench?.showWindow();
    if (typeof file === "string") open(file);
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    workbench?.showWindow();
    open(path);
  });
  app.on("activate", () => workbench?.showWindow());
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  endInGoodOrder();
  Promise.all([app.whenReady(), released()]).then(start, (error: unknown) => {
    writeError("start failed", error);
    app.exit(1);
  });
}

/**
 * A test tool has to attach before the page loads: attaching in the middle of it can leave the tool waiting for
 * ever. With FUNNEL_HOLD=1 the start waits until the tool has attached and emits `released`.
 */
async function released(): Promise<void> {
  const emitter: NodeJS.EventEmitter = app;
  if (process.env["FUNNEL_HOLD"] === "1") await once(emitter, "released");
}

function start(): void {
  const { electron, chrome, node, napi } = process.versions;
  write("info", "start", {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    napi,
    os: process.platform,
    arch: process.arch,
  });
  hardenSession(session.defaultSession, devServer);
  serveApp(session.defaultSession, built.renderer);
  if (devServer !== null) policeDevelopment(session.defaultSession, devServer);

  let pictured = false;
  workbench = createWorkbench({
    built,
    user,
    devServer,
    onPageReady(window) {
      if (screenshotPath === undefined || pictured) return;
      pictured = true;
      saveScreenshot(window, screenshotPath).then(
        () => unattended && quit(0),
        (error: unknown) => {
          writeError("screenshot failed", error);
          process.stderr.write(`screenshot failed: ${String(error)}\n`);
          if (unattended) quit(1);
        },
      );
    },
  });
  if (waitingFile !== null) workbench.open(waitingFile);
  workbench.showWindow();
}

/** Quitting waits for the engine, so that the file is one whole file when the app is gone. */
function endInGoodOrder(): void {
  let ending = false;
  app.on("will-quit", (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    void (async () => {
      try {
        await workbench?.shutdown();
      } catch (error) {
        writeError("shutdown failed", error);
      }
      write("info", "end", { exitCode });
      app.exit(exitCode);
    })();
  });
}
