/** What each column of a deal holds, how it is edited and filtered, and the set that a new file shows. Pure. */
import { type DealColumn, dealColumns, type FixedColumn } from "../../../../contract/common.ts";
import { type CustomType, customTypeOf, isCustomId } from "../../../../core/domain/customFields.ts";

/** `choice` is picked from a list, `suggest` is free text with the values in use offered. */
export type ColumnKind = "text" | "money" | "quantity" | "number" | "percent" | "day" | "choice" | "suggest";

/** Where the values of a `choice` or `suggest` come from. */
export type ChoiceOf =
  | "account"
  | "pipeline"
  | "stage"
  | "person"
  | "product"
  | "category"
  | "state"
  | "team"
  | "source"
  | "lossReason"
  | "currency"
  | "sourceSystem";

export interface ColumnSpec {
  kind: ColumnKind;
  choice?: ChoiceOf;
  /** Follows from other fields where false. */
  editable: boolean;
  width: number;
  /** Filtered by a list of values rather than by a condition on text. */
  set?: true;
}

const spec = (kind: ColumnKind, width: number, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  kind,
  width,
  editable: true,
  ...more,
});

const fixedSpecs: Record<FixedColumn, ColumnSpec> = {
  name: spec("text", 240),
  account: spec("choice", 180, { choice: "account" }),
  pipeline: spec("choice", 120, { choice: "pipeline", set: true }),
  stage: spec("choice", 136, { choice: "stage", set: true }),
  state: spec("choice", 84, { choice: "state", editable: false, set: true }),
  owner: spec("choice", 132, { choice: "person", set: true }),
  team: spec("choice", 112, { choice: "team", editable: false, set: true }),
  product: spec("choice", 148, { choice: "product", set: true }),
  quantity: spec("quantity", 112),
  amountMinor: spec("money", 144),
  currency: spec("suggest", 92, { choice: "currency", set: true }),
  currencyAmountMinor: spec("money", 156),
  createdOn: spec("day", 108),
  expectedOn: spec("day", 152),
  closedOn: spec("day", 108),
  stageEnteredOn: spec("day", 132, { editable: false }),
  category: spec("choice", 112, { choice: "category", set: true }),
  stageProbability: spec("percent", 136, { editable: false }),
  repProbability: spec("percent", 136),
  managerProbability: spec("percent", 148),
  source: spec("suggest", 116, { choice: "source", set: true }),
  lossReason: spec("suggest", 140, { choice: "lossReason", set: true }),
  nextStep: spec("text", 200),
  nextStepOn: spec("day", 128),
  note: spec("text", 220),
  sourceSystem: spec("suggest", 124, { choice: "sourceSystem", editable: false, set: true }),
  sourceId: spec("text", 124, { editable: false }),
};

const customSpecs: Record<CustomType, ColumnSpec> = {
  text: spec("text", 148),
  number: spec("number", 112),
  day: spec("day", 112),
};

export function columnSpec(column: DealColumn): ColumnSpec {
  return isCustomId(column) ? customSpecs[customTypeOf(column)] : fixedSpecs[column];
}

/** Shown in a file that has no view of its own yet, in this order; the first is pinned. */
export const defaultColumns: readonly DealColumn[] = [
  "name",
  "account",
  "stage",
  "amountMinor",
  "expectedOn",
  "owner",
  "category",
  "managerProbability",
  "product",
  "quantity",
  "nextStep",
  "nextStepOn",
  "team",
  "createdOn",
  "closedOn",
];

export function isDealColumn(id: string): id is DealColumn {
  return isCustomId(id) || (dealColumns as readonly string[]).includes(id);
}

/** Columns whose cells add up. */
export function isNumeric(column: DealColumn): boolean {
  const { kind } = columnSpec(column);
  return kind === "money" || kind === "quantity" || kind === "number" || kind === "percent";
}
