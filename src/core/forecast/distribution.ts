/**
 * The exact distribution of the money won in a period: not sampled. Every deal is won or not; given the common shock
 * (`shock.ts`) they are independent, so the characteristic function of the sum is the product of the deals' own. It is
 * computed on a lattice of money and inverted by one Fourier transform. An amount between two cells of the lattice is split
 * between them so that its mean stays; that, and nothing else, is approximate (cells are a few thousandths of the standard
 * deviation).
 */
import { transform } from "./fourier.ts";
import { shockedAll, shockNodes } from "./shock.ts";

/** What a deal may bring in: one of its amounts, each with its own share of the deal's chance. */
export interface Prospect {
  /** Chance of being won in the period. */
  p: number;
  /** Minor units, not negative, with shares that sum to one. */
  amounts: readonly { minor: number; share: number }[];
}

/** Deals that do not exist yet: a Poisson number with a rate that is itself uncertain (a negative binomial number). */
export interface NewBusiness {
  /** Expected number won in the period. */
  mean: number;
  /** Variance of the rate over its squared mean: 0 is a plain Poisson number. */
  spread: number;
  /** Shares sum to one. */
  amounts: readonly { minor: number; share: number }[];
}

export interface Outlook {
  prospects: readonly Prospect[];
  /** Money won already. */
  wonMinor: number;
  fresh: NewBusiness | null;
  /** Share of the variance that deals have in common, from 0 to below 1. */
  rho: number;
}

export interface Distribution {
  /** Minor units of the first cell, and of a cell's width. */
  firstMinor: number;
  widthMinor: number;
  /** Probabilities of the cells; sum to one. */
  cells: Float64Array;
  /** Minor units: exact, not read off the cells. */
  mean: number;
  sd: number;
}

/** Few deals have few outcomes, which a fine lattice tells apart; the sum of many is smooth. */
const CELLS_BY_DEALS = [
  { most: 60, cells: 16_384 },
  { most: 400, cells: 4096 },
];
const CELLS = 1024;
/** From so large a sum of p (1 - p) on no single outcome stands out, and amounts need not be split between cells. */
const SMOOTH = 60;
const NODES = 24;
/** The lattice reaches so many standard deviations to each side. */
const REACH = 8;
/** More deals than that do not come where hardly one is expected. */
const RARE = 12;
/** A cell as likely as that is an outcome of its own. */
const ALONE = 0.02;
/** Products below it are as good as 0. */
const NOTHING = 1e-10;

/** @param wanted cells of the lattice, a power of two; absent: more for few deals than for many */
export function distributionOf(outlook: Outlook, wanted?: number): Distribution {
  const { wonMinor, rho } = outlook;
  const nodes = rho > 0 ? shockNodes(NODES) : shockNodes(1);
  const parts = partsOf(
    outlook,
    nodes.map(({ z }) => z),
  );
  const { mean, sd, most, largest, unsettled } = momentsOf(outlook, nodes, parts);
  if (sd === 0)
    return {
      firstMinor: wonMinor + mean,
      widthMinor: 1,
      cells: Float64Array.of(1),
      mean: wonMinor + mean,
      sd,
    };
  const smooth = unsettled >= SMOOTH;
  const deals = outlook.prospects.length;
  const cells =
    wanted ?? (smooth ? CELLS : (CELLS_BY_DEALS.find(({ most: upTo }) => deals <= upTo)?.cells ?? CELLS));
  const low = Math.max(0, mean - REACH * sd - largest);
  // A rare giant lies beyond what the deviation tells.
  const high = Math.min(most, mean + REACH * sd + largest);
  // Two cells stay free, so that what is split does not come round to the other end.
  const width = Math.max(1, Math.max(high - low, 1) / (cells - 2));
  const density = invert(parts, nodes, new Lattice(cells, width, smooth), Math.floor(low / width));
  return {
    firstMinor: wonMinor + Math.floor(low / width) * width,
    widthMinor: width,
    cells: density,
    mean: wonMinor + mean,
    sd,
  };
}

/** The prospects as flat columns: one line for each amount of each. */
interface Parts {
  /** By prospect: its first amount, and where the last one's end. */
  first: Int32Array;
  minor: Float64Array;
  share: Float64Array;
  /** By prospect, then by node. */
  p: Float64Array;
  count: number;
  fresh: NewBusiness | null;
}

