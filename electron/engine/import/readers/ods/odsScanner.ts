/** One sheet of an OpenDocument file to rows, scanned as it is inflated. Formulas are passed over: the values kept beside them are read. */
import { type Cell, NOT_CALCULATED } from "../../../../../src/core/mapping/cell.ts";
import { columnLetters } from "../../../../../src/core/mapping/headers.ts";
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";
import type { OnRow } from "../source.ts";
import { decodeEntities } from "../xlsx/xml.ts";
import { attribute, TagStream } from "./tagStream.ts";

export class OdsScanner {
  private readonly file: string;
  private readonly onRow: OnRow;
  private readonly stream: TagStream;
  /** Sheets to go before the chosen one begins. */
  private before: number;
  /** 1 in the chosen sheet, more in a table within one of its cells. */
  private depth = 0;
  private ended = false;
  private cells: Cell[] = [];
  private count = 0;
  /** Empty cells that stand before the next filled one, if there is one. */
  private gap = 0;
  private row = 0;
  private rowRepeat = 1;
  private column = 0;
  private repeated = 0;
  rowHidden = false;
  readonly hiddenColumns = new Set<number>();
  private inCell = false;
  private cellAttributes = "";
  private text = "";
  private paragraphs = 0;
  private inParagraph = false;
  /** Within notes, drawings and phonetic guides: their text is none of the cell's. */
  private aside = 0;

  /** @param sheet which one, from 0 */
  constructor(file: string, sheet: number, onRow: OnRow) {
    this.file = file;
    this.before = sheet;
    this.onRow = onRow;
    this.stream = new TagStream(file, {
      open: (name, attributes, empty) => this.openTag(name, attributes, empty),
      close: (name) => this.closeTag(name),
      text: (text) => {
        if (this.inParagraph && this.aside === 0) this.add(decodeEntities(text.replace(/[\t\r\n ]+/g, " ")));
      },
    });
  }

  get done(): boolean {
    return this.stream.stopped;
  }

  /** @throws ReadError cellTooLong, tooManyColumns, tooManyRows, textTooLong, zipBomb */
  push(piece: string): void {
    this.stream.push(piece);
  }

  /** @throws ReadError zipDamaged where the sheet did not end */
  finish(): void {
    if (!this.ended) throw new ReadError("zipDamaged", { file: this.file });
  }

  private openTag(name: string, attributes: string, empty: boolean): void {
    if (name === "table:table") this.openTable(empty);
    else if (this.depth !== 1 || this.before >= 0) return;
    else if (this.inCell) this.inside(name, attributes, empty);
    else if (name === "table:table-row") {
      this.row += 1;
      this.rowRepeat = repeatOf(attributes, "table:number-rows-repeated");
      this.rowHidden = HIDDEN.has(attribute(attributes, "table:visibility") ?? "");
      this.count = 0;
      this.gap = 0;
      if (empty) this.row += this.rowRepeat - 1;
    } else if (name === "table:table-cell" || name === "table:covered-table-cell") {
      if (empty || name === "table:covered-table-cell") {
        this.put(empty && name === "table:table-cell" ? valueOf(attributes, "") : "", attributes);
        // What a merged cell covers may still hold text, which nobody sees.
        if (!empty) this.beginCell(null);
      } else this.beginCell(attributes);
    } else if (name === "table:table-column") this.openColumn(attributes);
  }

  private openTable(empty: boolean): void {
    if (this.depth === 0) this.before -= 1;
    if (!empty) this.depth += 1;
    else if (this.depth === 0 && this.before === -1) this.end();
  }

  private beginCell(attributes: string | null): void {
    this.inCell = true;
    this.cellAttributes = attributes ?? COVERED;
    this.text = "";
    this.paragraphs = 0;
    this.inParagraph = false;
    this.aside = 0;
  }

  private inside(name: string, attributes: string, empty: boolean): void {
    if (isAside(name)) {
      if (!empty) this.aside += 1;
    } else if (this.aside > 0) return;
    else if (name === "text:p" || name === "text:h") {
      if (this.paragraphs > 0) this.add("\n");
      this.paragraphs += 1;
      this.inParagraph = !empty;
    } else if (name === "text:s") this.add(" ".repeat(Math.min(repeatOf(attributes, "text:c"), 1000)));
    else if (name === "text:tab") this.add("\t");
    else if (name === "text:line-break") this.add("\n");
  }

