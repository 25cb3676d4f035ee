/** Keys met so far, kept as 64 bits each: a million take 16 MB, and two different ones are mixed up once in forty million such files. */
export class SeenKeys {
  private high = new Uint32Array(1 << 12);
  private low = new Uint32Array(1 << 12);
  private size = 0;

  /** @param scope keys of different scopes are different @returns whether the key was there already */
  add(key: string, scope = ""): boolean {
    // cyrb64 (public domain, bryc): two lanes that are mixed with each other at the end.
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let index = 0; index < key.length; index += 1) {
      const code = key.charCodeAt(index);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x5f356495);
    }
    for (let index = 0; index < scope.length; index += 1) {
      const code = scope.charCodeAt(index) + 0x10000;
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x5f356495);
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    return this.put(a >>> 0, (b | 1) >>> 0);
  }

  /** `low` is never 0: that marks a free place. */
  private put(high: number, low: number): boolean {
    const mask = this.low.length - 1;
    let at = (high ^ (low >>> 7)) & mask;
    while (this.low[at] !== 0) {
      if (this.low[at] === low && this.high[at] === high) return true;
      at = (at + 1) & mask;
    }
    this.low[at] = low;
    this.high[at] = high;
    this.size += 1;
    if (this.size * 2 > this.low.length) this.grow();
    return false;
  }

  private grow(): void {
    const { high, low } = this;
    this.high = new Uint32Array(high.length * 2);
    this.low = new Uint32Array(low.length * 2);
    this.size = 0;
    for (let at = 0; at < low.length; at += 1) {
      if (low[at] !== 0) this.put(high[at] as number, low[at] as number);
    }
  }
}
