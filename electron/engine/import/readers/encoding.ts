/**
 * Which encoding a text file is in, and its bytes as text, chunk by chunk.
 *
 * A byte-order mark decides; else bytes that are strictly UTF-8 are UTF-8; else the habit of the double-byte pairs tells
 * Chinese from Western text, since nearly every byte sequence is valid in both. Detectors of libraries misname short
 * Chinese files (LIBRARIES.md).
 */
import { TextDecoder } from "node:util";
import iconv from "iconv-lite";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** What users and other programs call them. */
const aliases: Record<string, Encoding> = {
  utf8: "utf-8",
  unicode: "utf-8",
  utf16: "utf-16le",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  gbk: "gb18030",
  gb2312: "gb18030",
  gb18030: "gb18030",
  cp936: "gb18030",
  big5: "big5",
  cp950: "big5",
  windows1252: "windows-1252",
  cp1252: "windows-1252",
  latin1: "windows-1252",
  iso88591: "windows-1252",
  ansi: "windows-1252",
};

export function encodingNamed(name: string): Encoding | null {
  return aliases[name.toLowerCase().replace(/[^a-z0-9]/g, "")] ?? null;
}

export interface FoundEncoding {
  encoding: Encoding;
  /** Bytes of the byte-order mark. */
  skip: number;
}

/** @param head the first bytes @param more further pieces of the file, for what the head leaves open @param whole whether `head` is all of it */
export function findEncoding(
  head: Uint8Array,
  more: readonly Uint8Array[] = [],
  whole = false,
): FoundEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", skip: 2 };
  const wide = wideWithoutMark(head);
  if (wide) return { encoding: wide, skip: 0 };
  const tally = new Utf8Tally();
  tally.add(head, whole);
  for (const piece of more) tally.add(piece);
  return { encoding: tally.isUtf8 ? "utf-8" : doubleByte([head, ...more]), skip: 0 };
}

/** Whether the bytes are UTF-16, with a mark or plainly without. */
export function isWide(head: Uint8Array): boolean {
  return (
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0xfe && head[1] === 0xff) ||
    wideWithoutMark(head) !== null
  );
}

/** UTF-16 without a mark: every other byte of its Latin letters, digits and delimiters is zero. */
function wideWithoutMark(head: Uint8Array): Encoding | null {
  const length = Math.min(head.length & ~1, 4096);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.2 && even < half * 0.02) return "utf-16le";
  return even > half * 0.2 && odd < half * 0.02 ? "utf-16be" : null;
}

/** Counts sequences of more than one byte that are, and are not, UTF-8. */
export class Utf8Tally {
  private invalid = 0;
  private short = 0;
  /** Of three bytes and more, as of every Chinese letter: in GBK and Western text hardly any pass for one. */
  private long = 0;

  /** A few broken characters in a UTF-8 file don't make it another: their rows are told apart later. */
  get isUtf8(): boolean {
    const { invalid, short, long } = this;
    const valid = short + long;
    return invalid === 0 || long > invalid || (valid >= 4 && valid > invalid * 4);
  }

  /** @param whole whether the piece ends the text; sequences cut by its edges else count as neither */
  add(bytes: Uint8Array, whole = false): void {
    let index = 0;
    const cut = whole ? 0 : Math.min(3, bytes.length);
    while (index < cut && ((bytes[index] as number) & 0xc0) === 0x80) index += 1;
    while (index < bytes.length) {
      const byte = bytes[index] as number;
      if (byte < 0x80) {
        index += 1;
        continue;
      }
      const length =
        byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
      if (length > 0 && index + length > bytes.length && !whole) return;
      let good = length > 0;
      for (let next = 1; next < length && good; next += 1)
        good = ((bytes[index + next] ?? 0) & 0xc0) === 0x80;
      if (!good) this.invalid += 1;
      else if (length > 2) this.long += 1;
      else this.short += 1;
      index += good ? length : 1;
    }
  }
}

/**
 * Western letters with accents stand alone among ASCII; Chinese bytes come in pairs. In GBK text nearly every second byte is
 * high too (the GB2312 characters); in Big5 about two thirds are.
 */
