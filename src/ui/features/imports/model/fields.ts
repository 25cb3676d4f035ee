/** The fields of a table as the mapping's select shows them: in groups, in an order that a reader expects. */
import type { ImportField, ImportTable } from "../../../../contract/importing.ts";
import { fieldKinds, fieldsOf, neededFields } from "../../../../core/mapping/fields.ts";

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
    "deal",
    "dealSourceId",
    "firstName",
    "lastName",
    "title",
    "phone",
    "contact",
    "parentTeam",
  ],
  where: [
    "stage",
    "state",
    "pipeline",
    "category",
    "probability",
    "managerProbability",
    "lossReason",
    "team",
    "manager",
    "role",
    "buyingRole",
    "stance",
    "fromStage",
    "activityKind",
    "done",
    "position",
    "isWon",
    "isClosed",
    "isLost",
    "isActive",
  ],
  money: [
    "amount",
    "listPrice",
    "revenue",
    "currency",
    "currencyAmount",
    "wonAmount",
    "product",
    "quantity",
    "unit",
    "unitPrice",
    "periodAmount",
  ],
  days: [
    "createdOn",
    "closeOn",
    "expectedOn",
    "closedOn",
    "lostOn",
    "nextStepOn",
    "stageEntered",
    "stageSince",
    "changedOn",
    "fromOn",
    "stageDays",
    "happenedOn",
    "metOn",
    "deliveryOn",
    "period",
  ],
};

/** Groups that the table has fields in, each in its order. */
export function groupedFields(table: ImportTable): [FieldGroup, ImportField[]][] {
  const own = fieldsOf[table];
  const named = new Set(Object.values(members).flat());
  return fieldGroups
    .map((group): [FieldGroup, ImportField[]] => [
      group,
      group === "more"
        ? own.filter((field) => field !== "custom" && !named.has(field))
        : members[group].filter((field) => own.includes(field)),
    ])
    .filter(([, fields]) => fields.length > 0);
}

/** What is missing, named by its first choice. */
export function missingFields(table: ImportTable, mapped: ReadonlySet<ImportField>): ImportField[] {
  return neededFields[table]
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
