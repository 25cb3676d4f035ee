/** The history as people read it: change sets, and a deal's timeline with names in place of keys. */
import type { CallOutput } from "../../../../src/contract/calls.ts";
import {
  ENDED_FROM,
  type Fact,
  type FactValue,
  firstValues,
} from "../../../../src/core/domain/dealHistory.ts";
import { formatId, parseId } from "../../../../src/core/domain/ids.ts";
import { decodeLines, type Line } from "../../../../src/core/domain/lines.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { minorDigitsOf, minorToDecimal } from "../../../../src/core/domain/money.ts";
import type { ReadDb } from "../sql.ts";
import { customFieldName } from "./customFields.ts";
import { baseCurrency } from "./settings.ts";
import { accountNames } from "./mergedAccounts.ts";
import { activeFacts } from "../writes/dealRows.ts";

type ChangeSet = CallOutput<"history.changeSets">[number];
type Entry = CallOutput<"history.ofDeal">[number];

interface ChangeSetRow {
  id: number;
  kind: ChangeSet["kind"];
  recordedAt: number;
  effectiveOn: string;
  by: string | null;
  note: string | null;
  target: number | null;
  active: number;
  changes: number;
  deals: number;
}

const CHANGE_SET_SQL = `SELECT id, kind, recorded_at AS recordedAt, effective_on AS effectiveOn, author AS "by", note,
  target_id AS target, active, changes, deals FROM change_set`;

/** Newest first. */
export function changeSets(db: ReadDb, limit: number): ChangeSet[] {
  return db
    .prepare<[number], ChangeSetRow>(`${CHANGE_SET_SQL} ORDER BY id DESC LIMIT ?`)
    .all(limit)
    .map(present);
}

function present(row: ChangeSetRow): ChangeSet {
  return {
    ...row,
    id: formatId("changeSet", row.id),
    target: row.target === null ? null : formatId("changeSet", row.target),
    active: row.active === 1,
  };
}

export function changeSetKey(id: string): number | null {
  return parseId("changeSet", id);
}

/** Fields as the contract names them, by column of the subject `deal`. */
const fieldNames: Record<string, string> = {
  name: "name",
  account_id: "account",
  pipeline_id: "pipeline",
  stage_id: "stage",
  owner_id: "owner",
  lines: "lines",
  amount_minor: "amountMinor",
  currency: "currency",
  currency_amount_minor: "currencyAmountMinor",
  created_on: "createdOn",
  expected_on: "expectedOn",
  closed_on: "closedOn",
  category: "category",
  rep_probability_bp: "repProbability",
  manager_probability_bp: "managerProbability",
  source: "source",
  loss_reason: "lossReason",
  next_step: "nextStep",
  next_step_on: "nextStepOn",
  note: "note",
  source_system: "sourceSystem",
  source_id: "sourceId",
};

/** A column of the subject `deal` as the contract names it. */
export const fieldNameOf = (column: string): string => fieldNames[column] ?? column;

const references: Record<string, string> = {
  account_id: "account",
  pipeline_id: "pipeline",
  stage_id: "stage",
  owner_id: "person",
};

/** A deal's active changes, newest recorded first; the creation is one entry a field, its `from` null. What changes nothing is left out. */
export function timeline(db: ReadDb, key: number): Entry[] {
  const facts = activeFacts(db, key).sort((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.order - b.order,
  );
  const sets = new Map<number, ChangeSetRow>();
  const setOf = (id: number): ChangeSetRow => {
    let row = sets.get(id);
    if (!row) {
      row = db.prepare<[number], ChangeSetRow>(`${CHANGE_SET_SQL} WHERE id = ?`).get(id) as ChangeSetRow;
      sets.set(id, row);
    }
    return row;
  };
  const authors = authorsOf(db, key);
  const latest: Record<string, FactValue> = {};
  const entries: (Entry & { order: number })[] = [];
  const add = (fact: Fact, column: string, value: FactValue): void => {
    // The deal came into the workbook with it, and a past that was imported since says that it was so before: no change.
    if (column in latest && latest[column] === value) return;
    const set = setOf(fact.changeSet);
    entries.push({
      order: fact.order,
      field: fieldNameOf(column),
      name: customFieldName(db, column),
      from: shownValue(db, column, latest[column] ?? null),
      to: shownValue(db, column, value),
      effectiveOn: fact.effectiveOn,
      recordedAt: set.recordedAt,
      changeSet: formatId("changeSet", fact.changeSet),
      kind: set.kind,
      note: set.note,
      by: authors.get(fact.order) ?? set.by,
      recordedBy: set.by,
    });
    latest[column] = value;
  };
  for (const fact of facts) {
    if (fact.field === "created") {
      // The stage that it ended from stands before the one that it ended in.
      for (const [column, value] of Object.entries(firstValues(fact)))
        add(fact, column === ENDED_FROM ? "stage_id" : column, value);
    } else add(fact, fact.field, fact.value);
  }
  return entries
    .sort((a, b) => b.recordedAt - a.recordedAt || b.order - a.order)
    .map(({ order: _order, ...entry }) => entry);
}

/** Whom the source names for a deal's facts, by the fact's key. */
function authorsOf(db: ReadDb, key: number): Map<number, string> {
  const rows = db
    .prepare<[number, number], { fact: number; name: string }>(
      `SELECT h.id AS fact, a.name FROM history h CROSS JOIN history_author w ON w.history_id = h.id
       CROSS JOIN author a ON a.id = w.author_id WHERE h.subject = ? AND h.entity_id = ?`,
    )
    .all(subjects.deal.code, key);
  return new Map(rows.map(({ fact, name }) => [fact, name]));
}

/** A fact's value as people read it: names in place of keys, whole percents. */
export function shownValue(db: ReadDb, column: string, value: FactValue): FactValue {
  if (value === null) return null;
  const table = references[column];
  if (table)
    return (
      db.prepare<[FactValue], { name: string }>(`SELECT name FROM ${table} WHERE id = ?`).get(value)?.name ??
      (column === "account_id" ? (accountNames(db, value as number)[0] ?? null) : null)
    );
  if (column.endsWith("_bp")) return (value as number) / 100;
  if (column === "lines") {
    return decodeLines(value as string)
      .map((line) => shownLine(db, line))
      .join(", ");
  }
  return value;
}

/** `Pump x 3 @ 40.00 (2026-07-01)`: what is not told is left out. */
function shownLine(db: ReadDb, { product, quantityMilli, unitPriceMinor, deliveryOn }: Line): string {
  const digits = minorDigitsOf(baseCurrency(db));
  const price = unitPriceMinor === null ? "" : ` @ ${minorToDecimal(unitPriceMinor, digits)}`;
  return `${nameOfProduct(db, product)} x ${quantityMilli / 1000}${price}${deliveryOn ? ` (${deliveryOn})` : ""}`;
}

function nameOfProduct(db: ReadDb, key: number): string {
  return (
    db.prepare<[number], { name: string }>("SELECT name FROM product WHERE id = ?").get(key)?.name ??
    `#${key}`
  );
}
