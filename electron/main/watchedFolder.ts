/**
 * The folder that the user's exports land in: which spreadsheets are new there. Names, sizes and times only; what is in
 * them, and whether the open workbook has them already, is the engine's to say.
 */
import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { z } from "zod";
import type { JsonFile } from "./jsonFile.ts";

/** Endings of what can be imported. */
export const spreadsheetExtensions = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

/** Older files were there before anyone thought of watching them. */
export const WATCHED_DAYS = 31;
/** The newest; a folder with more new exports than that is no folder of exports. */
const MOST_FILES = 50;
const MOST_DISMISSED = 2000;

export interface FoundFile {
  path: string;
  name: string;
  bytes: number;
  /** UTC milliseconds. */
  modifiedAt: number;
}

/** Newest first. Hidden files and those that a spreadsheet program keeps beside an open one are passed over. */
export function spreadsheetsIn(folder: string, now: number): FoundFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Not there (any more), or its drive is not connected: nothing is new in it.
    return [];
  }
  const since = now - WATCHED_DAYS * 86_400_000;
  return names
    .filter(
      (name) =>
        !/^(?:\.|~\$)/.test(name) && spreadsheetExtensions.includes(extname(name).slice(1).toLowerCase()),
    )
    .flatMap((name): FoundFile[] => {
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isFile() && stat.size > 0 && stat.mtimeMs >= since
        ? [{ path, name, bytes: stat.size, modifiedAt: Math.round(stat.mtimeMs) }]
        : [];
    })
    .sort((a, b) => b.modifiedAt - a.modifiedAt || a.name.localeCompare(b.name))
    .slice(0, MOST_FILES);
}

export const parseDismissed = (json: unknown): string[] => z.array(z.string()).parse(json);

export interface WatchedFolder {
  /** New in the folder, as far as names and times tell, and not dismissed for this workbook. */
  files(folder: string, workbook: string): FoundFile[];
  /** Not to be offered again for this workbook, unless they change. */
  dismiss(folder: string, workbook: string, paths: readonly string[]): void;
}

export function createWatchedFolder(dismissed: JsonFile<string[]>, now: () => number): WatchedFolder {
  const keyOf = (workbook: string, { path, bytes, modifiedAt }: FoundFile) =>
    JSON.stringify([workbook, path, bytes, modifiedAt]);
  return {
    files(folder, workbook) {
      const gone = new Set(dismissed.read());
      return spreadsheetsIn(folder, now()).filter((file) => !gone.has(keyOf(workbook, file)));
    },
    dismiss(folder, workbook, paths) {
      const keys = spreadsheetsIn(folder, now())
        .filter(({ path }) => paths.includes(path))
        .map((file) => keyOf(workbook, file));
      dismissed.write([...new Set([...dismissed.read(), ...keys])].slice(-MOST_DISMISSED));
    },
  };
}
