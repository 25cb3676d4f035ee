/**
 * What the measures over time ask of every deal: its intervals, and what it has for good. Kept in memory beside an open
 * file and patched after a change.
 */
import { type Day, dayNumber } from "../domain/days.ts";
import { buildIntervalBook, type IntervalBook, type IntervalRow, NO_DAY, NO_KEY } from "./intervalBook.ts";

/** `[deal, pipeline, account, source, createdOn, closedOn]`, as the table `deal` has it. */
export type DealRowOfBook = readonly [number, number, number | null, string | null, Day | null, Day | null];

/** Columns by place, beside the intervals' own. */
export interface DealBook extends IntervalBook {
  pipeline: Int32Array;
  account: Int32Array;
  /** Number in {@link Names}. */
  source: Int32Array;
  /** Day numbers; `NO_DAY` where nobody told, or while open. */
  created: Int32Array;
  closed: Int32Array;
}

/** Texts by number, from 1; 0 is none. Shared by a book and those patched from it. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [""];

  numberOf(text: string | null): number {
    if (text === null) return NO_KEY;
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.numbers.set(text, number);
    }
    return number;
  }

  /** Null: no deal ever had it. */
  find(text: string): number | null {
    return this.numbers.get(text) ?? null;
  }

  get all(): readonly string[] {
    return this.texts;
  }
}

/**
 * @param deals by key, ascending; each has intervals
 * @param intervals by deal, then by time
 * @param expected how many intervals there are, as far as known
 */
export function buildDealBook(
  deals: Iterable<DealRowOfBook>,
  intervals: Iterable<IntervalRow>,
  sources: Names,
  expected?: number,
): DealBook {
  const book = buildIntervalBook(intervals, expected);
  const column = (): Int32Array => new Int32Array(book.size);
  const pipeline = column();
  const account = column();
  const source = column();
  const created = column();
  const closed = column();
  let place = 0;
  for (const [deal, pipelineId, accountId, sourceName, createdOn, closedOn] of deals) {
    if (book.deals[place] !== deal) throw new Error(`deal ${deal} has no intervals`);
    pipeline[place] = pipelineId;
    account[place] = accountId ?? NO_KEY;
    source[place] = sources.numberOf(sourceName);
    created[place] = createdOn === null ? NO_DAY : dayNumber(createdOn);
    closed[place] = closedOn === null ? NO_DAY : dayNumber(closedOn);
    place += 1;
  }
  return { ...book, pipeline, account, source, created, closed };
}

const OF_DEALS = ["deals", "pipeline", "account", "source", "created", "closed"] as const;
const OF_ROWS = ["stage", "owner", "amount", "expected", "entered", "left"] as const;

/** Places `from` to before `to` of a book. */
interface Stretch {
  book: DealBook;
  from: number;
  to: number;
}

/**
 * The book with some deals as another book has them: replaced, added, or gone where that one lacks them.
 * Stretches in between are copied whole, so that a change of few deals among a million costs some tens of milliseconds.
 * @param touched keys, ascending
 * @param now of the touched deals that there are
 */
export function patchDealBook(book: DealBook, touched: readonly number[], now: DealBook): DealBook {
  const stretches: Stretch[] = [];
  let from = 0;
  let fresh = 0;
  for (const key of touched) {
    const at = placeAtOrAfter(book.deals, key, from);
    if (at > from) stretches.push({ book, from, to: at });
    from = book.deals[at] === key ? at + 1 : at;
    if (now.deals[fresh] !== key) continue;
    stretches.push({ book: now, from: fresh, to: fresh + 1 });
    fresh += 1;
  }
  if (from < book.size) stretches.push({ book, from, to: book.size });
  return join(stretches);
}

function join(stretches: readonly Stretch[]): DealBook {
  let size = 0;
  let rows = 0;
  for (const { book, from, to } of stretches) {
    size += to - from;
    rows += (book.first[to] as number) - (book.first[from] as number);
  }
  const first = new Int32Array(size + 1);
  const deals = Object.fromEntries(OF_DEALS.map((name) => [name, new Int32Array(size)]));
  const columns = Object.fromEntries(
    OF_ROWS.map((name) => [name, name === "amount" ? new Float64Array(rows) : new Int32Array(rows)]),
  );
  let place = 0;
  let row = 0;
  for (const { book, from, to } of stretches) {
    const begin = book.first[from] as number;
    const end = book.first[to] as number;
    for (const name of OF_DEALS) deals[name]?.set(book[name].subarray(from, to), place);
    for (const name of OF_ROWS) columns[name]?.set(book[name].subarray(begin, end), row);
    for (let at = from; at < to; at += 1) first[place + at - from] = (book.first[at] as number) - begin + row;
    place += to - from;
    row += end - begin;
  }
  first[size] = row;
  return { size, first, ...deals, ...columns } as DealBook;
}

/** The first place from `from` on whose key is not less; the number of deals where all are. */
export function placeAtOrAfter(deals: Int32Array, key: number, from = 0): number {
  let low = from;
  let high = deals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((deals[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
