/**
 * Blocks of cells that come from the clipboard or standard input, held as files while they are imported, so that they go
 * the one way of every file. Nobody but this user may read them, and they are removed with the import or the workbook.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { WorkbenchError } from "../../../src/contract/errors.ts";

const PREFIX = "funnel-block-";
/** Older ones were left behind by a process that was killed. */
const LEFT_BEHIND_MS = 24 * 3600 * 1000;

export class HeldBlocks {
  private readonly paths = new Set<string>();

  /** @param label what the block is called, as a file's name would be @returns its path @throws WorkbenchError blockEmpty */
  hold(data: string | Uint8Array, label: string): string {
    if (data.length === 0 || (typeof data === "string" && data.trim() === ""))
      throw new WorkbenchError("invalid", "blockEmpty");
    if (this.paths.size === 0) sweep();
    // A folder that only this user may enter.
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    const path = join(folder, fileName(label));
    writeFileSync(path, data, { mode: 0o600 });
    this.paths.add(path);
    return path;
  }

  /** Paths that are none of ours are left alone. */
  letGo(path: string): void {
    if (!this.paths.delete(path)) return;
    rmSync(dirname(path), { recursive: true, force: true });
  }

  letGoAll(): void {
    for (const path of this.paths) this.letGo(path);
  }
}

/** Whether a path is one of a held block: a part of a list that someone copied, not a system's whole export. */
export function isBlock(path: string): boolean {
  return basename(dirname(path)).startsWith(PREFIX);
}

/** Windows takes no colon in a name; the sign of ratio looks the same. */
function fileName(label: string): string {
  const name = label
    .replaceAll(":", "\u2236")
    .replace(/[\u0000-\u001f<>"/\\|?*]/g, " ")
    .trim()
    .slice(0, 100);
  return name === "" || /^\.+$/.test(name) ? "block" : name;
}

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    try {
      if (Date.now() - statSync(folder).mtimeMs > LEFT_BEHIND_MS) rmSync(folder, { recursive: true });
    } catch {
      // Another user's, or gone meanwhile.
    }
  }
}
