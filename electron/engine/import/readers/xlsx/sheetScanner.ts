/**
 * A sheet's XML to rows, scanned from its bytes as they are inflated. Our own, because building an XML tree or events for
 * every tag takes five times as long (PERFORMANCE.md), and because a cell of a gigabyte has to be refused before it is in
 * memory. Text is decoded only where a cell is kept. `tests/import/xlsx.test.ts` compares with hucre over real files.
 */
import type { Cell } from "../../../../../src/core/mapping/cell.ts";
import { columnLetters } from "../../../../../src/core/mapping/headers.ts";
import { isFailure } from "../../../../../src/core/mapping/cell.ts";
import { serialDay } from "../../../../../src/core/mapping/day.ts";
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";
import type { OnRow } from "../source.ts";
import { itemText, plainText } from "./texts.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;
const QUOTE = 34;
const APOSTROPHE = 39;

const HIDDEN = /\shidden=["'](?:1|true)["']/;

export interface SheetContext {
  file: string;
  strings: readonly string[];
  dayStyles: readonly boolean[];
  date1904: boolean;
}

export class SheetScanner {
  private readonly context: SheetContext;
  private readonly onRow: OnRow;
  private rest: Buffer = Buffer.alloc(0);
  private cells: Cell[] = [];
  private count = 0;
  private filled = false;
  private row = 0;
  rowHidden = false;
  readonly hiddenColumns = new Set<number>();
  /** The sheet's data has ended, or the caller has had enough. */
  done = false;

  constructor(context: SheetContext, onRow: OnRow) {
    this.context = context;
    this.onRow = onRow;
  }

  /** @throws ReadError cellTooLong, tooManyColumns */
  push(piece: Buffer): void {
    if (this.done) return;
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const keep = this.scan(bytes);
    this.rest = this.done ? Buffer.alloc(0) : Buffer.from(bytes.subarray(keep));
    if (this.rest.length > limits.recordChars * 4) {
      throw new ReadError("cellTooLong", {
        row: this.row,
        column: columnLetters(this.count),
        most: limits.cellChars,
      });
    }
  }

  /** @returns where what is not whole yet begins */
  private scan(bytes: Buffer): number {
    const length = bytes.length;
    let at = 0;
    for (;;) {
      while (at < length && bytes[at] !== LESS) at += 1;
      if (at >= length) return length;
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
      if (size === 1 && first === 99 && !closing) {
        if (bytes[close - 1] === SLASH) this.put(this.place(bytes, end, close).column, "");
        else {
          at = this.cell(bytes, end, close);
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
    this.row = numberAttribute(bytes, from, to) ?? this.row + 1;
    this.count = 0;
    this.filled = false;
    this.rowHidden = HIDDEN.test(bytes.toString("latin1", from, to));
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
    if (this.filled && this.onRow(this.cells, this.count, this.row) === false) this.done = true;
    this.filled = false;
  }

  /** Moves to the cell's column, leaving cells between empty. @returns the style's index in the upper bits, the type below */
  private place(bytes: Buffer, from: number, to: number): { column: number; style: number; type: number } {
    let column = -1;
    let style = 0;
    let type = 110; // n
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
        // s, str, inlineStr, b, e, d, n: told apart by the first letters.
        type = bytes[value] === 115 && bytes[value + 1] === 116 ? 83 : (bytes[value] as number);
        while (bytes[value] !== quote && value < to) value += 1;
      } else while (bytes[value] !== quote && value < to) value += 1;
      at = value;
    }
    if (column < 0) column = this.count;
    if (column >= limits.columns)
      throw new ReadError("tooManyColumns", { row: this.row, most: limits.columns });
    while (this.count < column) {
      this.cells[this.count] = "";
      this.count += 1;
    }
    return { column, style, type };
  }

  /** @returns the position after `</c>`, or -1 where it has not come yet */
  private cell(bytes: Buffer, from: number, open: number): number {
    const length = bytes.length;
    let valueFrom = -1;
    let valueTo = -1;
    let itemFrom = -1;
    let itemTo = -1;
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
      } else if (bytes[end - 1] !== SLASH) {
        if (first === 118 && single) valueFrom = at;
        else if (first === 105 && bytes[name + 1] === 115) itemFrom = at;
      }
    }
    const { column, style, type } = this.place(bytes, from, open);
    const value =
      itemFrom >= 0 && itemTo >= itemFrom
        ? itemText(bytes, itemFrom, itemTo)
        : valueFrom >= 0 && valueTo > valueFrom
          ? this.value(bytes, valueFrom, valueTo, type, style)
          : "";
    this.put(column, value);
    return at;
  }

  private put(column: number, value: Cell): void {
    this.cells[column] = value;
    this.count = column + 1;
    if (value !== "") this.filled = true;
  }

  private value(bytes: Buffer, from: number, to: number, type: number, style: number): Cell {
    if (type === 115) return this.context.strings[integer(bytes, from, to)] ?? "";
    if (type === 98) return bytes[from] === 49 ? "TRUE" : "FALSE";
    if (type !== 110) return plainText(bytes, from, to);
    const number = shortNumber(bytes, from, to);
    if (Number.isNaN(number)) return plainText(bytes, from, to);
    if (this.context.dayStyles[style] !== true) return number;
    const day = serialDay(number, this.context.date1904);
    // Excel shows serial 60 as a day that never was; the parser will say so.
    return isFailure(day) ? "1900-02-29" : (day ?? number);
  }
}

function numberAttribute(bytes: Buffer, from: number, to: number): number | null {
  for (let at = from; at + 3 < to; at += 1) {
    if (bytes[at] !== 114 || bytes[at + 1] !== 61 || (bytes[at - 1] as number) > 32) continue;
    const row = integer(bytes, at + 3, to);
    return row > 0 ? row : null;
  }
  return null;
}

function integer(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

/** Most numbers are short integers; the rest goes through the language's own parser. */
function shortNumber(bytes: Buffer, from: number, to: number): number {
  if (to - from <= 15) {
    let value = 0;
    let at = from;
    for (; at < to; at += 1) {
      const digit = (bytes[at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === to) return value;
  }
  const text = bytes.toString("latin1", from, to).trim();
  return text === "" ? Number.NaN : Number(text);
}
