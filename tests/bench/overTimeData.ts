/** A made-up company of a million deals with five million rows of history, for us and for DuckDB. */
import { closeSync, openSync, writeSync } from "node:fs";
import { type Day, dayFromNumber, dayNumber, FOREVER } from "../../src/core/domain/days.ts";
import type { ConversionStage } from "../../src/core/funnel/conversionWalk.ts";
import { buildDealBook, type DealBook, type DealRowOfBook, Names } from "../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../src/core/funnel/intervalBook.ts";
import { Random } from "../../src/core/sample/random.ts";

/** How many deals; each has five intervals or so. */
const DEALS = Number((process.env["FUNNEL_BENCH_ROWS"] ?? "1000000").split(",").at(-1));
export const OPEN = 6;
export const [WON, LOST] = [7, 8];
const OWNERS = 50;
const SOURCES = 12;
/** Every fifth owner: what a filter leaves. */
export const CHOSEN = Array.from({ length: OWNERS / 5 }, (_, at) => at * 5 + 1);

const START = dayNumber("2023-01-01");
export const TODAY = dayNumber("2026-03-16");

export const stages: ConversionStage[] = Array.from({ length: LOST }, (_, at) => ({
  id: at + 1,
  pipelineId: 1,
  position: at + 1,
  kind: at + 1 === WON ? "won" : at + 1 === LOST ? "lost" : "open",
}));
export const states = Uint8Array.from({ length: LOST + 1 }, (_, id) =>
  id === WON ? 1 : id === LOST ? 2 : 0,
);

const sources = Array.from({ length: SOURCES }, (_, at) => `source ${at}`);

/** `[stage, owner, amount, entered, left]`; left null: lasts. */
type Visit = [number, number, number, number, number | null];

/** A path through the stages: some lost on the way, some skipped, some sent back; closed ones stay closed. */
function pathOf(deal: number): Visit[] {
  const random = new Random(5, deal);
  const owner = random.whole(1, OWNERS);
  let amount = random.whole(1_000, 5_000_000) * 100;
  let day = random.whole(START, TODAY - 1);
  let stage = 1;
  const visits: Visit[] = [];
  for (;;) {
    if (stage > OPEN) {
      visits.push([stage, owner, amount, day, null]);
      return visits;
    }
    const left = day + random.whole(1, 60);
    if (left > TODAY) {
      visits.push([stage, owner, amount, day, null]);
      return visits;
    }
    visits.push([stage, owner, amount, day, left]);
    day = left;
    if (random.chance(0.12)) stage = LOST;
    else if (stage > 1 && random.chance(0.05)) stage -= 1;
    else stage = stage === OPEN ? WON : Math.min(OPEN, stage + (random.chance(0.1) ? 2 : 1));
    if (stage <= OPEN && random.chance(0.3)) amount = random.whole(1_000, 5_000_000) * 100;
  }
}

/** The book, and the same intervals as a file for DuckDB. */
export function generate(path: string): DealBook {
  const deals: DealRowOfBook[] = [];
  const file = openSync(path, "w");
  let lines: string[] = ["deal,position,stage,owner,source,amount,entered,leftOn"];
  const dayText = new Map<number, Day>();
  const text = (day: number): Day => {
    let found = dayText.get(day);
    if (found === undefined) dayText.set(day, (found = dayFromNumber(day)));
    return found;
  };
  const flush = (): void => {
    writeSync(file, `${lines.join("\n")}\n`);
    lines = [];
  };
  function* rows(): Generator<IntervalRow> {
    for (let deal = 1; deal <= DEALS; deal += 1) {
      const visits = pathOf(deal);
      const [last, first] = [visits.at(-1) as Visit, visits[0] as Visit];
      deals.push([
        deal,
        1,
        null,
        sources[deal % SOURCES] as string,
        text(first[3]),
        last[0] > OPEN ? text(last[3]) : null,
      ]);
      let position = 0;
      for (const [stage, owner, amount, entered, left] of visits) {
        lines.push(
          `${deal},${position},${stage},${owner},${deal % SOURCES},${amount},${entered},${left ?? dayNumber(FOREVER)}`,
        );
        position += 1;
        yield [deal, stage, owner, amount, null, text(entered), left === null ? FOREVER : text(left)];
      }
      if (lines.length > 50_000) flush();
    }
  }
  const names = new Names();
  // A source's number in the book is one more than in the file: 0 is none.
  for (const source of sources) names.numberOf(source);
  // The deals are known once their intervals have been walked.
  const book = buildDealBook(deals, rows(), names, DEALS * 6);
  flush();
  closeSync(file);
  return book;
}
