/** The discrete Fourier transform of lengths that are powers of two (Cooley & Tukey 1965), in place. */

/** sum over m of (re + i im)[m] e^(-2 pi i m n / N): without the division by N. @throws Error of another length */
export function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  if (size === 0 || (size & (size - 1)) !== 0 || im.length !== size)
    throw new Error("a power of two is needed");
  for (let at = 1, back = 0; at < size; at += 1) {
    let bit = size >> 1;
    for (; back & bit; bit >>= 1) back ^= bit;
    back ^= bit;
    if (at < back) {
      swap(re, at, back);
      swap(im, at, back);
    }
  }
  for (let half = 1; half < size; half *= 2) {
    const angle = -Math.PI / half;
    for (let part = 0; part < half; part += 1) {
      const cos = Math.cos(angle * part);
      const sin = Math.sin(angle * part);
      for (let even = part; even < size; even += 2 * half) {
        const odd = even + half;
        const x = re[odd] as number;
        const y = im[odd] as number;
        const tx = x * cos - y * sin;
        const ty = x * sin + y * cos;
        re[odd] = (re[even] as number) - tx;
        im[odd] = (im[even] as number) - ty;
        re[even] = (re[even] as number) + tx;
        im[even] = (im[even] as number) + ty;
      }
    }
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a] as number;
  values[a] = values[b] as number;
  values[b] = kept;
}
