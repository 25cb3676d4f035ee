/** Numbers straight from bytes. */
const DOT = 46;
const MINUS = 45;

const powersOfTen = Array.from({ length: 16 }, (_value, at) => 10 ** at);

/**
 * Up to 15 digits and a point: both parts of the fraction are exact then, and so their quotient is the nearest number
 * (Clinger, "How to read floating point numbers accurately", 1990). The rest goes through the language's own parser.
 * @returns NaN where it is no number
 */
export function decimal(bytes: Buffer, from: number, to: number): number {
  const negative = bytes[from] === MINUS;
  const first = negative ? from + 1 : from;
  if (to - first <= 16) {
    let value = 0;
    let point = -1;
    let at = first;
    for (; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 48 && byte <= 57) value = value * 10 + byte - 48;
      else if (byte === DOT && point < 0) point = at;
      else break;
    }
    const digits = to - first - (point < 0 ? 0 : 1);
    if (at === to && digits > 0 && digits <= 15) {
      const size = point < 0 ? value : value / (powersOfTen[to - point - 1] as number);
      return negative ? -size : size;
    }
  }
  const text = bytes.toString("latin1", from, to).trim();
  return text === "" ? Number.NaN : Number(text);
}

/** The digits at the beginning; 0 where there are none. */
export function integer(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}
