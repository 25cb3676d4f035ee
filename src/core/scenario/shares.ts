/**
 * Who moved the result by how much: the Shapley value of each lever (Shapley 1953), its mean effect over all orders in
 * which the levers may be pulled. Exact over all subsets for few levers; else over sampled orders, with the standard error
 * (Castro, Gomez & Tejada 2009, "Polynomial calculation of the Shapley value based on sampling").
 */

export interface Shares {
  /** By lever; they add up to the change, exactly where it is exact. */
  values: number[];
  /** Standard error of each; null where exact. */
  errors: number[] | null;
}

const MOST_EXACT = 10;
const ORDERS = 200;

/** @param value of a subset of the levers, by a bit each */
export function sharesOf(count: number, value: (subset: boolean[]) => number): Shares {
  return count <= MOST_EXACT ? exact(count, value) : sampled(count, value);
}

function exact(count: number, value: (subset: boolean[]) => number): Shares {
  const worth = Array.from({ length: 2 ** count }, (_, bits) =>
    value(Array.from({ length: count }, (_lever, at) => ((bits >> at) & 1) === 1)),
  );
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const values = Array.from({ length: count }, (_, lever) => {
    let sum = 0;
    for (let bits = 0; bits < worth.length; bits += 1) {
      if ((bits >> lever) & 1) continue;
      const size = bits.toString(2).replaceAll("0", "").length;
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      sum += weight * ((worth[bits | (1 << lever)] as number) - (worth[bits] as number));
    }
    return sum;
  });
  return { values, errors: null };
}

function sampled(count: number, value: (subset: boolean[]) => number): Shares {
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const none = value(Array.from({ length: count }, () => false));
  for (let order = 0; order < ORDERS; order += 1) {
    const levers = Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [levers[at], levers[other]] = [levers[other] as number, levers[at] as number];
    }
    const pulled = Array.from({ length: count }, () => false);
    let before = none;
    for (const lever of levers) {
      pulled[lever] = true;
      const after = value(pulled);
      sums[lever] = (sums[lever] as number) + after - before;
      squares[lever] = (squares[lever] as number) + (after - before) ** 2;
      before = after;
    }
  }
  const mean = (of: Float64Array, at: number): number => (of[at] as number) / ORDERS;
  return {
    values: Array.from(sums, (_, at) => mean(sums, at)),
    errors: Array.from(sums, (_, at) =>
      Math.sqrt(Math.max(0, mean(squares, at) - mean(sums, at) ** 2) / (ORDERS - 1)),
    ),
  };
}
