/**
 * A CRM's export of 14 columns through the real pipeline (reader, mapping, staging, history, intervals), beside the same
 * rows into one bare table; and the reading of a workbook. `FUNNEL_BENCH_ROWS` sets other sizes: `100000,1000000`.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { Engine } from "../../electron/engine/engine.ts";
import { collect } from "../../electron/engine/import/collect.ts";
import { readContext } from "../../electron/engine/import/readContext.ts";
import type { CallInput, CallName, CallOutput, ResultOfImport } from "../../src/contract/calls.ts";
import { benchToday, exportOf, sheetOf } from "./files.ts";
import { type Bench, type Contender, expectEqual } from "./harness.ts";
import { hasSqliteCli, indexed, loadByCli, loadByUdsv, removeDatabase } from "./load.ts";
import { type Peak, peakOfImport } from "./peakMemory.ts";
import { countByHucre, countByUs, HUCRE, inTemporaryFolder } from "./sheets.ts";

const SIZES = (process.env["FUNNEL_BENCH_ROWS"] ?? "100000,1000000").split(",").map(Number);
/** What is known of weekly exports: 100,000 rows at most. */
const USUAL = Math.min(100_000, ...SIZES);
const MOST_MEMORY = 400;
const CLI = "sqlite3 .import";

export default async function run(bench: Bench): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const importing = new Importing(folder);
    try {
      if (!hasSqliteCli()) bench.note("The sqlite3 command line is not installed: that peer was left out.");
      for (const rows of SIZES) await firstImport(bench, importing, rows);
      await laterImports(bench, importing);
      await reading(bench, USUAL);
      bench.note(
        "Loading alone: our reader into staging, a temporary table that is never synced to the disk.",
      );
    } finally {
      await importing.engine.closeFile();
    }
  });
}

/** An engine with one file, and the bare table beside it. */
class Importing {
  readonly engine = new Engine();
  readonly file: string;
  private readonly bare: string;

  constructor(folder: string) {
    this.file = join(folder, "ours.funnel");
    this.bare = join(folder, "bare.sqlite");
  }

  private async call<M extends CallName>(method: M, input: CallInput<M>): Promise<CallOutput<M>> {
    return (await this.engine.call(method, input, { locale: "en", today: benchToday })) as CallOutput<M>;
  }

  async import(csv: string, asOf: string): Promise<ResultOfImport> {
    const { job } = await this.call("import.start", { sources: [{ path: csv, options: { asOf } }] });
    return (await this.engine.jobs.resultOf(job)) as ResultOfImport;
  }

  readonly fresh = async (): Promise<void> => {
    await this.engine.closeFile();
    removeDatabase(this.file);
    await this.call("file.create", { path: this.file, baseCurrency: "CNY" });
  };

  /** Read into staging and indexed there, no more. @returns rows */
  async load(csv: string): Promise<number> {
    const { session } = this.engine;
    const context = readContext(session.read, {}, benchToday);
    const { staging } = await collect(session, { path: csv, options: {} }, context, { progress: () => {} });
    if (!staging) throw new Error("an export of deals was read as something else");
    const name = staging.table.replace("temp.", "");
    for (const column of ["source_id", "c_owner", "c_account", "c_stage"])
      session.sql.exec(`CREATE INDEX temp.bench_${column} ON ${name} (${column})`);
    staging.drop();
    return staging.rows;
  }

  peers(csv: string, rows: number): Contender<unknown>[] {
    const peer = (name: string, load: () => void | Promise<void>): Contender<unknown> => ({
      name,
      before: () => removeDatabase(this.bare),
      run: load,
      after: () => expectEqual(`rows by ${name}`, this.bareRows(), rows),
    });
    const peers = [peer("udsv + better-sqlite3", () => loadByUdsv(csv, this.bare))];
    if (hasSqliteCli()) peers.unshift(peer(CLI, () => loadByCli(csv, this.bare)));
    return peers;
  }

