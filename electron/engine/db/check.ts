/** `funnel check`: the file's integrity, its references, and its derived rows against its history. */
import { subjectNames, subjects } from "../../../src/core/domain/subjects.ts";
import { decodeCustom, encodeCustom } from "../../../src/core/domain/customFields.ts";
import { decodeLines, shareAmount } from "../../../src/core/domain/lines.ts";
import { type FactValue, intervalCells, type ProjectedDeal } from "../../../src/core/domain/dealHistory.ts";
import type { ReadDb, Sql } from "./sql.ts";
import { projectFromHistory, readStageKinds, stateOf, type StageKinds } from "./writes/dealRows.ts";
import { rowsFromHistory } from "./writes/rowHistory.ts";

const MOST_PROBLEMS = 100;

export interface CheckResult {
  ok: boolean;
  /** Plain sentences for support; the first hundred. */
  problems: string[];
  deals: number;
  historyRows: number;
}

/** Writes nothing. */
export function check(sql: Sql, onProgress: (done: number, total: number) => void = () => {}): CheckResult {
  const problems: string[] = [];
  const add = (problem: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  for (const row of sql.raw.pragma("integrity_check(20)") as { integrity_check: string }[]) {
    if (row.integrity_check !== "ok") add(`integrity: ${row.integrity_check}`);
  }
  for (const row of sql.raw.pragma("foreign_key_check") as {
    table: string;
    rowid: number;
    parent: string;
  }[]) {
    add(`${row.table} row ${row.rowid} points to a missing row of ${row.parent}`);
  }
  const deals = checkDeals(sql, add, onProgress);
  for (const name of subjectNames) {
    if (name !== "deal") checkRows(sql, name, add);
  }
  const historyRows = sql.prepare<[], number>("SELECT COUNT(*) FROM history").pluck().get() as number;
  return { ok: problems.length === 0, problems, deals, historyRows };
}

function checkDeals(
  db: ReadDb,
  add: (problem: string) => void,
  onProgress: (done: number, total: number) => void,
): number {
  const kinds = readStageKinds(db);
  const keys = db
    .prepare<[number], number>(
      `SELECT id FROM deal UNION SELECT h.entity_id FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.field = 'created' AND c.active = 1`,
    )
    .pluck()
    .all(subjects.deal.code);
  let count = 0;
  keys.forEach((key, index) => {
    if (index % 1000 === 0) onProgress(index, keys.length);
    const want = projectFromHistory(db, key, kinds);
    const row = db.prepare<[number], Record<string, FactValue>>("SELECT * FROM deal WHERE id = ?").get(key);
    if (row) count += 1;
    if (!want || !row) {
      if (want || row) add(`deal ${key} is ${row ? "kept but not in history" : "in history but not kept"}`);
      return;
    }
    compareDeal(db, key, row, want, kinds, add);
  });
  return count;
}

function compareDeal(
  db: ReadDb,
  key: number,
  row: Record<string, FactValue>,
  want: ProjectedDeal,
  kinds: StageKinds,
  add: (problem: string) => void,
): void {
  const differ = (what: string, have: unknown, wanted: unknown): void => {
    if (JSON.stringify(have) !== JSON.stringify(wanted)) {
      add(`deal ${key}: ${what} is ${JSON.stringify(have)}, history says ${JSON.stringify(wanted)}`);
    }
  };
  for (const column of subjects.deal.columns) {
    if (column !== "lines") differ(column, row[column] ?? null, want.values[column] ?? null);
  }
  differ("custom", decodeCustom(row["custom"] as string | null), decodeCustom(encodeCustom(want.values)));
  const lines = decodeLines(want.values["lines"] as string | null);
  const shares = shareAmount((want.values["amount_minor"] as number | null | undefined) ?? null, lines);
  differ("state", row["state"], stateOf(kinds, want.values["stage_id"] as number));
  differ("stage_entered_on", row["stage_entered_on"], want.stageEnteredOn);
  differ("first product", row["product_id"], lines[0]?.product ?? null);
  differ("first quantity", row["quantity_milli"], lines[0]?.quantityMilli ?? null);
  differ("number of lines", row["line_count"], lines.length);
  differ(
    "lines",
    db
      .prepare(
        "SELECT product_id, quantity_milli, unit_price_minor, amount_minor, delivery_on FROM deal_line WHERE deal_id = ? ORDER BY position",
      )
      .raw()
      .all(key),
    lines.map((line, index) => [
      line.product,
      line.quantityMilli,
      line.unitPriceMinor,
      shares[index] ?? null,
      line.deliveryOn,
    ]),
  );
  differ(
    "stage intervals",
    db
      .prepare(
        "SELECT stage_id, owner_id, amount_minor, expected_on, entered_on, left_on FROM stage_interval WHERE deal_id = ? ORDER BY position",
      )
      .raw()
      .all(key),
    want.intervals.map(intervalCells),
  );
}

/** Every row has a history and says what it says. A row whose creation was undone may stay while others point to it. */
function checkRows(db: ReadDb, name: (typeof subjectNames)[number], add: (problem: string) => void): void {
  if (name === "deal") return;
  const { table, columns, code } = subjects[name];
  const rowOf = rowsFromHistory(db, name);
  const rows = db.prepare<[], Record<string, FactValue>>(`SELECT * FROM ${table}`).all();
  for (const row of rows) {
    const key = row["id"] as number;
    const want = rowOf(key);
    if (!want) {
      const known = db
        .prepare("SELECT 1 FROM history WHERE subject = ? AND entity_id = ? LIMIT 1")
        .get(code, key);
      if (!known) add(`${table} ${key} has no history`);
      continue;
    }
    for (const column of columns) {
      const wanted = want[column] ?? null;
      if (wanted !== row[column]) {
        add(
          `${table} ${key}: ${column} is ${JSON.stringify(row[column])}, history says ${JSON.stringify(wanted)}`,
        );
      }
    }
  }
  const living = db
    .prepare<[number], number>(
      `SELECT DISTINCT h.entity_id FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.field = 'created' AND c.active = 1`,
    )
    .pluck()
    .all(code);
  const kept = new Set(rows.map((row) => row["id"]));
  for (const key of living) {
    if (!kept.has(key) && rowOf(key)) add(`${table} ${key} is in history but not kept`);
  }
}
