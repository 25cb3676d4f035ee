/** The system's dialogs for choosing files. Each resolves to absolute paths; null or empty where the user closed it. */
import { dirname, extname, join } from "node:path";
import {
  app,
  type BaseWindow,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
  dialog,
} from "electron";
import type { Strings } from "./locales.ts";
import { spreadsheetExtensions } from "./watchedFolder.ts";

export interface Dialogs {
  openWorkbook(): Promise<string | null>;
  newWorkbook(): Promise<string | null>;
  saveWorkbookAs(current: { path: string; name: string }): Promise<string | null>;
  importFiles(): Promise<string[]>;
  watchedFolder(current: string | null): Promise<string | null>;
  profileFile(): Promise<string | null>;
  exportPath(defaultName: string, extensions: readonly string[]): Promise<string | null>;
}

export function createDialogs(options: {
  window(): BaseWindow | null;
  strings(): Strings;
  folder(): string | null;
}): Dialogs {
  const strings = (): Strings["dialog"] => options.strings().dialog;
  const folder = (): string => options.folder() ?? app.getPath("documents");
  const workbooks = (): FileFilter => ({ name: strings().workbookFiles, extensions: ["funnel"] });

  async function open(settings: OpenDialogOptions): Promise<string[]> {
    const window = options.window();
    const result = await (window === null
      ? dialog.showOpenDialog(settings)
      : dialog.showOpenDialog(window, settings));
    return result.canceled ? [] : result.filePaths;
  }

  async function save(settings: SaveDialogOptions, extensions: readonly string[]): Promise<string | null> {
    const window = options.window();
    const result = await (window === null
      ? dialog.showSaveDialog(settings)
      : dialog.showSaveDialog(window, settings));
    return result.canceled || result.filePath === "" ? null : withExtension(result.filePath, extensions);
  }

  return {
    async openWorkbook() {
      const all: FileFilter = { name: strings().allFiles, extensions: ["*"] };
      const [path] = await open({
        title: strings().openTitle,
        defaultPath: folder(),
        filters: [workbooks(), all],
        properties: ["openFile"],
      });
      return path ?? null;
    },
    newWorkbook: () =>
      save(
        {
          title: strings().newTitle,
          buttonLabel: strings().create,
          defaultPath: join(folder(), `${strings().untitled}.funnel`),
          filters: [workbooks()],
        },
        ["funnel"],
      ),
    saveWorkbookAs: (current) =>
      save(
        {
          title: strings().saveAsTitle,
          buttonLabel: strings().save,
          defaultPath: join(dirname(current.path), `${current.name} 2.funnel`),
          filters: [workbooks()],
          properties: ["showOverwriteConfirmation"],
        },
        ["funnel"],
      ),
    importFiles: () =>
      open({
        title: strings().importTitle,
        defaultPath: folder(),
        filters: [
          { name: strings().spreadsheets, extensions: spreadsheetExtensions },
          { name: strings().allFiles, extensions: ["*"] },
        ],
        properties: ["openFile", "multiSelections"],
      }),
    async watchedFolder(current) {
      const [path] = await open({
        title: strings().watchTitle,
        buttonLabel: strings().watch,
        defaultPath: current ?? app.getPath("downloads"),
        properties: ["openDirectory"],
      });
      return path ?? null;
    },
    async profileFile() {
      const [path] = await open({
        title: strings().profilesTitle,
        defaultPath: folder(),
        filters: [
          { name: strings().profileFiles, extensions: ["json"] },
          { name: strings().allFiles, extensions: ["*"] },
        ],
        properties: ["openFile"],
      });
      return path ?? null;
    },
    exportPath: (defaultName, extensions) =>
      save(
        {
          title: strings().exportTitle,
          buttonLabel: strings().save,
          defaultPath: join(folder(), withExtension(defaultName, extensions)),
          filters: extensions.map((extension) => ({
            name: `${strings().exportFiles} (.${extension})`,
            extensions: [extension],
          })),
          properties: ["showOverwriteConfirmation"],
        },
        extensions,
      ),
  };
}

/** GTK's dialog gives the name as typed; without an ending nobody's double-click would find the app. */
export function withExtension(path: string, extensions: readonly string[]): string {
  const given = extname(path).slice(1).toLowerCase();
  return extensions.includes(given) || extensions.length === 0 ? path : `${path}.${extensions[0]}`;
}
