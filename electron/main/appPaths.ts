/** Where the app's own files and the user's data of the app are. */
import { join } from "node:path";
import { app } from "electron";

/** Files of the build, found from the folder of the built main entry (`out/main`). */
export function builtFiles(mainFolder: string) {
  const root = join(mainFolder, "..", "..");
  return {
    root,
    engine: join(mainFolder, "engine.js"),
    preload: join(mainFolder, "..", "preload", "index.cjs"),
    renderer: join(mainFolder, "..", "renderer"),
    icon: join(root, "resources", "icons", "icon-256.png"),
    /** For the fallback run time only, which is never packaged. */
    node: join(root, "node_modules", ".bin", "node"),
  };
}

/**
 * The app's folder among the user's data. FUNNEL_USER_DATA names another, so that tests and trials have an
 * app of their own: settings, recent files, log, and the lock that keeps it to one instance.
 */
export function chooseUserData(): ReturnType<typeof userFiles> {
  const folder = process.env["FUNNEL_USER_DATA"] ?? join(app.getPath("appData"), "funnel-workbench");
  app.setPath("userData", folder);
  return userFiles(folder);
}

function userFiles(folder: string) {
  return {
    settings: join(folder, "settings.json"),
    recent: join(folder, "recent.json"),
    dismissed: join(folder, "dismissed-exports.json"),
    window: join(folder, "window-state.json"),
    logs: join(folder, "logs"),
    crashes: join(folder, "crashes"),
    samples: join(folder, "samples"),
  };
}

export type BuiltFiles = ReturnType<typeof builtFiles>;
export type UserFiles = ReturnType<typeof userFiles>;
