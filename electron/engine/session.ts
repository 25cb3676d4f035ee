/** One open workbook file: its connection, its revision, and what is kept in memory for as long as nothing changes. */
import { existsSync, rmSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Day } from "../../src/core/domain/days.ts";
import {
  closeFile,
  copyTo,
  createFile,
  filling,
  keepLog,
  openFile,
  type OpenOptions,
  toWorkbenchError,
} from "./db/connection.ts";
import type { ReadDb, Sql, WriteDb } from "./db/sql.ts";
import type { MoreRejected } from "./import/moreRejected.ts";
import type { PreviewStore } from "./import/preview/store.ts";
import { DealBooks } from "./dealBooks.ts";
import { Forecasts } from "./forecast/forecasts.ts";
import { HeldBlocks } from "./import/heldBlocks.ts";

/** What a job leaves behind for as long as no other of its kind ran. */
export interface Kept<Store extends { close(): void }> {
  job: string;
  store: Store;
}

export type Changed = (revision: number, subjects: string[]) => void;

export class Session {
  /** Of the clipboard and standard input, while they are imported. */
  readonly blocks = new HeldBlocks();
  readonly path: string;
  readonly sql: Sql;
  private readonly onChanged: Changed;
  /** Whether the file has its write-ahead log; see `keepLog`. */
  private logged: boolean;
  /** Grows with every committed write; views compare it. */
  revision = 0;
  private readonly memo = new Map<string, unknown>();
  /** For the measures over time. */
  readonly books = new DealBooks();
  /** Looks ahead, in a thread of its own. */
  readonly forecasts = new Forecasts();
  /** What the newest dry run found; see `import/preview`. */
  private kept: Kept<PreviewStore> | null = null;
  /** What the newest import or dry run rejected beyond what its result lists. */
  private keptRejected: Kept<MoreRejected> | null = null;

  private constructor(path: string, sql: Sql, onChanged: Changed) {
    this.path = path;
    this.sql = sql;
    this.logged = keepLog(sql.raw);
    this.onChanged = onChanged;
  }

  static open(path: string, onChanged: Changed = () => {}, options: OpenOptions = {}): Session {
    const full = resolve(path);
    return new Session(full, openFile(full, options), onChanged);
  }

  static create(path: string, onChanged: Changed = () => {}): Session {
    const full = resolve(path);
    return new Session(full, createFile(full), onChanged);
  }

  /** For the command line: opens the file, or makes it where there is none. */
  static openOrCreate(path: string): { session: Session; created: boolean } {
    return existsSync(path)
      ? { session: Session.open(path), created: false }
      : { session: Session.create(path), created: true };
  }

  get name(): string {
    return basename(this.path).replace(/\.funnel$/i, "");
  }

  get read(): ReadDb {
    return this.sql;
  }

  /**
   * Runs `work` in one transaction, then tells every view.
   * @throws WorkbenchError diskFull and the like in place of SQLite's own errors; nothing is written then
   */
  write<T>(subjects: string[], work: (db: WriteDb) => T): T {
    let result: T;
    try {
      result = this.sql.transaction(work);
    } catch (error) {
      throw toWorkbenchError(error, this.path);
    }
    this.changed(subjects);
    return result;
  }

  /**
   * Runs `work` in one transaction with turns of the event loop in between, where `work` awaits: all of it or nothing.
   * Nothing else may use the file meanwhile; the engine holds other calls back.
   */
  async writeInTurns<T>(subjects: string[], work: (db: WriteDb) => Promise<T>): Promise<T> {
    let result: T;
    this.sql.exec("BEGIN IMMEDIATE");
    try {
      result = await work(this.sql as unknown as WriteDb);
      this.sql.exec("COMMIT");
    } catch (error) {
      if (this.sql.raw.inTransaction) this.sql.exec("ROLLBACK");
      throw toWorkbenchError(error, this.path);
    }
    this.changed(subjects);
    return result;
  }

  /** {@link writeInTurns} for what may bring in a file's first deals, by the thousand. */
  async fillInTurns<T>(subjects: string[], work: (db: WriteDb) => Promise<T>): Promise<T> {
    return filling(this.sql, () => this.writeInTurns(subjects, work));
  }

  /** For a job that ran its own transaction. */
  changed(subjects: string[]): void {
    this.logged ||= keepLog(this.sql.raw);
    this.revision += 1;
    this.memo.clear();
    this.onChanged(this.revision, subjects);
  }

  /** Computed once per revision and key. Old entries go when there are many: a user's filters come and go. */
  remember<T>(key: string, compute: () => T): T {
    if (this.memo.has(key)) return this.memo.get(key) as T;
    const value = compute();
    if (this.memo.size >= 64) this.memo.delete(this.memo.keys().next().value as string);
    this.memo.set(key, value);
    return value;
  }

  get preview(): Kept<PreviewStore> | null {
    return this.kept;
  }

  /** Keeps the findings of a dry run in place of those before. */
  keepPreview(next: Kept<PreviewStore> | null): void {
    if (this.kept !== next) this.kept?.store.close();
    this.kept = next;
  }

  get moreRejected(): Kept<MoreRejected> | null {
    return this.keptRejected;
  }

  keepRejected(next: Kept<MoreRejected> | null): void {
    if (this.keptRejected !== next) this.keptRejected?.store.close();
    this.keptRejected = next;
  }

  copyTo(path: string): void {
    copyTo(this.sql, resolve(path));
  }

  close(): void {
    this.blocks.letGoAll();
    this.keepPreview(null);
    this.keepRejected(null);
    this.forecasts.close();
    closeFile(this.sql, this.revision > 0);
  }

  /** Closes and removes a file that was just made and could not be filled. */
  discard(): void {
    this.blocks.letGoAll();
    this.keepPreview(null);
    this.keepRejected(null);
    this.forecasts.close();
    this.sql.raw.close();
    for (const suffix of ["", "-wal", "-shm"]) rmSync(this.path + suffix, { force: true });
  }
}

/** The local calendar day of an instant. */
export function localDay(now: Date): Day {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The instant after the last of a local calendar day, in UTC milliseconds. */
export function endOfLocalDay(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + 1).getTime();
}
