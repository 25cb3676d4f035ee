/**
 * An OpenDocument sheet as rows. Our own, as the library for .xls serves ill here: it holds the whole document as one text
 * and all cells of all sheets, repeats a row as often as the file says (a billion times, if it says so), refuses the file
 * for one cell of a kind that it does not know, and forgets which rows are hidden.
 */
import { basename } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { OpenFile } from "../fileKind.ts";
import { ReadError } from "../readError.ts";
import type { OnRow } from "../source.ts";
import { type SheetName, WorkbookSource } from "../workbookSource.ts";
import { inflate, readPart, type ZipEntry } from "../xlsx/zip.ts";
import { OdsScanner } from "./odsScanner.ts";
import { listTables } from "./tables.ts";

export class OdsSource extends WorkbookSource {
  private readonly open: OpenFile;
  private readonly content: ZipEntry;

  private constructor(open: OpenFile, content: ZipEntry, tables: readonly SheetName[]) {
    super("ods", open.path, tables);
    this.open = open;
    this.content = content;
  }

  /** @throws ReadError sheetPassword, noSheet, zipDamaged, zipBomb */
  static async of(open: OpenFile, entries: Map<string, ZipEntry>): Promise<OdsSource> {
    const file = basename(open.path);
    const manifest = entries.get("meta-inf/manifest.xml");
    if (
      entries.has("encrypted-package") ||
      (manifest && /encryption-data/.test(await readPart(open, manifest)))
    )
      throw new ReadError("sheetPassword", { file });
    const content = entries.get("content.xml");
    if (!content) throw new ReadError("zipDamaged", { file });
    const tables = await listTables(
      texts(open, content, () => {}),
      file,
    );
    if (tables.length === 0) throw new ReadError("noSheet", { file });
    return new OdsSource(open, content, tables);
  }

  async rows(onRow: OnRow): Promise<void> {
    const at = this.info.sheets.indexOf(this.info.sheet as string);
    const scanner = new OdsScanner(this.file, at, onRow);
    this.sheet = scanner;
    const share = (bytes: number) => {
      this.share = this.content.size > 0 ? Math.min(1, bytes / this.content.size) : 1;
    };
    for await (const text of texts(this.open, this.content, share)) {
      scanner.push(text);
      if (scanner.done) return;
    }
    // Bytes that end in mid-sheet were cut, though the container did not notice.
    scanner.finish();
  }
}

/** The part as text, piece by piece. @param told how many bytes there were so far */
async function* texts(
  open: OpenFile,
  entry: ZipEntry,
  told: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let bytes = 0;
  for await (const piece of inflate(open, entry)) {
    bytes += piece.length;
    told(bytes);
    yield decoder.write(piece);
  }
}