function doubleByte(pieces: readonly Uint8Array[]): Encoding {
  let pairs = 0;
  let highSecond = 0;
  let letters = 0;
  for (const bytes of pieces) {
    for (let index = 0; index + 1 < bytes.length; index += 1) {
      const first = bytes[index] as number;
      if (first < 0x81) continue;
      const second = bytes[index + 1] as number;
      pairs += 1;
      if (second >= 0xa1) highSecond += 1;
      else if ((second >= 0x61 && second <= 0x7a) || second === 0x20 || second < 0x40) letters += 1;
      if (second >= 0x40) index += 1;
    }
  }
  if (pairs === 0 || letters > pairs * 0.5) return "windows-1252";
  const guess = highSecond > pairs * 0.85 ? "gb18030" : highSecond > pairs * 0.3 ? "big5" : null;
  return guess && readable(guess, pieces, pairs) ? guess : "windows-1252";
}

/** Whether nearly all pairs are characters of the encoding. */
function readable(encoding: Encoding, pieces: readonly Uint8Array[], pairs: number): boolean {
  const broken = pieces.reduce(
    (sum, bytes) => sum + (iconv.decode(Buffer.from(bytes), encoding).match(/\ufffd/g)?.length ?? 0),
    0,
  );
  return broken <= pairs * 0.05 + pieces.length;
}

export interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * Bytes to text; characters cut by a chunk's edge are joined. What can't be read becomes U+FFFD, and `onBroken` is told,
 * so that such cells can be rejected rather than taken as they are.
 */
export function decoderFor(encoding: Encoding, onBroken: () => void): Decoder {
  if (encoding === "utf-8") return utf8Decoder(onBroken);
  // iconv-lite's UTF-16 decoders expect a name of their own.
  const stream = iconv.getDecoder(encoding, { stripBOM: false });
  /** The first half of a UTF-16 pair whose second half has not come yet. */
  let half = "";
  const watch = (piece: string, last = false): string => {
    let text = half + piece;
    const cut = !last && /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
    half = text.slice(cut);
    text = text.slice(0, cut);
    if (!text.includes("\ufffd") && text.isWellFormed()) return text;
    onBroken();
    // Half a pair is no character.
    return text.toWellFormed();
  };
  // iconv-lite loses a four-byte character that is spread over more than two chunks, so tiny ones are joined.
  let small = Buffer.alloc(0);
  return {
    write(bytes) {
      const chunk = Buffer.concat([small, bytes]);
      if (chunk.length < 8) {
        small = chunk;
        return "";
      }
      small = Buffer.alloc(0);
      return watch(stream.write(chunk));
    },
    end: () => watch(stream.write(small) + (stream.end() ?? ""), true),
  };
}

function utf8Decoder(onBroken: () => void): Decoder {
  let strict: TextDecoder | null = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let lenient: TextDecoder | null = null;
  /** The bytes of a character that the last chunk cut. */
  let cut: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  const fall = (bytes: Uint8Array): string => {
    onBroken();
    strict = null;
    lenient = new TextDecoder("utf-8", { ignoreBOM: true });
    return lenient.decode(Buffer.concat([cut, bytes]), { stream: true });
  };
  return {
    write(bytes) {
      if (!strict) return (lenient as TextDecoder).decode(bytes, { stream: true });
      try {
        const text = strict.decode(bytes, { stream: true });
        cut = cutEnd(bytes, cut);
        return text;
      } catch {
        return fall(bytes);
      }
    },
    end() {
      if (!strict) return (lenient as TextDecoder).decode();
      try {
        return strict.decode();
      } catch {
        onBroken();
        return "\ufffd";
      }
    },
  };
}

/** The bytes at the end that begin a character without ending it. */
function cutEnd(bytes: Uint8Array, before: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return before;
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? new Uint8Array(bytes.slice(bytes.length - back)) : new Uint8Array(0);
  }
  // A chunk of nothing but the middle of a character.
  const middle =
    bytes.length < 4 &&
    bytes.length > 0 &&
    bytes.every((byte) => byte >= 0x80 && byte < 0xc0) &&
    before.length > 0;
  return middle && before.length + bytes.length < 4
    ? new Uint8Array([...before, ...bytes])
    : new Uint8Array(0);
}
