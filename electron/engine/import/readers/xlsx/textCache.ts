/** Longer texts seldom come twice. */
const LONGEST = 48;
const SLOTS = 2048;

/**
 * Text from bytes, the same text for the same bytes where they came shortly before: most columns of a list hold few
 * different texts, and one that is known need be neither decoded nor hashed again by who looks it up.
 */
export class TextCache {
  private readonly kept = Buffer.alloc(SLOTS * LONGEST);
  private readonly lengths = new Uint8Array(SLOTS);
  private readonly texts: string[] = Array.from({ length: SLOTS }, () => "");

  /** @param hash of the bytes @param ascii none of them is above 127 */
  text(bytes: Buffer, from: number, to: number, hash: number, ascii: boolean): string {
    const length = to - from;
    if (length > LONGEST) return decode(bytes, from, to, ascii);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const { kept } = this;
    const begin = slot * LONGEST;
    if (this.lengths[slot] === length) {
      let at = 0;
      while (at < length && kept[begin + at] === bytes[from + at]) at += 1;
      if (at === length) return this.texts[slot] as string;
    }
    const text = decode(bytes, from, to, ascii);
    for (let at = 0; at < length; at += 1) kept[begin + at] = bytes[from + at] as number;
    this.lengths[slot] = length;
    this.texts[slot] = text;
    return text;
  }
}

const decode = (bytes: Buffer, from: number, to: number, ascii: boolean): string =>
  bytes.toString(ascii ? "latin1" : "utf8", from, to);
