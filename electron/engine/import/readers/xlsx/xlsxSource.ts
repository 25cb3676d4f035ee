/** A workbook's sheet as rows. */
import type { OpenFile } from "../fileKind.ts";
import { limits } from "../limits.ts";
import type { OnRow } from "../source.ts";
import { WorkbookSource } from "../workbookSource.ts";
import { SharedStrings } from "./sharedStrings.ts";
import { SheetScanner } from "./sheetScanner.ts";
import { readWorkbook, type SheetPart, type Workbook } from "./workbook.ts";
import { inflate, type ZipEntry } from "./zip.ts";

export class XlsxSource extends WorkbookSource {
  private readonly open: OpenFile;
  private readonly workbook: Workbook;
  private strings: string[] | null = null;

  private constructor(open: OpenFile, workbook: Workbook) {
    super("xlsx", open.path, workbook.sheets);
    this.open = open;
    this.workbook = workbook;
  }

  /** @throws ReadError for what is no workbook, or one that is damaged or hostile */
  static async of(open: OpenFile, entries: Map<string, ZipEntry>): Promise<XlsxSource> {
    return new XlsxSource(open, await readWorkbook(open, entries));
  }

  async rows(onRow: OnRow): Promise<void> {
    const sheet = this.workbook.sheets.find(({ name }) => name === this.info.sheet) as SheetPart;
    const { dayStyles, date1904 } = this.workbook;
    const context = { file: this.file, strings: await this.sharedStrings(), dayStyles, date1904 };
    const scanner = new SheetScanner(context, onRow);
    this.sheet = scanner;
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
    const strings = new SharedStrings(this.file);
    const entry = this.workbook.sharedStrings;
    if (entry)
      for await (const piece of inflate(this.open, entry, limits.sharedStringsBytes)) strings.push(piece);
    this.strings = strings.strings;
    return this.strings;
  }
}