/** Those whose outcome weighs most come first: they tell soonest that a frequency has nothing left. */
function partsOf({ prospects, fresh, rho }: Outlook, zs: readonly number[]): Parts {
  const weight = ({ p, amounts }: Prospect): number => p * (1 - p) * meanAmount(amounts);
  const ranked = prospects
    .filter(({ p }) => p > 0)
    .map((prospect) => ({ prospect, by: weight(prospect) }))
    .sort((a, b) => b.by - a.by);
  const count = ranked.length;
  const total = ranked.reduce((sum, { prospect }) => sum + prospect.amounts.length, 0);
  const parts: Parts = {
    first: new Int32Array(count + 1),
    minor: new Float64Array(total),
    share: new Float64Array(total),
    p: new Float64Array(count * zs.length),
    count,
    fresh,
  };
  let at = 0;
  ranked.forEach(({ prospect }, place) => {
    parts.first[place] = at;
    for (const { minor, share } of prospect.amounts) {
      parts.minor[at] = minor;
      parts.share[at] = share;
      at += 1;
    }
    shockedAll(prospect.p, rho, zs, (p, node) => {
      parts.p[place * zs.length + node] = p;
    });
  });
  parts.first[count] = at;
  return parts;
}

function momentsOf(
  { fresh }: Outlook,
  nodes: readonly { weight: number }[],
  { first, minor, share, p, count }: Parts,
) {
  const own = new Float64Array(count);
  const squares = new Float64Array(count);
  let most = 0;
  let largest = 0;
  for (let place = 0; place < count; place += 1) {
    let highest = 0;
    for (let at = first[place] as number; at < (first[place + 1] as number); at += 1) {
      const money = minor[at] as number;
      own[place] = (own[place] as number) + money * (share[at] as number);
      squares[place] = (squares[place] as number) + money * money * (share[at] as number);
      highest = Math.max(highest, money);
    }
    most += highest;
    largest = Math.max(largest, highest);
  }
  let mean = 0;
  let square = 0;
  let unsettled = 0;
  nodes.forEach(({ weight }, node) => {
    let m = 0;
    let v = 0;
    for (let place = 0; place < count; place += 1) {
      const chance = p[place * nodes.length + node] as number;
      const money = chance * (own[place] as number);
      unsettled += weight * chance * (1 - chance);
      m += money;
      v += chance * (squares[place] as number) - money * money;
    }
    mean += weight * m;
    square += weight * (v + m * m);
  });
  let variance = Math.max(0, square - mean * mean);
  if (fresh && fresh.mean > 0) {
    const size = meanAmount(fresh.amounts);
    const squared = fresh.amounts.reduce(
      (sum, { minor: money, share: part }) => sum + money * money * part,
      0,
    );
    mean += fresh.mean * size;
    variance += fresh.mean * squared + fresh.spread * (fresh.mean * size) ** 2;
    most = Number.POSITIVE_INFINITY;
    largest = Math.max(largest, RARE * Math.max(...fresh.amounts.map(({ minor: money }) => money)));
  }
  return { mean, sd: Math.sqrt(variance), most, largest, unsettled };
}

/** @returns probabilities of the cells from `shift` on */
/** The phases of amounts at a frequency, a turn being the whole lattice. */
class Lattice {
  readonly cells: number;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  private readonly width: number;
  private readonly smooth: boolean;

  constructor(cells: number, width: number, smooth: boolean) {
    this.cells = cells;
    this.width = width;
    this.smooth = smooth;
    this.cos = Float64Array.from({ length: cells }, (_, at) => Math.cos((2 * Math.PI * at) / cells));
    this.sin = Float64Array.from({ length: cells }, (_, at) => Math.sin((2 * Math.PI * at) / cells));
  }

  /** Amounts in cells of the lattice, turns left out. */
  places(minor: ArrayLike<number>): Float64Array {
    return Float64Array.from(minor, (money) => (money / this.width) % this.cells);
  }

  /** The amounts' own characteristic function, weighted; a sum's is then the product of all. */
  phase(
    m: number,
    places: Float64Array,
    shares: ArrayLike<number>,
    from: number,
    to: number,
    out: Float64Array,
  ): void {
    const { cells, cos, sin } = this;
    const mask = cells - 1;
    let c = 0;
    let s = 0;
    for (let at = from; at < to; at += 1) {
      const place = places[at] as number;
      const share = shares[at] as number;
      if (this.smooth) {
        const angle = (2 * Math.PI * m * place) / cells;
        c += share * Math.cos(angle);
        s += share * Math.sin(angle);
        continue;
      }
      const whole = Math.floor(place);
      const up = share * (place - whole);
      const down = share - up;
      const low = (m * whole) & mask;
      const high = (low + m) & mask;
      c += down * (cos[low] as number) + up * (cos[high] as number);
      s += down * (sin[low] as number) + up * (sin[high] as number);
    }
    out[0] = c;
    out[1] = s;
  }
}

