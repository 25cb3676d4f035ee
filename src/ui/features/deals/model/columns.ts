/** What each column of a deal holds, how it is edited and filtered, and the set that a new file shows. Pure. */
import { type DealColumn, dealColumns } from "../../../../contract/common.ts";

/** `choice` is picked from a list, `suggest` is free text with the values in use offered. */
export type ColumnKind = "text" | "money" | "quantity" | "percent" | "day" | "choice" | "suggest";

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

const column = (kind: ColumnKind, width: number, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  kind,
  width,
  editable: true,
  ...more,
});

export const columnSpecs: Record<DealColumn, ColumnSpec> = {
  name: column("text", 240),
  account: column("choice", 180, { choice: "account" }),
  pipeline: column("choice", 120, { choice: "pipeline", set: true }),
  stage: column("choice", 136, { choice: "stage", set: true }),
  state: column("choice", 84, { choice: "state", editable: false, set: true }),
  owner: column("choice", 132, { choice: "person", set: true }),
  team: column("choice", 112, { choice: "team", editable: false, set: true }),
  product: column("choice", 148, { choice: "product", set: true }),
  quantity: column("quantity", 96),
  amountMinor: column("money", 120),
  currency: column("suggest", 92, { choice: "currency", set: true }),
  currencyAmountMinor: column("money", 156),
  createdOn: column("day", 108),
  expectedOn: column("day", 132),
  closedOn: column("day", 108),
  stageEnteredOn: column("day", 132, { editable: false }),
  category: column("choice", 112, { choice: "category", set: true }),
  stageProbability: column("percent", 136, { editable: false }),
  repProbability: column("percent", 136),
  managerProbability: column("percent", 148),
  source: column("suggest", 116, { choice: "source", set: true }),
  lossReason: column("suggest", 140, { choice: "lossReason", set: true }),
  nextStep: column("text", 200),
  nextStepOn: column("day", 128),
  note: column("text", 220),
  sourceSystem: column("suggest", 124, { choice: "sourceSystem", editable: false, set: true }),
  sourceId: column("text", 124, { editable: false }),
};

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
  return (dealColumns as readonly string[]).includes(id);
}

/** Columns whose cells add up. */
export function isNumeric(column: DealColumn): boolean {
  const { kind } = columnSpecs[column];
  return kind === "money" || kind === "quantity" || kind === "percent";
}

/** Percent cells are averaged, never summed. */
export function addsUp(column: DealColumn): boolean {
  const { kind } = columnSpecs[column];
  return kind === "money" || kind === "quantity";
}
