/** Gathers what the measures of `core/funnel` compute from. */
import type { DealFilter } from "../../../../src/contract/common.ts";
import { type Day, quarterOf } from "../../../../src/core/domain/days.ts";
import type { ConversionStage } from "../../../../src/core/funnel/conversion.ts";
import type { SummaryRow } from "../../../../src/core/funnel/summary.ts";
import type { ReadDb } from "../sql.ts";
import { where } from "./filter.ts";

export function summaryRows(db: ReadDb, filter: DealFilter | undefined): SummaryRow[] {
  const { sql, params } = where(db, filter);
  return db
    .once<unknown[], SummaryRow>(
      `SELECT d.state, d.amount_minor, d.created_on, d.closed_on FROM deal d WHERE ${sql}`,
    )
    .raw()
    .all(...params);
}

export type Dimension = "owner" | "team" | "product" | "account" | "quarter" | "source";

/** What a group is keyed by: the row of another table, or a text. A deal with lines of several products is in each one's group, with that line's share of the amount. */
const dimensions: Record<
  Exclude<Dimension, "quarter">,
  { key: string; name: string; joins: string; amount?: string }
> = {
  owner: { key: "n.id", name: "n.name", joins: "LEFT JOIN person n ON n.id = d.owner_id" },
  team: {
    key: "n.id",
    name: "n.name",
    joins: "LEFT JOIN person p ON p.id = d.owner_id LEFT JOIN team n ON n.id = p.team_id",
  },
  account: { key: "n.id", name: "n.name", joins: "LEFT JOIN account n ON n.id = d.account_id" },
  source: { key: "NULL", name: "d.source", joins: "" },
  product: {
    key: "n.id",
    name: "n.name",
    joins: "LEFT JOIN deal_line i ON i.deal_id = d.id LEFT JOIN product n ON n.id = i.product_id",
    amount: "CASE WHEN i.deal_id IS NULL THEN d.amount_minor ELSE i.amount_minor END",
  },
};

export interface GroupKey {
  key: number | null;
  /** Null: the deals that have none. */
  name: string | null;
}

/** Rows with their group's number into `groups`. */
export function groupedRows(
  db: ReadDb,
  dimension: Dimension,
  filter: DealFilter | undefined,
): { groups: GroupKey[]; rows: (readonly [number, ...SummaryRow])[] } {
  const { sql, params } = where(db, filter);
  const numbers = new Map<string, number>();
  const groups: GroupKey[] = [];
  const numberOf = (key: number | null, name: string | null): number => {
    const id = `${key ?? ""}|${name ?? ""}`;
    let number = numbers.get(id);
    if (number === undefined) {
      number = groups.push({ key, name }) - 1;
      numbers.set(id, number);
    }
    return number;
  };
  if (dimension === "quarter") {
    // By the quarter of the close day; of the expected day while open.
    const rows = Array.from(summaryRowsWithDue(db, sql, params), ([due, ...row]) => {
      return [numberOf(null, due === null ? null : quarterOf(due)), ...row] as const;
    });
    return { groups, rows };
  }
  const { key, name, joins, amount } = dimensions[dimension];
  const raw = db
    .once<unknown[], [number | null, string | null, ...SummaryRow]>(
      `SELECT ${key}, ${name}, d.state, ${amount ?? "d.amount_minor"}, d.created_on, d.closed_on FROM deal d ${joins} WHERE ${sql}`,
    )
    .raw()
    .all(...params);
  return { groups, rows: raw.map(([id, label, ...row]) => [numberOf(id, label), ...row] as const) };
}

function summaryRowsWithDue(
  db: ReadDb,
  sql: string,
  params: unknown[],
): Iterable<[Day | null, ...SummaryRow]> {
  return db
    .once<unknown[], [Day | null, ...SummaryRow]>(
      `SELECT CASE d.state WHEN 0 THEN d.expected_on ELSE d.closed_on END, d.state, d.amount_minor, d.created_on, d.closed_on
       FROM deal d WHERE ${sql}`,
    )
    .raw()
    .all(...params);
}

export interface StageRow extends ConversionStage {
  name: string;
  pipeline: string;
}

export function stagesInOrder(db: ReadDb): StageRow[] {
  return db
    .prepare<[], StageRow>(
      `SELECT s.id, s.pipeline_id AS pipelineId, s.position, s.kind, s.name, l.name AS pipeline
       FROM stage s JOIN pipeline l ON l.id = s.pipeline_id ORDER BY l.position, l.id, s.position, s.id`,
    )
    .all();
}

export interface StageTotal {
  /** Null: deals that were open in a stage that nobody told. */
  stageId: number | null;
  deals: number;
  amountMinor: number;
  withAmount: number;
}

/** Deals and money by stage now, or as of the end of a past day. */
export function stageTotals(db: ReadDb, filter: DealFilter | undefined, asOf: Day | undefined): StageTotal[] {
  const { sql, params } = where(db, filter);
  const select =
    "COUNT(*) AS deals, COUNT(x.amount) AS withAmount, COALESCE(SUM(x.amount), 0) AS amountMinor";
  const source =
    asOf === undefined
      ? `SELECT d.stage_id AS stageId, d.amount_minor AS amount FROM deal d WHERE ${sql}`
      : `SELECT i.stage_id AS stageId, i.amount_minor AS amount FROM stage_interval i JOIN deal d ON d.id = i.deal_id
         WHERE i.entered_on <= ? AND i.left_on > ? AND ${sql}`;
  const given = asOf === undefined ? params : [asOf, asOf, ...params];
  return db
    .once<unknown[], StageTotal>(`SELECT x.stageId, ${select} FROM (${source}) x GROUP BY x.stageId`)
    .all(...given);
}
