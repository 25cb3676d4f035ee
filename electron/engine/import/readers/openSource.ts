/** From a path to a source of rows, whatever kind of file it is. */
import { closeSync } from "node:fs";
import { basename } from "node:path";
import { scoreHeaderRow } from "../../../../src/core/mapping/propose.ts";
import { CsvSource } from "./csvSource.ts";
import { kindOf, type OpenFile, openForReading } from "./fileKind.ts";
import { OdsSource } from "./ods/odsSource.ts";
import { ReadError } from "./readError.ts";
import type { SheetSource, Source } from "./source.ts";
import { XlsxSource } from "./xlsx/xlsxSource.ts";
import { readDirectory, readPart } from "./xlsx/zip.ts";

export interface SourceOptions {
  sheet?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

export interface Opened {
  open: OpenFile;
  source: Source;
  close(): void;
}

/** @throws ReadError */
export async function openSource(path: string, options: SourceOptions): Promise<Opened> {
  const open = openForReading(path);
  const close = () => closeSync(open.handle);
  try {
    const kind = kindOf(open);
    if (kind === "text") return { open, source: new CsvSource(open, options), close };
    const source = kind === "xls" ? await openXls(open) : await openZip(open);
    if (options.sheet !== undefined) source.choose(options.sheet);
    else await chooseSheet(source);
    return { open, source, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Loaded only where there is such a file: the library is as large as the rest of the reader. */
async function openXls(open: OpenFile): Promise<SheetSource> {
  const { XlsSource } = await import("./xls/xlsSource.ts");
  return XlsSource.of(open);
}

async function openZip(open: OpenFile): Promise<SheetSource> {
  const entries = readDirectory(open);
  const type = entries.get("mimetype");
  if (!type || type.size > 200) return XlsxSource.of(open, entries);
  if ((await readPart(open, type)).includes("opendocument.spreadsheet")) return OdsSource.of(open, entries);
  throw new ReadError("zipNotSheet", { file: basename(open.path) });
}

/** How far down a header may stand below titles and notes. */
export const HEADER_DEPTH = 50;

/** The visible sheet whose header is best known; of equals, and where none is, the first that looks like a table. */
async function chooseSheet(source: SheetSource): Promise<void> {
  const names = source.visible.length > 0 ? source.visible : source.info.sheets;
  let best: string | null = null;
  let most = 0;
  let table: string | null = null;
  for (const name of names) {
    source.choose(name);
    const rows = await firstRows(source, HEADER_DEPTH);
    const score = Math.max(0, ...rows.map(({ cells }) => scoreHeaderRow(cells)));
    if (score > most) [best, most] = [name, score];
    if (
      table === null &&
      rows.filter(({ cells }) => cells.filter((cell) => cell !== "").length > 1).length > 1
    )
      table = name;
  }
  source.choose(most >= 20 ? (best as string) : (table ?? best ?? (names[0] as string)));
}

export interface TextRow {
  row: number;
  cells: string[];
}

/** The first rows that are not blank, as text. */
export async function firstRows(source: Source, most: number): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  await source.rows((cells, count, row) => {
    rows.push({ row, cells: cells.slice(0, count).map(String) });
    return rows.length < most;
  });
  return rows;
}
