/**
 * Whose deals stay how long in a stage, open visits included.
 *
 * A person is at risk from the day they had the deal there (or the window began) until it left, they gave it away, or the
 * window ended; so a deal that changed hands counts for each for their own days, and what lasts still is censored, not
 * dropped. Days are counted on a grid of their logarithm: cells of {@link STEP}.
 */
import { eachDeal, type Frame } from "./data.ts";

/** Width of a cell: 8% of the days. */
const STEP = 0.08;
const SMALLEST = Math.log(0.5);
const CELLS = 1 + Math.ceil((Math.log(20_000) - SMALLEST) / STEP);

/** After so many days in the stage; half a day stands for one that was left at once. */
const cellOf = (days: number): number => CELL_OF[days] ?? CELLS - 1;

/** By days: a logarithm for each visit takes longer than all the rest. */
const CELL_OF = Uint8Array.from({ length: 20_000 }, (_, days) =>
  Math.min(CELLS - 1, Math.round((Math.log(days + 0.5) - SMALLEST) / STEP)),
);

/** One person's visits to one stage, by cell. */
export interface Spells {
  /** Came under watch after so long in the stage; those from the first day on are not told. */
  joined: Float64Array;
  /** Went out of watch, or left. */
  gone: Float64Array;
  /** Left the stage. */
  left: Float64Array;
  /** Sum of `left`. */
  ended: number;
  /** Under watch in each cell; computed when first asked for. */
  risk: Float64Array | null;
}

const newSpells = (): Spells => ({
  joined: new Float64Array(CELLS),
  gone: new Float64Array(CELLS),
  left: new Float64Array(CELLS),
  ended: 0,
  risk: null,
});

/** By stage key, then by person. */
export type SpellTable = Map<number, Map<number, Spells>>;

export function gatherSpells(frame: Frame): SpellTable {
  const { data, personAt, rank } = frame;
  const { book, from, to } = data;
  const people = data.people.length;
  const found: (Spells | undefined)[] = [];
  const spellsOf = (stage: number, person: number): Spells => {
    const at = stage * people + person;
    return (found[at] ??= newSpells());
  };
  const begin = from ?? -Infinity;
  eachDeal(frame, (_place, first, last) => {
    let stage = -1;
    let since = 0;
    for (let row = first; row <= last; row += 1) {
      const entered = book.entered[row] as number;
      if (book.stage[row] !== stage) since = entered;
      stage = book.stage[row] as number;
      const person = personAt[book.owner[row] as number] ?? -1;
      const leftOn = book.left[row] as number;
      if (person < 0 || (rank[stage] as number) < 0 || Math.min(leftOn, to) < begin) continue;
      const spells = spellsOf(stage, person);
      const start = Math.max(entered, begin) - since;
      if (start > 0) bump(spells.joined, cellOf(start));
      const end = cellOf(Math.min(leftOn, to) - since);
      bump(spells.gone, end);
      if (row < last && book.stage[row + 1] !== stage) {
        bump(spells.left, end);
        spells.ended += 1;
      }
    }
  });
  const table: SpellTable = new Map();
  found.forEach((spells, at) => {
    const stage = Math.floor(at / people);
    if (spells) table.set(stage, (table.get(stage) ?? new Map<number, Spells>()).set(at % people, spells));
  });
  return table;
}

/** Places of the deals that a person had in a stage (null: in any) within the window. */
export function placesInStage(frame: Frame, person: number, stage: number | null): number[] {
  const { book, from } = frame.data;
  const places: number[] = [];
  eachDeal(frame, (place, first, last) => {
    for (let row = first; row <= last; row += 1) {
      const here = book.stage[row] as number;
      if (frame.personAt[book.owner[row] as number] !== person || (frame.rank[here] as number) < 0) continue;
      if ((stage !== null && here !== stage) || (from !== null && (book.left[row] as number) < from))
        continue;
      places.push(place);
      return;
    }
  });
  return places;
}

