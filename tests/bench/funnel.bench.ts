/**
 * Questions to a file of 100,000 deals, beside the least SQL that gives the same figures on the same file; and the pipeline
 * over time on a million deals beside DuckDB (FUNNEL_BENCH_ROWS makes it fewer).
 */
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { Engine } from "../../electron/engine/engine.ts";
import type { CallInput, CallName, CallOutput } from "../../src/contract/calls.ts";
import { type Bench, expectEqual } from "./harness.ts";
import { benchToday, workbookOf } from "./files.ts";
import { overTime } from "./overTime.ts";

const DEALS = 100_000;
const PAGE = 100;
/** On any filter change. */
const FILTER_CHANGE = { most: 100 };

export default async function run(bench: Bench): Promise<void> {
  const path = workbookOf(DEALS);
  const engine = new Engine();
  const call = async <M extends CallName>(method: M, input: CallInput<M>): Promise<CallOutput<M>> =>
    (await engine.call(method, input, { locale: "en", today: benchToday })) as CallOutput<M>;
  await call("file.open", { path });
  // The engine holds the file exclusively, so the peer's connection is to a copy.
  const copy = `${path}.copy`;
  engine.session.copyTo(copy);
  const sql = new Database(copy, { readonly: true });
  sql.pragma("cache_size = -65536");
  try {
    await compare(bench, call, engine, sql);
  } finally {
    sql.close();
    await engine.closeFile();
    rmSync(copy, { force: true });
  }
  await overTime(bench);
}

type Call = <M extends CallName>(method: M, input: CallInput<M>) => Promise<CallOutput<M>>;

async function compare(bench: Bench, call: Call, engine: Engine, sql: Database.Database): Promise<void> {
  /** As after an edit: nothing is remembered from the run before. */
  const before = (): void => engine.session.changed([]);
  const count = (where: string): number =>
    sql.prepare(`SELECT COUNT(*) FROM deal WHERE ${where}`).pluck().get() as number;
  const won = count("state = 1");
  const open = count("state = 0");

  await bench.compare({
    title: "funnel.summary, all deals",
    ours: { name: "engine call", before, run: () => call("funnel.summary", {}) },
    peers: [{ name: "SQL: counts, sums, quartiles", run: () => summaryBySql(sql, "1") }],
    check: (result) => expectEqual("created, won", [result.created, result.won], [DEALS, won]),
    aim: FILTER_CHANGE,
  });
  await bench.compare({
    title: "funnel.summary, one team's open and closed",
    ours: { name: "engine call", before, run: () => call("funnel.summary", { filter: { team: "t2" } }) },
    peers: [
      {
        name: "SQL: counts, sums, quartiles",
        run: () => summaryBySql(sql, "owner_id IN (SELECT id FROM person WHERE team_id = 2)"),
      },
    ],
    check: (result) =>
      expectEqual("created", result.created, count("owner_id IN (SELECT id FROM person WHERE team_id = 2)")),
    aim: FILTER_CHANGE,
  });
  await bench.compare({
    title: "funnel.byStage, all deals",
    ours: { name: "engine call", before, run: () => call("funnel.byStage", {}) },
    peers: [
      {
        name: "SQL: count and sum over the covering index",
        run: () =>
          sql.prepare("SELECT stage_id, COUNT(*), SUM(amount_minor) FROM deal GROUP BY stage_id").all(),
      },
    ],
    check: (result) =>
      expectEqual(
        "deals",
        result.reduce((sum, stage) => sum + stage.deals, 0),
        DEALS,
      ),
    aim: FILTER_CHANGE,
  });
  await bench.compare({
    title: "funnel.conversion, all deals",
    ours: { name: "engine call", before, run: () => call("funnel.conversion", {}) },
    peers: [
      {
        name: "SQL: entered and passed by stage",
        run: () => conversionBySql(sql),
      },
    ],
    check: (result) =>
      expectEqual(
        "stages",
        result.length > 0 && result.every((stage) => stage.passed <= stage.entered),
        true,
      ),
    aim: FILTER_CHANGE,
  });
  for (const [column, order] of [
    ["amountMinor", "d.amount_minor IS NULL, d.amount_minor DESC"],
    ["account", "d.account_id IS NULL, a.search_key DESC"],
  ] as const) {
    await bench.compare({
      title: `deals.query, open deals by ${column}, first ${PAGE}`,
      ours: {
        name: "engine call",
        before,
        run: () =>
          call("deals.query", {
            filter: { state: "open" },
            sort: [{ column, direction: "desc" }],
            limit: PAGE,
          }),
      },
      peers: [{ name: "SQL: join, sort, limit", run: () => pageBySql(sql, "d.state = 0", order) }],
      check: (result) => expectEqual("total, rows", [result.total, result.rows.length], [open, PAGE]),
    });
  }
  await bench.compare({
    title: `deals.query, all deals by amount, first ${PAGE}`,
    ours: {
      name: "engine call",
      before,
      run: () => call("deals.query", { sort: [{ column: "amountMinor", direction: "desc" }], limit: PAGE }),
    },
    peers: [
      {
        name: "SQL: join, sort, limit",
        run: () => pageBySql(sql, "1", "d.amount_minor IS NULL, d.amount_minor DESC"),
      },
    ],
    check: (result) => expectEqual("total, rows", [result.total, result.rows.length], [DEALS, PAGE]),
  });
}

/** What `funnel.summary` tells, by SQL alone. */
function summaryBySql(sql: Database.Database, where: string): unknown {
  const counts = sql
    .prepare(`SELECT state, COUNT(*), SUM(amount_minor) FROM deal WHERE ${where} GROUP BY state`)
    .all();
  const quartiles = sql
    .prepare(
      `SELECT state, quarter, MAX(days) FROM (
         SELECT state, days, NTILE(4) OVER (PARTITION BY state ORDER BY days) AS quarter FROM (
           SELECT state, julianday(closed_on) - julianday(created_on) AS days FROM deal WHERE state > 0 AND ${where}))
       GROUP BY state, quarter`,
    )
    .all();
  return { counts, quartiles };
}

function pageBySql(sql: Database.Database, where: string, order: string): unknown[] {
  return sql
    .prepare(
      `SELECT d.*, a.name, o.name, t.name, g.name, s.name FROM deal d JOIN stage s ON s.id = d.stage_id
       LEFT JOIN account a ON a.id = d.account_id LEFT JOIN person o ON o.id = d.owner_id
       LEFT JOIN team t ON t.id = o.team_id LEFT JOIN product g ON g.id = d.product_id
       WHERE ${where} ORDER BY ${order}, d.id LIMIT ${PAGE}`,
    )
    .all();
}

/** Entered and passed; skips, returns and cohorts, which the engine's answer has, are left out. */
function conversionBySql(sql: Database.Database): unknown[] {
  return sql
    .prepare(
      `WITH reached AS (
         SELECT i.deal_id, MAX(CASE s.kind WHEN 'won' THEN 999 WHEN 'lost' THEN 0 ELSE s.position END) AS furthest
         FROM stage_interval i JOIN stage s ON s.id = i.stage_id GROUP BY i.deal_id)
       SELECT i.stage_id, COUNT(DISTINCT i.deal_id),
         COUNT(DISTINCT CASE WHEN r.furthest > s.position THEN i.deal_id END)
       FROM stage_interval i JOIN stage s ON s.id = i.stage_id AND s.kind IN ('lead', 'open')
       JOIN reached r ON r.deal_id = i.deal_id GROUP BY i.stage_id`,
    )
    .all();
}
