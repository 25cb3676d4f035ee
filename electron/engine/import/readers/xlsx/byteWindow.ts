/**
 * Bytes that come in pieces as one stretch, from the first that is still needed. After the last stands a `<` that is not
 * theirs, and zeros after it: who looks for a tag needs no other bound, and finds the last tag cut off rather than whole.
 */
const LESS = 60;
/** Zeros after the mark: more than any fixed run of bytes that is compared from a `<` on. */
const PADDING = 32;

export class ByteWindow {
  bytes: Buffer = Buffer.alloc(512 * 1024);
  length = 0;

  add(piece: Buffer): void {
    const needed = this.length + piece.length + 1 + PADDING;
    if (needed > this.bytes.length) {
      const wider = Buffer.alloc(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(wider, 0, 0, this.length);
      this.bytes = wider;
    }
    this.bytes.set(piece, this.length);
    this.length += piece.length;
    this.bytes[this.length] = LESS;
    this.bytes.fill(0, this.length + 1, this.length + 1 + PADDING);
  }

  /** Forgets the first bytes. */
  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }
}
