/** Help > About: the version, and what the app runs on. */
import { app, type BrowserWindow, dialog } from "electron";
import { hasOwnEngineRuntime } from "./engineProcess.ts";
import { fill, type Strings } from "./locales.ts";

export async function showAbout(window: BrowserWindow | null, strings: Strings): Promise<void> {
  const { electron, chrome, node } = process.versions;
  const versions = { version: app.getVersion(), electron, chrome, node };
  const text = strings.dialog;
  const fallback = hasOwnEngineRuntime()
    ? ""
    : `\n\n${fill(text.aboutFallback, { ...versions, node: "24" })}`;
  const options = {
    type: "info" as const,
    title: strings.appName,
    message: strings.appName,
    detail: fill(text.aboutDetail, versions) + fallback,
    buttons: [text.ok],
  };
  await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
}
