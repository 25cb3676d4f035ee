/**
 * A sheet's XML to rows, scanned from its bytes as they are inflated. Our own, because building an XML tree or events for
 * every tag takes five times as long (PERFORMANCE.md), and because a cell of a gigabyte has to be refused before it is in
 * memory. Text is decoded only where a cell is kept. `tests/import/xlsx.test.ts` compares with hucre over real files.
 */
import { NOT_CALCULATED } from "../../../../../src/core/mapping/cell.ts";
import { columnLetters } from "../../../../../src/core/mapping/headers.ts";
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";
import type { OnRow } from "../source.ts";
import { ByteWindow } from "./byteWindow.ts";
import { CellValues, FORMULA_TEXT, NUMBER, type SheetContext, typeOf } from "./cellValues.ts";
import { integer } from "./numbers.ts";
import { PlainCells } from "./plainCells.ts";
import { RowCells } from "./rowCells.ts";
import { itemText } from "./texts.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;
const QUOTE = 34;
const APOSTROPHE = 39;
const SPACE = 32;
const C = 99;

const HIDDEN = /\shidden=["'](?:1|true)["']/;

export class SheetScanner {
  private readonly onRow: OnRow;
  private readonly window = new ByteWindow();
  private readonly values: CellValues;
  private readonly current = new RowCells();
  private readonly plain: PlainCells;
  rowHidden = false;
  readonly hiddenColumns = new Set<number>();
  /** The sheet's data has ended, or the caller has had enough. */
  done = false;

  constructor(context: SheetContext, onRow: OnRow) {
    this.onRow = onRow;
    this.values = new CellValues(context);
    this.plain = new PlainCells(this.current, this.values);
  }

  /** @throws ReadError cellTooLong, tooManyColumns */
  push(piece: Buffer): void {
    if (this.done) return;
    const { window } = this;
    window.add(piece);
    window.drop(this.scan(window.bytes, window.length));
    if (window.length > limits.recordChars * 4) {
      const { row, count } = this.current;
      throw new ReadError("cellTooLong", { row, column: columnLetters(count), most: limits.cellChars });
    }
  }

  /** @returns where what is not whole yet begins */
  private scan(bytes: Buffer, length: number): number {
    let at = 0;
    for (;;) {
      while (bytes[at] !== LESS) at += 1;
      if (at >= length) return length;
      if (bytes[at + 1] === C && (bytes[at + 2] === SPACE || bytes[at + 2] === GREATER)) {
        const next = this.plain.read(bytes, at + 2);
        if (next > 0) {
          at = next;
          continue;
        }
      }
      const tag = at;
      const closing = bytes[at + 1] === SLASH;
      let name = closing ? at + 2 : at + 1;
      let end = name;
      let byte = bytes[end];
      while (
        end < length &&
        byte !== GREATER &&
        byte !== 32 &&
        byte !== SLASH &&
        byte !== 10 &&
        byte !== 13 &&
        byte !== 9
      ) {
        if (byte === COLON) name = end + 1;
        end += 1;
        byte = bytes[end];
      }
      let close = end;
      while (close < length && bytes[close] !== GREATER) close += 1;
      if (close >= length) return tag;
      const size = end - name;
      const first = bytes[name];
      at = close + 1;
      if (size === 1 && first === C && !closing) {
        if (bytes[close - 1] === SLASH) this.current.put(attributesOf(bytes, end, close).column, "");
        else {
          at = this.cell(bytes, length, end, close);
          if (at < 0) return tag;
        }
      } else if (size === 3 && first === 114 && bytes[name + 1] === 111 && bytes[name + 2] === 119) {
        if (closing) this.endRow();
        else this.beginRow(bytes, end, close);
      } else if (
        size === 3 &&
        first === 99 &&
        bytes[name + 1] === 111 &&
        bytes[name + 2] === 108 &&
        !closing
      ) {
        this.column(bytes.toString("latin1", end, close));
      } else if (size === 9 && closing && bytes.toString("latin1", name, end) === "sheetData")
        this.done = true;
      if (this.done) return length;
    }
  }

  private beginRow(bytes: Buffer, from: number, to: number): void {
    this.current.begin(numberAttribute(bytes, from, to) ?? this.current.row + 1);
    this.rowHidden = mayHide(bytes, from, to) && HIDDEN.test(bytes.toString("latin1", from, to));
  }

  /** `<col min="2" max="3" hidden="1"/>`; the columns come before the rows. */
  private column(attributes: string): void {
    if (!HIDDEN.test(attributes)) return;
    const bound = (name: RegExp) => Number(name.exec(attributes)?.[1] ?? 0);
    const last = Math.min(bound(/\smax=["'](\d{1,7})/), limits.columns);
    for (let column = Math.max(1, bound(/\smin=["'](\d{1,7})/)); column <= last; column += 1)
      this.hiddenColumns.add(column - 1);
  }

  private endRow(): void {
    const { cells, count, row, filled } = this.current;
    if (filled && this.onRow(cells, count, row) === false) this.done = true;
    this.current.filled = false;
  }

  /** @returns the position after `</c>`, or -1 where it has not come yet */
  private cell(bytes: Buffer, length: number, from: number, open: number): number {
    let valueFrom = -1;
    let valueTo = -1;
    let itemFrom = -1;
    let itemTo = -1;
    let formula = false;
    let at = open + 1;
    for (;;) {
      while (at < length && bytes[at] !== LESS) at += 1;
      if (at >= length) return -1;
      const tag = at;
      const closing = bytes[at + 1] === SLASH;
      let name = closing ? at + 2 : at + 1;
      let end = name;
      let byte = bytes[end];
      while (end < length && byte !== GREATER && byte !== 32 && byte !== SLASH) {
        if (byte === COLON) name = end + 1;
        end += 1;
        byte = bytes[end];
      }
      while (end < length && bytes[end] !== GREATER) end += 1;
      if (end >= length) return -1;
      at = end + 1;
      const first = bytes[name];
      const single = bytes[name + 1] === GREATER || bytes[name + 1] === 32;
      if (closing) {
        if (first === 99 && single) break;
        if (first === 118 && single) valueTo = tag;
        else if (first === 105 && bytes[name + 1] === 115) itemTo = tag;
      } else {
        if (first === 102 && (single || bytes[name + 1] === SLASH)) formula = true;
        if (bytes[end - 1] === SLASH) continue;
        if (first === 118 && single) valueFrom = at;
        else if (first === 105 && bytes[name + 1] === 115) itemFrom = at;
      }
    }
    const { column, style, type } = attributesOf(bytes, from, open);
    const value =
      itemFrom >= 0 && itemTo >= itemFrom
        ? itemText(bytes, itemFrom, itemTo)
        : valueFrom >= 0 && valueTo > valueFrom
          ? this.values.value(bytes, valueFrom, valueTo, type, style)
          : formula && type !== FORMULA_TEXT
            ? NOT_CALCULATED
            : "";
    this.current.put(column, value);
    return at;
  }
}

/** Whether a row's attributes hold something that begins like `hidden`: most rows need no closer look. */
function mayHide(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (bytes[at] === 104 && bytes[at + 1] === 105 && bytes[at + 2] === 100) return true;
  return false;
}

/** A cell's attributes, however they are written. @returns column -1 where it is not told */
function attributesOf(
  bytes: Buffer,
  from: number,
  to: number,
): { column: number; style: number; type: number } {
  let column = -1;
  let style = 0;
  let type = NUMBER;
  for (let at = from; at < to; at += 1) {
    // Attributes are r, s, t and a few that don't matter here, each after white space.
    const name = bytes[at] as number;
    if (bytes[at + 1] !== 61 || (bytes[at - 1] as number) > 32) continue;
    const quote = bytes[at + 2];
    if (quote !== QUOTE && quote !== APOSTROPHE) continue;
    let value = at + 3;
    if (name === 114) {
      column = 0;
      for (; bytes[value] !== quote && value < to; value += 1) {
        const letter = (bytes[value] as number) & 0xdf;
        if (letter >= 65 && letter <= 90) column = column * 26 + letter - 64;
      }
      column -= 1;
    } else if (name === 115) {
      for (; bytes[value] !== quote && value < to; value += 1)
        style = style * 10 + (bytes[value] as number) - 48;
    } else if (name === 116) {
      type = typeOf(bytes[value] as number, bytes[value + 1] as number);
      while (bytes[value] !== quote && value < to) value += 1;
    } else while (bytes[value] !== quote && value < to) value += 1;
    at = value;
  }
  return { column, style, type };
}

function numberAttribute(bytes: Buffer, from: number, to: number): number | null {
  for (let at = from; at + 3 < to; at += 1) {
    if (bytes[at] !== 114 || bytes[at + 1] !== 61 || (bytes[at - 1] as number) > 32) continue;
    const row = integer(bytes, at + 3, to);
    return row > 0 ? row : null;
  }
  return null;
}