  private closeTag(name: string): void {
    if (name === "table:table") {
      this.depth = Math.max(0, this.depth - 1);
      if (this.depth === 0 && this.before === -1) this.end();
      return;
    }
    if (this.depth !== 1 || this.before >= 0) return;
    if (this.inCell) {
      if (isAside(name)) this.aside = Math.max(0, this.aside - 1);
      else if (this.aside > 0) return;
      else if (name === "text:p" || name === "text:h") this.inParagraph = false;
      else if (name === "table:table-cell" || name === "table:covered-table-cell") {
        this.inCell = false;
        if (this.cellAttributes !== COVERED)
          this.put(valueOf(this.cellAttributes, this.text), this.cellAttributes);
      }
    } else if (name === "table:table-row") this.endRow();
  }

  private end(): void {
    this.ended = true;
    this.stream.stopped = true;
  }

  private openColumn(attributes: string): void {
    const next = Math.min(
      this.column + repeatOf(attributes, "table:number-columns-repeated"),
      limits.columns,
    );
    if (HIDDEN.has(attribute(attributes, "table:visibility") ?? ""))
      for (let column = this.column; column < next; column += 1) this.hiddenColumns.add(column);
    this.column = next;
  }

  private add(text: string): void {
    this.text += text;
    if (this.text.length > limits.recordChars) {
      const column = columnLetters(this.count + this.gap);
      throw new ReadError("cellTooLong", { file: this.file, row: this.row, column, most: limits.cellChars });
    }
  }

  private put(value: Cell, attributes: string): void {
    const times = repeatOf(attributes, "table:number-columns-repeated");
    if (value === "") {
      this.gap += times;
      return;
    }
    if (this.count + this.gap + times > limits.columns)
      throw new ReadError("tooManyColumns", { file: this.file, row: this.row, most: limits.columns });
    for (; this.gap > 0; this.gap -= 1) this.cells[this.count++] = "";
    for (let time = 0; time < times; time += 1) this.cells[this.count++] = value;
  }

  private endRow(): void {
    const last = this.row + this.rowRepeat - 1;
    if (this.count > 0) {
      if (last > limits.rows) throw new ReadError("tooManyRows", { file: this.file, most: limits.rows });
      this.repeated += (this.rowRepeat - 1) * this.count;
      if (this.repeated > limits.repeatedCells)
        throw new ReadError("zipBomb", { file: this.file, part: "content.xml" });
      for (; this.row <= last; this.row += 1) {
        if (this.onRow(this.cells, this.count, this.row) !== false) continue;
        this.end();
        return;
      }
    }
    this.row = last;
  }
}

const COVERED = " ";
const HIDDEN: ReadonlySet<string> = new Set(["collapse", "filter"]);

const isAside = (name: string): boolean =>
  name === "office:annotation" ||
  name === "text:ruby-text" ||
  name === "text:note" ||
  name.startsWith("draw:");

function repeatOf(attributes: string, name: string): number {
  const text = attribute(attributes, name);
  const times = text === null ? 1 : Number(text);
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}

/** @param text of the cell's paragraphs */
function valueOf(attributes: string, text: string): Cell {
  const type = attribute(attributes, "office:value-type");
  const value = typedValue(type, attributes, text);
  // A formula's empty text has its type; one that no program has worked out yet has none.
  return value === "" && type !== "string" && attribute(attributes, "table:formula") !== null
    ? NOT_CALCULATED
    : value;
}

function typedValue(type: string | null, attributes: string, text: string): Cell {
  switch (type) {
    case "float":
    case "currency":
    case "percentage": {
      const value = attribute(attributes, "office:value");
      const number = value === null || value === "" ? Number.NaN : Number(value);
      return Number.isFinite(number) ? number : text;
    }
    case "date": {
      const day = attribute(attributes, "office:date-value") ?? "";
      return /^\d{4}-\d\d-\d\d(?:T|$)/.test(day) ? day.slice(0, 10) : text || day;
    }
    case "boolean":
      return attribute(attributes, "office:boolean-value") === "true" ? "TRUE" : "FALSE";
    default:
      return text || decodeEntities(attribute(attributes, "office:string-value") ?? "");
  }
}
