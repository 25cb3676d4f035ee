/** What a spreadsheet's columns can feed: the tables, their fields, and how each field's cells are read. */
import type { CustomType } from "../domain/customFields.ts";

export const importTables = [
  "deals",
  "accounts",
  "products",
  "people",
  "contacts",
  "lines",
  "stageHistory",
  "activities",
  "targets",
  "teams",
  "pipelines",
  "stages",
] as const;
export type ImportTable = (typeof importTables)[number];

export const importFields = [
  // deals
  /** The app's own id of a deal, as its export writes it. */
  "dealId",
  "sourceId",
  "sourceSystem",
  "name",
  "account",
  "pipeline",
  "stage",
  /** Open, won or lost in the source's words, beside its stage. */
  "state",
  "owner",
  "product",
  "quantity",
  "amount",
  "currency",
  /** The amount in the deal's own currency, beside one in the base currency. */
  "currencyAmount",
  /** What a won deal came to, beside what it was estimated at: it is the amount where it is told. */
  "wonAmount",
  "createdOn",
  "expectedOn",
  "closedOn",
  /** The day of a lost deal, where the day of closing is of won ones alone. */
  "lostOn",
  /** One column for the expected and the actual day: which of them depends on the stage. */
  "closeOn",
  "category",
  "probability",
  "managerProbability",
  "source",
  "lossReason",
  "nextStep",
  "nextStepOn",
  "note",
  /** When the deal came into the stage that the header names; a file may have many such columns. */
  "stageEntered",
  /** When the deal came into the stage that it is in. */
  "stageSince",
  /** A field of the workbook's own: one for each column. */
  "custom",
  // accounts
  "industry",
  "country",
  "employees",
  "revenue",
  "parentAccount",
  "foundedYear",
  // products
  "family",
  "listPrice",
  "unit",
  "code",
  // people
  "team",
  "manager",
  "email",
  "role",
  // rows that belong to a deal
  /** The deal's id in the system that the file comes from. */
  "dealSourceId",
  /** The deal by its name. */
  "deal",
  // contacts and their part in a deal
  "firstName",
  "lastName",
  "title",
  "phone",
  "buyingRole",
  "stance",
  "metOn",
  // lines
  "unitPrice",
  "deliveryOn",
  // history of deals
  "fromStage",
  /** Since when the deal was in the stage that it left. */
  "fromOn",
  "changedOn",
  /** Who made the change, in the system that the file comes from. */
  "changedBy",
  "stageDays",
  /** Field history: which field changed, from what to what. */
  "changedField",
  "oldValue",
  "newValue",
  // activities
  "contact",
  "activityKind",
  "happenedOn",
  "subject",
  "done",
  // targets
  "period",
  /** The target of the period that the header names; a file may have many such columns. */
  "periodAmount",
  // teams
  "parentTeam",
  // stages and pipelines
  "position",
  "isWon",
  "isClosed",
  "isLost",
  /** Odoo: not put away. */
  "isActive",
] as const;
export type ImportField = (typeof importFields)[number];

/**
 * How a field's cells are read. `name`: a short text with few distinct values; `text`: any text; `key`: a text that is
 * mostly different in each row.
 */
export type FieldKind =
  | "key"
  | "text"
  | "name"
  | "day"
  | "money"
  | "percent"
  | "quantity"
  | "integer"
  | "category"
  | "currency"
  | "number"
  /** Of a type that the format names, or the cells tell. */
  | "custom";

export const fieldKinds: Record<ImportField, FieldKind> = {
  dealId: "key",
  sourceId: "key",
  sourceSystem: "name",
  name: "key",
  account: "name",
  pipeline: "name",
  stage: "name",
  state: "name",
  owner: "name",
  product: "name",
  quantity: "quantity",
  amount: "money",
  currency: "currency",
  currencyAmount: "money",
  wonAmount: "money",
  createdOn: "day",
  expectedOn: "day",
  closedOn: "day",
  lostOn: "day",
  closeOn: "day",
  category: "category",
  probability: "percent",
  managerProbability: "percent",
  source: "name",
  lossReason: "name",
  nextStep: "text",
  nextStepOn: "day",
  note: "text",
  stageEntered: "day",
  stageSince: "day",
  custom: "custom",
  industry: "name",
  country: "name",
  employees: "integer",
  revenue: "money",
  parentAccount: "name",
  foundedYear: "integer",
  family: "name",
  listPrice: "money",
  unit: "name",
  code: "key",
  team: "name",
  manager: "name",
  email: "text",
  role: "name",
  dealSourceId: "key",
  deal: "key",
  firstName: "name",
  lastName: "name",
  title: "name",
  phone: "text",
  buyingRole: "name",
  stance: "name",
  metOn: "day",
  unitPrice: "money",
  deliveryOn: "day",
  fromStage: "name",
  fromOn: "day",
  changedOn: "day",
  changedBy: "name",
  stageDays: "quantity",
  changedField: "name",
  oldValue: "text",
  newValue: "text",
  contact: "name",
  activityKind: "name",
  happenedOn: "day",
  subject: "text",
  done: "name",
  period: "name",
  periodAmount: "money",
  parentTeam: "name",
  position: "integer",
  isWon: "name",
  isClosed: "name",
  isLost: "name",
  isActive: "name",
};

