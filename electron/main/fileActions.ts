/** What menu and page both offer for files: dialog first, then the work. Null where the user closed the dialog. */
import { join } from "node:path";
import type { FileRef } from "../../src/contract/shell.ts";
import type { Dialogs } from "./dialogs.ts";
import type { Documents } from "./documents.ts";
import type { Strings } from "./locales.ts";

export interface FileActions {
  newFile(): Promise<FileRef | null>;
  openFile(): Promise<FileRef | null>;
  openSample(): Promise<FileRef>;
  saveAs(): Promise<FileRef | null>;
}

export function createFileActions(options: {
  documents: Documents;
  dialogs: Dialogs;
  strings(): Strings;
  exists(path: string): boolean;
  /** Where the user's copy of the sample lives. */
  sampleFolder: string;
}): FileActions {
  const { documents, dialogs } = options;
  return {
    async newFile() {
      const path = await dialogs.newWorkbook();
      return path === null ? null : documents.create(path);
    },
    async openFile() {
      const path = await dialogs.openWorkbook();
      return path === null ? null : documents.open(path);
    },
    openSample() {
      const path = join(options.sampleFolder, `${options.strings().dialog.sampleName}.funnel`);
      return options.exists(path) ? documents.open(path) : documents.create(path, true);
    },
    async saveAs() {
      const current = documents.file();
      if (current === null) return null;
      const path = await dialogs.saveWorkbookAs(current);
      return path === null ? null : documents.saveAs(path);
    },
  };
}
