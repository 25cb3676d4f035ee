/**
 * Rejections beyond those that an import's result lists, for the file of rejected rows: in a scratch database, so that a
 * file of which every row is rejected takes room on the disk rather than in memory.
 */
import { openScratch } from "../db/connection.ts";
import type { Sql } from "../db/sql.ts";
import type { RawIssue } from "./reading/protocol.ts";

/** What the file of rejected rows needs of a rejection. */
export type Rejection = Pick<RawIssue, "column" | "value" | "code" | "params"> & { row: number };

/** Kept in memory until they are written together. */
const PART = 1000;

export class MoreRejected {
  private sql: Sql | null = null;
  private pending: { file: string; row: number; issue: string }[] = [];
  private users = 1;

  /** Anything but the rejection of a row is left out. */
  add(file: string, { row, column, value, code, params, severity }: RawIssue): void {
    if (severity !== "rejected" || row === null) return;
    this.pending.push({ file, row, issue: JSON.stringify({ column, value, code, params }) });
    if (this.pending.length >= PART) this.flush();
  }

  /** The file is read anew: what was said of it is void. */
  drop(file: string): void {
    this.pending = this.pending.filter((each) => each.file !== file);
    this.sql?.prepare("DELETE FROM rejection WHERE file = ?").run(file);
  }

  /** Rows of a file, ascending, each once. */
  rows(file: string): number[] {
    this.flush();
    return (
      this.sql
        ?.prepare<[string], number>("SELECT DISTINCT row FROM rejection WHERE file = ? ORDER BY row")
        .pluck()
        .all(file) ?? []
    );
  }

  /** Of rows from the first to the last given. */
  between(file: string, first: number, last: number): Rejection[] {
    this.flush();
    const found = this.sql
      ?.prepare<[string, number, number], { row: number; issue: string }>(
        "SELECT row, issue FROM rejection WHERE file = ? AND row BETWEEN ? AND ? ORDER BY row, id",
      )
      .all(file, first, last);
    return (found ?? []).map(({ row, issue }) => ({
      row,
      ...(JSON.parse(issue) as Omit<Rejection, "row">),
    }));
  }

  /** Whoever reads it over several turns: it then outlives its owner until `close` was called as often. */
  share(): this {
    this.users += 1;
    return this;
  }

  close(): void {
    this.users -= 1;
    if (this.users > 0) return;
    this.pending = [];
    this.sql?.raw.close();
    this.sql = null;
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    this.sql ??= scratch();
    const insert = this.sql.prepare<[string, number, string]>(
      "INSERT INTO rejection (file, row, issue) VALUES (?, ?, ?)",
    );
    this.sql.transaction(() => {
      for (const { file, row, issue } of this.pending) insert.run(file, row, issue);
    });
    this.pending = [];
  }
}

function scratch(): Sql {
  const sql = openScratch();
  sql.exec(
    `CREATE TABLE rejection (id INTEGER PRIMARY KEY, file TEXT NOT NULL, row INTEGER NOT NULL, issue TEXT NOT NULL);
     CREATE INDEX rejection_row ON rejection (file, row)`,
  );
  return sql;
}
