/**
 * The two hands that SQL functions take: a `ReadDb` can only prepare statements that don't write, a
 * `WriteDb` is had only inside `transaction`. Functions take one of them first, so that a signature tells
 * whether it writes.
 */
import type { Database, Statement } from "better-sqlite3";

declare const writable: unique symbol;

export interface ReadDb {
  /** A prepared statement, made once per connection and text. Only for fixed texts: built ones use `once`. */
  prepare<P extends unknown[] | {} = unknown[], R = unknown>(
    sql: string,
  ): Statement<P extends unknown[] ? P : [P], R>;
  /** A statement that is not kept, for texts built from a filter. */
  once<P extends unknown[] | {} = unknown[], R = unknown>(
    sql: string,
  ): Statement<P extends unknown[] ? P : [P], R>;
}

export interface WriteDb extends ReadDb {
  readonly [writable]: true;
  exec(sql: string): void;
}

const modes = ["pluck", "raw", "expand"] as const;
type Mode = (typeof modes)[number];

/** One open connection with its prepared statements. */
export class Sql implements ReadDb {
  readonly raw: Database;
  private readonly kept = new Map<string, Statement>();

  constructor(raw: Database) {
    this.raw = raw;
  }

  prepare<P extends unknown[] | {} = unknown[], R = unknown>(sql: string) {
    return this.keep(sql, null) as unknown as Statement<P extends unknown[] ? P : [P], R>;
  }

  /**
   * `pluck()` and its like change a statement for good, and with it what others get who prepared the same text. So a kept
   * text has a statement of its own for each of them.
   */
  private keep(sql: string, mode: Mode | null): Statement {
    const key = `${mode ?? ""} ${sql}`;
    const known = this.kept.get(key);
    if (known) return known;
    const statement = this.raw.prepare(sql);
    if (mode) statement[mode]();
    for (const other of modes) statement[other] = () => this.keep(sql, other);
    this.kept.set(key, statement);
    return statement;
  }

  once<P extends unknown[] | {} = unknown[], R = unknown>(sql: string) {
    return this.raw.prepare(sql) as unknown as Statement<P extends unknown[] ? P : [P], R>;
  }

  exec(sql: string): void {
    this.raw.exec(sql);
  }

  /** Runs `work` in one immediate transaction: all of it or nothing. */
  transaction<T>(work: (db: WriteDb) => T): T {
    return this.raw.transaction(() => work(this as unknown as WriteDb)).immediate();
  }
}