function invert(
  parts: Parts,
  nodes: readonly { weight: number }[],
  lattice: Lattice,
  shift: number,
): Float64Array {
  const { first, minor, share, p, count, fresh } = parts;
  const { cells, cos, sin } = lattice;
  const places = lattice.places(minor);
  const freshPlaces = lattice.places(fresh?.amounts.map((amount) => amount.minor) ?? []);
  const freshShares = fresh?.amounts.map((amount) => amount.share) ?? [];
  const phase = new Float64Array(2);
  const re = new Float64Array(cells);
  const im = new Float64Array(cells);
  const x = new Float64Array(nodes.length);
  const y = new Float64Array(nodes.length);
  for (let m = 0; m <= cells / 2; m += 1) {
    x.fill(1);
    y.fill(0);
    let alive = true;
    for (let place = 0; place < count && alive; place += 1) {
      lattice.phase(m, places, share, first[place] as number, first[place + 1] as number, phase);
      const c = phase[0] as number;
      const s = phase[1] as number;
      for (let node = 0; node < nodes.length; node += 1) {
        const chance = p[place * nodes.length + node] as number;
        const a = 1 - chance + chance * c;
        const b = chance * s;
        const u = x[node] as number;
        const v = y[node] as number;
        x[node] = u * a - v * b;
        y[node] = u * b + v * a;
      }
      // No factor is longer than 1: what is as good as 0 stays so.
      if ((place & 7) === 7) alive = longest(x, y) > NOTHING;
    }
    if (!alive) continue;
    let a = 0;
    let b = 0;
    nodes.forEach(({ weight }, node) => {
      a += weight * (x[node] as number);
      b += weight * (y[node] as number);
    });
    if (fresh && fresh.mean > 0) {
      lattice.phase(m, freshPlaces, freshShares, 0, freshPlaces.length, phase);
      const [u, v] = countedOf(fresh, phase[0] as number, phase[1] as number);
      [a, b] = [a * u - b * v, a * v + b * u];
    }
    // Turned back, so that the first cell is the lattice's own.
    const back = (((m * shift) % cells) + cells) % cells;
    const [u, v] = [cos[back] as number, -(sin[back] as number)];
    re[m] = a * u - b * v;
    im[m] = a * v + b * u;
    if (m > 0 && m < cells / 2) {
      re[cells - m] = re[m] as number;
      im[cells - m] = -(im[m] as number);
    }
  }
  transform(re, im);
  let sum = 0;
  for (let at = 0; at < cells; at += 1) {
    // Rounding leaves traces of either sign where nothing is.
    re[at] = Math.max(0, (re[at] as number) / cells);
    sum += re[at] as number;
  }
  for (let at = 0; at < cells; at += 1) re[at] = (re[at] as number) / sum;
  return re;
}

function longest(x: Float64Array, y: Float64Array): number {
  let most = 0;
  for (let at = 0; at < x.length; at += 1)
    most = Math.max(most, Math.abs(x[at] as number) + Math.abs(y[at] as number));
  return most;
}

/** Of a (mixed) Poisson number of amounts, whose own characteristic function is c + i s. */
function countedOf({ mean, spread }: NewBusiness, c: number, s: number): [number, number] {
  const re = mean * (c - 1);
  const im = mean * s;
  // So little spread is none, and the power below would lose it.
  if (spread < 1e-9) return [Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im)];
  // (1 - spread (re + i im)) ^ (-1 / spread)
  const log = -Math.log(Math.hypot(1 - spread * re, spread * im)) / spread;
  const angle = Math.atan2(spread * im, 1 - spread * re) / spread;
  return [Math.exp(log) * Math.cos(angle), Math.exp(log) * Math.sin(angle)];
}

/** Minor units. */
export interface Quantiles {
  mean: number;
  p10: number;
  p50: number;
  p90: number;
}

export function quantilesOf(distribution: Distribution): Quantiles {
  return {
    mean: distribution.mean,
    p10: quantileOf(distribution, 0.1),
    p50: quantileOf(distribution, 0.5),
    p90: quantileOf(distribution, 0.9),
  };
}

/** @param share in (0, 1) @returns minor units; a cell stands for the money around it */
export function quantileOf({ firstMinor, widthMinor, cells }: Distribution, share: number): number {
  let below = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const p = cells[at] as number;
    if (below + p >= share) {
      // Where one outcome stands alone it is the quantile; among many it lies between them.
      const alone = p > ALONE;
      return firstMinor + widthMinor * (alone ? at : at - 0.5 + (share - below) / p);
    }
    below += p;
  }
  return firstMinor + widthMinor * (cells.length - 1);
}

/** P(money >= minor). */
export function chanceOfReaching({ firstMinor, widthMinor, cells }: Distribution, minor: number): number {
  let sum = 0;
  for (let at = cells.length - 1; at >= 0; at -= 1) {
    // A cell's rounding is no miss.
    if (firstMinor + widthMinor * at < minor - widthMinor / 2) break;
    sum += cells[at] as number;
  }
  return Math.min(1, sum);
}

/** P(money <= minor). */
export function chanceOfAtMost({ firstMinor, widthMinor, cells }: Distribution, minor: number): number {
  let sum = 0;
  for (let at = 0; at < cells.length && firstMinor + widthMinor * at <= minor + widthMinor / 2; at += 1)
    sum += cells[at] as number;
  return Math.min(1, sum);
}

/** Expected amount where the deal is won. */
export function meanAmount(amounts: Prospect["amounts"]): number {
  return amounts.reduce((sum, { minor, share }) => sum + minor * share, 0);
}
