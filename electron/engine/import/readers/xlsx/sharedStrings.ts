/** The table of texts that cells refer to, scanned from bytes as they come. */
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";
import { itemText } from "./texts.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;

export class SharedStrings {
  readonly strings: string[] = [];
  private readonly file: string;
  private rest: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    this.file = file;
  }

  /** @throws ReadError textTooLong for an item beyond all bounds */
  push(piece: Buffer): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const keep = this.scan(bytes);
    this.rest = Buffer.from(bytes.subarray(keep));
    if (this.rest.length > limits.recordChars * 4)
      throw new ReadError("textTooLong", { file: this.file, most: limits.cellChars });
  }

  /** @returns where what is not whole yet begins */
  private scan(bytes: Buffer): number {
    let at = 0;
    for (;;) {
      const open = findItem(bytes, at, false);
      if (open < 0) return Math.max(at, bytes.lastIndexOf(LESS));
      const end = bytes.indexOf(GREATER, open);
      if (end < 0) return open;
      if (bytes[end - 1] === SLASH) {
        this.strings.push("");
        at = end + 1;
        continue;
      }
      const close = findItem(bytes, end + 1, true);
      if (close < 0) return open;
      this.strings.push(itemText(bytes, end + 1, close));
      at = close + 4;
    }
  }
}

/** Position of the next `<si`, or `</si`, with or without a prefix, wholly there; -1 where there is none. */
function findItem(bytes: Buffer, from: number, closing: boolean): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] !== LESS || (bytes[at + 1] === SLASH) !== closing) continue;
    let start = closing ? at + 2 : at + 1;
    let end = start;
    for (; end < bytes.length && end - at < 80; end += 1) {
      const byte = bytes[end] as number;
      if (byte === COLON) start = end + 1;
      else if (byte === GREATER || byte === 32 || byte === SLASH || byte === 10 || byte === 13 || byte === 9)
        break;
    }
    if (end < bytes.length && end - start === 2 && bytes[start] === 115 && bytes[start + 1] === 105)
      return at;
  }
  return -1;
}
