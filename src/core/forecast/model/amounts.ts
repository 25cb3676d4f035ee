/** What a deal may bring in where it is won: its own amount, as such amounts turn out; or what others brought in. */
import { type Learning } from "./learning.ts";
import { NO_KEY, rowOn } from "../../funnel/intervalBook.ts";
import { quantile } from "../../funnel/statistics.ts";
import type { Prospect } from "../distribution.ts";

type Amounts = Prospect["amounts"];

/** Of fewer won deals nothing is said of their amounts. */
const FEWEST_SIZES = 12;
const POINTS = 10;
/** A stage's ratio leans with so many deals on that of all. */
const LEAN = 20;

export interface AmountModel {
  /** Signed over told amount, by the stage's key: in all, then what it leans on where a stage has few. */
  ratioOf(stage: number): number;
  /** Of a deal without an amount. */
  sizesOf(product: number): Amounts;
  /** Null of too few. */
  sizes: Amounts | null;
}

/** Amounts that were signed until `until`, and how those told before had changed by then. */
export function learnAmounts(
  { book, states, products, knownFrom, until }: Learning,
  counts: Uint8Array | null = null,
): AmountModel {
  const all: number[] = [];
  const byProduct = new Map<number, number[]>();
  const told = new Map<number, { told: number; signed: number; deals: number }>();
  const whole = { told: 0, signed: 0, deals: 0 };
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0) continue;
    const end = rowOn(book, place, until);
    if (end < 0 || states[book.stage[end] as number] !== 1) continue;
    const signed = book.amount[end] as number;
    if (!(signed > 0)) continue;
    all.push(signed);
    const product = products[place] as number;
    const list = byProduct.get(product);
    if (list) list.push(signed);
    else byProduct.set(product, [signed]);
    let before = -1;
    for (let row = book.first[place] as number; row < end; row += 1) {
      const stage = book.stage[row] as number;
      if (
        stage === before ||
        states[stage] !== 0 ||
        (book.entered[row] as number) < (knownFrom[place] as number)
      )
        continue;
      before = stage;
      const amount = book.amount[row] as number;
      if (!(amount > 0)) continue;
      const sum = told.get(stage) ?? { told: 0, signed: 0, deals: 0 };
      told.set(stage, sum);
      // As logarithms, so that one giant does not speak for all.
      const ratio = Math.log(signed / amount);
      sum.signed += ratio;
      sum.deals += 1;
      whole.signed += ratio;
      whole.deals += 1;
    }
  }
  const overall = whole.signed / (whole.deals + LEAN);
  const sizes = all.length < FEWEST_SIZES ? null : pointsOf(all);
  const own = new Map(
    [...byProduct].flatMap(([product, list]) =>
      product === NO_KEY || list.length < FEWEST_SIZES ? [] : [[product, pointsOf(list)] as const],
    ),
  );
  return {
    ratioOf: (stage) => {
      const sum = told.get(stage);
      return Math.exp(sum ? (sum.signed + LEAN * overall) / (sum.deals + LEAN) : overall);
    },
    sizesOf: (product) => own.get(product) ?? sizes ?? pointsOf(all),
    sizes,
  };
}

/** The middle of each tenth, moved so that the mean is the sample's. */
function pointsOf(values: readonly number[]): Amounts {
  if (values.length === 0) return [{ minor: 0, share: 1 }];
  const sorted = Float64Array.from(values).sort();
  const count = Math.min(POINTS, sorted.length);
  const points = Array.from({ length: count }, (_, at) => quantile(sorted, (at + 0.5) / count));
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const ofPoints = points.reduce((sum, value) => sum + value, 0) / count;
  return points.map((point) => ({
    minor: ofPoints > 0 ? (point * mean) / ofPoints : point,
    share: 1 / count,
  }));
}
