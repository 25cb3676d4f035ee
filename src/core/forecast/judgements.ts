/** What people stated of a deal's chance, day by day. */

/** By place in the book: statements from `first[place]` to before `first[place + 1]`, in the order of time. */
export interface Judgements {
  first: Int32Array;
  /** Day numbers. */
  on: Int32Array;
  /** Hundredths of a percent; -1: taken back. */
  bp: Int32Array;
}

/** @returns hundredths of a percent as last stated until the day; -1: nobody did */
export function judgedOn({ first, on, bp }: Judgements, place: number, day: number): number {
  let found = -1;
  for (let at = first[place] as number; at < (first[place + 1] as number); at += 1) {
    if ((on[at] as number) > day) break;
    found = bp[at] as number;
  }
  return found;
}
