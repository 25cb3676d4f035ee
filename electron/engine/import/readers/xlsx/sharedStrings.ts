/** The table of texts that cells refer to, scanned from bytes as they come. */
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";
import { ByteWindow } from "./byteWindow.ts";
import { itemText, plainText } from "./texts.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;
const OPEN = Buffer.from("<si><t>");
const CLOSE = Buffer.from("</t></si>");

export class SharedStrings {
  readonly strings: string[] = [];
  private readonly file: string;
  private readonly window = new ByteWindow();

  constructor(file: string) {
    this.file = file;
  }

  /** @throws ReadError textTooLong for an item beyond all bounds */
  push(piece: Buffer): void {
    const { window } = this;
    window.add(piece);
    window.drop(this.scan(window.bytes, window.length));
    if (window.length > limits.recordChars * 4)
      throw new ReadError("textTooLong", { file: this.file, most: limits.cellChars });
  }

  /** @returns where what is not whole yet begins */
  private scan(bytes: Buffer, length: number): number {
    let at = 0;
    for (;;) {
      const next = this.plainItem(bytes, at);
      if (next > 0) {
        at = next;
        continue;
      }
      const open = findItem(bytes, at, length, false);
      if (open < 0) return Math.max(at, bytes.lastIndexOf(LESS, length - 1));
      const end = bytes.indexOf(GREATER, open);
      if (end < 0 || end >= length) return open;
      if (bytes[end - 1] === SLASH) {
        this.strings.push("");
        at = end + 1;
        continue;
      }
      const close = findItem(bytes, end + 1, length, true);
      if (close < 0) return open;
      this.strings.push(itemText(bytes, end + 1, close));
      at = close + 4;
    }
  }

  /** `<si><t>…</t></si>`, as most writers write most texts. @returns the position after it; 0 where it is written otherwise or not whole */
  private plainItem(bytes: Buffer, at: number): number {
    for (let index = 0; index < OPEN.length; index += 1) if (bytes[at + index] !== OPEN[index]) return 0;
    const from = at + OPEN.length;
    let to = from;
    while (bytes[to] !== LESS) to += 1;
    for (let index = 0; index < CLOSE.length; index += 1) if (bytes[to + index] !== CLOSE[index]) return 0;
    this.strings.push(plainText(bytes, from, to));
    return to + CLOSE.length;
  }
}

/** Position of the next `<si`, or `</si`, with or without a prefix, wholly there; -1 where there is none. */
function findItem(bytes: Buffer, from: number, length: number, closing: boolean): number {
  for (let at = from; at < length; at += 1) {
    if (bytes[at] !== LESS || (bytes[at + 1] === SLASH) !== closing) continue;
    let start = closing ? at + 2 : at + 1;
    let end = start;
    for (; end < length && end - at < 80; end += 1) {
      const byte = bytes[end] as number;
      if (byte === COLON) start = end + 1;
      else if (byte === GREATER || byte === 32 || byte === SLASH || byte === 10 || byte === 13 || byte === 9)
        break;
    }
    if (end < length && end - start === 2 && bytes[start] === 115 && bytes[start + 1] === 105) return at;
  }
  return -1;
}
