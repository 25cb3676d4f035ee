/** What the benches of workbooks share: the peer's writer and reader, our reader, and a folder for a while. */
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { streamXlsxRows, writeXlsxStream } from "hucre/xlsx";
import { openSource } from "../../electron/engine/import/readers/openSource.ts";
import { exportHeader } from "./exported.ts";

/** The peer in all comparisons of workbooks. */
export const HUCRE = "hucre's stream";

/** Rows as writers of spreadsheets take them, without the header. */
export type Sheet = Iterable<(string | number | Date | null)[]>;

const columns = exportHeader.map((header) => ({
  header,
  numFmt: header.endsWith("Date") ? "yyyy-mm-dd" : undefined,
}));

export function writeByHucre(path: string, rows: Sheet, texts: "inline" | "shared"): Promise<void> {
  const stream = writeXlsxStream(rows, { name: "Deals", columns, inlineStrings: texts === "inline" });
  return pipeline(Readable.fromWeb(stream as unknown as ReadableStream), createWriteStream(path));
}

/** Rows that are not blank, with the header. */
export async function countByHucre(path: string): Promise<number> {
  let count = 0;
  for await (const row of streamXlsxRows(readFileSync(path))) if (row.values.length > 0) count += 1;
  return count;
}

/** The same by our reader: one row after another, nothing made of them. */
export async function countByUs(path: string): Promise<number> {
  const { source, close } = await openSource(path, {});
  let count = 0;
  await source.rows(() => {
    count += 1;
  });
  close();
  return count;
}

export async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
