/**
 * Near names among many: an inverted index over pieces of names, so that a thousand names meet a hundred thousand without
 * comparing each with each. What it finds is for a person to confirm.
 *
 * Likeness is Dice's coefficient over the pieces (three neighbouring letters; two where there are Chinese characters). Of
 * two names with likeness t or more, each shares at least t / (2 - t) of its pieces with the other: so their rarest pieces,
 * so many as may be missing and one more, have one in common, and only those are indexed and looked up (prefix filtering:
 * Chaudhuri, Ganti & Kaushik, "A primitive operator for similarity joins", 2006), and where a
 * shared piece stands bounds how many more there can be (Xiao et al., "Efficient similarity joins", 2008). Nothing above the threshold is missed,
 * and what half of all names hold ("technology") is never looked at.
 */

export interface Near {
  /** Position among the names given. */
  at: number;
  /** From the threshold to 1 for equal. */
  likeness: number;
}

const FEW_PIECES = 12;

const HAN = /\p{Script=Han}/u;

export class SimilarIndex {
  private readonly threshold: number;
  private readonly short: number;
  /** Pieces by how rare they are: 0 is the rarest. */
  private readonly ranks = new Map<string, number>();
  /** Ranks of the names' pieces, name after name, each name's ascending; `starts` tells where each begins. */
  private readonly pieces: Uint32Array;
  private readonly starts: Uint32Array;
  /**
   * Positions of the names that have a piece among their rarest, piece after piece, with how many pieces of the name come
   * after that one; `postingStarts` tells where each piece's begin.
   */
  private readonly postings: Uint32Array;
  private readonly after: Uint32Array;
  private readonly postingStarts: Uint32Array;
  /** By name, which digits it has: a number for each different text of them. */
  private readonly digits: Uint32Array;
  private readonly digitTexts = new Map<string, number>();
  private readonly met: Uint32Array;
  private round = 0;

  /**
   * @param texts names in the form that they are compared in
   * @param threshold above 0, up to 1
   * @param short the same for names of few pieces, of which one wrong letter spoils more; of two names the higher one counts
   */
  constructor(texts: readonly string[], threshold: number, short = threshold) {
    this.threshold = threshold;
    this.short = short;
    const pieces = texts.map(piecesOf);
    const counts = new Map<string, number>();
    for (const list of pieces) for (const piece of list) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    for (const [piece] of [...counts].sort((a, b) => a[1] - b[1])) this.ranks.set(piece, this.ranks.size);
    this.starts = new Uint32Array(texts.length + 1);
    pieces.forEach((list, at) => {
      this.starts[at + 1] = (this.starts[at] as number) + list.length;
    });
    this.pieces = new Uint32Array(this.starts[texts.length] as number);
    pieces.forEach((list, at) => this.pieces.set(this.ranked(list), this.starts[at]));
    this.postingStarts = new Uint32Array(this.ranks.size + 1);
    this.eachPosting((rank) => {
      this.postingStarts[rank + 1] = (this.postingStarts[rank + 1] as number) + 1;
    });
    for (let rank = 0; rank < this.ranks.size; rank += 1)
      this.postingStarts[rank + 1] =
        (this.postingStarts[rank + 1] as number) + (this.postingStarts[rank] as number);
    const free = this.postingStarts.slice();
    this.postings = new Uint32Array(this.postingStarts[this.ranks.size] as number);
    this.after = new Uint32Array(this.postings.length);
    this.eachPosting((rank, at, after) => {
      const place = free[rank] as number;
      this.postings[place] = at;
      this.after[place] = after;
      free[rank] = place + 1;
    });
    this.digits = Uint32Array.from(texts, (text) => {
      const own = digitsOf(text);
      const known = this.digitTexts.get(own) ?? this.digitTexts.size;
      this.digitTexts.set(own, known);
      return known;
    });
    this.met = new Uint32Array(texts.length);
  }

