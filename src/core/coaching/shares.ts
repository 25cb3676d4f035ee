/**
 * Whose share differs from the others' on the same mix of cases.
 *
 * Cases lie in strata (a pipeline and the quarter of its beginning, say), so that nobody is held against others who had
 * easier ones or more time. Tested is the sum over strata of observed minus expected hits, with its hypergeometric variance
 * (Mantel & Haenszel 1959; Peto's log odds ratio, Yusuf et al. 1985, has the same test but overstates large differences);
 * told is the shift of the others' log odds that brings as many hits as there were. Several cases of one deal are not independent: the variance is
 * multiplied by how much the deals' own sums vary beyond that (McCullagh & Nelder 1989, ch. 4.5).
 */

/** Cases in the order of their deals, in columns that grow. */
export class Cases {
  size = 0;
  private places: Int32Array = new Int32Array(1024);
  private persons: Int32Array = new Int32Array(1024);
  private stratums: Int32Array = new Int32Array(1024);
  private hits: Uint8Array = new Uint8Array(1024);

  /** @param stratum a whole number, not negative: see {@link stratumOf} */
  add(place: number, person: number, stratum: number, hit: boolean): void {
    const { size } = this;
    if (size === this.places.length) this.grow();
    this.places[size] = place;
    this.persons[size] = person;
    this.stratums[size] = stratum;
    this.hits[size] = Number(hit);
    this.size = size + 1;
  }

  private grow(): void {
    const longer = (column: Int32Array): Int32Array => {
      const next = new Int32Array(column.length * 2);
      next.set(column);
      return next;
    };
    this.places = longer(this.places);
    this.persons = longer(this.persons);
    this.stratums = longer(this.stratums);
    const hits = new Uint8Array(this.hits.length * 2);
    hits.set(this.hits);
    this.hits = hits;
  }

  get place(): Int32Array {
    return this.places.subarray(0, this.size);
  }
  get person(): Int32Array {
    return this.persons.subarray(0, this.size);
  }
  get stratum(): Int32Array {
    return this.stratums.subarray(0, this.size);
  }
  get hit(): Uint8Array {
    return this.hits.subarray(0, this.size);
  }

  /** Places of a person's deals, each once. */
  placesOf(person: number): number[] {
    const { place, person: persons } = this;
    return [...new Set(place.filter((_, at) => persons[at] === person))];
  }
}

/** One small number for three: a key, a rank below 64, and a stretch or state from -1 to 510. */
export const stratumOf = (key: number, rank: number, at: number): number => (key * 64 + rank) * 512 + at + 1;

/** How one person stands. */
export interface ShareShift {
  /** Cases that have others to be held against. */
  n: number;
  hits: number;
  /** Hits that the others would have had of the same cases. */
  expected: number;
  /** Shift of the log odds; 0 where nothing tells. */
  delta: number;
  /** Standard error; infinite where nothing tells. */
  se: number;
  /** Hits beyond those of all, how much they tell of the log odds, and their variance. */
  surplus: number;
  information: number;
  variance: number;
}

/** @returns by person */
export function shareShifts(cases: Cases, people: number): ShareShift[] {
  const table = tabulate(cases, people);
  const spread = clustering(cases, table);
  return Array.from({ length: people }, (_, person) => shiftOf(table, person, spread));
}

/** Counts by stratum; `n` and `hits` by person and stratum. */
interface Table {
  strata: number;
  n: Int32Array;
  hits: Int32Array;
  all: Int32Array;
  allHits: Int32Array;
  /** Over all strata. */
  share: number;
  /** Of each case, its stratum's number. */
  rows: Int32Array;
}

function tabulate(cases: Cases, people: number): Table {
  const { rows, strata } = numbered(cases.stratum);
  const { size, person, hit: hitOf } = cases;
  const n = new Int32Array(people * strata);
  const hits = new Int32Array(people * strata);
  const all = new Int32Array(strata);
  const allHits = new Int32Array(strata);
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    const stratum = rows[at] as number;
    const hit = hitOf[at] as number;
    const cell = (person[at] as number) * strata + stratum;
    n[cell] = (n[cell] as number) + 1;
    hits[cell] = (hits[cell] as number) + hit;
    all[stratum] = (all[stratum] as number) + 1;
    allHits[stratum] = (allHits[stratum] as number) + hit;
    sum += hit;
  }
  return { strata, n, hits, all, allHits, share: sum / Math.max(1, size), rows };
}

/** The strata met, numbered from 0. */
function numbered(stratum: Int32Array): { rows: Int32Array; strata: number } {
  const rows = new Int32Array(stratum.length);
  const numbers = new Map<number, number>();
  // Deals of one time and kind come one after the other.
  let before = -1;
  let row = -1;
  for (let at = 0; at < stratum.length; at += 1) {
    const here = stratum[at] as number;
    if (here !== before) {
      before = here;
      row = numbers.get(here) ?? numbers.size;
      if (row === numbers.size) numbers.set(here, row);
    }
    rows[at] = row;
  }
  return { rows, strata: numbers.size };
}

function shiftOf(
  { strata, n, hits, all, allHits, share }: Table,
  person: number,
  spread: number,
): ShareShift {
  const shift: ShareShift = {
    n: 0,
    hits: 0,
    expected: 0,
    delta: 0,
    se: Infinity,
    surplus: 0,
    information: 0,
    variance: 0,
  };
  const mix: { n: number; share: number }[] = [];
  for (let stratum = 0; stratum < strata; stratum += 1) {
    const own = n[person * strata + stratum] as number;
    const [N, M] = [all[stratum] as number, allHits[stratum] as number];
    if (own === 0 || own === N) continue;
    const hit = hits[person * strata + stratum] as number;
    shift.n += own;
    shift.hits += hit;
    shift.expected += (own * (M - hit)) / (N - own);
    // Of few others the share of all is part.
    mix.push({ n: own, share: (M - hit + share) / (N - own + 1) });
    shift.surplus += hit - (own * M) / N;
    shift.information += (own * (N - own) * M * (N - M)) / (N * N * (N - 1));
  }
  const { surplus } = shift;
  shift.variance = shift.information * spread;
  if (shift.variance === 0) return shift;
  const score = surplus / Math.sqrt(shift.variance);
  shift.delta = logOdds(mix, Math.min(shift.n - 0.5, Math.max(0.5, shift.hits)));
  const agrees = shift.delta * score > 0 && Math.abs(score) > 0.2;
  shift.se = agrees ? shift.delta / score : Math.sqrt(shift.variance) / shift.information;
  return shift;
}

/** By how much the others' log odds would have to be shifted to bring so many hits of the same cases. */
function logOdds(mix: readonly { n: number; share: number }[], hits: number): number {
  let low = -5;
  let high = 5;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    const factor = Math.exp(middle);
    let sum = 0;
    for (const { n, share } of mix) sum += (n * share * factor) / (1 - share + share * factor);
    if (sum < hits) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How many times the variance of independent cases the deals' sums vary; 1 where each deal is one case. */
function clustering(cases: Cases, { all, allHits, rows }: Table): number {
  const { place, person, hit } = cases;
  let squares = 0;
  let independent = 0;
  let sum = 0;
  for (let at = 0; at < place.length; at += 1) {
    const row = rows[at] as number;
    const share = (allHits[row] as number) / (all[row] as number);
    independent += share * (1 - share);
    sum += (hit[at] as number) - share;
    if (place[at + 1] === place[at] && person[at + 1] === person[at]) continue;
    squares += sum * sum;
    sum = 0;
  }
  return independent > 0 ? Math.max(1, squares / independent) : 1;
}
