/** Deals: from facts to the rows of `deal`, `deal_line` and `stage_interval`. */
import { decodeCustom, encodeCustom } from "../../../../src/core/domain/customFields.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import {
  type Fact,
  type FactValue,
  intervalCells,
  type ProjectedDeal,
  projectDeal,
} from "../../../../src/core/domain/dealHistory.ts";
import { decodeLines, shareAmount } from "../../../../src/core/domain/lines.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { addFact, compact } from "./changes.ts";

export type StageKinds = ReadonlyMap<number, "lead" | "open" | "won" | "lost">;

export function readStageKinds(db: ReadDb): StageKinds {
  const rows = db
    .prepare<[], { id: number; kind: "lead" | "open" | "won" | "lost" }>("SELECT id, kind FROM stage")
    .all();
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/** 0 open (a lead is open), 1 won, 2 lost. */
export function stateOf(kinds: StageKinds, stage: number): 0 | 1 | 2 {
  const kind = kinds.get(stage);
  return kind === "won" ? 1 : kind === "lost" ? 2 : 0;
}

/** A deal's active facts, in no order. */
export function activeFacts(db: ReadDb, key: number): Fact[] {
  return db
    .prepare<[number, number], Fact>(
      `SELECT h.field, h.value, h.effective_on AS effectiveOn, h.id AS "order", h.change_set_id AS changeSet
       FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.entity_id = ? AND c.active = 1`,
    )
    .all(subjects.deal.code, key);
}

export function projectFromHistory(db: ReadDb, key: number, kinds: StageKinds): ProjectedDeal | null {
  return projectDeal(activeFacts(db, key), (stage) => stateOf(kinds, stage) !== 0);
}

const plainColumns = subjects.deal.columns.filter((column) => column !== "lines");
/** The tables that a deal has its rows in, with their columns. */
export const dealTables = {
  deal: [
    "id",
    ...plainColumns,
    "custom",
    "state",
    "product_id",
    "quantity_milli",
    "line_count",
    "stage_entered_on",
  ],
  deal_line: [
    "deal_id",
    "position",
    "product_id",
    "quantity_milli",
    "unit_price_minor",
    "amount_minor",
    "delivery_on",
  ],
  stage_interval: [
    "deal_id",
    "position",
    "stage_id",
    "owner_id",
    "amount_minor",
    "expected_on",
    "entered_on",
    "left_on",
  ],
} as const satisfies Record<string, readonly string[]>;

export type DealTable = keyof typeof dealTables;

const insertInto = (table: DealTable): string =>
  `INSERT INTO ${table} (${dealTables[table].join(", ")}) VALUES (${dealTables[table].map(() => "?").join(", ")})`;
const inserts: Record<DealTable, string> = {
  deal: insertInto("deal"),
  deal_line: insertInto("deal_line"),
  stage_interval: insertInto("stage_interval"),
};

/** A deal as the rows of its tables, values in the order of {@link dealTables}. */
export interface DealParts {
  row: FactValue[];
  lines: FactValue[][];
  intervals: FactValue[][];
}

export function dealParts(key: number, deal: ProjectedDeal, kinds: StageKinds): DealParts {
  const lines = decodeLines(deal.values["lines"] as string | null);
  const shares = shareAmount((deal.values["amount_minor"] as number | null | undefined) ?? null, lines);
  return {
    row: [
      key,
      ...plainColumns.map((column) => deal.values[column] ?? null),
      encodeCustom(deal.values),
      stateOf(kinds, deal.values["stage_id"] as number),
      lines[0]?.product ?? null,
      lines[0]?.quantityMilli ?? null,
      lines.length,
      deal.stageEnteredOn,
    ],
    lines: lines.map((line, position) => [
      key,
      position,
      line.product,
      line.quantityMilli,
      line.unitPriceMinor,
      shares[position] ?? null,
      line.deliveryOn,
    ]),
    intervals: deal.intervals.map((interval, position) => [key, position, ...intervalCells(interval)]),
  };
}

/** The rows of a deal that has none yet. */
export function insertDeal(db: WriteDb, key: number, deal: ProjectedDeal, kinds: StageKinds): void {
  const { row, lines, intervals } = dealParts(key, deal, kinds);
  insertPart(db, "deal", row);
  for (const line of lines) insertPart(db, "deal_line", line);
  for (const interval of intervals) insertPart(db, "stage_interval", interval);
}

export function insertPart(db: WriteDb, table: DealTable, row: readonly FactValue[]): void {
  db.prepare(inserts[table]).run(...row);
}

/**
 * Makes a deal: its creation fact and its rows.
 * @param values by column of the subject `deal`; `name`, `pipeline_id` and `stage_id` are required; `lines` as `encodeLines` gives them
 * @param seenOn the day that the values are known to be true (an export's day, an edit's day)
 */
export function createDeal(
  db: WriteDb,
  changeSet: number,
  values: Record<string, FactValue | undefined>,
  seenOn: Day,
  kinds: StageKinds,
): number {
  const key = nextDealKey(db);
  addFact(db, changeSet, "deal", key, "created", encodeFirstValues(values), seenOn);
  const deal = projectFromHistory(db, key, kinds);
  if (!deal) throw new Error("a deal was created without a stage");
  insertDeal(db, key, deal, kinds);
  return key;
}

/** The JSON of a deal's `created` fact: nulls left out, lines as a structure, each custom field by its id. */
export function encodeFirstValues(values: Record<string, FactValue | undefined>): string {
  const first: Record<string, unknown> = compact(subjects.deal, values);
  if (typeof first["lines"] === "string") first["lines"] = JSON.parse(first["lines"]);
  return JSON.stringify({ ...first, ...decodeCustom(encodeCustom(values)) });
}

/** Reserves `count` keys and returns the first: keys come from the sequence, so that one is never given twice. */
export function reserveDealKeys(db: WriteDb, count: number): number {
  const row = db.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'deal'").get();
  const first = (row?.seq ?? 0) + 1;
  if (row) db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'deal'").run(first + count - 1);
  else db.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('deal', ?)").run(first + count - 1);
  return first;
}

function nextDealKey(db: WriteDb): number {
  return reserveDealKeys(db, 1);
}
