/**
 * The rows of deals brought to what their history says, some hundred at a time: read together, compared, and only what
 * differs is written. A deal of which one amount changed costs one column, one index and one interval.
 */
import type { Statement } from "better-sqlite3";
import {
  type Fact,
  type FactValue,
  projectDeal,
  type ProjectedDeal,
} from "../../../../src/core/domain/dealHistory.ts";
import { decodeLines } from "../../../../src/core/domain/lines.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import {
  type DealParts,
  type DealTable,
  dealParts,
  dealTables,
  insertDeal,
  insertPart,
  readStageKinds,
  stateOf,
} from "./dealRows.ts";
import { withReferred } from "./referred.ts";

/** Deals that are read at once. */
const PART = 500;

/** Writes (or, where history no longer has the deal, removes) the rows of each deal from its active history. */
export function projectDeals(db: WriteDb, keys: Iterable<number>): void {
  const kinds = readStageKinds(db);
  const writer = new RowWriter(db);
  const remove = db.prepare("DELETE FROM deal WHERE id = ?");
  const all = [...new Set(keys)];
  for (let from = 0; from < all.length; from += PART) {
    const part = all.slice(from, from + PART);
    const list = JSON.stringify(part);
    const facts = factsOf(db, list);
    const present = presentOf(db, list);
    for (const key of part) {
      const deal = projectDeal(facts.get(key) ?? [], (stage) => stateOf(kinds, stage) !== 0);
      const before = present.get(key);
      // Lines and intervals go with the row (ON DELETE CASCADE).
      if (!deal) remove.run(key);
      else
        withReferred(
          db,
          () => referring(deal),
          () => {
            if (before) return writer.update(key, before, dealParts(key, deal, kinds));
            // Of a first attempt that lacked a product.
            remove.run(key);
            insertDeal(db, key, deal, kinds);
          },
        );
    }
  }
}

function referring({ values }: ProjectedDeal): [string, Record<string, FactValue>][] {
  const lines = decodeLines(values["lines"] as string | null);
  return [
    ["deal", values],
    ...lines.map(
      ({ product }) => ["deal_line", { product_id: product }] as [string, Record<string, FactValue>],
    ),
  ];
}

/** Active facts by deal, in no order. */
function factsOf(db: ReadDb, keys: string): Map<number, Fact[]> {
  const rows = db
    .prepare<[string, number], Fact & { deal: number }>(
      `SELECT h.entity_id AS deal, h.field, h.value, h.effective_on AS effectiveOn, h.id AS "order", h.change_set_id AS changeSet
       FROM json_each(?) k CROSS JOIN history h ON h.subject = ? AND h.entity_id = k.value
       CROSS JOIN change_set c ON c.id = h.change_set_id WHERE c.active = 1`,
    )
    .all(keys, subjects.deal.code);
  const facts = new Map<number, Fact[]>();
  for (const row of rows) {
    const own = facts.get(row.deal);
    if (own) own.push(row);
    else facts.set(row.deal, [row]);
  }
  return facts;
}

/** The rows as they stand. */
function presentOf(db: ReadDb, keys: string): Map<number, DealParts> {
  const read = (table: DealTable, key: string) =>
    db
      .prepare<[string], FactValue[]>(
        `SELECT ${dealTables[table].map((column) => `t.${column}`).join(", ")}
         FROM json_each(?) k CROSS JOIN ${table} t ON t.${key} = k.value ORDER BY 1, 2`,
      )
      .raw()
      .all(keys);
  const present = new Map<number, DealParts>();
  for (const row of read("deal", "id")) present.set(row[0] as number, { row, lines: [], intervals: [] });
  for (const line of read("deal_line", "deal_id")) present.get(line[0] as number)?.lines.push(line);
  for (const interval of read("stage_interval", "deal_id"))
    present.get(interval[0] as number)?.intervals.push(interval);
  return present;
}

/** Writes what differs of deals that have their rows already. */
class RowWriter {
  private readonly db: WriteDb;
  /** By their text: as many as there are sets of columns that change together. */
  private readonly statements = new Map<string, Statement<FactValue[]>>();

  constructor(db: WriteDb) {
    this.db = db;
  }

  update(key: number, before: DealParts, after: DealParts): void {
    this.updateRow("deal", "id = ?", [key], before.row, after.row);
    this.updateList("deal_line", key, before.lines, after.lines);
    this.updateList("stage_interval", key, before.intervals, after.intervals);
  }

  private updateList(
    table: "deal_line" | "stage_interval",
    key: number,
    before: readonly FactValue[][],
    after: readonly FactValue[][],
  ): void {
    after.forEach((row, position) => {
      const known = before[position];
      if (known) this.updateRow(table, "deal_id = ? AND position = ?", [key, position], known, row);
      else insertPart(this.db, table, row);
    });
    if (before.length > after.length)
      this.db.prepare(`DELETE FROM ${table} WHERE deal_id = ? AND position >= ?`).run(key, after.length);
  }

  private updateRow(
    table: DealTable,
    where: string,
    keys: readonly number[],
    before: readonly FactValue[],
    after: readonly FactValue[],
  ): void {
    const differs = (at: number) => after[at] !== before[at];
    const columns = dealTables[table].filter((_, at) => differs(at));
    if (columns.length === 0) return;
    const setting = columns.map((column) => `${column} = ?`).join(", ");
    const values = after.filter((_, at) => differs(at));
    this.statement(`UPDATE ${table} SET ${setting} WHERE ${where}`).run(...values, ...keys);
  }

  private statement(text: string): Statement<FactValue[]> {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = this.db.once<FactValue[]>(text);
      this.statements.set(text, statement);
    }
    return statement;
  }
}
