/**
 * An old Excel workbook (.xls, BIFF 2 to 8) as rows, read by SheetJS, which alone of the libraries looked at knows the
 * format and is looked after (0.20.3 has no open advisory). It reads a file whole, so its size is bounded here and its
 * memory by the worker's (`readerClient.ts`).
 */
import { basename } from "node:path";
import { read, set_cptable, type CellObject, type WorkBook } from "@e965/xlsx";
import iconv from "iconv-lite";
import { type Cell, isFailure, NOT_CALCULATED } from "../../../../../src/core/mapping/cell.ts";
import { serialDay } from "../../../../../src/core/mapping/day.ts";
import { type OpenFile, readAt } from "../fileKind.ts";
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";
import type { OnRow } from "../source.ts";
import { WorkbookSource } from "../workbookSource.ts";
import { placeOf, uncalculated, workbookStream } from "./uncalculated.ts";
import { isDayFormat } from "../xlsx/workbook.ts";

/** Texts before Excel 97 are in the writer's code page. */
set_cptable({
  utils: {
    decode: (page: number, data: ArrayLike<number>) => {
      const name = page === 1200 ? "utf16le" : page === 65_001 ? "utf8" : String(page);
      return iconv.decode(Buffer.from(Array.from(data)), iconv.encodingExists(name) ? name : "1252");
    },
  },
});

/** What Excel shows in place of a value. */
const errors: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

export class XlsSource extends WorkbookSource {
  private readonly book: WorkBook;
  private readonly days = new Map<string, boolean>();

  private readonly stream: Buffer | null;
  /** By sheet. */
  private readonly blanks = new Map<string, ReadonlySet<number>>();

  private constructor(path: string, book: WorkBook, stream: Buffer | null) {
    const state = book.Workbook?.Sheets ?? [];
    // Charts and macros are sheets without cells.
    const sheets = book.SheetNames.flatMap((name, at) =>
      book.Sheets[name]?.["!type"] === undefined ? [{ name, hidden: Boolean(state[at]?.Hidden) }] : [],
    );
    super("xls", path, sheets);
    if (sheets.length === 0) throw new ReadError("noSheet", { file: this.file });
    this.book = book;
    this.stream = stream;
  }

  /** @throws ReadError xlsTooLarge, sheetPassword, xlsDamaged, noSheet */
  static async of(open: OpenFile): Promise<XlsSource> {
    const file = basename(open.path);
    if (open.size > limits.xlsBytes)
      throw new ReadError("xlsTooLarge", { file, most: limits.xlsBytes / 1024 ** 2 });
    const bytes = readAt(open, 0, open.size);
    let book: WorkBook;
    try {
      book = read(bytes, {
        type: "buffer",
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellText: false,
        cellNF: true,
        cellStyles: true,
      });
    } catch (error) {
      throw new ReadError(
        /password-protected|Encryption scheme/.test(String(error)) ? "sheetPassword" : "xlsDamaged",
        { file },
      );
    }
    return new XlsSource(open.path, book, workbookStream(bytes));
  }

  async rows(onRow: OnRow): Promise<void> {
    const sheet = this.book.Sheets[this.info.sheet as string];
    const data: (CellObject | undefined)[][] = sheet?.["!data"] ?? [];
    const hidden = (sheet?.["!cols"] ?? []).flatMap((column, at) => (column?.hidden ? [at] : []));
    const state = { rowHidden: false, hiddenColumns: new Set(hidden) };
    this.sheet = state;
    const rows = sheet?.["!rows"] ?? [];
    const blanks = this.uncalculated();
    const cells: Cell[] = [];
    for (let row = 0; row < data.length; row += 1) {
      const line = data[row] ?? [];
      let filled = false;
      for (let column = 0; column < line.length; column += 1) {
        const value = blanks.has(placeOf(row, column)) ? NOT_CALCULATED : this.value(line[column]);
        cells[column] = value;
        filled ||= value !== "";
      }
      this.share = (row + 1) / data.length;
      state.rowHidden = rows[row]?.hidden ?? false;
      if (filled && onRow(cells, line.length, row + 1) === false) return;
    }
  }

  /** The library does not tell them: a sheet's formulas are looked at once more. */
  private uncalculated(): ReadonlySet<number> {
    const name = this.info.sheet as string;
    const known = this.blanks.get(name);
    if (known) return known;
    const found = uncalculated(this.stream, this.book.SheetNames.indexOf(name));
    this.blanks.set(name, found);
    return found;
  }

  private value(cell: CellObject | undefined): Cell {
    if (!cell || cell.v === undefined || cell.v === null) return "";
    if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
    if (cell.t === "e") return errors[Number(cell.v)] ?? "#N/A";
    if (typeof cell.v !== "number") return String(cell.v);
    if (!this.isDay(cell.z)) return cell.v;
    const day = serialDay(cell.v, this.book.Workbook?.WBProps?.date1904 ?? false);
    return isFailure(day) ? "1900-02-29" : (day ?? cell.v);
  }

  private isDay(format: CellObject["z"]): boolean {
    if (format === undefined) return false;
    const code = String(format);
    let day = this.days.get(code);
    if (day === undefined) {
      day = isDayFormat(code);
      this.days.set(code, day);
    }
    return day;
  }
}
