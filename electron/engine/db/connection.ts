/** The sole opener of workbook files: checks, pragmas, lock, backup before a migration, clean close. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, basename } from "node:path";
import Database from "better-sqlite3";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from "./migrate.ts";
import { Sql } from "./sql.ts";

const SQLITE_HEADER = "SQLite format 3\0";

/** SQLite's cache, in KB below 0, and threads beside our own that may sort. */
export const USUAL_MEANS = "PRAGMA cache_size = -65536; PRAGMA threads = 0";

export interface OpenOptions {
  /** SQLite pages at most, so that tests can fill the disk. */
  maxPages?: number;
}

/** @throws WorkbenchError conflict where something of that name exists; invalid, diskFull */
export function createFile(path: string): Sql {
  if (existsSync(path)) throw new WorkbenchError("conflict", "fileExists", { file: basename(path) });
  if (!existsSync(dirname(path)))
    throw new WorkbenchError("notFound", "folderNotFound", { folder: dirname(path) });
  let raw: Database.Database;
  try {
    raw = new Database(path);
  } catch (error) {
    throw toWorkbenchError(error, path);
  }
  try {
    raw.pragma("page_size = 8192");
    raw.pragma("auto_vacuum = INCREMENTAL");
    // A transaction of its own, so that the file says whose it is before anything else is in it.
    migrate(raw);
    setUp(raw, {});
    return new Sql(raw);
  } catch (error) {
    raw.close();
    for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
    throw toWorkbenchError(error, path);
  }
}

/**
 * A database of its own that nobody else sees and that is gone when it is closed: SQLite keeps it in a small cache and
 * in a temporary file beyond that. For what must outlive a transaction that is taken back.
 */
export function openScratch(): Sql {
  return new Sql(new Database(""));
}

/** @throws WorkbenchError notFound, fileLocked, fileNewer, fileDamaged, invalid; the file is left as it was */
export function openFile(path: string, options: OpenOptions = {}): Sql {
  inspect(path);
  let raw: Database.Database;
  try {
    raw = new Database(path, { fileMustExist: true, timeout: 0 });
  } catch (error) {
    throw toWorkbenchError(error, path);
  }
  try {
    const version = raw.pragma("user_version", { simple: true }) as number;
    if (version > SCHEMA_VERSION)
      throw new WorkbenchError("fileNewer", "fileNewer", {
        file: basename(path),
        version,
        known: SCHEMA_VERSION,
      });
    setUp(raw, options);
    if (version < SCHEMA_VERSION) {
      backUp(raw, path, version);
      migrate(raw);
    }
    return new Sql(raw);
  } catch (error) {
    raw.close();
    throw toWorkbenchError(error, path);
  }
}

