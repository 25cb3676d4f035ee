/** The peers of the import: the same rows into one bare table with the same four indexes, nothing validated, no history. */
import { execFileSync } from "node:child_process";
import { createReadStream, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { inferSchema, initParser, type Parser } from "udsv";

const table = `CREATE TABLE deal (source_id TEXT, name TEXT, account TEXT, owner TEXT, stage TEXT, amount_minor INTEGER,
  close_on TEXT, created_on TEXT, category TEXT, source TEXT, product TEXT, quantity_milli INTEGER, loss_reason TEXT,
  next_step TEXT)`;
export const indexed = ["source_id", "owner", "account", "stage"] as const;
const indexes = indexed.map((column) => `CREATE INDEX deal_${column} ON deal (${column})`);
/** Positions of what is kept as a whole number: money in hundredths, quantity in thousandths. */
const AMOUNT = 5;
const QUANTITY = 11;

export const sides = ["", "-wal", "-shm", "-journal"];

export function removeDatabase(path: string): void {
  for (const side of sides) rmSync(path + side, { force: true });
}

/** udsv and better-sqlite3, as quick as they go: one prepared insert, values spread, one transaction, indexes afterwards. */
export async function loadByUdsv(csv: string, path: string): Promise<void> {
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(table);
  db.exec("BEGIN");
  const insert = db.prepare(`INSERT INTO deal VALUES (${Array.from({ length: 14 }, () => "?").join(", ")})`);
  const keep = (row: string[]): void => {
    const values: (string | number)[] = row;
    values[AMOUNT] = Math.round(Number(row[AMOUNT]) * 100);
    values[QUANTITY] = Math.round(Number(row[QUANTITY]) * 1000);
    insert.run(...values);
  };
  let parser: Parser | null = null;
  for await (const chunk of createReadStream(csv, { encoding: "utf8", highWaterMark: 1 << 18 })) {
    parser ??= initParser(inferSchema(chunk as string));
    parser.chunk(chunk as string, parser.stringArrs, keep);
  }
  parser?.end();
  for (const sql of indexes) db.exec(sql);
  db.exec("COMMIT");
  db.close();
}

export function hasSqliteCli(): boolean {
  try {
    execFileSync("sqlite3", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** SQLite's own command line: `.import`, then the indexes. Money stays as it is written. */
export function loadByCli(csv: string, path: string): void {
  const script = [
    "PRAGMA journal_mode = WAL;",
    "PRAGMA synchronous = FULL;",
    `${table};`,
    "BEGIN;",
    ".mode csv",
    `.import --skip 1 '${csv}' deal`,
    ...indexes.map((sql) => `${sql};`),
    "COMMIT;",
  ].join("\n");
  execFileSync("sqlite3", [path], { input: script, stdio: ["pipe", "ignore", "inherit"] });
}
