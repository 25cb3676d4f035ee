/** The running app, once Electron is ready: engine, open file, window, menu and page, put together. */
import { existsSync } from "node:fs";
import { app, BrowserWindow, nativeTheme, shell as system } from "electron";
import type { CallContext } from "../../src/contract/envelope.ts";
import type { ShellState } from "../../src/contract/shell.ts";
import { showAbout } from "./about.ts";
import { createAppMenu } from "./appMenu.ts";
import type { BuiltFiles, UserFiles } from "./appPaths.ts";
import { offerContextMenu } from "./contextMenu.ts";
import { createDialogs } from "./dialogs.ts";
import { createDocuments } from "./documents.ts";
import { createEngineClient } from "./engineClient.ts";
import { forkEngine } from "./engineProcess.ts";
import { createFileActions } from "./fileActions.ts";
import { createGrants } from "./grants.ts";
import { serveIpc } from "./ipc.ts";
import { jsonFile } from "./jsonFile.ts";
import { write, writeError } from "./logging.ts";
import type { MenuActions } from "./menuItems.ts";
import { createPageLink } from "./pageLink.ts";
import { createPreferences } from "./preferences.ts";
import { startUrl } from "./protocolPaths.ts";
import { parseRecent } from "./recentFiles.ts";
import { createRecentList } from "./recentList.ts";
import { loggableLines } from "./redact.ts";
import { defaultSettings, parseSettings } from "./settings.ts";
import { ShellFailure, shellError } from "./shellError.ts";
import { createHandlers, showLogs } from "./shellHandlers.ts";
import { createWatchedFolder, parseDismissed } from "./watchedFolder.ts";
import { backgroundColour, bringToFront, createWindow, showFileInTitle } from "./window.ts";
import { defaultWindow, parseWindowState } from "./windowState.ts";

export interface WorkbenchOptions {
  built: BuiltFiles;
  user: UserFiles;
  devServer: string | null;
  /** The page has drawn its first screen; once per load of the page. */
  onPageReady: (window: BrowserWindow) => void;
}

export type Workbench = ReturnType<typeof createWorkbench>;

