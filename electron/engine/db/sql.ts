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

/** One open connection with its prepared statements. */
export class Sql implements ReadDb {
  readonly raw: Database;
  private readonly kept = new Map<string, Statement>();

  constructor(raw: Database) {
    this.raw = raw;
  }

  prepare<P extends unknown[] | {} = unknown[], R = unknown>(sql: string) {
    let statement = this.kept.get(sql);
    if (!statement) {
      statement = this.raw.prepare(sql);
      this.kept.set(sql, statement);
    }
    return statement as unknown as Statement<P extends unknown[] ? P : [P], R>;
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
