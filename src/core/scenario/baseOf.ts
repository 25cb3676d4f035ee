/** The base of scenarios, from what the forecast has learnt. */
import { chancesUntil } from "../forecast/model/chances.ts";
import { amountsOf, type Forecaster, freshOf } from "../forecast/model/forecaster.ts";
import { openOn, wonWithin } from "../forecast/model/learning.ts";
import type { FreshPart, ScenarioBase } from "./base.ts";

const STEP = 7;
/** Deals yet to come are looked at every so many days of the grid, where periods begin and end, and straight between. */
const COARSE = 4;

/** @param periods day numbers, both inclusive @param counts by place: 1 counts; null: every deal */
export function scenarioBase(
  forecaster: Forecaster,
  periods: readonly { from: number; to: number }[],
  counts: Uint8Array | null,
): ScenarioBase {
  const { learning } = forecaster;
  const { book, products, until } = learning;
  const grid = gridOf(until, periods);
  const days = [...grid.subarray(1)];
  const open = openOn(learning, until, counts);
  const chances = chancesUntil(learning, forecaster.table, forecaster.model, open, until, days);
  const whole = freshCurve(
    forecaster,
    grid,
    new Set(periods.flatMap(({ from, to }) => [from - 1, to])),
    counts,
  );
  return {
    grid,
    deals: open.map((deal, at) => ({
      place: deal.place,
      stage: book.stage[deal.row] as number,
      owner: book.owner[deal.row] as number,
      product: products[deal.place] as number,
      source: book.source[deal.place] as number,
      amounts: amountsOf(forecaster, deal),
      curve: Float64Array.from([0, ...(chances[at] ?? []).map(({ won }) => won)]),
    })),
    fresh: freshParts(forecaster, whole.curve),
    freshSpread: whole.spread,
    freshAmounts: whole.amounts,
    rho: forecaster.rho,
    won: periods.map(({ from, to }) => wonWithin(learning, counts, from, to).minor),
  };
}

function gridOf(until: number, periods: readonly { from: number; to: number }[]): Int32Array {
  const last = Math.max(until + STEP, ...periods.map(({ to }) => to));
  const days = new Set(periods.flatMap(({ from, to }) => [from - 1, to]).filter((day) => day > until));
  for (let day = until; day < last; day += STEP) days.add(day);
  return Int32Array.from(days.add(last)).sort();
}

function freshCurve(
  forecaster: Forecaster,
  grid: Int32Array,
  ends: ReadonlySet<number>,
  counts: Uint8Array | null,
) {
  const { until } = forecaster.learning;
  const curve = new Float64Array(grid.length);
  let spread = 0;
  let amounts: ScenarioBase["freshAmounts"] = [{ minor: 0, share: 1 }];
  let before = 0;
  for (let here = 1; here < grid.length; here += 1) {
    if (here % COARSE !== 0 && here < grid.length - 1 && !ends.has(grid[here] as number)) continue;
    const business = freshOf(forecaster, until + 1, grid[here] as number, counts);
    if (business) ({ spread, amounts } = business);
    const low = curve[before] as number;
    const high = business?.mean ?? 0;
    const from = grid[before] as number;
    for (let between = before + 1; between <= here; between += 1)
      curve[between] =
        low + ((high - low) * ((grid[between] as number) - from)) / ((grid[here] as number) - from);
    before = here;
  }
  return { curve, spread, amounts };
}

/** As lately begun deals are shared among people, products and sources. */
function freshParts(
  { learning: { book, products }, creation }: Forecaster,
  whole: Float64Array,
): FreshPart[] {
  const parts = new Map<string, Omit<FreshPart, "curve"> & { count: number }>();
  for (const place of creation.templates) {
    const owner = book.owner[book.first[place] as number] as number;
    const product = products[place] as number;
    const source = book.source[place] as number;
    const name = `${owner} ${product} ${source}`;
    const part = parts.get(name) ?? { owner, product, source, count: 0 };
    parts.set(name, part);
    part.count += 1;
  }
  return Array.from(parts.values(), ({ count, ...part }) => ({
    ...part,
    curve: whole.map((won) => (won * count) / creation.templates.length),
  }));
}
