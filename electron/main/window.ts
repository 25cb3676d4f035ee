/** The app's window: its place on the screen, its look before the page is there, its hardening. */
import { BrowserWindow, nativeTheme, screen } from "electron";
import type { FileRef } from "../../src/contract/shell.ts";
import type { JsonFile } from "./jsonFile.ts";
import { fitWindow, minimumSize, type WindowState } from "./windowState.ts";

/** The page's own background, so that the window doesn't flash before its first paint. */
const background = { light: "#F5F6F8", dark: "#141619" } as const;

export function backgroundColour(): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light;
}

export function createWindow(options: {
  preload: string;
  icon: string;
  title: string;
  state: JsonFile<WindowState>;
}): BrowserWindow {
  const { maximized, ...bounds } = fitWindow(
    options.state.read(),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: options.title,
    icon: options.icon,
    backgroundColor: backgroundColour(),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Charts and the grid keep drawing for screenshots and while covered by another window.
      backgroundThrottling: false,
    },
  });
  window.once("ready-to-show", () => {
    if (maximized) window.maximize();
    window.show();
  });
  // The title is the file's; the page has none of its own.
  window.on("page-title-updated", (event) => event.preventDefault());
  rememberPlace(window, options.state);
  return window;
}

function rememberPlace(window: BrowserWindow, state: JsonFile<WindowState>): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    state.write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on("resize", soon);
  window.on("move", soon);
  window.on("close", save);
  window.on("closed", () => clearTimeout(timer));
}

export function showFileInTitle(window: BrowserWindow, file: FileRef | null, appName: string): void {
  window.setTitle(file === null ? appName : `${file.name} - ${appName}`);
  // macOS: the proxy icon. Nothing elsewhere.
  window.setRepresentedFilename(file?.path ?? "");
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
