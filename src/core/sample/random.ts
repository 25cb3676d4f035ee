/**
 * Seeded random numbers for the sample: xoshiro128** (Blackman & Vigna 2018, prng.di.unimi.it), state filled by
 * splitmix32. A stream is named by a path of numbers, so that deal 17 is the same whichever deals were made before it.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  /** The second of a pair of normal numbers, kept for the next call. */
  private spare: number | null = null;

  constructor(...path: number[]) {
    let state = 0x9e3779b9;
    const mix = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = state ^ (state >>> 16);
      z = Math.imul(z, 0x21f0aaad);
      z ^= z >>> 15;
      z = Math.imul(z, 0x735a2d97);
      return z ^ (z >>> 15);
    };
    for (const part of path) state = Math.imul(mix() ^ part, 0x85ebca6b);
    this.a = mix();
    this.b = mix();
    this.c = mix();
    this.d = mix();
  }

  /** 32 random bits, unsigned. */
  private next(): number {
    const product = Math.imul(this.b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Standard normal (polar method of Marsaglia). */
  normal(): number {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * this.unit() - 1;
      const y = 2 * this.unit() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = y * scale;
      return x * scale;
    }
  }

  /** Log-normal with that median; `spread` is the standard deviation of its logarithm. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.unit() * list.length)] as T;
  }

  /** One of the list, in proportion to its weight. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    let rest = this.unit() * list.reduce((sum, item) => sum + weight(item), 0);
    for (const item of list) {
      rest -= weight(item);
      if (rest < 0) return item;
    }
    return list.at(-1) as T;
  }
}
