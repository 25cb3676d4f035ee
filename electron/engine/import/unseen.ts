/** Files that a workbook has not imported yet. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { ReadDb } from "../db/sql.ts";

/** Only a file of a size that was imported is read and hashed. What was undone counts as not imported. */
export async function unseenFiles(db: ReadDb, paths: readonly string[]): Promise<string[]> {
  const bySize = new Map<number, Set<string>>();
  for (const { bytes, sha256 } of db
    .prepare<[], { bytes: number; sha256: string }>(
      `SELECT l.file_bytes AS bytes, l.file_sha256 AS sha256 FROM import_log l
       LEFT JOIN change_set c ON c.id = l.change_set_id WHERE COALESCE(c.active, 1) = 1`,
    )
    .all()) {
    const known = bySize.get(bytes) ?? new Set();
    bySize.set(bytes, known.add(sha256));
  }
  const unseen: string[] = [];
  for (const path of paths) {
    // One at a time: they are on one disk.
    if ((await isUnseen(path, bySize)) === true) unseen.push(path);
  }
  return unseen;
}

/** Null for one that can't be read (any more). */
async function isUnseen(
  path: string,
  bySize: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<boolean | null> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return null;
    const known = bySize.get(stat.size);
    if (!known) return true;
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    return !known.has(hash.digest("hex"));
  } catch {
    return null;
  }
}
