/**
 * The pipeline over time on a million deals with five million rows of history, beside DuckDB on the very same: on the raw
 * events, from which it must derive how long each lasted, and on ready intervals, which is what our columns hold.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { dayNumber } from "../../src/core/domain/days.ts";
import { conversion } from "../../src/core/funnel/conversion.ts";
import type { DealBook } from "../../src/core/funnel/dealBook.ts";
import { type MeasureName, type Measures, measuresBy } from "../../src/core/funnel/measures.ts";
import { EVERYTHING, keySet, type Scope } from "../../src/core/funnel/scope.ts";
import { standing } from "../../src/core/funnel/standing.ts";
import { timeInStageBy } from "../../src/core/funnel/timeInStage.ts";
import { waterfalls } from "../../src/core/funnel/waterfall.ts";
import { windowEnds } from "../../src/core/funnel/windows.ts";
import { type Bench, expectEqual } from "./harness.ts";
import { CHOSEN, generate, LOST, OPEN, stages, states, TODAY, WON } from "./overTimeData.ts";

const DAY = dayNumber("2025-12-31");
const BEFORE = DAY - 91;
/** The cohort: deals that began in it. */
const [BEGAN, ENDED] = [dayNumber("2024-01-01"), dayNumber("2024-12-31")];
const RAW = "DuckDB, raw events";