export function createWorkbench({ built, user, devServer, onPageReady }: WorkbenchOptions) {
  let window: BrowserWindow | null = null;
  let engineStatus: ShellState["engine"] = "starting";
  let screens: readonly string[] = [];
  /** Changes during the putting together are part of the first state. */
  let complete = false;

  const warn = (name: string) => (what: string, error: unknown) => writeError(`${name} ${what}`, error);
  const windowState = jsonFile(user.window, parseWindowState, defaultWindow, warn("window-state.json"));
  const preferences = createPreferences(
    jsonFile(user.settings, parseSettings, defaultSettings, warn("settings.json")),
    publish,
  );
  const recent = createRecentList(jsonFile(user.recent, parseRecent, [], warn("recent.json")), publish);
  const watched = createWatchedFolder(
    jsonFile(user.dismissed, parseDismissed, [], warn("dismissed-exports.json")),
    Date.now,
  );
  const grants = createGrants();
  const page = createPageLink(() => BrowserWindow.getAllWindows());

  const engine = createEngineClient({
    fork: () =>
      forkEngine(built, (line) => loggableLines(line).forEach((safe) => write("warn", `engine: ${safe}`))),
    context: engineContext,
    stoppedError: () => shellError("engineStopped", preferences.locale()),
    onEvent: (event) => page.send(event),
    onStatus: (status) => {
      engineStatus = status;
      publish();
      if (status === "stopped")
        page.say({ type: "failed", error: shellError("engineStopped", preferences.locale()) });
    },
    reopen: () => documents.reopen(),
    onRestarted: () => page.say({ type: "engineRestarted" }),
    log: write,
  });

  const documents = createDocuments({
    callFile: (method, input) => {
      // Where it ended twice and was given up, asking for a file is the user's way to try again.
      engine.start();
      return engine.callFile(method, input);
    },
    locale: preferences.locale,
    exists: existsSync,
    onChange: publish,
    onOpened: (file) => recent.add(file.path),
    onReopenFailed: (path, error) => page.say({ type: "openFailed", path, error }),
    log: write,
  });
  const dialogs = createDialogs({
    window: () => window,
    strings: preferences.strings,
    folder: () => recent.list()[0]?.folder ?? null,
  });
  const actions = createFileActions({
    documents,
    dialogs,
    strings: preferences.strings,
    exists: existsSync,
    sampleFolder: user.samples,
  });

  function engineContext(): CallContext {
    const today = process.env["FUNNEL_TODAY"];
    return today === undefined ? { locale: preferences.locale() } : { locale: preferences.locale(), today };
  }

  function state(): ShellState {
    const { locale: localeSetting, theme, watchedFolders } = preferences.settings();
    return {
      version: app.getVersion(),
      platform: process.platform === "darwin" || process.platform === "win32" ? process.platform : "linux",
      locale: preferences.locale(),
      localeSetting,
      theme,
      dark: nativeTheme.shouldUseDarkColors,
      file: documents.file(),
      busy: documents.busy(),
      engine: engineStatus,
      watchedFolders,
    };
  }

  /** Something that is shown has changed: tells page, menu and window. */
  function publish(): void {
    if (!complete) return;
    page.send({ type: "stateChanged", state: state() });
    updateMenu();
    if (window === null) return;
    window.setBackgroundColor(backgroundColour());
    showFileInTitle(window, documents.file(), preferences.strings().appName);
  }

  const menuActions: MenuActions = {
    newFile: () => attempt(actions.newFile()),
    openFile: () => attempt(actions.openFile()),
    openRecent: (path) => open(path),
    clearRecent: () => recent.clear(),
    openSample: () => attempt(actions.openSample()),
    saveAs: () => attempt(actions.saveAs()),
    revealFile: () => system.showItemInFolder(documents.file()?.path ?? ""),
    closeFile: () => attempt(documents.close()),
    command: (command) => page.send({ type: "menu", command }),
    goToScreen: (position) => page.send({ type: "goToScreen", position }),
    setLocale: preferences.setLocale,
    setTheme: preferences.setTheme,
    showLogs: () => void showLogs(user.logs),
    about: () => void showAbout(window, preferences.strings()),
  };

  const showMenu = createAppMenu(menuActions);

  function updateMenu(): void {
    const { platform, locale, localeSetting, theme, file, busy } = state();
    const strings = preferences.strings();
    const shown = { platform, locale, localeSetting, theme, file, busy };
    showMenu({ state: shown, strings, recent: recent.list(), screens, developer: !app.isPackaged });
  }

  /** For what the user started from menu, system or command line: the page shows how it failed. */
  function attempt(work: Promise<unknown>, path = ""): void {
    work.catch((failure: unknown) => {
      if (!(failure instanceof ShellFailure)) writeError("file action failed", failure);
      const error =
        failure instanceof ShellFailure ? failure.error : shellError("unexpected", preferences.locale());
      page.say({ type: "openFailed", path, error });
    });
  }

  function open(path: string): void {
    attempt(documents.open(path), path);
  }

  function loadPage(target: BrowserWindow): void {
    target.loadURL(devServer ?? startUrl).catch((error: unknown) => writeError("page not loaded", error));
  }

  function showWindow(): void {
    if (window !== null) return bringToFront(window);
    window = createWindow({
      preload: built.preload,
      icon: built.icon,
      title: preferences.strings().appName,
      state: windowState,
    });
    window.on("closed", () => {
      window = null;
    });
    page.watch(window);
    offerContextMenu(window.webContents, preferences.strings);
    publish();
    loadPage(window);
  }

  const handlers = createHandlers({
    documents,
    actions,
    dialogs,
    grants,
    preferences,
    recent,
    watched,
    state,
    setScreens: (titles) => {
      screens = titles;
      updateMenu();
    },
    pageReady: () => {
      page.ready();
      if (window !== null) onPageReady(window);
    },
    pageAsPdf: () => {
      if (window === null) throw new Error("no window to print");
      return window.webContents.printToPDF({
        pageSize: "A4",
        preferCSSPageSize: true,
        printBackground: true,
      });
    },
    logFolder: user.logs,
  });
  serveIpc({ devServer, grants, handlers, callEngine: engine.call, locale: preferences.locale });

  complete = true;
  engine.start();

  return {
    open,
    showWindow,
    loadPage,
    window: (): BrowserWindow | null => window,
    strings: preferences.strings,
    tellPage: () => page.say({ type: "failed", error: shellError("unexpected", preferences.locale()) }),
    /** The file is written to its end and closed when this resolves. */
    async shutdown(): Promise<void> {
      await engine.shutdown();
    },
  };
}
