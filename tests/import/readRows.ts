/** Rows of a file as the readers give them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openSource, type SourceOptions } from "../../electron/engine/import/readers/openSource.ts";
import type { SourceInfo } from "../../electron/engine/import/readers/source.ts";
import type { Cell } from "../../src/core/mapping/cell.ts";

export function fileOf(name: string, data: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "funnel-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
}

export interface ReadRow {
  row: number;
  cells: Cell[];
}

export async function readRows(
  path: string,
  options: SourceOptions = {},
): Promise<{ info: SourceInfo; rows: ReadRow[]; suspect: boolean }> {
  const { source, close } = await openSource(path, options);
  try {
    const rows: ReadRow[] = [];
    await source.rows((cells, count, row) => {
      rows.push({ row, cells: cells.slice(0, count) });
    });
    return { info: source.info, rows, suspect: source.suspect };
  } finally {
    close();
  }
}
