/** The list of recently opened files, newest first. Pure but for `existing`, which the caller gives. */
import { basename, dirname, extname } from "node:path";
import { z } from "zod";
import type { FileRef, RecentFile } from "../../src/contract/shell.ts";

export const recentLimit = 10;

const recentShape = z.array(z.object({ path: z.string().min(1), openedAt: z.int() }));
export type RecentEntry = z.infer<typeof recentShape>[number];

export function parseRecent(json: unknown): RecentEntry[] {
  return recentShape.parse(json).slice(0, recentLimit);
}

export function withRecent(entries: readonly RecentEntry[], path: string, openedAt: number): RecentEntry[] {
  return [{ path, openedAt }, ...withoutRecent(entries, path)].slice(0, recentLimit);
}

export function withoutRecent(entries: readonly RecentEntry[], path: string): RecentEntry[] {
  return entries.filter((entry) => entry.path !== path);
}

/** A file is called what the user sees in their file manager, less the ending that is always the same. */
export function fileRefOf(path: string): FileRef {
  const extension = extname(path);
  return { path, name: extension.toLowerCase() === ".funnel" ? basename(path, extension) : basename(path) };
}

/** Missing files stay in the list, marked: a network drive or a stick may come back. */
export function describeRecent(
  entries: readonly RecentEntry[],
  exists: (path: string) => boolean,
): RecentFile[] {
  return entries.map(({ path, openedAt }) => ({
    ...fileRefOf(path),
    folder: dirname(path),
    openedAt,
    missing: !exists(path),
  }));
}
