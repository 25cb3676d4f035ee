/** The pipeline over time on a million deals with five million intervals, beside DuckDB on the very same intervals. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Day, dayFromNumber, dayNumber, FOREVER } from "../../src/core/domain/days.ts";
import { conversion } from "../../src/core/funnel/conversion.ts";
import type { ConversionStage } from "../../src/core/funnel/conversionWalk.ts";
import { buildDealBook, type DealBook, type DealRowOfBook, Names } from "../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../src/core/funnel/intervalBook.ts";
import { EVERYTHING, keySet, type Scope } from "../../src/core/funnel/scope.ts";
import { standing } from "../../src/core/funnel/standing.ts";
import { timeInStage } from "../../src/core/funnel/timeInStage.ts";
import { waterfalls } from "../../src/core/funnel/waterfall.ts";
import { Random } from "../../src/core/sample/random.ts";
import { type Bench, expectEqual } from "./harness.ts";

/** How many deals; each has five intervals or so. */
const DEALS = Number(process.env["FUNNEL_BENCH_ROWS"] ?? 1_000_000);
const OPEN = 6;
const [WON, LOST] = [7, 8];
const OWNERS = 50;
/** Every fifth owner: what a filter leaves. */
const CHOSEN = Array.from({ length: OWNERS / 5 }, (_, at) => at * 5 + 1);

const START = dayNumber("2023-01-01");
const TODAY = dayNumber("2026-03-16");
const DAY = dayNumber("2025-12-31");
const BEFORE = DAY - 91;

const stages: ConversionStage[] = Array.from({ length: LOST }, (_, at) => ({
  id: at + 1,
  pipelineId: 1,
  position: at + 1,
  kind: at + 1 === WON ? "won" : at + 1 === LOST ? "lost" : "open",
}));
const states = Uint8Array.from({ length: LOST + 1 }, (_, id) => (id === WON ? 1 : id === LOST ? 2 : 0));

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
function generate(path: string): DealBook {
  const deals: DealRowOfBook[] = [];
  const file = openSync(path, "w");
  let lines: string[] = ["deal,position,stage,owner,amount,entered,leftOn"];
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
      deals.push([deal, 1, null, null, text(first[3]), last[0] > OPEN ? text(last[3]) : null]);
      let position = 0;
      for (const [stage, owner, amount, entered, left] of visits) {
        lines.push(
          `${deal},${position},${stage},${owner},${amount},${entered},${left ?? dayNumber(FOREVER)}`,
        );
        position += 1;
        yield [deal, stage, owner, amount, null, text(entered), left === null ? FOREVER : text(left)];
      }
      if (lines.length > 50_000) flush();
    }
  }
  // The deals are known once their intervals have been walked.
  const book = buildDealBook(deals, rows(), new Names(), DEALS * 5);
  flush();
  closeSync(file);
  return book;
}

