/** The fields of a table as the mapping's select shows them: in groups, in an order that a reader expects. */
import type { ImportField, ImportTable } from "../../../../contract/importing.ts";
import { fieldKinds, fieldsOf } from "../../../../core/mapping/fields.ts";

export const fieldGroups = ["who", "where", "money", "days", "more"] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** What is in no list here is among "more". */
const members: Record<Exclude<FieldGroup, "more">, readonly ImportField[]> = {
  who: [
    "name",
    "account",
    "owner",
    "email",
    "code",
    "family",
    "parentAccount",
    "sourceId",
    "dealId",
    "sourceSystem",
  ],
  where: [
    "stage",
    "pipeline",
    "category",
    "probability",
    "managerProbability",
    "lossReason",
    "team",
    "manager",
    "role",
  ],
  money: ["amount", "listPrice", "revenue", "currency", "currencyAmount", "product", "quantity", "unit"],
  days: ["createdOn", "closeOn", "expectedOn", "closedOn", "nextStepOn"],
};

/** Groups that the table has fields in, each in its order. */
export function groupedFields(table: ImportTable): [FieldGroup, ImportField[]][] {
  const own = fieldsOf[table];
  const named = new Set(Object.values(members).flat());
  return fieldGroups
    .map((group): [FieldGroup, ImportField[]] => [
      group,
      group === "more"
        ? own.filter((field) => !named.has(field))
        : members[group].filter((field) => own.includes(field)),
    ])
    .filter(([, fields]) => fields.length > 0);
}

/** Without these a row of the table is nobody: one of each list must be fed. */
const needed: Record<ImportTable, readonly (readonly ImportField[])[]> = {
  deals: [["stage", "dealId", "sourceId", "name"]],
  accounts: [["name"]],
  products: [["name"]],
  people: [["name"]],
};

/** What is missing, named by its first choice. */
export function missingFields(table: ImportTable, mapped: ReadonlySet<ImportField>): ImportField[] {
  return needed[table]
    .filter((choices) => !choices.some((field) => mapped.has(field)))
    .map((choices) => choices[0] as ImportField);
}

/** Which questions a column's format answers. */
export function formatKind(field: ImportField | null): "date" | "money" | "number" | "percent" | "text" {
  switch (field === null ? "text" : fieldKinds[field]) {
    case "day":
      return "date";
    case "money":
      return "money";
    case "percent":
      return "percent";
    case "quantity":
    case "integer":
      return "number";
    default:
      return "text";
  }
}