/** Fields that any number of columns may feed, each for what its own header names. */
export const manyColumns: ReadonlySet<ImportField> = new Set<ImportField>([
  "stageEntered",
  "custom",
  "periodAmount",
]);

const dealRefs = ["dealId", "dealSourceId", "deal"] as const;

/** The fields that a table takes; a column mapped to another field is left out. */
export const fieldsOf: Record<ImportTable, readonly ImportField[]> = {
  deals: [
    "dealId",
    "sourceId",
    "sourceSystem",
    "name",
    "account",
    "pipeline",
    "stage",
    "state",
    "isClosed",
    "isWon",
    "isLost",
    "isActive",
    "owner",
    "team",
    "manager",
    "product",
    "quantity",
    "amount",
    "currency",
    "currencyAmount",
    "wonAmount",
    "createdOn",
    "expectedOn",
    "closedOn",
    "lostOn",
    "closeOn",
    "category",
    "probability",
    "managerProbability",
    "source",
    "lossReason",
    "nextStep",
    "nextStepOn",
    "note",
    "stageEntered",
    "stageSince",
    "custom",
  ],
  accounts: [
    "sourceId",
    "name",
    "industry",
    "country",
    "employees",
    "revenue",
    "parentAccount",
    "foundedYear",
  ],
  products: ["sourceId", "name", "code", "family", "listPrice", "unit"],
  people: ["sourceId", "name", "team", "manager", "email", "role"],
  contacts: [
    "sourceId",
    "name",
    "firstName",
    "lastName",
    "account",
    "title",
    "email",
    "phone",
    ...dealRefs,
    "buyingRole",
    "stance",
    "metOn",
  ],
  lines: [...dealRefs, "account", "product", "quantity", "unitPrice", "deliveryOn"],
  stageHistory: [
    ...dealRefs,
    "account",
    "fromStage",
    "fromOn",
    "stage",
    "changedOn",
    "changedBy",
    "stageDays",
    "changedField",
    "oldValue",
    "newValue",
    "amount",
    "expectedOn",
    "probability",
    "category",
    "owner",
  ],
  activities: [
    "sourceId",
    ...dealRefs,
    "account",
    "contact",
    "owner",
    "activityKind",
    "happenedOn",
    "subject",
    "note",
    "done",
  ],
  targets: ["team", "owner", "product", "period", "amount", "quantity", "periodAmount"],
  teams: ["sourceId", "name", "parentTeam"],
  pipelines: ["sourceId", "name", "position"],
  stages: ["sourceId", "name", "pipeline", "position", "probability", "isWon", "isClosed"],
};

/**
 * What a row of the table needs: one field of each list. A file that feeds none of a list is not taken, and a row whose
 * cells for one list are all empty is rejected.
 */
export const neededFields: Record<ImportTable, readonly (readonly ImportField[])[]> = {
  deals: [["stage", "dealId", "sourceId", "name"]],
  accounts: [["name"]],
  products: [["name"]],
  people: [["name"]],
  contacts: [["name", "lastName", "firstName", "email", "sourceId"]],
  lines: [["deal", "dealSourceId", "dealId"], ["product"]],
  stageHistory: [
    ["deal", "dealSourceId", "dealId"],
    ["stage", "newValue", "fromStage"],
    ["changedOn", "fromOn", "stageDays"],
  ],
  activities: [["deal", "dealSourceId", "dealId", "account", "contact"], ["happenedOn"]],
  targets: [
    ["owner", "team", "product"],
    ["period", "periodAmount"],
    ["amount", "quantity", "periodAmount"],
  ],
  teams: [["name"]],
  pipelines: [["name"]],
  stages: [["name"]],
};

/** Order of day, month and year in dates that are text. */
export type DateOrder = "ymd" | "dmy" | "mdy";

/** How a column's cells are to be read where that is not plain from each cell alone. */
export interface CellFormat {
  /** Order of day and month where a column's dates are text. */
  dateOrder?: DateOrder | undefined;
  decimalMark?: "." | "," | undefined;
  /** What one unit in the column stands for: 1, 1000, 10000 (万), 100000000 (亿). */
  scale?: number | undefined;
  /** In a column with such a unit: cells with a currency's sign are in whole units (¥500,000 beside 85). */
  signedWhole?: boolean | undefined;
  /** The unit that some cells name and others, small ones, do not: 120万 beside 85. With `ambiguous`, a question. */
  mixedUnit?: number | undefined;
  /** Probabilities as 0-1 rather than 0-100. */
  fraction?: boolean | undefined;
  /** ISO code that the header names, as in `Amount (EUR)`. */
  currency?: string | undefined;
  /** A sign in the header that several currencies share: `$`, `¥`, `元`. */
  sign?: string | undefined;
  /** Minutes east of UTC at which epoch milliseconds are midnight. */
  utcOffset?: number | undefined;
  /** Of a custom field. */
  type?: CustomType | undefined;
  /** Both readings fit every cell: the proposal is a guess that the user should confirm. */
  ambiguous?: boolean | undefined;
}

/** How the cells of a custom field of a type are read. */
const customKinds: Record<CustomType, FieldKind> = { text: "text", number: "number", day: "day" };

/** The kind of a column's cells once its format is known. */
export function kindBy(kind: FieldKind, { type }: CellFormat): FieldKind {
  return kind === "custom" && type ? customKinds[type] : kind;
}