export async function overTime(bench: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
  const path = join(folder, "intervals.csv");
  process.stderr.write(`· making ${DEALS} deals\n`);
  const book = generate(path);
  const instance = await DuckDBInstance.create(":memory:");
  const duck = await instance.connect();
  try {
    await duck.run(
      `CREATE TABLE i AS SELECT deal::INTEGER AS deal, position::UTINYINT AS position, stage::UTINYINT AS stage, owner::UTINYINT AS owner,
         amount::BIGINT AS amount, entered::INTEGER AS entered, leftOn::INTEGER AS leftOn
       FROM read_csv('${path}', header = true)`,
    );
    const rowCount = book.first[book.size] as number;
    bench.note(
      `Over time: ${book.size.toLocaleString("en")} deals, ${rowCount.toLocaleString("en")} intervals. Ours: the intervals as typed columns in the engine's own process, one pass a question, no index and no kept summaries; DuckDB: the same intervals as a table in memory, so that it need not derive them.`,
    );
    const ask = async (sql: string): Promise<number[][]> =>
      (await duck.runAndReadAll(sql)).getRows().map((row) => row.map(Number));
    for (const filtered of [false, true]) await compare(bench, book, ask, filtered);
  } finally {
    duck.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ask = (sql: string) => Promise<number[][]>;

async function compare(bench: Bench, book: DealBook, ask: Ask, filtered: boolean): Promise<void> {
  const scope: Scope = filtered ? { ...EVERYTHING, owners: keySet(CHOSEN) } : EVERYTHING;
  /** Here a deal keeps its owner. */
  const counts = filtered
    ? Uint8Array.from({ length: book.size }, (_, place) =>
        CHOSEN.includes(book.owner[book.first[place] as number] as number) ? 1 : 0,
      )
    : null;
  const among = filtered ? `owner IN (${CHOSEN.join(", ")})` : "true";
  const of = filtered ? "a fifth of the owners" : "all";
  const aims = { most: filtered ? 50 : 10 };

  const asOf = `SELECT stage, COUNT(*), SUM(amount) FROM i WHERE entered <= ${DAY} AND leftOn > ${DAY} AND ${among} GROUP BY stage ORDER BY stage`;
  const asOfWanted = await ask(asOf);
  await bench.compare({
    title: `as of a day, ${of}`,
    ours: { name: "typed columns", run: () => standing(book, scope, DAY) },
    peers: [{ name: "DuckDB", run: () => ask(asOf) }],
    check: (result) =>
      expectEqual(
        "as of",
        [...result]
          .sort(([a], [b]) => a - b)
          .map(([stage, { deals, amountMinor }]) => [stage, deals, amountMinor]),
        asOfWanted,
      ),
    aim: aims,
  });

  const standsOn = (day: number) =>
    `SELECT deal, stage, amount FROM i WHERE entered <= ${day} AND leftOn > ${day} AND ${among}`;
  const bridge = `WITH a AS (${standsOn(BEFORE)}), b AS (${standsOn(DAY)})
    SELECT COUNT(*) FILTER (a.stage <= ${OPEN}), SUM(a.amount) FILTER (a.stage <= ${OPEN}),
      SUM(b.amount) FILTER (a.deal IS NULL),
      SUM(b.amount - a.amount) FILTER (a.stage <= ${OPEN} AND b.amount > a.amount),
      SUM(a.amount - b.amount) FILTER (a.stage <= ${OPEN} AND b.amount < a.amount),
      SUM(b.amount) FILTER (b.stage = ${WON} AND COALESCE(a.stage, 0) <> ${WON}),
      SUM(b.amount) FILTER (b.stage = ${LOST} AND COALESCE(a.stage, 0) <> ${LOST}),
      COUNT(*) FILTER (b.stage <= ${OPEN}), SUM(b.amount) FILTER (b.stage <= ${OPEN})
    FROM b LEFT JOIN a USING (deal)`;
  const [bridgeWanted] = await ask(bridge);
  await bench.compare({
    title: `waterfall over 91 days, ${of}`,
    ours: {
      name: "typed columns",
      run: () => waterfalls(book, { states, scope, from: BEFORE, to: DAY, grouping: null })[0],
    },
    peers: [{ name: "DuckDB", run: () => ask(bridge) }],
    check: (w) =>
      expectEqual(
        "waterfall",
        w && [
          w.opening.deals,
          w.opening.amountMinor,
          w.new.amountMinor,
          w.grown.amountMinor,
          w.shrunk.amountMinor,
          w.won.amountMinor,
          w.lost.amountMinor,
          w.closing.deals,
          w.closing.amountMinor,
        ],
        bridgeWanted,
      ),
    aim: aims,
  });

  const furthest = `WITH d AS (
      SELECT deal, MAX(CASE WHEN stage = ${LOST} THEN 0 ELSE stage END) AS furthest, arg_max(stage, position) AS last
      FROM i WHERE ${among} GROUP BY deal)
    SELECT r, COUNT(*) FILTER (furthest >= r), COUNT(*) FILTER (furthest > r),
      COUNT(*) FILTER (furthest = r AND last = ${LOST})
    FROM d, range(1, ${OPEN + 1}) s(r) GROUP BY r ORDER BY r`;
  const conversionWanted = await ask(furthest);
  await bench.compare({
    title: `stage conversion, ${of}`,
    ours: {
      name: "typed columns",
      run: () =>
        conversion(stages, book, { deals: counts, from: null, to: null, cohort: "creation", asOf: null }),
    },
    peers: [{ name: "DuckDB", run: () => ask(furthest) }],
    check: (result) =>
      expectEqual(
        "conversion",
        result.map(({ stageId, entered, passed, lost }) => [stageId, entered, passed, lost]),
        conversionWanted,
      ),
    aim: aims,
  });

  const medians = `WITH t AS (
      SELECT deal, stage, SUM(LEAST(leftOn, ${TODAY}) - entered) AS days, MAX(leftOn) > ${TODAY} AS there
      FROM i WHERE stage <= ${OPEN} AND entered <= ${TODAY} AND ${among} GROUP BY deal, stage),
    c AS (SELECT stage, days, COUNT(*) FILTER (NOT there) AS gone, COUNT(*) AS n FROM t GROUP BY stage, days),
    r AS (SELECT stage, days, gone, SUM(n) OVER (PARTITION BY stage ORDER BY days DESC) AS atRisk FROM c),
    s AS (SELECT stage, days, EXP(SUM(CASE WHEN gone = atRisk THEN -99 ELSE LN(1 - gone / atRisk) END)
        OVER (PARTITION BY stage ORDER BY days)) AS survival FROM r)
    SELECT stage, MIN(days) FROM s WHERE survival <= 0.5 + 1e-12 GROUP BY stage ORDER BY stage`;
  const mediansWanted = await ask(medians);
  await bench.compare({
    title: `median time in stage (Kaplan-Meier), ${of}`,
    ours: {
      name: "typed columns",
      run: () =>
        timeInStage(
          book,
          stages.slice(0, OPEN).map(({ id }) => id),
          counts,
          TODAY,
        ),
    },
    peers: [{ name: "DuckDB", run: () => ask(medians) }],
    check: (result) =>
      expectEqual(
        "medians",
        [...result].map(([stage, { median }]) => [stage, median.days]),
        mediansWanted,
      ),
    aim: aims,
  });
}
