/** What happens when something breaks that nobody waits for: it is logged, said, and where it can be, mended. */
import { app, type BrowserWindow, crashReporter, dialog } from "electron";
import type { Strings } from "./locales.ts";
import { write, writeError } from "./logging.ts";
import { showLogs } from "./shellHandlers.ts";

export interface FailureOptions {
  window: () => BrowserWindow | null;
  strings: () => Strings;
  logFolder: string;
  /** Nobody is there to answer a dialog. */
  unattended: boolean;
  loadPage: (window: BrowserWindow) => void;
  /** Tells the page that something went wrong in main. */
  tellPage: () => void;
  quit: (code: number) => void;
}

/** A second crash of the page within this time is not answered by another reload. */
const calmMs = 60_000;

/** Dumps stay on this computer. Before Electron is ready, so that its own start is covered. */
export function keepCrashDumps(folder: string): void {
  app.setPath("crashDumps", folder);
  crashReporter.start({ uploadToServer: false });
}

export function handleFailures(options: FailureOptions): void {
  let fatal = false;
  let lastReload = Number.NEGATIVE_INFINITY;

  process.on("uncaughtException", (error) => {
    writeError("uncaught exception", error);
    if (fatal) return;
    fatal = true;
    // Main may be in any state now; the engine, which holds the file, is ended in good order.
    void sayFatal(options).finally(() => options.quit(1));
  });
  process.on("unhandledRejection", (reason) => {
    writeError("unhandled rejection", reason);
    options.tellPage();
  });

  const gone = new Map<string, number>();
  app.on("child-process-gone", (_event, { type, reason, exitCode, name }) => {
    if (reason === "clean-exit") return;
    // Chromium starts some of its processes again for ever; the log needs to hear of it only so often.
    const times = (gone.get(type + name) ?? 0) + 1;
    gone.set(type + name, times);
    if (times <= 5) write("error", "process gone", { type, reason, exitCode, name, times });
  });
  app.on("render-process-gone", (_event, contents, { reason, exitCode }) => {
    if (reason === "clean-exit") return;
    write("error", "page process gone", { reason, exitCode });
    const window = options.window();
    if (window === null || window.webContents !== contents) return;
    const again = Date.now() - lastReload > calmMs;
    lastReload = Date.now();
    if (again) options.loadPage(window);
    else if (options.unattended) options.quit(1);
    else void askAboutPage(window, options);
  });
}

async function sayFatal({ strings, unattended, logFolder }: FailureOptions): Promise<void> {
  const text = strings().dialog;
  if (unattended || !app.isReady()) {
    process.stderr.write(`${text.crashed}\n`);
    return;
  }
  const { response } = await dialog.showMessageBox({
    type: "error",
    message: text.crashed,
    detail: text.crashedDetail,
    buttons: [text.quit, text.showLogs],
    defaultId: 0,
  });
  if (response === 1) await showLogs(logFolder);
}

async function askAboutPage(window: BrowserWindow, options: FailureOptions): Promise<void> {
  const text = options.strings().dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: text.pageGone,
    detail: text.pageGoneDetail,
    buttons: [text.reload, text.quit],
    defaultId: 0,
  });
  if (response === 0) options.loadPage(window);
  else options.quit(1);
}
