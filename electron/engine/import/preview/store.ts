/**
 * What a dry run found, in a scratch database: it outlives the transaction that is taken back, can be narrowed and paged
 * by SQL, and takes room on the disk rather than in memory.
 */
import type {
  PreviewKind,
  PreviewPage,
  PreviewRow,
  PreviewSummary,
} from "../../../../src/contract/importPreview.ts";
import { openScratch } from "../../db/connection.ts";
import { likeContains } from "../../db/queries/filter.ts";
import type { Sql } from "../../db/sql.ts";

/** Of each kind so many are listed; the rest is counted. */
const MOST = 200_000;
const MOST_CHANGES = 50;

const kinds: readonly PreviewKind[] = ["added", "changed", "unchanged", "vanished"];

export type PreviewItem = PreviewRow & { sourceId: string | null };

export interface PreviewFilter {
  kind: PreviewKind;
  search?: string | undefined;
  table?: string | undefined;
  field?: string | undefined;
  sort: "file" | "difference";
  offset: number;
  limit: number;
}

type Totals = PreviewSummary["added"];

const noTotals = (): Totals => ({ rows: 0, beforeMinor: 0, afterMinor: 0 });

export class PreviewStore {
  private readonly sql: Sql = openScratch();
  private readonly totals: Record<PreviewKind, Totals> = {
    added: noTotals(),
    changed: noTotals(),
    unchanged: noTotals(),
    vanished: noTotals(),
  };
  /** Names of custom fields by id. */
  private readonly names = new Map<string, string>();
  private open: PreviewSummary["open"] = { dealsBefore: 0, dealsAfter: 0, beforeMinor: 0, afterMinor: 0 };

  constructor() {
    this.sql.exec(
      `CREATE TABLE item (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, tbl TEXT NOT NULL, before INTEGER, after INTEGER, fields TEXT, search TEXT, row TEXT);
       CREATE INDEX item_kind ON item (kind, tbl, before, after)`,
    );
  }

  /** Rows that need no listing, or that no more are listed of. */
  count(kind: PreviewKind, rows: number, beforeMinor = 0, afterMinor = 0): void {
    const totals = this.totals[kind];
    totals.rows += rows;
    totals.beforeMinor += beforeMinor;
    totals.afterMinor += afterMinor;
  }

  /** Whether more rows of a kind are listed. */
  hasRoom(kind: PreviewKind): boolean {
    return this.totals[kind].rows < MOST;
  }

  /** The workbook's open deals. */
  setOpen(before: { deals: number; minor: number }, after: { deals: number; minor: number }): void {
    this.open = {
      dealsBefore: before.deals,
      dealsAfter: after.deals,
      beforeMinor: before.minor,
      afterMinor: after.minor,
    };
  }

  add(items: readonly PreviewItem[]): void {
    const insert = this.sql.prepare<[number, string, number, number, string, string, string]>(
      "INSERT INTO item (kind, tbl, before, after, fields, search, row) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    this.sql.transaction(() => {
      for (const { sourceId, ...item } of items) {
        for (const { field, name } of item.changes) if (name !== undefined) this.names.set(field, name);
        const before = item.beforeMinor ?? 0;
        const after = item.afterMinor ?? 0;
        const listed = this.hasRoom(item.kind);
        this.count(item.kind, 1, before, after);
        if (!listed) continue;
        const fields = [...new Set(item.changes.map(({ field }) => field))];
        const words = [item.name, item.account, item.stage, item.owner, sourceId, item.row];
        insert.run(
          kinds.indexOf(item.kind),
          item.table,
          before,
          after,
          `,${fields.join(",")},`,
          words
            .filter((word) => word !== null)
            .join("\n")
            .toLowerCase(),
          JSON.stringify({ ...item, changes: item.changes.slice(0, MOST_CHANGES) }),
        );
      }
    });
  }

  summary(baseCurrency: string): PreviewSummary {
    const { added, changed, unchanged, vanished } = this.totals;
    return {
      baseCurrency,
      added,
      changed,
      unchanged,
      vanished,
      open: this.open,
      whole: kinds.every((kind) => this.totals[kind].rows <= MOST),
    };
  }

  page({ kind, search, table, field, sort, offset, limit }: PreviewFilter): PreviewPage {
    const parts = ["kind = ?"];
    const params: (string | number)[] = [kinds.indexOf(kind)];
    for (const word of (search ?? "").trim().toLowerCase().split(/\s+/).filter(Boolean)) {
      parts.push("search LIKE ? ESCAPE '\\'");
      params.push(likeContains(word));
    }
    if (table !== undefined) {
      parts.push("tbl = ?");
      params.push(table);
    }
    if (field !== undefined) {
      parts.push("fields LIKE ? ESCAPE '\\'");
      params.push(likeContains(`,${field},`));
    }
    const where = parts.join(" AND ");
    const { total, beforeMinor, afterMinor } = this.sql
      .once<(string | number)[], { total: number; beforeMinor: number | null; afterMinor: number | null }>(
        `SELECT COUNT(*) AS total, SUM(before) AS beforeMinor, SUM(after) AS afterMinor FROM item WHERE ${where}`,
      )
      .get(...params) ?? { total: 0, beforeMinor: 0, afterMinor: 0 };
    const order = sort === "difference" ? "ABS(after - before) DESC, id" : "id";
    const rows = this.sql
      .once<(string | number)[], string>(
        `SELECT row FROM item WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
      )
      .pluck()
      .all(...params, limit, offset);
    return {
      total,
      beforeMinor: beforeMinor ?? 0,
      afterMinor: afterMinor ?? 0,
      rows: rows.map((row) => JSON.parse(row) as PreviewRow),
      fields: this.fieldsOf(kind, table),
      tables: this.sql
        .prepare<[number], { table: string; rows: number }>(
          `SELECT tbl AS "table", COUNT(*) AS rows FROM item WHERE kind = ? GROUP BY tbl ORDER BY tbl <> 'deals', MIN(id)`,
        )
        .all(kinds.indexOf(kind)),
    };
  }

  /** Which fields change among all of a kind, most frequent first. */
  private fieldsOf(kind: PreviewKind, table: string | undefined): PreviewPage["fields"] {
    if (kind !== "changed") return [];
    const counts = new Map<string, number>();
    const groups = this.sql
      .prepare<[number, string | null], { fields: string; rows: number }>(
        "SELECT fields, COUNT(*) AS rows FROM item WHERE kind = ? AND tbl = COALESCE(?, tbl) GROUP BY fields",
      )
      .all(kinds.indexOf(kind), table ?? null);
    for (const { fields, rows } of groups)
      for (const field of fields.split(",").filter(Boolean))
        counts.set(field, (counts.get(field) ?? 0) + rows);
    return [...counts]
      .map(([field, rows]) => ({ field, name: this.names.get(field), rows }))
      .sort((a, b) => b.rows - a.rows);
  }

  close(): void {
    if (this.sql.raw.open) this.sql.raw.close();
  }
}
