/**
 * A CRM's export of 100,000 deals x 14 columns through the real pipeline (reader, mapping, staging, history, intervals),
 * beside the same rows into one bare table. `FUNNEL_BENCH_ROWS` sets another size.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Engine } from "../../electron/engine/engine.ts";
import type { CallInput, CallName, CallOutput, ResultOfImport } from "../../src/contract/calls.ts";
import { benchToday, exportOf } from "./files.ts";
import { type Bench, expectEqual } from "./harness.ts";
import { hasSqliteCli, loadByCli, loadByUdsv, removeDatabase } from "./load.ts";

const ROWS = Number(process.env["FUNNEL_BENCH_ROWS"] ?? 100_000);
const ROUNDS = ROWS > 200_000 ? 1 : 3;

export default async function run(bench: Bench): Promise<void> {
  const csv = exportOf(ROWS);
  const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
  const engine = new Engine();
  try {
    await compare(bench, engine, csv, folder);
  } finally {
    await engine.closeFile();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(bench: Bench, engine: Engine, csv: string, folder: string): Promise<void> {
  const call = async <M extends CallName>(method: M, input: CallInput<M>): Promise<CallOutput<M>> =>
    (await engine.call(method, input, { locale: "en", today: benchToday })) as CallOutput<M>;
  const ours = join(folder, "ours.funnel");
  const bare = join(folder, "bare.sqlite");
  const importIt = async (): Promise<ResultOfImport> => {
    const sources = [{ path: csv, options: { asOf: "2026-03-15" } }];
    const { job } = await call("import.start", { sources });
    return (await engine.jobs.resultOf(job)) as ResultOfImport;
  };
  const freshFile = async (): Promise<void> => {
    await engine.closeFile();
    removeDatabase(ours);
    await call("file.create", { path: ours, baseCurrency: "CNY" });
  };
  const count = (): number => {
    const db = new Database(bare, { readonly: true });
    const rows = db.prepare("SELECT COUNT(*) FROM deal").pluck().get() as number;
    db.close();
    return rows;
  };
  const peer = (name: string, load: () => void | Promise<void>) => ({
    name,
    before: () => removeDatabase(bare),
    run: load,
    after: () => expectEqual(`rows by ${name}`, count(), ROWS),
  });
  const peers = [peer("udsv + better-sqlite3, one bare table", () => loadByUdsv(csv, bare))];
  if (hasSqliteCli()) peers.push(peer("sqlite3 .import, one bare table", () => loadByCli(csv, bare)));
  else bench.note("The sqlite3 command line is not installed: that peer was left out.");

  const size = ROWS.toLocaleString("en");
  await bench.compare<ResultOfImport>({
    title: `CSV import, ${size} rows x 14, into a new file`,
    ours: { name: "whole pipeline", before: freshFile, run: importIt },
    peers,
    rounds: ROUNDS,
    check: ({ rows, added, rejected }) =>
      expectEqual("rows, added, rejected", [rows, added, rejected], [ROWS, ROWS, 0]),
    aim: "<= 2x the sqlite3 command line",
  });
  await bench.compare<ResultOfImport>({
    title: `the same ${size} rows again, nothing changed`,
    ours: { name: "whole pipeline", run: importIt },
    peers,
    rounds: ROUNDS,
    check: ({ rows, unchanged, changeSet }) =>
      expectEqual("rows, unchanged, change set", [rows, unchanged, changeSet], [ROWS, ROWS, null]),
    aim: "< 3 s for 100,000",
  });
}
