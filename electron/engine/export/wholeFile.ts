/** Writing beside a file's place and moving it there once whole, so that a failure leaves what was there. */
import { renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { toWorkbenchError } from "../db/connection.ts";

/** @throws WorkbenchError cancelled, diskFull, invalid; what stood at `path` is then as it was */
export async function writeWhole(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    await write(partial);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw toWorkbenchError(error, folderFault(path) ?? path);
  }
}

function folderFault(path: string): string | null {
  return statSync(dirname(path), { throwIfNoEntry: false }) ? null : dirname(path);
}