export async function overTime(bench: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
  const path = join(folder, "intervals.csv");
  process.stderr.write("· making deals over time\n");
  const book = generate(path);
  const instance = await DuckDBInstance.create(":memory:");
  const duck = await instance.connect();
  try {
    await duck.run(
      `CREATE TABLE ready AS SELECT deal::INTEGER AS deal, position::UTINYINT AS position, stage::UTINYINT AS stage, owner::UTINYINT AS owner,
         source::UTINYINT AS source, amount::BIGINT AS amount, entered::INTEGER AS entered, leftOn::INTEGER AS leftOn
       FROM read_csv('${path}', header = true)`,
    );
    await duck.run("CREATE TABLE event AS SELECT * EXCLUDE (leftOn) FROM ready");
    await duck.run(
      "CREATE VIEW derived AS SELECT *, COALESCE(LEAD(entered) OVER (PARTITION BY deal ORDER BY position), 9999999) AS leftOn FROM event",
    );
    const ask = async (sql: string): Promise<number[][]> =>
      (await duck.runAndReadAll(sql)).getRows().map((row) => row.map(Number));
    for (const filter of filters) await compare(bench, book, ask, filter);
    bench.note(toldOf(book));
  } finally {
    duck.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

function toldOf(book: DealBook): string {
  const bytes = Object.values(book).reduce(
    (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
    0,
  );
  const [deals, rows] = [book.size, book.first[book.size] as number].map((count) =>
    count.toLocaleString("en"),
  );
  return [
    `Over time: ${deals} deals, ${rows} rows of history. Ours: ${Math.round(bytes / 1e6)} MB of typed columns in the engine's own`,
    "process. Kept: made in one pass when first asked for, until the file changes. DuckDB: tables in memory, both cores.",
  ].join(" ");
}

interface Filter {
  name: string;
  scope(book: DealBook): Scope;
  /** The same over a row of DuckDB's tables. */
  sql: string;
}

const filters: readonly Filter[] = [
  { name: "all", scope: () => EVERYTHING, sql: "true" },
  {
    name: "a fifth of the owners",
    scope: () => ({ ...EVERYTHING, owners: keySet(CHOSEN) }),
    sql: `owner IN (${CHOSEN.join(", ")})`,
  },
  {
    name: "all but one source",
    // Numbers of names begin at 1.
    scope: ({ source }) => ({ ...EVERYTHING, deals: Uint8Array.from(source, (one) => Number(one !== 1)) }),
    sql: "source <> 0",
  },
];

type Ask = (sql: string) => Promise<number[][]>;

async function compare(bench: Bench, book: DealBook, ask: Ask, filter: Filter): Promise<void> {
  const scope = filter.scope(book);
  const isAll = filter.name === "all";
  /** Here a deal keeps its owner. */
  const counts = isAll
    ? null
    : (scope.deals ??
      Uint8Array.from(
        { length: book.size },
        (_, place) => scope.owners?.[book.owner[book.first[place] as number] as number] ?? 0,
      ));
  const one = async <T>(
    title: string,
    design: string,
    most: number,
    run: () => T,
    told: (result: T) => unknown,
    sql: (from: "event" | "ready") => string,
  ): Promise<void> => {
    const wanted = await ask(sql("ready"));
    expectEqual(`${title}, from the raw events`, await ask(sql("event")), wanted);
    await bench.compare<T>({
      title: `${title}, ${filter.name}`,
      ours: { name: design, run },
      peers: [
        { name: "DuckDB, intervals", run: () => ask(sql("ready")) },
        { name: RAW, run: () => ask(sql("event")) },
      ],
      check: (result) => expectEqual(title, told(result), wanted),
      rounds: 3,
      aim: [{ most }, { ratio: 1 / 4, to: RAW }],
    });
  };
  const columns = "typed columns, one pass";
  const most = isAll ? 10 : 50;

  const standsOn = (from: string, day: number): string =>
    from === "ready"
      ? `SELECT deal, stage, amount FROM ready WHERE entered <= ${day} AND leftOn > ${day} AND ${filter.sql}`
      : `SELECT deal, arg_max(stage, position) AS stage, arg_max(amount, position) AS amount
         FROM event WHERE entered <= ${day} AND ${filter.sql} GROUP BY deal`;
  await one(
    "as of a day",
    isAll ? "kept: totals by day and stage" : columns,
    most,
    () => standing(book, scope, DAY),
    (result) => Array.from(result, ([stage, { deals, amountMinor }]) => [stage, deals, amountMinor]),
    (from) =>
      `SELECT stage, COUNT(*), SUM(amount) FROM (${standsOn(from, DAY)}) GROUP BY stage ORDER BY stage`,
  );

  await one(
    "waterfall over 91 days",
    isAll ? "kept totals; a pass over what moved since" : columns,
    most,
    () => waterfalls(book, { states, scope, from: BEFORE, to: DAY, grouping: null })[0],
    (w) =>
      w && [
        [
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
      ],
    (from) => `WITH a AS (${standsOn(from, BEFORE)}), b AS (${standsOn(from, DAY)})
      SELECT COUNT(*) FILTER (a.stage <= ${OPEN}), SUM(a.amount) FILTER (a.stage <= ${OPEN}),
        SUM(b.amount) FILTER (a.deal IS NULL),
        SUM(b.amount - a.amount) FILTER (a.stage <= ${OPEN} AND b.amount > a.amount),
        SUM(a.amount - b.amount) FILTER (a.stage <= ${OPEN} AND b.amount < a.amount),
        SUM(b.amount) FILTER (b.stage = ${WON} AND COALESCE(a.stage, 0) <> ${WON}),
        SUM(b.amount) FILTER (b.stage = ${LOST} AND COALESCE(a.stage, 0) <> ${LOST}),
        COUNT(*) FILTER (b.stage <= ${OPEN}), SUM(b.amount) FILTER (b.stage <= ${OPEN})
      FROM b LEFT JOIN a USING (deal)`,
  );

  await one(
    "conversion of a year's cohort",
    isAll ? "kept: outcomes by day of beginning" : columns,
    most,
    () => conversion(stages, book, { deals: counts, from: BEGAN, to: ENDED, cohort: "creation", asOf: null }),
    (result) => result.map(({ stageId, entered, passed, lost }) => [stageId, entered, passed, lost]),
    (from) => `WITH d AS (
        SELECT deal, MAX(CASE WHEN stage = ${LOST} THEN 0 ELSE stage END) AS furthest,
          arg_max(stage, position) AS last, MIN(entered) AS began
        FROM ${from} WHERE ${filter.sql} GROUP BY deal HAVING began BETWEEN ${BEGAN} AND ${ENDED})
      SELECT r, COUNT(*) FILTER (furthest >= r), COUNT(*) FILTER (furthest > r),
        COUNT(*) FILTER (furthest = r AND last = ${LOST})
      FROM d, range(1, ${OPEN + 1}) s(r) GROUP BY r ORDER BY r`,
  );

  const open = stages.slice(0, OPEN).map(({ id }) => id);
  const ownerOf = (place: number): number => book.owner[(book.first[place + 1] as number) - 1] as number;
  await one(
    "median days in stage per owner (Kaplan-Meier)",
    `${columns}, counted by days`,
    50,
    () => timeInStageBy(book, open, counts, TODAY, (place, tell) => tell(ownerOf(place))),
    (result) =>
      Array.from(result, ([owner, times]) =>
        Array.from(times, ([stage, { median }]) => [owner, stage, median.days]),
      ).flat(),
    (from) => `WITH t AS (
        SELECT owner, deal, stage, SUM(LEAST(leftOn, ${TODAY}) - entered) AS days, MAX(leftOn) > ${TODAY} AS there
        FROM ${from === "event" ? "derived" : from} WHERE stage <= ${OPEN} AND entered <= ${TODAY} AND ${filter.sql}
        GROUP BY owner, deal, stage),
      c AS (SELECT owner, stage, days, COUNT(*) FILTER (NOT there) AS gone, COUNT(*) AS n FROM t GROUP BY owner, stage, days),
      r AS (SELECT owner, stage, days, gone, SUM(n) OVER (PARTITION BY owner, stage ORDER BY days DESC) AS atRisk FROM c),
      s AS (SELECT owner, stage, days, EXP(SUM(CASE WHEN gone = atRisk THEN -99 ELSE LN(1 - gone / atRisk) END)
          OVER (PARTITION BY owner, stage ORDER BY days)) AS survival FROM r)
      SELECT owner, stage, MIN(days) FROM s WHERE survival <= 0.5 + 1e-12 GROUP BY owner, stage ORDER BY owner, stage`,
  );

  /** Deals closed within the days: whether won, with its amount and days. */
  const closed = (from: string, first: number, last: number): string => `SELECT * FROM (
      SELECT deal, any_value(owner) AS owner, any_value(source) AS source, arg_max(stage, position) AS stage,
        arg_max(amount, position) AS amount, MAX(entered) AS closed, MAX(entered) - MIN(entered) AS days
      FROM ${from} WHERE ${filter.sql} GROUP BY deal)
    WHERE stage > ${OPEN} AND closed BETWEEN ${first} AND ${last}`;
  const wanted = new Set<MeasureName>(["winRate", "cycleDays", "dealSizeMinor"]);
  const measures = (from: number, to: number) => ({
    states,
    scope,
    asOf: null,
    on: TODAY,
    from,
    to,
    wanted,
    lines: new Map(),
    periods: [],
    targetOf: () => null,
  });
  const figures = `COUNT(*) FILTER (stage = ${WON}), COUNT(*),
    quantile_cont(days, 0.5) FILTER (stage = ${WON}), quantile_cont(amount, 0.5) FILTER (stage = ${WON})`;
  const toldMeasures = ({ winRate, cycleDays, dealSizeMinor }: Measures) => [
    winRate.count,
    winRate.n,
    cycleDays.median,
    dealSizeMinor.median,
  ];
  for (const [by, groupOf] of [
    ["owner", ownerOf],
    // As a product of one line each is told.
    ["source", (place: number) => (book.source[place] as number) - 1],
  ] as const)
    await one(
      `win rate, cycle, size by ${by}, ${TODAY - BEFORE} days`,
      columns,
      250,
      () =>
        measuresBy(book, measures(BEFORE, TODAY), {
          of: ({ place, amount }, tell) => tell(groupOf(place), amount),
          ofPeriod: null,
        }),
      (result) =>
        Array.from(result, ([group, told]) => [group, ...toldMeasures(told)]).filter(([, , n]) => n !== 0),
      (from) =>
        `SELECT ${by}, ${figures} FROM (${closed(from, BEFORE, TODAY)}) GROUP BY ${by} ORDER BY ${by}`,
    );

  const ends = windowEnds("month", 13, TODAY);
  await one(
    "trend of the three, 13 windows of 91 days",
    "typed columns, a pass a window",
    250,
    () => ends.map((to) => measuresBy(book, { ...measures(to - 90, to), asOf: to }).get(0) as Measures),
    (result) => result.map((told, at) => [at, ...toldMeasures(told)]),
    (from) =>
      `WITH c AS (${closed(from, (ends[0] as number) - 90, TODAY)})
       SELECT nth, ${figures} FROM c JOIN (VALUES ${ends.map((end, at) => `(${at}, ${end})`).join(", ")}) w(nth, last)
         ON closed BETWEEN last - 90 AND last GROUP BY nth ORDER BY nth`,
  );
}