function bump(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

/** Under watch in each cell: there before it and not gone before it. */
function atRisk(spells: Spells): Float64Array {
  if (spells.risk) return spells.risk;
  const risk = new Float64Array(CELLS);
  let here = 0;
  for (const count of spells.gone) here += count;
  for (const count of spells.joined) here -= count;
  for (let cell = 0; cell < CELLS; cell += 1) {
    risk[cell] = here;
    here += (spells.joined[cell] as number) - (spells.gone[cell] as number);
  }
  spells.risk = risk;
  return risk;
}

export interface TimeFactor {
  /** Visits that ended. */
  n: number;
  /** Logarithm of how many times as long as the others' they last. */
  delta: number;
  se: number;
}

const NOTHING: TimeFactor = { n: 0, delta: 0, se: Infinity };
/** A factor beyond 20 or below 1/20 is not told apart. */
const WIDEST = 3;

/**
 * How many times as long one person's visits last as the others', everything else equal (an accelerated life): the factor
 * that, put on the others' cumulative hazard (Nelson 1969, Aalen 1978), makes as many visits end as did end (the one-sample log-rank
 * equation of Breslow 1975, solved for time instead of tested). Its error holds that of the others' hazard.
 * @param people visits to one stage by person
 */
export function timeFactors(people: ReadonlyMap<number, Spells>): Map<number, TimeFactor> {
  const left = new Float64Array(CELLS);
  const risk = new Float64Array(CELLS);
  const risks = new Map<number, Float64Array>();
  for (const [person, spells] of people) {
    const own = atRisk(spells);
    risks.set(person, own);
    for (let cell = 0; cell < CELLS; cell += 1) {
      left[cell] = (left[cell] as number) + (spells.left[cell] as number);
      risk[cell] = (risk[cell] as number) + (own[cell] as number);
    }
  }
  const factors = new Map<number, TimeFactor>();
  for (const [person, spells] of people)
    factors.set(person, factorOf(spells, risks.get(person) as Float64Array, left, risk));
  return factors;
}

function factorOf(spells: Spells, own: Float64Array, left: Float64Array, risk: Float64Array): TimeFactor {
  const hazard = new Float64Array(CELLS + 1);
  let others = 0;
  let variance = 0;
  for (let cell = 0; cell < CELLS; cell += 1) {
    const gone = (left[cell] as number) - (spells.left[cell] as number);
    const watched = (risk[cell] as number) - (own[cell] as number);
    const rate = watched > 0 ? gone / watched : 0;
    hazard[cell + 1] = (hazard[cell] as number) + rate;
    others += gone;
    if (watched > 0) variance += ((own[cell] as number) * rate) ** 2 / Math.max(1, gone);
  }
  if (spells.ended === 0 || others === 0) return { ...NOTHING, n: spells.ended };
  const expected = (delta: number): number => {
    let sum = 0;
    for (let cell = 0; cell < CELLS; cell += 1) {
      const count = (spells.gone[cell] as number) - (spells.joined[cell] as number);
      if (count !== 0) sum += count * hazardAt(hazard, cell + 1 - delta / STEP);
    }
    return sum;
  };
  let low = -WIDEST;
  let high = WIDEST;
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) > spells.ended) low = middle;
    else high = middle;
  }
  const delta = (low + high) / 2;
  const slope = (expected(delta - 0.15) - expected(delta + 0.15)) / 0.3;
  const se = slope > 0 ? Math.sqrt(spells.ended + variance) / slope : Infinity;
  return { n: spells.ended, delta, se };
}

/** Between two cells, and flat beyond the ends. */
function hazardAt(hazard: Float64Array, where: number): number {
  if (where <= 0) return 0;
  const below = Math.min(CELLS, Math.floor(where));
  const low = hazard[below] as number;
  return low + ((hazard[Math.min(CELLS, below + 1)] as number) - low) * (where - below);
}

/** Median days by Kaplan & Meier 1958, with late comers counted from when they came; null: too many are there still. */
export function medianDays(people: Iterable<Spells>): number | null {
  const left = new Float64Array(CELLS);
  const risk = new Float64Array(CELLS);
  for (const spells of people) {
    const own = atRisk(spells);
    for (let cell = 0; cell < CELLS; cell += 1) {
      left[cell] = (left[cell] as number) + (spells.left[cell] as number);
      risk[cell] = (risk[cell] as number) + (own[cell] as number);
    }
  }
  let survival = 1;
  for (let cell = 0; cell < CELLS; cell += 1) {
    const before = survival;
    if ((risk[cell] as number) > 0) survival *= 1 - (left[cell] as number) / (risk[cell] as number);
    // A hair of tolerance: products of fractions that should meet the half exactly may miss it by rounding.
    if (survival > 0.5 + 1e-9) continue;
    // Within the cell the logarithm of the days goes along with the survival.
    const part = before === survival ? 0 : (before - 0.5) / (before - survival);
    return Math.max(0, Math.exp(SMALLEST + (cell - 0.5 + part) * STEP) - 0.5);
  }
  return null;
}
