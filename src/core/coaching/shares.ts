/**
 * Whose share differs from the others' on the same mix of cases.
 *
 * Cases lie in strata (a pipeline and the quarter of its beginning, say), so that nobody is held against others who had
 * easier ones or more time. Tested is the sum over strata of observed minus expected hits, with its hypergeometric variance
 * (Mantel & Haenszel 1959; Peto's log odds ratio, Yusuf et al. 1985, has the same test but overstates large differences);
 * told is the shift of the others' log odds that brings as many hits as there were. Several cases of one deal are not independent: the variance is
 * multiplied by how much the deals' own sums vary beyond that (McCullagh & Nelder 1989, ch. 4.5).
 */

/** Cases in the order of their deals. */
export class Cases {
  readonly place: number[] = [];
  readonly person: number[] = [];
  readonly stratum: number[] = [];
  readonly hit: number[] = [];
  private readonly strata = new Map<number, number>();

  /** @param stratum any whole number: see {@link stratumOf} */
  add(place: number, person: number, stratum: number, hit: boolean): void {
    let number = this.strata.get(stratum);
    if (number === undefined) {
      number = this.strata.size;
      this.strata.set(stratum, number);
    }
    this.place.push(place);
    this.person.push(person);
    this.stratum.push(number);
    this.hit.push(Number(hit));
  }

  get strataCount(): number {
    return this.strata.size;
  }

  /** Places of a person's deals, each once. */
  placesOf(person: number): number[] {
    return [...new Set(this.place.filter((_, at) => this.person[at] === person))];
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
}

function tabulate(cases: Cases, people: number): Table {
  const strata = cases.strataCount;
  const n = new Int32Array(people * strata);
  const hits = new Int32Array(people * strata);
  const all = new Int32Array(strata);
  const allHits = new Int32Array(strata);
  let sum = 0;
  for (let at = 0; at < cases.person.length; at += 1) {
    const stratum = cases.stratum[at] as number;
    const hit = cases.hit[at] as number;
    const cell = (cases.person[at] as number) * strata + stratum;
    n[cell] = (n[cell] as number) + 1;
    hits[cell] = (hits[cell] as number) + hit;
    all[stratum] = (all[stratum] as number) + 1;
    allHits[stratum] = (allHits[stratum] as number) + hit;
    sum += hit;
  }
  return { strata, n, hits, all, allHits, share: sum / Math.max(1, cases.person.length) };
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
function clustering(cases: Cases, { all, allHits }: Table): number {
  const { place, person, stratum, hit } = cases;
  let squares = 0;
  let independent = 0;
  let sum = 0;
  for (let at = 0; at < place.length; at += 1) {
    const row = stratum[at] as number;
    const share = (allHits[row] as number) / (all[row] as number);
    independent += share * (1 - share);
    sum += (hit[at] as number) - share;
    if (place[at + 1] === place[at] && person[at + 1] === person[at]) continue;
    squares += sum * sum;
    sum = 0;
  }
  return independent > 0 ? Math.max(1, squares / independent) : 1;
}
