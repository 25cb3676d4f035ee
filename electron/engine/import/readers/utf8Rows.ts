/**
 * Records of a UTF-8 text straight from its bytes: most cells of an export were met before in their column, and such a cell
 * costs neither a decoding nor a new string. It takes what is plain (valid UTF-8, records that end at a line feed) and leaves
 * the rest, from the record where that begins, to the decoder and `CsvScanner`, which it agrees with to the character
 * (`tests/import/utf8Rows.test.ts`).
 */
import { isUtf8 } from "node:buffer";
import type { OnRecord } from "./csvScanner.ts";
import { limits } from "./limits.ts";
import { ReadError } from "./readError.ts";

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Cells of a column that are kept; how many must be new before the column may be given up; bytes of the longest. */
const MOST = 32_768;
const DOUBT = 16_384;
const LONGEST = 64;

/** A column's cells that were met, by their bytes. */
class MetCells {
  // Small at first: a hostile file has sixteen thousand columns.
  private slots = new Int32Array(32);
  private readonly hashes: number[] = [];
  private readonly starts: number[] = [];
  private readonly texts: string[] = [];
  private bytes = new Uint8Array(LONGEST);
  private used = 0;
  private asked = 0;
  /** Ids and the like are never met again: looking for them is given up. */
  private given = false;

  /** Of the cell that was asked for last; -1 where it is not kept. */
  number = -1;

  text(from: Buffer, start: number, end: number, hash: number, ascii: boolean): string {
    const length = end - start;
    this.number = -1;
    if (length === 0) return "";
    if (this.given || length > LONGEST) return decoded(from, start, end, ascii);
    this.asked += 1;
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = (this.slots[slot] as number) - 1;
      if (entry < 0) break;
      if (this.hashes[entry] === hash && this.isSame(entry, from, start, length)) {
        this.number = entry;
        return this.texts[entry] as string;
      }
      slot = (slot + 1) & mask;
    }
    const text = decoded(from, start, end, ascii);
    if (this.texts.length < MOST) this.keep(text, from, start, end, hash, slot);
    return text;
  }

  private isSame(entry: number, from: Uint8Array, start: number, length: number): boolean {
    const { bytes } = this;
    let at = this.starts[entry] as number;
    if ((this.starts[entry + 1] ?? this.used) - at !== length) return false;
    for (let index = start; index < start + length; index += 1, at += 1)
      if (bytes[at] !== from[index]) return false;
    return true;
  }

  private keep(text: string, from: Uint8Array, start: number, end: number, hash: number, slot: number): void {
    const length = end - start;
    if (this.used + length > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (let index = 0; index < length; index += 1)
      this.bytes[this.used + index] = from[start + index] as number;
    this.starts.push(this.used);
    this.used += length;
    this.hashes.push(hash);
    this.number = this.texts.length;
    this.texts.push(text);
    this.slots[slot] = this.texts.length;
    const { length: kept } = this.texts;
    if (kept * 2 > this.slots.length) this.grow();
    if (kept === DOUBT && this.asked < kept * 2) this.giveUp();
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    this.hashes.forEach((hash, entry) => {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    });
  }

  private giveUp(): void {
    this.given = true;
    this.number = -1;
    this.slots = new Int32Array(1);
    this.bytes = new Uint8Array(1);
    for (const list of [this.hashes, this.starts, this.texts]) list.length = 0;
  }
}

const decoded = (from: Buffer, start: number, end: number, ascii: boolean): string =>
  from.toString(ascii ? "latin1" : "utf8", start, end);

export class Utf8Rows {
  private readonly mark: number;
  private readonly onRecord: OnRecord;
  private readonly cells: string[] = [];
  private readonly columns: MetCells[] = [];
  /** Numbers of the record's cells among those of their column that were met; -1 for others. */
  met = new Int32Array(64);
  /** Where the cell ends that was read last. */
  private end = 0;
  /** Records so far. */
  record = 0;
  stopped = false;

