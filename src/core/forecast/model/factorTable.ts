/** What is learnt of the whole before deals are told apart: which levels there are, what is usual. */
import { NO_KEY } from "../../funnel/intervalBook.ts";
import { stageEntered } from "../../funnel/stallLine.ts";
import { quantile } from "../../funnel/statistics.ts";
import { PARTS_OF_MONTH } from "./closingBins.ts";
import { EDGES, type Factor, FACTORS, MOST_PUSHES, PRIOR_SD } from "./factors.ts";
import type { Learning } from "./learning.ts";

/** A rep, product or source with fewer deals, or beyond the most frequent ones, is one of the others. */
const FEWEST_OF_LEVEL = 8;
const MOST_OF_LEVEL = 80;
const FEWEST_OF_USUAL = 5;
const AGE_BANDS = 10;
/** In a stage where nobody's stay ended. */
const ANY_STAY = 30;

type Named = "stage" | "owner" | "product" | "source";

export interface FactorTable {
  /** The first level of each factor; levels are numbered through. */
  first: Readonly<Record<Factor, number>>;
  priorSd: Float64Array;
  /** From 1; 0 are the others. By key, of a source by its number. */
  levelOf: Readonly<Record<Named, ReadonlyMap<number, number>>>;
  /** Days within which three quarters of the ended stays ended. */
  stayOf(stage: number): number;
  /** Logarithm to base 2 of the amount in the middle, of the owner's deals and of all. */
  usualOf(owner: number): number;
  usual: number;
  /** Days from beginning to closing that cut closed deals into equal parts; the last one beyond all. */
  ageEdges: Float64Array;
  /** By account: the first day on which it had bought. */
  customerSince: ReadonlyMap<number, number>;
}

export const HORIZONS = EDGES.horizon.length + 1;

export function factorTable(learning: Learning): FactorTable {
  const seen = lookThrough(learning);
  const levelOf = {
    stage: numbered(seen.counts.stage, 1),
    owner: numbered(seen.counts.owner, FEWEST_OF_LEVEL),
    product: numbered(seen.counts.product, FEWEST_OF_LEVEL),
    source: numbered(seen.counts.source, FEWEST_OF_LEVEL),
  };
  const usual = median(seen.sizes) ?? 0;
  const usualOf = new Map(
    [...seen.sizesOf].flatMap(([owner, sizes]) =>
      sizes.length < FEWEST_OF_USUAL ? [] : [[owner, median(sizes) ?? usual] as const],
    ),
  );
  const stays = new Map(
    [...seen.stays].map(([stage, days]) => [
      stage,
      Math.max(1, quantile(Float64Array.from(days).sort(), 0.75)),
    ]),
  );
  const ageEdges = ageBands(seen.ages);
  const counts: Record<Factor, number> = {
    base: 1,
    stage: levelOf.stage.size + 1,
    stay: EDGES.stay.length + 1,
    pushes: MOST_PUSHES + 1,
    size: EDGES.size.length + 2,
    scale: EDGES.scale.length + 2,
    overdue: 2,
    owner: levelOf.owner.size + 1,
    product: levelOf.product.size + 1,
    source: levelOf.source.size + 1,
    customer: 3,
    repSays: EDGES.says.length + 2,
    managerSays: EDGES.says.length + 2,
    horizon: (levelOf.stage.size + 1) * HORIZONS,
    age: ageEdges.length + 1,
    due: EDGES.due.length + 2,
    season: 3 * PARTS_OF_MONTH,
  };
  const first = {} as Record<Factor, number>;
  const priorSd: number[] = [];
  for (const factor of FACTORS) {
    first[factor] = priorSd.length;
    for (let level = 0; level < counts[factor]; level += 1) priorSd.push(PRIOR_SD[factor]);
  }
  return {
    first,
    priorSd: Float64Array.from(priorSd),
    levelOf,
    stayOf: (stage) => stays.get(stage) ?? ANY_STAY,
    usualOf: (owner) => usualOf.get(owner) ?? usual,
    usual,
    ageEdges,
    customerSince: seen.customerSince,
  };
}

class Seen {
  readonly counts: Record<Named, Map<number, number>> = {
    stage: new Map(),
    owner: new Map(),
    product: new Map(),
    source: new Map(),
  };
  readonly stays = new Map<number, number[]>();
  readonly sizes: number[] = [];
  readonly sizesOf = new Map<number, number[]>();
  readonly ages: number[] = [];
  readonly customerSince = new Map<number, number>();

  count(what: Named, key: number): void {
    this.counts[what].set(key, (this.counts[what].get(key) ?? 0) + 1);
  }
}

function lookThrough(learning: Learning): Seen {
  const { book, products, until } = learning;
  const seen = new Seen();
  for (let place = 0; place < book.size; place += 1) {
    const first = book.first[place] as number;
    if ((book.entered[first] as number) > until) continue;
    const owner = book.owner[first] as number;
    seen.count("owner", owner);
    seen.count("product", products[place] as number);
    seen.count("source", book.source[place] as number);
    const amount = book.amount[first] as number;
    if (amount > 0) {
      seen.sizes.push(Math.log2(amount));
      listOf(seen.sizesOf, owner).push(Math.log2(amount));
    }
    lookAtStages(learning, place, seen);
  }
  return seen;
}

function lookAtStages({ book, states, until }: Learning, place: number, seen: Seen): void {
  const first = book.first[place] as number;
  const end = book.first[place + 1] as number;
  for (let row = first; row < end && (book.entered[row] as number) <= until; row += 1) {
    const stage = book.stage[row] as number;
    const before = row > first ? (book.stage[row - 1] as number) : null;
    const state = states[stage] as number;
    const on = book.entered[row] as number;
    if (state === 0) {
      if (stage !== before) seen.count("stage", stage);
      const left = book.left[row] as number;
      if (left <= until && row + 1 < end && book.stage[row + 1] !== stage)
        listOf(seen.stays, stage).push(left - stageEntered(book, place, row));
      continue;
    }
    if (before === null || states[before] !== 0) continue;
    seen.ages.push(on - (book.entered[first] as number));
    const account = book.account[place] as number;
    const since = seen.customerSince.get(account);
    if (state === 1 && account !== NO_KEY && (since === undefined || on < since))
      seen.customerSince.set(account, on);
  }
}

function listOf(lists: Map<number, number[]>, key: number): number[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}

const median = (values: readonly number[]): number | null =>
  values.length === 0 ? null : quantile(Float64Array.from(values).sort(), 0.5);

function numbered(counts: ReadonlyMap<number, number>, fewest: number): Map<number, number> {
  const kept = [...counts].filter(([, count]) => count >= fewest).sort((a, b) => b[1] - a[1]);
  return new Map(kept.slice(0, MOST_OF_LEVEL).map(([key], at) => [key, at + 1]));
}

function ageBands(ages: readonly number[]): Float64Array {
  if (ages.length === 0) return new Float64Array(0);
  const sorted = Float64Array.from(ages).sort();
  const edges = Array.from({ length: AGE_BANDS }, (_, at) =>
    at === AGE_BANDS - 1
      ? Math.floor(sorted.at(-1) as number) + 1
      : Math.ceil(quantile(sorted, (at + 1) / AGE_BANDS)),
  );
  return Float64Array.from(new Set(edges)).sort();
}
