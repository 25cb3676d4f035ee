/**
 * Near names among many: an inverted index over pieces of names, so that a thousand names meet a hundred thousand without
 * comparing each with each. What it finds is for a person to confirm.
 *
 * Likeness is Dice's coefficient over the pieces (three neighbouring letters; two where there are Chinese characters). Of
 * two names with likeness t or more, each shares at least t / (2 - t) of its pieces with the other: so their rarest pieces,
 * so many as may be missing and one more, have one in common, and only those are indexed and looked up (prefix filtering:
 * Chaudhuri, Ganti & Kaushik, "A primitive operator for similarity joins", 2006). Nothing above the threshold is missed,
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
  /** Positions of the names that have a piece among their rarest, by the piece's rank. */
  private readonly postings: number[][];
  private readonly digits: string[];
  /** Ranks of each name's pieces, ascending. */
  private readonly names: Uint32Array[];
  private readonly met: Int32Array;
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
    this.postings = Array.from({ length: this.ranks.size }, () => []);
    this.digits = texts.map(digitsOf);
    this.names = pieces.map((list) => this.ranked(list));
    this.names.forEach((name, at) => {
      for (const rank of name.subarray(0, this.looked(name.length)))
        (this.postings[rank] as number[]).push(at);
    });
    this.met = new Int32Array(texts.length);
  }

  /** Of the names that `fits`, the nearest; the first of equals. Names whose digits differ are never near: 3号 is not 4号. */
  nearest(text: string, fits: (at: number) => boolean = () => true): Near | null {
    const pieces = piecesOf(text);
    const size = pieces.length;
    const own = this.ranked(pieces);
    const digits = digitsOf(text);
    this.round += 1;
    let best: Near | null = null;
    // Pieces that no name has are the rarest of all.
    for (const rank of own.subarray(0, Math.max(0, this.looked(size) - (size - own.length)))) {
      for (const at of this.postings[rank] as number[]) {
        if (this.met[at] === this.round) continue;
        this.met[at] = this.round;
        const name = this.names[at] as Uint32Array;
        const together = size + name.length;
        const least = Math.max(this.thresholdOf(size), this.thresholdOf(name.length));
        if (2 * Math.min(size, name.length) < least * together) continue;
        if (this.digits[at] !== digits || !fits(at)) continue;
        const needed = Math.ceil(((best?.likeness ?? least) * together) / 2 - 1e-9);
        const likeness = (2 * shared(own, name, needed)) / together;
        if (likeness < least) continue;
        if (!best || likeness > best.likeness || (likeness === best.likeness && at < best.at))
          best = { at, likeness };
      }
    }
    return best;
  }

  /** How many of a name's rarest pieces decide. */
  private looked(size: number): number {
    const least = this.thresholdOf(size);
    return size - Math.ceil((least / (2 - least)) * size - 1e-9) + 1;
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

/** How many numbers two ascending lists have in common; 0 as soon as it can't be `needed` any more. */
function shared(a: Uint32Array, b: Uint32Array, needed: number): number {
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    if (count + Math.min(a.length - left, b.length - right) < needed) return 0;
    const one = a[left] as number;
    const other = b[right] as number;
    if (one === other) {
      count += 1;
      left += 1;
      right += 1;
    } else if (one < other) left += 1;
    else right += 1;
  }
  return count;
}
