/** The list of recent files as page, menu and system see it. */
import { existsSync } from "node:fs";
import { app } from "electron";
import type { RecentFile } from "../../src/contract/shell.ts";
import type { JsonFile } from "./jsonFile.ts";
import { describeRecent, type RecentEntry, withoutRecent, withRecent } from "./recentFiles.ts";

export interface RecentList {
  list(): RecentFile[];
  has(path: string): boolean;
  add(path: string): void;
  forget(path: string): void;
  clear(): void;
}

export function createRecentList(file: JsonFile<RecentEntry[]>, onChange: () => void): RecentList {
  function update(entries: RecentEntry[]): void {
    file.write(entries);
    onChange();
  }
  return {
    list: () => describeRecent(file.read(), existsSync),
    has: (path) => file.read().some((entry) => entry.path === path),
    add(path) {
      app.addRecentDocument(path);
      update(withRecent(file.read(), path, Date.now()));
    },
    forget: (path) => update(withoutRecent(file.read(), path)),
    clear() {
      app.clearRecentDocuments();
      update([]);
    },
  };
}
