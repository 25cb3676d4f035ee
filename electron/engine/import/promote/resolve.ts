/** From staged codes to keys: helper tables that the promoting statements join, and what a staged row comes to. */
import type { ImportField } from "../../../../src/core/mapping/fields.ts";
import type { DealStaging } from "../staging.ts";
import type { Promotion } from "./context.ts";

/** Makes `code -> key, name` for a field that names rows of another table. */
export function mapNames(
  { db }: Promotion,
  staging: DealStaging,
  field: ImportField,
  keysOf: (names: readonly string[]) => readonly number[],
): void {
  if (!staging.has(field)) return;
  const table = staging.helper(field, "code INTEGER PRIMARY KEY, key INTEGER, name TEXT");
  const codes = [...staging.names(field)];
  const keys = keysOf(codes.map(([, name]) => name));
  db.once<[string]>(
    `INSERT INTO ${table} SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
  ).run(JSON.stringify(codes.map(([code, name], at) => [code, keys[at], name])));
}

export interface Resolved {
  /** Field of a deal's history -> its value for a staged row `s`; only those that the file feeds. */
  values: Record<string, string>;
  /** LEFT JOINs that the values need, apart from the stage's. */
  joins: string;
}

const plain: readonly (readonly [ImportField, column: string, value: string])[] = [
  ["quantity", "quantity_milli", "s.quantity"],
  ["createdOn", "created_on", "s.created_on"],
  ["category", "category", "s.category"],
  ["probability", "rep_probability_bp", "s.rep_bp"],
  ["managerProbability", "manager_probability_bp", "s.manager_bp"],
  ["source", "source", "s.source"],
  ["lossReason", "loss_reason", "s.loss_reason"],
  ["nextStep", "next_step", "s.next_step"],
  ["nextStepOn", "next_step_on", "s.next_step_on"],
  ["note", "note", "s.note"],
];

/** @param state expression of the staged row's state: 0 open, 1 won, 2 lost */
export function resolve(staging: DealStaging, state: string): Resolved {
  const values: Record<string, string> = {};
  let joins = "";
  const join = (field: ImportField, alias: string, column: string) => {
    if (!staging.has(field)) return;
    values[column] = `${alias}.key`;
    joins += ` LEFT JOIN ${staging.prefix}_${field} ${alias} ON ${alias}.code = s.c_${field}`;
  };
  join("account", "a", "account_id");
  join("owner", "o", "owner_id");
  join("product", "g", "product_id");
  for (const [field, column, value] of plain) if (staging.has(field)) values[column] = value;
  if (staging.has("amount") || staging.has("currencyAmount")) {
    values["amount_minor"] = "s.amount";
    values["currency"] = "s.currency";
    values["currency_amount_minor"] = "s.currency_amount";
  }
  const closed = [
    staging.has("closedOn") ? "s.closed_on" : null,
    staging.has("closeOn") ? "s.close_on" : null,
    // It came into its last stage when it closed.
    staging.has("stageSince") ? "s.stage_since" : null,
  ].filter(Boolean);
  if (closed.length > 0)
    values["closed_on"] = `CASE WHEN ${state} <> 0 THEN ${coalesce(closed as string[])} END`;
  const open = [
    staging.has("expectedOn") ? "s.expected_on" : null,
    staging.has("closeOn") ? `CASE WHEN ${state} = 0 THEN s.close_on END` : null,
  ].filter(Boolean);
  if (open.length > 0) values["expected_on"] = coalesce(open as string[]);
  for (const [id, column] of staging.customColumns) values[id] = `s.${column}`;
  return { values, joins };
}

const coalesce = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] as string) : `COALESCE(${parts.join(", ")})`;

/** What a deal without a name of its own is called: its account and product, else whatever names it. */
export function nameOf(staging: DealStaging): string {
  const account = staging.has("account") ? "a.name" : "NULL";
  const product = staging.has("product") ? "g.name" : "NULL";
  const parts = [
    staging.has("name") ? "s.name" : null,
    `${account} || ' – ' || ${product}`,
    account,
    product,
    staging.has("sourceId") ? "s.source_id" : null,
    staging.has("dealId") ? "s.own_id" : null,
  ];
  return `COALESCE(${parts.filter((part) => part !== null && part !== "NULL").join(", ")}, '?')`;
}

/** The joins that {@link nameOf} needs. */
export function nameJoins(staging: DealStaging): string {
  const join = (field: "account" | "product", alias: string) =>
    staging.has(field) ? `LEFT JOIN ${staging.prefix}_${field} ${alias} ON ${alias}.code = s.c_${field}` : "";
  return `${join("account", "a")} ${join("product", "g")}`;
}