/** Looks at the first bytes before SQLite does, because SQLite may write to what it opens. */
function inspect(path: string): void {
  const file = basename(path);
  let header: Buffer;
  try {
    if (statSync(path).isDirectory()) throw new WorkbenchError("invalid", "fileIsFolder", { file });
    header = Buffer.alloc(100);
    const handle = openSync(path, "r");
    try {
      const read = readSync(handle, header, 0, 100, 0);
      header = header.subarray(0, read);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw toWorkbenchError(error, path);
  }
  if (header.length === 0) throw new WorkbenchError("fileDamaged", "fileEmpty", { file });
  if (header.toString("latin1", 0, 16) !== SQLITE_HEADER)
    throw new WorkbenchError("invalid", "fileNotOurs", { file });
  if (header.length < 100) throw new WorkbenchError("fileDamaged", "fileDamaged", { file });
  if (header.readUInt32BE(68) !== APPLICATION_ID)
    throw new WorkbenchError("invalid", "fileNotOurs", { file });
  const version = header.readUInt32BE(60);
  if (version > SCHEMA_VERSION)
    throw new WorkbenchError("fileNewer", "fileNewer", { file, version, known: SCHEMA_VERSION });
}

function setUp(raw: Database.Database, options: OpenOptions): void {
  // EXCLUSIVE before WAL: no shared-memory file, and a second opener is refused at once.
  raw.pragma("locking_mode = EXCLUSIVE");
  keepLog(raw);
  // better-sqlite3's default in WAL is NORMAL, which may lose the last commits on power loss.
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  raw.pragma("temp_store = FILE");
  raw.exec(USUAL_MEANS);
  if (raw.pragma("synchronous", { simple: true }) !== 2)
    throw new Error("SQLite did not take synchronous = FULL");
  if (options.maxPages !== undefined) raw.pragma(`max_page_count = ${options.maxPages}`);
  // Takes the lock now, so that a file open elsewhere is told at opening rather than at the first edit.
  raw.exec("BEGIN EXCLUSIVE; COMMIT");
  if (raw.pragma("user_version", { simple: true }) !== 0) {
    const [damage] = raw.pragma("quick_check(1)") as { quick_check: string }[];
    if (damage && damage.quick_check !== "ok")
      throw new WorkbenchError("fileDamaged", "fileDamaged", { file: basename(raw.name) });
  }
}

/**
 * Keeps a write-ahead log, once the file holds anything; until then a rollback journal. The first import fills new pages,
 * of which a rollback journal keeps nothing and which the log would write twice: a quarter of the import's writing. A file
 * that has its log keeps it, so that opening and closing alone change no byte.
 * @returns whether the log is kept now
 */
export function keepLog(raw: Database.Database): boolean {
  if (raw.pragma("journal_mode", { simple: true }) === "wal") return true;
  if (isUnused(raw)) return false;
  raw.pragma("journal_mode = WAL");
  // The pragma alone leaves the file held as by a reader, which keeps the log from being taken in.
  raw.exec("BEGIN IMMEDIATE; COMMIT");
  return true;
}

/** Neither deals nor exports of them have come in. */
export function isUnused(raw: Database.Database): boolean {
  if (raw.pragma("user_version", { simple: true }) === 0) return true;
  const sql = "SELECT NOT EXISTS (SELECT 1 FROM deal) AND NOT EXISTS (SELECT 1 FROM export_seen)";
  return raw.prepare(sql).pluck().get() === 1;
}

/**
 * Runs what may fill a file by the thousand. While it fills one without deals, references into other tables are not looked
 * up: every key comes from those tables in the same transaction, and nothing is there that could be removed with what it
 * belongs to. What `work` sets of cache and threads is set back. Outside a transaction only.
 */
export async function filling<T>({ raw }: Sql, work: () => Promise<T>): Promise<T> {
  if (isUnused(raw)) raw.pragma("foreign_keys = OFF");
  try {
    return await work();
  } finally {
    raw.pragma("foreign_keys = ON");
    raw.exec(USUAL_MEANS);
  }
}

/** A copy beside the file, `name.v1.backup.funnel`, before its schema changes. */
function backUp(raw: Database.Database, path: string, version: number): void {
  raw.pragma("wal_checkpoint(TRUNCATE)");
  const copy = path.replace(/(\.funnel)?$/, `.v${version}.backup.funnel`);
  if (!existsSync(copy)) copyFileSync(path, copy);
}

/** Writes a compact copy of the open file; what stood at `path` is replaced only once the copy is whole. */
export function copyTo(sql: Sql, path: string): void {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    rmSync(partial, { force: true });
    sql.raw.prepare("VACUUM INTO ?").run(partial);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw toWorkbenchError(error, path);
  }
}

/**
 * Closes: what is left is one whole file that can be mailed, since SQLite takes the log in and removes it. The file stays
 * in WAL mode, so that opening and closing alone change no byte of it.
 * @param written whether anything was committed: then free pages are given back first
 */
export function closeFile(sql: Sql, written: boolean): void {
  if (!sql.raw.open) return;
  try {
    if (written) tidy(sql);
    sql.raw.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    sql.raw.close();
  }
}

/** Makes the file small and its statistics fresh. Writes, so a full disk forbids it; nothing is lost without it. */
function tidy(sql: Sql): void {
  try {
    sql.raw.pragma("incremental_vacuum");
    sql.raw.pragma("optimize");
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_FULL") throw error;
  }
}

/** SQLite's and the system's errors as errors of the contract; others pass as they are. */
export function toWorkbenchError(error: unknown, path: string): unknown {
  if (error instanceof WorkbenchError) return error;
  const code = (error as { code?: string }).code ?? "";
  const file = basename(path);
  const options = { cause: error };
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
    return new WorkbenchError("fileLocked", "fileLocked", { file }, options);
  if (code.startsWith("SQLITE_FULL") || code === "ENOSPC")
    return new WorkbenchError("diskFull", "diskFull", { file }, options);
  if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB"))
    return new WorkbenchError("fileDamaged", "fileDamaged", { file }, options);
  if (code === "ENOENT") return new WorkbenchError("notFound", "fileNotFound", { file }, options);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code.startsWith("SQLITE_READONLY"))
    return new WorkbenchError("invalid", "noPermission", { file }, options);
  if (code.startsWith("SQLITE_CANTOPEN"))
    return new WorkbenchError("invalid", "fileCannotOpen", { file }, options);
  if (code === "EISDIR") return new WorkbenchError("invalid", "fileIsFolder", { file }, options);
  return error;
}
