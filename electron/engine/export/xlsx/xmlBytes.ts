/** XML as bytes, put together in large pieces: no text of a whole row or sheet is ever made. */

const AND = 38;
const LESS = 60;
const GREATER = 62;
const UNDERSCORE = 95;
const SPACE = 32;

/** A piece is given on when it has become so long. */
const PIECE = 256 * 1024;
/** Bytes that one UTF-16 unit may take: `_xFFFF_`. */
const WIDEST = 7;

/** By code: may stand in text as it is. Tabs and line feeds may; a carriage return would be read as a line feed. */
const plain = Uint8Array.from({ length: 128 }, (_none, code) =>
  (code >= SPACE && code < 127 && code !== AND && code !== LESS && code !== GREATER && code !== UNDERSCORE) ||
  code === 9 ||
  code === 10
    ? 1
    : 0,
);

const entities: Record<number, Buffer> = {
  [AND]: Buffer.from("&amp;"),
  [LESS]: Buffer.from("&lt;"),
  [GREATER]: Buffer.from("&gt;"),
};

export class XmlBytes {
  private bytes = Buffer.allocUnsafe(PIECE + PIECE / 4);
  private length = 0;

  get full(): boolean {
    return this.length >= PIECE;
  }

  /** What was put so far; begins anew. */
  take(): Buffer {
    const piece = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafe(PIECE + PIECE / 4);
    this.length = 0;
    return piece;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + count));
    this.bytes.copy(wider, 0, 0, this.length);
    this.bytes = wider;
  }

  raw(source: Uint8Array): void {
    this.reserve(source.length);
    const { bytes, length } = this;
    // Most are some ten bytes, for which a call of `set` takes longer.
    for (let at = 0; at < source.length; at += 1) bytes[length + at] = source[at] as number;
    this.length = length + source.length;
  }

  /** Characters below 128 that need no escape. */
  ascii(text: string): void {
    this.reserve(text.length);
    const { bytes, length } = this;
    for (let at = 0; at < text.length; at += 1) bytes[length + at] = text.charCodeAt(at);
    this.length = length + text.length;
  }

  number(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff) {
      this.ascii(String(value));
      return;
    }
    let digits = 1;
    for (let bound = 10; bound <= value; bound *= 10) digits += 1;
    this.reserve(digits);
    let at = this.length + digits;
    this.length = at;
    let left = value;
    for (; digits > 0; digits -= 1) {
      at -= 1;
      this.bytes[at] = 48 + (left % 10);
      left = (left / 10) | 0;
    }
  }

  /**
   * Text as the inside of `<t>`. What XML can't hold (control characters, halves of pairs) becomes `_xHHHH_`, and a text that
   * looks like that itself has its underscore written so (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
   */
  text(text: string): void {
    this.reserve(text.length * WIDEST);
    const { bytes } = this;
    let { length } = this;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        if (plain[code] === 1 || (code === UNDERSCORE && !looksEscaped(text, at))) {
          bytes[length] = code;
          length += 1;
          continue;
        }
        this.length = length;
        const entity = entities[code];
        if (entity) this.raw(entity);
        else this.escape(code);
        length = this.length;
      } else if (code < 0x800) {
        bytes[length] = 0xc0 | (code >> 6);
        bytes[length + 1] = 0x80 | (code & 0x3f);
        length += 2;
      } else if (code < 0xd800 || (code > 0xdfff && code < 0xfffe)) {
        bytes[length] = 0xe0 | (code >> 12);
        bytes[length + 1] = 0x80 | ((code >> 6) & 0x3f);
        bytes[length + 2] = 0x80 | (code & 0x3f);
        length += 3;
      } else {
        this.length = length;
        if (this.pair(text.codePointAt(at) as number)) at += 1;
        else this.escape(code);
        length = this.length;
      }
    }
    this.length = length;
  }

  /** A character of two halves. @returns whether it is one */
  private pair(point: number): boolean {
    if (point <= 0xffff) return false;
    const { bytes, length } = this;
    bytes[length] = 0xf0 | (point >> 18);
    bytes[length + 1] = 0x80 | ((point >> 12) & 0x3f);
    bytes[length + 2] = 0x80 | ((point >> 6) & 0x3f);
    bytes[length + 3] = 0x80 | (point & 0x3f);
    this.length = length + 4;
    return true;
  }

  private escape(code: number): void {
    this.ascii(`_x${code.toString(16).toUpperCase().padStart(4, "0")}_`);
  }
}

function looksEscaped(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === 120 && /^_x[0-9A-Fa-f]{4}_/.test(text.slice(at, at + 7));
}

/** Whether a text begins or ends with white space, which readers drop unless told to keep it. */
export function hasOuterSpace(text: string): boolean {
  return text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE;
}
