/** How each column of the deals grid is read, sorted and conditioned in SQL. */
import type { DealColumn, FixedColumn } from "../../../../src/contract/common.ts";
import { customTypeOf, isCustomId } from "../../../../src/core/domain/customFields.ts";
import { dealValue } from "./dealValue.ts";
import type { NamedKind } from "./names.ts";

export interface ColumnSql {
  kind: "text" | "number" | "day";
  /** Over `d` alone where possible, else over the joins of {@link DEAL_JOINS}. */
  value: string;
  /** What it is ordered by, where that is not the value. */
  order?: string;
  /** For a name that stands in another table: `d`'s column and how to find the keys whose name meets a condition. */
  through?: { key: string; from: string; name: string; kind: NamedKind };
}

export const DEAL_JOINS = `
  JOIN stage s ON s.id = d.stage_id
  JOIN pipeline l ON l.id = d.pipeline_id
  LEFT JOIN account a ON a.id = d.account_id
  LEFT JOIN person o ON o.id = d.owner_id
  LEFT JOIN team t ON t.id = o.team_id
  LEFT JOIN product g ON g.id = d.product_id`;

const text = (value: string): ColumnSql => ({ kind: "text", value });
const number = (value: string): ColumnSql => ({ kind: "number", value });
const onDay = (value: string): ColumnSql => ({ kind: "day", value });
const named = (key: string, table: NamedKind, alias: string): ColumnSql => ({
  kind: "text",
  value: `${alias}.name`,
  order: `${alias}.search_key`,
  through: { key, from: `${table} n`, name: "n.name", kind: table },
});

const fixedColumns: Record<FixedColumn, ColumnSql> = {
  name: text("d.name"),
  account: named("d.account_id", "account", "a"),
  owner: named("d.owner_id", "person", "o"),
  product: named("d.product_id", "product", "g"),
  team: {
    kind: "text",
    value: "t.name",
    through: {
      key: "d.owner_id",
      from: "person p JOIN team n ON n.id = p.team_id",
      name: "n.name",
      kind: "team",
    },
  },
  pipeline: {
    kind: "text",
    value: "l.name",
    order: "l.position",
    through: { key: "d.pipeline_id", from: "pipeline n", name: "n.name", kind: "pipeline" },
  },
  stage: {
    kind: "text",
    value: "s.name",
    order: "l.position * 1000 + s.position",
    through: { key: "d.stage_id", from: "stage n", name: "n.name", kind: "stage" },
  },
  state: { ...text("CASE d.state WHEN 0 THEN 'open' WHEN 1 THEN 'won' ELSE 'lost' END"), order: "d.state" },
  quantity: number("d.quantity_milli"),
  amountMinor: number("d.amount_minor"),
  currency: text("COALESCE(d.currency, (SELECT value FROM setting WHERE key = 'baseCurrency'))"),
  currencyAmountMinor: number(
    "CASE WHEN d.currency IS NULL THEN d.amount_minor ELSE d.currency_amount_minor END",
  ),
  createdOn: onDay("d.created_on"),
  expectedOn: onDay("d.expected_on"),
  closedOn: onDay("d.closed_on"),
  stageEnteredOn: onDay("d.stage_entered_on"),
  category: text("d.category"),
  stageProbability: number("(SELECT probability_bp / 100.0 FROM stage WHERE id = d.stage_id)"),
  repProbability: number("d.rep_probability_bp / 100.0"),
  managerProbability: number("d.manager_probability_bp / 100.0"),
  source: text("d.source"),
  lossReason: text("d.loss_reason"),
  nextStep: text("d.next_step"),
  nextStepOn: onDay("d.next_step_on"),
  note: text("d.note"),
  sourceSystem: text("d.source_system"),
  sourceId: text("d.source_id"),
};

export function columnSql(column: DealColumn): ColumnSql {
  return isCustomId(column) ? { kind: customTypeOf(column), value: dealValue(column) } : fixedColumns[column];
}
