/**
 * The past as rows to learn from: each deal that was open on a landmark, followed stretch by stretch until it closed or
 * until nothing more is known (a landmark supermodel: van Houwelingen 2007, "Dynamic prediction by landmarking in event
 * history analysis"). What a deal was like is taken from the landmark, as it will be when the chance of an open deal is
 * asked for; so nobody needs to forecast how a deal will change.
 */
import { rowOn } from "../../funnel/intervalBook.ts";
import { type ClosingBin, closingBins } from "./closingBins.ts";
import type { RiskRows } from "./competingRisks.ts";
import { landmarkOf, stretchLevels } from "./dealFactors.ts";
import type { FactorTable } from "./factorTable.ts";
import { DEAL_FACTORS, FACTORS } from "./factors.ts";
import { closingAfter, type Learning, type OpenDeal, recordsFrom } from "./learning.ts";

/** Days between the landmarks of one deal. */
const STEP = 28;
/** Further back than this the past tells little of the present. */
const FARTHEST_DAYS = 1096;
/** A deal is not followed for longer from one landmark. */
const LONGEST_DAYS = 400;
const MOST_ROWS = 60_000;

export interface Training {
  rows: RiskRows;
  /** Deals that were open once, and what became of them. */
  deals: number;
  won: number;
  lost: number;
}

interface Followed extends OpenDeal {
  /** The landmark, and the last day on which something is known of it. Day numbers. */
  on: number;
  last: number;
  /** What it came to on that day; 0: it was still open. */
  state: number;
}

export function trainingRows(learning: Learning, table: FactorTable, mostRows = MOST_ROWS): Training {
  const firstDay = Math.max(recordsFrom(learning), learning.until - FARTHEST_DAYS);
  const bins = closingBins(firstDay, learning.until);
  const binOn = binsByDay(bins, firstDay, learning.until);
  const lastBinOf = ({ last }: Followed): number => binOn[last - firstDay] as number;
  const firstBinOf = ({ on }: Followed): number => binOn[on + 1 - firstDay] as number;

  // Counted first: then it is known which share of the rows is kept, evenly.
  const ends = new Int8Array(learning.book.size).fill(-1);
  const found = { events: 0, quiet: 0, landmarks: 0 };
  eachLandmark(learning, firstDay, (one) => {
    found.landmarks += 1;
    ends[one.place] = Math.max(ends[one.place] as number, one.state);
    found.quiet += lastBinOf(one) - firstBinOf(one) + 1 - Number(one.state !== 0);
    found.events += Number(one.state !== 0);
  });
  const counts = [0, 0, 0];
  for (const end of ends) if (end >= 0) counts[end] = (counts[end] as number) + 1;
  const [open = 0, won = 0, lost = 0] = counts;
  const deals = open + won + lost;

  const keep = {
    event: Math.min(1, mostRows / 2 / Math.max(1, found.events)),
    quiet: Math.min(1, mostRows / 2 / Math.max(1, found.quiet)),
  };
  // A deal's landmarks tell one story again and again: together they count as one deal.
  const each = deals / Math.max(1, found.landmarks);
  const rows = new Rows();
  const levels = new Int32Array(FACTORS.length);
  const share = evenly();
  eachLandmark(learning, firstDay, (one) => {
    const landmark = landmarkOf(learning, table, one, one.on, levels);
    const last = lastBinOf(one);
    for (let at = firstBinOf(one); at <= last; at += 1) {
      const state = at === last ? one.state : 0;
      const kept = state === 0 ? keep.quiet : keep.event;
      if (kept < 1 && share() >= kept) continue;
      const bin = bins[at] as ClosingBin;
      const from = Math.max(bin.from, one.on + 1);
      // A closing takes place within its stretch, which is known to its end; what is open is known to the last day.
      const to = state === 0 ? Math.min(bin.to, one.last) : Math.min(bin.to, learning.until);
      stretchLevels(table, landmark, bin, levels, DEAL_FACTORS.length);
      rows.add(levels, state, each / kept, Math.log((to - from + 1) / 7));
    }
  });
  return { rows: rows.finish(), deals, won, lost };
}

/** The first landmark is a deal's beginning; then deals take turns, so that no day of the month is special. */
function eachLandmark(learning: Learning, firstDay: number, tell: (one: Followed) => void): void {
  const { book, states, until } = learning;
  for (let place = 0; place < book.size; place += 1) {
    const begun = Math.max(firstDay, book.entered[book.first[place] as number] as number);
    const turn = ((book.deals[place] as number) * 11) % STEP;
    for (let on = begun; on < until; on += on === begun ? STEP - turn : STEP) {
      const row = rowOn(book, place, on);
      if (row < 0 || states[book.stage[row] as number] !== 0) break;
      const closing = closingAfter(learning, { place, row });
      const last = Math.min(closing.on, on + LONGEST_DAYS);
      // What closed on the very day of its landmark has no time to be followed.
      if (last > on) tell({ place, row, on, last, state: last === closing.on ? closing.state : 0 });
    }
  }
}

function binsByDay(bins: readonly ClosingBin[], first: number, last: number): Int32Array {
  const binOn = new Int32Array(last - first + 1);
  bins.forEach(({ from, to }, at) =>
    binOn.fill(at, Math.max(from, first) - first, Math.min(to, last) - first + 1),
  );
  return binOn;
}

class Rows {
  private readonly levels: number[] = [];
  private readonly outcome: number[] = [];
  private readonly weight: number[] = [];
  private readonly offset: number[] = [];

  add(levels: Int32Array, outcome: number, weight: number, offset: number): void {
    for (const level of levels) this.levels.push(level);
    this.outcome.push(outcome);
    this.weight.push(weight);
    this.offset.push(offset);
  }

  finish(): RiskRows {
    return {
      factors: FACTORS.length,
      levels: Int32Array.from(this.levels),
      outcome: Uint8Array.from(this.outcome),
      weight: Float64Array.from(this.weight),
      offset: Float64Array.from(this.offset),
    };
  }
}

/** Numbers in 0..1 that leave no gaps (the golden ratio's multiples): the same rows are kept every time. */
function evenly(): () => number {
  let at = 0;
  return () => {
    at = (at + 0.6180339887498949) % 1;
    return at;
  };
}
