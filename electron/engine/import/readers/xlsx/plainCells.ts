/**
 * Cells as nearly all writers write them: `r`, `s` and `t` at most, in double quotes, then one value or one inline text or
 * nothing. They are read in one look at each byte; what is written otherwise is left to the scanner.
 *
 * Bytes are those of a {@link ByteWindow}: past their end comes a `<` and zeros, so that nothing here needs a bound.
 */
import { type CellValues, NUMBER, typeOf } from "./cellValues.ts";
import type { RowCells } from "./rowCells.ts";
import { TextCache } from "./textCache.ts";
import { plainText } from "./texts.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const QUOTE = 34;
const EQUALS = 61;
const SPACE = 32;
const AND = 38;
const UNDERSCORE = 95;
const C = 99;
const I = 105;
const R = 114;
const S = 115;
const T = 116;
const V = 118;

const spacePreserved = Buffer.from('<t xml:space="preserve">');

export class PlainCells {
  private readonly row: RowCells;
  private readonly values: CellValues;
  private readonly cache = new TextCache();

  constructor(row: RowCells, values: CellValues) {
    this.row = row;
    this.values = values;
  }

  /** @param from after `<c` @returns the position after the cell; 0 where it is written otherwise or has not come whole */
  read(bytes: Buffer, from: number): number {
    let at = from;
    let column = -1;
    let style = 0;
    let type = NUMBER;
    for (; bytes[at] === SPACE; at += 1) {
      const name = bytes[at + 1];
      if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return 0;
      at += 4;
      let byte = bytes[at] as number;
      if (name === R) {
        column = 0;
        for (; byte >= 65 && byte <= 90; byte = bytes[at] as number) {
          column = column * 26 + byte - 64;
          at += 1;
        }
        column -= 1;
        for (; byte >= 48 && byte <= 57; byte = bytes[at] as number) at += 1;
      } else if (name === S) {
        for (; byte >= 48 && byte <= 57; byte = bytes[at] as number) {
          style = style * 10 + byte - 48;
          at += 1;
        }
      } else if (name === T) {
        type = typeOf(byte, bytes[at + 1] as number);
        for (; byte >= 65 && byte <= 122; byte = bytes[at] as number) at += 1;
      } else return 0;
      if (byte !== QUOTE) return 0;
    }
    if (bytes[at] === SLASH && bytes[at + 1] === GREATER) return this.empty(column, at + 2);
    if (bytes[at] !== GREATER || bytes[at + 1] !== LESS) return 0;
    const child = bytes[at + 2];
    if (child === V && bytes[at + 3] === GREATER) return this.value(bytes, at + 4, column, style, type);
    if (child === I) return this.inline(bytes, at + 1, column);
    if (child !== SLASH || bytes[at + 3] !== C || bytes[at + 4] !== GREATER) return 0;
    return this.empty(column, at + 5);
  }

  private empty(column: number, end: number): number {
    this.row.put(column, "");
    return end;
  }

  /** `…</v></c>` */
  private value(bytes: Buffer, from: number, column: number, style: number, type: number): number {
    let to = from;
    while (bytes[to] !== LESS) to += 1;
    const isLast =
      bytes[to + 1] === SLASH && bytes[to + 2] === V && bytes[to + 3] === GREATER && endsCell(bytes, to + 4);
    if (!isLast) return 0;
    this.row.put(column, to > from ? this.values.value(bytes, from, to, type, style) : "");
    return to + 8;
  }

  /** `<is><t>…</t></is></c>` */
  private inline(bytes: Buffer, at: number, column: number): number {
    const opens = bytes[at + 2] === S && bytes[at + 3] === GREATER;
    if (!opens || bytes[at + 4] !== LESS || bytes[at + 5] !== T) return 0;
    let from = at + 7;
    if (bytes[at + 6] !== GREATER) {
      from = at + 4 + spacePreserved.length;
      if (spacePreserved.compare(bytes, at + 4, from) !== 0) return 0;
    }
    let to = from;
    let hash = 0;
    let bits = 0;
    let coded = false;
    for (let byte = bytes[to] as number; byte !== LESS; byte = bytes[to] as number) {
      bits |= byte;
      hash = Math.imul(hash, 31) + byte;
      if (byte === AND || byte === UNDERSCORE) coded = true;
      to += 1;
    }
    const closes =
      bytes[to + 1] === SLASH &&
      bytes[to + 2] === T &&
      bytes[to + 3] === GREATER &&
      bytes[to + 4] === LESS &&
      bytes[to + 5] === SLASH &&
      bytes[to + 6] === I &&
      bytes[to + 7] === S &&
      bytes[to + 8] === GREATER;
    if (!closes || !endsCell(bytes, to + 9)) return 0;
    const text = coded ? plainText(bytes, from, to) : this.cache.text(bytes, from, to, hash, bits < 128);
    this.row.put(column, text);
    return to + 13;
  }
}

/** `</c>` */
const endsCell = (bytes: Buffer, at: number): boolean =>
  bytes[at] === LESS && bytes[at + 1] === SLASH && bytes[at + 2] === C && bytes[at + 3] === GREATER;
