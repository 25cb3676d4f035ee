/** The calls that main serves to the page: one function per row of the shell's table. */
import { basename } from "node:path";
import { shell as system } from "electron";
import type { ParsedShellInput, ShellCallName, ShellOutput } from "../../src/contract/shell.ts";
import type { Dialogs } from "./dialogs.ts";
import type { Documents } from "./documents.ts";
import type { Grants } from "./grants.ts";
import { writeAtomically } from "./jsonFile.ts";
import { write, writeError } from "./logging.ts";
import type { Preferences } from "./preferences.ts";
import type { RecentList } from "./recentList.ts";
import type { FileActions } from "./fileActions.ts";
import type { WatchedFolder } from "./watchedFolder.ts";
import { ShellFailure, shellError } from "./shellError.ts";

export type ShellHandlers = {
  readonly [M in ShellCallName]: (input: ParsedShellInput<M>) => ShellOutput<M> | Promise<ShellOutput<M>>;
};

export interface HandlerOptions {
  documents: Documents;
  actions: FileActions;
  dialogs: Dialogs;
  grants: Grants;
  preferences: Preferences;
  recent: RecentList;
  watched: WatchedFolder;
  state(): ShellOutput<"state">;
  setScreens(titles: readonly string[]): void;
  pageReady(): void;
  /** What the page shows on paper. */
  pageAsPdf(): Promise<Buffer>;
  logFolder: string;
}

export function createHandlers(options: HandlerOptions): ShellHandlers {
  const { documents, actions, dialogs, grants, preferences, recent, watched } = options;

  function refuse(path: string): never {
    throw new ShellFailure(shellError("pathNotChosen", preferences.locale(), { name: basename(path) }));
  }

  /** A path that the user chose to write to. */
  async function choosePath(defaultName: string, extensions: readonly string[]): Promise<string | null> {
    const path = await dialogs.exportPath(basename(defaultName), extensions);
    if (path === null) return null;
    // An export that replaced the open file, or any other workbook, would cost its whole history.
    if (path.toLowerCase().endsWith(".funnel") || path === documents.file()?.path)
      throw new ShellFailure(
        shellError("exportOverWorkbook", preferences.locale(), { name: basename(path) }),
      );
    grants.allowWrite(path);
    return path;
  }

  const mayOpen = (path: string): boolean =>
    grants.mayRead(path) || recent.has(path) || documents.file()?.path === path;

  return {
    state: () => options.state(),

    newFile: () => actions.newFile(),
    openFile: ({ path }) => {
      if (path === undefined) return actions.openFile();
      return mayOpen(path) ? documents.open(path) : refuse(path);
    },
    openSample: () => actions.openSample(),
    saveAs: () => actions.saveAs(),
    closeFile: async () => {
      await documents.close();
      return {};
    },

    recentFiles: () => recent.list(),
    forgetRecent: ({ path }) => {
      recent.forget(path);
      return recent.list();
    },

    setLocale: ({ locale }) => {
      preferences.setLocale(locale);
      return options.state();
    },
    setTheme: ({ theme }) => {
      preferences.setTheme(theme);
      return options.state();
    },

    chooseImportFiles: async () => {
      const paths = await dialogs.importFiles();
      for (const path of paths) grants.allowRead(path);
      return paths;
    },
    chooseProfileFile: async () => {
      const path = await dialogs.profileFile();
      if (path !== null) grants.allowRead(path);
      return path;
    },
    chooseWatchedFolder: async ({ instead }) => {
      const folders = preferences.settings().watchedFolders;
      const folder = await dialogs.watchedFolder(instead ?? null);
      if (folder !== null && !folders.includes(folder))
        preferences.setWatchedFolders(
          instead !== undefined && folders.includes(instead)
            ? folders.map((each) => (each === instead ? folder : each))
            : [...folders, folder],
        );
      return options.state();
    },
    forgetWatchedFolder: ({ folder }) => {
      preferences.setWatchedFolders(preferences.settings().watchedFolders.filter((each) => each !== folder));
      return options.state();
    },
    watchedFiles: () => {
      const workbook = documents.file();
      if (workbook === null) return [];
      const looks = preferences
        .settings()
        .watchedFolders.map((folder) => watched.look(folder, workbook.path));
      // The user pointed at their folders.
      for (const { path } of looks.flatMap(({ files }) => files)) grants.allowRead(path);
      return looks;
    },
    dismissWatched: ({ paths }) => {
      const workbook = documents.file();
      if (workbook === null) return {};
      for (const folder of preferences.settings().watchedFolders)
        watched.dismiss(folder, workbook.path, paths);
      return {};
    },
    chooseExportPath: ({ defaultName, extensions }) => choosePath(defaultName, extensions),
    savePdf: async ({ defaultName }) => {
      const path = await choosePath(defaultName, ["pdf"]);
      if (path !== null) writeAtomically(path, await options.pageAsPdf());
      return path;
    },
    revealFile: ({ path }) => {
      if (!mayOpen(path) && !grants.mayWrite(path)) refuse(path);
      system.showItemInFolder(path);
      return {};
    },
    showLogs: async () => {
      await showLogs(options.logFolder);
      return {};
    },

    setScreens: ({ titles }) => {
      options.setScreens(titles);
      return {};
    },
    reportRendererError: ({ where, ...error }) => {
      writeError("error in the window", error, { where });
      return {};
    },
    ready: () => {
      options.pageReady();
      return {};
    },
  };
}

export async function showLogs(folder: string): Promise<void> {
  const problem = await system.openPath(folder);
  // Without a file manager (a bare Linux) there is nothing to show it in.
  if (problem !== "") write("warn", "log folder could not be shown");
}