  private eachPosting(take: (rank: number, at: number, after: number) => void): void {
    for (let at = 0; at + 1 < this.starts.length; at += 1) {
      const from = this.starts[at] as number;
      const size = (this.starts[at + 1] as number) - from;
      const looked = lookedAt(size, this.thresholdOf(size));
      for (let piece = 0; piece < looked; piece += 1)
        take(this.pieces[from + piece] as number, at, size - piece - 1);
    }
  }

  /** Of the names that `fits`, the nearest; the first of equals. Names whose digits differ are never near: 3号 is not 4号. */
  nearest(text: string, fits: (at: number) => boolean = () => true): Near | null {
    const pieces = piecesOf(text);
    const size = pieces.length;
    const digits = this.digitTexts.get(digitsOf(text));
    if (digits === undefined) return null;
    const own = this.ranked(pieces);
    // Pieces that no name has are the rarest of all.
    const strange = size - own.length;
    this.round += 1;
    let best: Near | null = null;
    // What beats the best so far has to share one of fewer pieces: the bound closes in while names are met.
    for (let nth = 0; nth < lookedAt(size, best?.likeness ?? this.thresholdOf(size)) - strange; nth += 1) {
      const rank = own[nth] as number;
      const end = this.postingStarts[rank + 1] as number;
      for (let place = this.postingStarts[rank] as number; place < end; place += 1) {
        const at = this.postings[place] as number;
        if (this.met[at] === this.round) continue;
        this.met[at] = this.round;
        const from = this.starts[at] as number;
        const other = (this.starts[at + 1] as number) - from;
        const least = Math.max(best?.likeness ?? 0, this.thresholdOf(size), this.thresholdOf(other));
        const needed = Math.ceil((least * (size + other)) / 2 - 1e-9);
        // Both have this piece, and at best all that come after it.
        if (1 + Math.min(own.length - nth - 1, this.after[place] as number) < needed) continue;
        if (this.digits[at] !== digits || !fits(at)) continue;
        const likeness = (2 * this.shared(own, at, needed)) / (size + other);
        if (likeness < least) continue;
        if (!best || likeness > best.likeness || (likeness === best.likeness && at < best.at))
          best = { at, likeness };
      }
    }
    return best;
  }

  private thresholdOf(size: number): number {
    return size < FEW_PIECES ? this.short : this.threshold;
  }

  private ranked(pieces: readonly string[]): Uint32Array {
    const ranks: number[] = [];
    for (const piece of pieces) {
      const rank = this.ranks.get(piece);
      if (rank !== undefined) ranks.push(rank);
    }
    return Uint32Array.from(ranks).sort();
  }

  /** How many of the ascending ranks a name has; 0 as soon as it can't be `needed` any more. */
  private shared(own: Uint32Array, at: number, needed: number): number {
    const { pieces } = this;
    const end = this.starts[at + 1] as number;
    let right = this.starts[at] as number;
    let left = 0;
    let count = 0;
    while (left < own.length && right < end) {
      if (count + Math.min(own.length - left, end - right) < needed) return 0;
      const one = own[left] as number;
      const other = pieces[right] as number;
      if (one === other) count += 1;
      if (one <= other) left += 1;
      if (other <= one) right += 1;
    }
    return count;
  }
}

/** How many of a name's rarest pieces decide whether another can be so alike. */
function lookedAt(size: number, likeness: number): number {
  return Math.min(size, size - Math.ceil((likeness / (2 - likeness)) * size - 1e-9) + 1);
}

/** Each different piece once. */
function piecesOf(text: string): string[] {
  if (text === "") return [];
  const length = HAN.test(text) ? 2 : 3;
  const padded = length === 2 ? text : `^${text}$`;
  if (padded.length < length) return [padded];
  const found = new Set<string>();
  for (let at = 0; at + length <= padded.length; at += 1) found.add(padded.slice(at, at + length));
  return [...found];
}

const digitsOf = (text: string): string => text.replace(/\D+/g, " ").trim();
