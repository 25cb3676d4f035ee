/** A workbook's sheet as rows. */
import { basename } from "node:path";
import type { OpenFile } from "../fileKind.ts";
import { limits } from "../limits.ts";
import { assertSheet, type OnRow, type SheetSource, type SourceInfo } from "../source.ts";
import { SharedStrings } from "./sharedStrings.ts";
import { SheetScanner } from "./sheetScanner.ts";
import { readWorkbook, type SheetPart, type Workbook } from "./workbook.ts";
import { inflate, type ZipEntry } from "./zip.ts";

export class XlsxSource implements SheetSource {
  readonly info: SourceInfo;
  readonly ragged = false;
  /** XML can hold neither broken characters nor NUL. */
  readonly suspect = false;
  readonly visible: readonly string[];
  private readonly open: OpenFile;
  private readonly workbook: Workbook;
  private strings: string[] | null = null;
  private share = 0;
  private scanner: SheetScanner | null = null;

  private constructor(open: OpenFile, workbook: Workbook) {
    this.open = open;
    this.workbook = workbook;
    this.visible = workbook.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
    const sheets = workbook.sheets.map(({ name }) => name);
    this.info = {
      format: "xlsx",
      encoding: null,
      delimiter: null,
      sheets,
      sheet: this.visible[0] ?? sheets[0] ?? null,
    };
  }

  /** @throws ReadError for what is no workbook, or one that is damaged or hostile */
  static async of(open: OpenFile, entries: Map<string, ZipEntry>): Promise<XlsxSource> {
    return new XlsxSource(open, await readWorkbook(open, entries));
  }

  /** @throws ReadError sheetNameUnknown */
  choose(name: string): void {
    assertSheet(this.info.sheets, name, basename(this.open.path));
    this.info.sheet = name;
  }

  get rowHidden(): boolean {
    return this.scanner?.rowHidden ?? false;
  }

  get hiddenColumns(): ReadonlySet<number> {
    return this.scanner?.hiddenColumns ?? new Set();
  }

  progress(): number {
    return this.share;
  }

  async rows(onRow: OnRow): Promise<void> {
    const sheet = this.workbook.sheets.find(({ name }) => name === this.info.sheet) as SheetPart;
    const { dayStyles, date1904 } = this.workbook;
    const context = {
      file: basename(this.open.path),
      strings: await this.sharedStrings(),
      dayStyles,
      date1904,
    };
    const scanner = new SheetScanner(context, onRow);
    this.scanner = scanner;
    let inflated = 0;
    for await (const piece of inflate(this.open, sheet.entry)) {
      inflated += piece.length;
      this.share = sheet.entry.size > 0 ? Math.min(1, inflated / sheet.entry.size) : 1;
      scanner.push(piece);
      if (scanner.done) break;
    }
  }

  private async sharedStrings(): Promise<string[]> {
    if (this.strings) return this.strings;
    const strings = new SharedStrings(basename(this.open.path));
    const entry = this.workbook.sharedStrings;
    if (entry)
      for await (const piece of inflate(this.open, entry, limits.sharedStringsBytes)) strings.push(piece);
    this.strings = strings.strings;
    return this.strings;
  }
}
