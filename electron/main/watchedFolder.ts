/**
 * The folders that the user's exports land in: which spreadsheets are new there. Names, sizes and times only; what is in
 * them, and whether the open workbook has them already, is the engine's to say.
 */
import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { z } from "zod";
import type { WatchedFile, WatchedLook } from "../../src/contract/shell.ts";
import type { JsonFile } from "./jsonFile.ts";

/** Endings of what can be imported. */
export const spreadsheetExtensions = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

/** Older files were there before anyone thought of watching them. */
export const WATCHED_DAYS = 31;
/** That are offered; a folder with more new exports than that is no folder of exports. */
const MOST_FILES = 50;
const MOST_DISMISSED = 2000;

interface Found extends Pick<WatchedLook, "problem"> {
  files: WatchedFile[];
}

/** Newest first. Hidden files and those that a spreadsheet program keeps beside an open one are passed over. */
export function spreadsheetsIn(folder: string, now: number): Found {
  const since = now - WATCHED_DAYS * 86_400_000;
  try {
    const files = readdirSync(folder)
      .filter(
        (name) =>
          !/^(?:\.|~\$)/.test(name) && spreadsheetExtensions.includes(extname(name).slice(1).toLowerCase()),
      )
      .flatMap((name): WatchedFile[] => {
        const path = join(folder, name);
        const stat = statSync(path, { throwIfNoEntry: false });
        return stat?.isFile() && stat.size > 0 && stat.mtimeMs >= since
          ? [{ path, name, bytes: stat.size, modifiedAt: Math.round(stat.mtimeMs) }]
          : [];
      })
      .sort((a, b) => b.modifiedAt - a.modifiedAt || a.name.localeCompare(b.name));
    return { problem: null, files };
  } catch (error) {
    return { problem: problemOf(error), files: [] };
  }
}

function problemOf(error: unknown): NonNullable<WatchedLook["problem"]> {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return "gone";
    case "EACCES":
    case "EPERM":
      return "notAllowed";
    default:
      return "unreadable";
  }
}

export const parseDismissed = (json: unknown): string[] => z.array(z.string()).parse(json);

export interface WatchedFolder {
  /** What is new in the folder, as far as names and times tell, and not dismissed for this workbook. */
  look(folder: string, workbook: string): WatchedLook;
  /** Not to be offered again for this workbook, unless they change. */
  dismiss(folder: string, workbook: string, paths: readonly string[]): void;
}

export function createWatchedFolder(dismissed: JsonFile<string[]>, now: () => number): WatchedFolder {
  const keyOf = (workbook: string, { path, bytes, modifiedAt }: WatchedFile) =>
    JSON.stringify([workbook, path, bytes, modifiedAt]);
  return {
    look(folder, workbook) {
      const gone = new Set(dismissed.read());
      const { problem, files } = spreadsheetsIn(folder, now());
      const fresh = files.filter((file) => !gone.has(keyOf(workbook, file)));
      return {
        folder,
        problem,
        files: fresh.slice(0, MOST_FILES),
        more: Math.max(0, fresh.length - MOST_FILES),
      };
    },
    dismiss(folder, workbook, paths) {
      const keys = spreadsheetsIn(folder, now())
        .files.filter(({ path }) => paths.includes(path))
        .map((file) => keyOf(workbook, file));
      if (keys.length > 0)
        dismissed.write([...new Set([...dismissed.read(), ...keys])].slice(-MOST_DISMISSED));
    },
  };
}