  /** @param delimiter one ASCII character */
  constructor(delimiter: string, onRecord: OnRecord) {
    this.mark = delimiter.charCodeAt(0);
    this.onRecord = onRecord;
  }

  /** What of a chunk, which begins with a record, is plain: all to its last line feed, or nothing. @returns its length */
  static plainPart(chunk: Buffer): number {
    const length = chunk.lastIndexOf(LF) + 1;
    return isUtf8(chunk.subarray(0, length)) ? length : 0;
  }

  /**
   * @param length of the plain part
   * @returns where the first record begins that has not ended
   * @throws ReadError tooManyColumns
   */
  scan(chunk: Buffer, length: number): number {
    const { mark, cells } = this;
    let position = 0;
    while (position < length) {
      const start = position;
      let count = 0;
      let done = false;
      while (!done) {
        const cell = chunk[position] === QUOTE ? this.quoted(chunk, position, length, count) : null;
        if (cell === null) cells[count] = this.plain(chunk, position, count);
        // The quote's end lies in a later chunk.
        else if (cell === undefined) return start;
        else cells[count] = cell;
        position = this.end;
        count += 1;
        if (count === this.met.length) this.widen();
        if (count > limits.columns)
          throw new ReadError("tooManyColumns", { row: this.record + 1, most: limits.columns });
        done = chunk[position] !== mark;
        position += 1;
      }
      this.record += 1;
      if (this.onRecord(cells, count, this.record, this.met) === false) {
        this.stopped = true;
        return position;
      }
    }
    return length;
  }

  /** A cell without quotes; there is a line feed behind it. */
  private plain(chunk: Buffer, from: number, column: number): string {
    const { mark } = this;
    let hash = 0;
    let all = 0;
    let at = from;
    let code = chunk[at] as number;
    while (code !== mark && code !== LF) {
      hash = Math.imul(hash ^ code, 0x01000193);
      all |= code;
      at += 1;
      code = chunk[at] as number;
    }
    this.end = at;
    if (code === LF && at > from && chunk[at - 1] === CR) {
      this.met[column] = -1;
      return decoded(chunk, from, at - 1, all < 128);
    }
    return this.textIn(column, chunk, from, at, hash, all < 128);
  }

  /** @returns undefined where the chunk ends before the cell does */
  private quoted(chunk: Buffer, from: number, length: number, column: number): string | undefined {
    let value = "";
    let start = from + 1;
    let at = start;
    let hash = 0;
    let all = 0;
    for (;;) {
      if (at >= length) return undefined;
      const code = chunk[at] as number;
      if (code === QUOTE) {
        if (chunk[at + 1] !== QUOTE) break;
        value += chunk.toString("utf8", start, at + 1);
        at += 2;
        start = at;
        continue;
      }
      hash = Math.imul(hash ^ code, 0x01000193);
      all |= code;
      at += 1;
    }
    const { mark } = this;
    let after = at + 1;
    while (after < length && chunk[after] !== mark && chunk[after] !== LF) after += 1;
    if (after >= length) return undefined;
    this.end = after;
    if (after === at + 1 && start === from + 1) return this.textIn(column, chunk, start, at, hash, all < 128);
    this.met[column] = -1;
    value += chunk.toString("utf8", start, at);
    // What stands between the closing quote and the next mark belongs to the cell.
    const tail = chunk.toString("utf8", at + 1, after);
    return tail === "\r" ? value : value + tail.trimEnd();
  }

  private textIn(
    column: number,
    chunk: Buffer,
    start: number,
    end: number,
    hash: number,
    ascii: boolean,
  ): string {
    let cells = this.columns[column];
    if (!cells) {
      cells = new MetCells();
      this.columns[column] = cells;
    }
    const text = cells.text(chunk, start, end, hash, ascii);
    this.met[column] = cells.number;
    return text;
  }

  private widen(): void {
    const wider = new Int32Array(this.met.length * 2);
    wider.set(this.met);
    this.met = wider;
  }
}