  private bareRows(): number {
    const db = new Database(this.bare, { readonly: true });
    const rows = db.prepare("SELECT COUNT(*) FROM deal").pluck().get() as number;
    db.close();
    return rows;
  }
}

async function firstImport(bench: Bench, importing: Importing, rows: number): Promise<void> {
  const csv = exportOf(rows);
  const size = rows.toLocaleString("en");
  const rounds = rows > 200_000 ? 1 : 3;
  const peers = importing.peers(csv, rows);
  await bench.compare<number>({
    title: `CSV ${size} x 14, load alone, ${indexed.length} indexes`,
    ours: { name: "reader and staging", before: importing.fresh, run: () => importing.load(csv) },
    peers,
    rounds,
    check: (loaded) => expectEqual("rows", loaded, rows),
    aim: { ratio: 1.2, to: CLI },
  });
  await bench.compare<ResultOfImport>({
    title: `CSV ${size} x 14, whole pipeline, new file`,
    ours: {
      name: "whole pipeline",
      before: importing.fresh,
      run: () => importing.import(csv, "2026-03-15"),
    },
    peers,
    rounds,
    check: ({ rows: read, added, rejected }) =>
      expectEqual("rows, added, rejected", [read, added, rejected], [rows, rows, 0]),
    aim: { ratio: 2, to: CLI },
  });
  for (const [how, options] of [
    ["imported", []],
    ["tried out", ["--dry-run"]],
  ] as const) {
    await bench.compare<Peak>({
      title: `CSV ${size} x 14, ${how}: peak memory`,
      ours: {
        name: "command line",
        before: async () => {
          await importing.engine.closeFile();
          removeDatabase(importing.file);
        },
        run: () => peakOfImport(csv, importing.file, options),
      },
      rounds: 1,
      measures: { "": { of: ({ megabytes }: Peak) => megabytes, unit: "MB", aim: { most: MOST_MEMORY } } },
      check: ({ added }) => expectEqual("added", added, rows),
    });
  }
}

async function laterImports(bench: Bench, importing: Importing): Promise<void> {
  const csv = exportOf(USUAL);
  const later = exportOf(USUAL, true);
  const size = USUAL.toLocaleString("en");
  await importing.fresh();
  await importing.import(csv, "2026-03-01");
  await bench.compare<ResultOfImport>({
    title: `the same ${size} again, nothing changed`,
    ours: { name: "whole pipeline", run: () => importing.import(csv, "2026-03-08") },
    peers: importing.peers(csv, USUAL),
    rounds: 3,
    check: ({ rows, unchanged, changeSet }) =>
      expectEqual("rows, unchanged, change set", [rows, unchanged, changeSet], [USUAL, USUAL, null]),
    aim: { most: 3000 },
  });
  await bench.compare<ResultOfImport>({
    title: `the same ${size} again, each deal changed`,
    ours: {
      name: "whole pipeline",
      before: async () => {
        await importing.fresh();
        await importing.import(csv, "2026-03-01");
      },
      run: () => importing.import(later, "2026-03-08"),
    },
    peers: importing.peers(later, USUAL),
    rounds: 1,
    check: ({ rows, changed }) => expectEqual("rows, changed", [rows, changed], [USUAL, USUAL]),
    aim: { most: 8000 },
  });
}

/** Rows of a workbook one by one, nothing made of them. */
async function reading(bench: Bench, rows: number): Promise<void> {
  for (const [how, texts] of [
    ["texts in the cells", "inline"],
    ["texts in a table", "shared"],
  ] as const) {
    const path = await sheetOf(rows, texts);
    await bench.compare<number>({
      title: `XLSX ${rows.toLocaleString("en")} x 14, reading, ${how}`,
      ours: { name: "our reader", run: () => countByUs(path) },
      peers: [
        {
          name: HUCRE,
          run: async () => expectEqual("rows by hucre", await countByHucre(path), rows + 1),
        },
      ],
      rounds: 3,
      check: (count) => expectEqual("rows", count, rows + 1),
      aim: { ratio: 1 / 3, to: HUCRE },
    });
  }
}
