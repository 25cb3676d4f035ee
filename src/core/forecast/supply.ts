/**
 * From money to things: which product is delivered in which month, what materials that takes, which hours of which role.
 * A deal's lines are delivered so many days after it is won; when it is won is uncertain, and whether. So the quantity of
 * a month is a sum of independent amounts like the money of a period, and has its distribution from the same function.
 */
import {
  chanceOfAtMost,
  distributionOf,
  type NewBusiness,
  type Prospect,
  type Quantiles,
  quantilesOf,
} from "./distribution.ts";

/** Quantities and hours are in thousandths. */
export interface SupplyLine {
  product: number;
  milli: number;
  /** Days from winning to the delivery, or to its first day. */
  lag: number;
}

/** What a unit of a product takes. */
export interface Take {
  key: number;
  milliPerUnit: number;
  /** Evenly over so many weeks from the delivery on. */
  weeks: number;
}

/** A stretch of time in which a deal is won with some probability; the day in its middle. */
export interface WinPiece {
  on: number;
  p: number;
}

export interface SupplyDeal {
  lines: readonly SupplyLine[];
  /** Of a deal that is won already: one, with certainty. */
  pieces: readonly WinPiece[];
}

/** Day numbers, both inclusive. They may overlap: months, and all until a month's end. */
export interface SupplySpan {
  from: number;
  to: number;
}

/** Deals that do not exist yet: so many are won around a day, each with such lines. */
export interface FreshWins {
  on: number;
  mean: number;
  spread: number;
}

export interface SupplyAsked {
  spans: readonly SupplySpan[];
  deals: readonly SupplyDeal[];
  fresh: readonly FreshWins[];
  /** What deals bring: of a product the share of won deals that have it, and quantities in equal parts. */
  mix: readonly { line: Omit<SupplyLine, "milli">; share: number; millis: readonly number[] }[];
  /** By product; a product that takes nothing is left out. */
  takes: ReadonlyMap<number, readonly Take[]>;
  rho: number;
  /** By key: levels whose chance not to be exceeded is asked for, by span. */
  levels: ReadonlyMap<number, readonly (readonly number[])[]>;
}

/** Thousandths. */
export interface SupplyCell extends Quantiles {
  key: number;
  span: number;
  /** Of deals that are won already. */
  sure: number;
  /** P(at most the level), by level asked for. */
  atMost: number[];
  /** Places in `deals` that add to it, those with the most expected first. */
  deals: { at: number; mean: number }[];
}

const WEEK = 7;
/** Quantities are read in whole units: a coarser lattice than that of money will do. */
const CELLS = 1024;

/** By key, then by span; spans without anything are told as well. */
export function supplyOf(asked: SupplyAsked): SupplyCell[] {
  const loads = new Map<string, Load>();
  asked.deals.forEach((deal, at) => addDeal(asked, loads, deal, at));
  for (const wins of asked.fresh) addFresh(asked, loads, wins);
  const keys = [...new Set([...asked.takes.values()].flat().map(({ key }) => key))].sort((a, b) => a - b);
  return keys.flatMap((key) =>
    asked.spans.map((_, span) => cellOf(asked, loads.get(`${key} ${span}`), key, span)),
  );
}

class Load {
  readonly prospects: Prospect[] = [];
  sure = 0;
  readonly deals: { at: number; mean: number }[] = [];
  /** Of deals yet to come: expected number, its variance beyond a Poisson number's, and what they bring. */
  fresh = 0;
  over = 0;
  readonly brought: { minor: number; mean: number }[] = [];

  get newBusiness(): NewBusiness | null {
    if (this.fresh <= 0) return null;
    return {
      mean: this.fresh,
      spread: this.over / (this.fresh * this.fresh),
      amounts: this.brought.map(({ minor, mean }) => ({ minor, share: mean / this.fresh })),
    };
  }
}

function cellOf({ rho, levels }: SupplyAsked, load: Load | undefined, key: number, span: number): SupplyCell {
  const { prospects, sure, deals, newBusiness } = load ?? new Load();
  const distribution = distributionOf({ prospects, wonMinor: sure, fresh: newBusiness, rho }, CELLS);
  return {
    key,
    span,
    ...quantilesOf(distribution),
    sure,
    atMost: (levels.get(key)?.[span] ?? []).map((level) => chanceOfAtMost(distribution, level)),
    deals: deals.toSorted((a, b) => b.mean - a.mean),
  };
}

/** What a line brings that is won around a day, by key and span. */
function brings(
  { spans, takes }: SupplyAsked,
  line: SupplyLine,
  on: number,
  tell: (name: string, milli: number) => void,
): void {
  for (const { key, milliPerUnit, weeks } of takes.get(line.product) ?? []) {
    const milli = (line.milli * milliPerUnit) / 1000 / weeks;
    for (let week = 0; week < weeks; week += 1) {
      const day = on + line.lag + week * WEEK;
      spans.forEach(({ from, to }, span) => {
        if (day >= from && day <= to) tell(`${key} ${span}`, milli);
      });
    }
  }
}

function addDeal(
  asked: SupplyAsked,
  loads: Map<string, Load>,
  { lines, pieces }: SupplyDeal,
  at: number,
): void {
  // What each piece of it brings.
  const hand = new Map<string, Map<WinPiece, number>>();
  for (const piece of pieces)
    for (const line of lines)
      brings(asked, line, piece.on, (name, milli) => {
        const found = hand.get(name) ?? new Map<WinPiece, number>();
        hand.set(name, found);
        found.set(piece, (found.get(piece) ?? 0) + milli);
      });
  for (const [name, found] of hand) {
    const load = loadAt(loads, name);
    const p = [...found.keys()].reduce((sum, piece) => sum + piece.p, 0);
    const mean = [...found].reduce((sum, [piece, milli]) => sum + piece.p * milli, 0);
    load.deals.push({ at, mean });
    if (p >= 1) load.sure += mean;
    else if (p > 0)
      load.prospects.push({
        p,
        amounts: Array.from(found, ([piece, minor]) => ({ minor, share: piece.p / p })),
      });
  }
}

function addFresh(asked: SupplyAsked, loads: Map<string, Load>, { on, mean, spread }: FreshWins): void {
  for (const { line, share, millis } of asked.mix) {
    const each = (mean * share) / millis.length;
    const touched = new Set<string>();
    for (const milli of millis) {
      // All weeks of one delivery that fall into a span are one amount.
      const amounts = new Map<string, number>();
      brings(asked, { ...line, milli }, on, (name, part) =>
        amounts.set(name, (amounts.get(name) ?? 0) + part),
      );
      for (const [name, minor] of amounts) {
        const load = loadAt(loads, name);
        load.fresh += each;
        load.brought.push({ minor, mean: each });
        touched.add(name);
      }
    }
    for (const name of touched) loadAt(loads, name).over += spread * (mean * share) ** 2;
  }
}

function loadAt(loads: Map<string, Load>, name: string): Load {
  let load = loads.get(name);
  if (!load) loads.set(name, (load = new Load()));
  return load;
}
