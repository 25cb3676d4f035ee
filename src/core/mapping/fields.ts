/** What a spreadsheet's columns can feed: the tables, their fields, and how each field's cells are read. */

export const importTables = ["deals", "accounts", "products", "people"] as const;
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
  "owner",
  "product",
  "quantity",
  "amount",
  "currency",
  /** The amount in the deal's own currency, beside one in the base currency. */
  "currencyAmount",
  "createdOn",
  "expectedOn",
  "closedOn",
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
  | "currency";

export const fieldKinds: Record<ImportField, FieldKind> = {
  dealId: "key",
  sourceId: "key",
  sourceSystem: "name",
  name: "key",
  account: "name",
  pipeline: "name",
  stage: "name",
  owner: "name",
  product: "name",
  quantity: "quantity",
  amount: "money",
  currency: "currency",
  currencyAmount: "money",
  createdOn: "day",
  expectedOn: "day",
  closedOn: "day",
  closeOn: "day",
  category: "category",
  probability: "percent",
  managerProbability: "percent",
  source: "name",
  lossReason: "name",
  nextStep: "text",
  nextStepOn: "day",
  note: "text",
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
};

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
    "owner",
    "team",
    "manager",
    "product",
    "quantity",
    "amount",
    "currency",
    "currencyAmount",
    "createdOn",
    "expectedOn",
    "closedOn",
    "closeOn",
    "category",
    "probability",
    "managerProbability",
    "source",
    "lossReason",
    "nextStep",
    "nextStepOn",
    "note",
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
};

/** How a column's cells are to be read where that is not plain from each cell alone. */
export interface CellFormat {
  /** Order of day and month where a column's dates are text. */
  dateOrder?: "ymd" | "dmy" | "mdy" | undefined;
  decimalMark?: "." | "," | undefined;
  /** What one unit in the column stands for: 1, 1000, 10000 (万), 100000000 (亿). */
  scale?: number | undefined;
  /** Probabilities as 0-1 rather than 0-100. */
  fraction?: boolean | undefined;
  /** ISO code that the header names, as in `Amount (EUR)`. */
  currency?: string | undefined;
  /** Minutes east of UTC at which epoch milliseconds are midnight. */
  utcOffset?: number | undefined;
  /** Both readings fit every cell: the proposal is a guess that the user should confirm. */
  ambiguous?: boolean | undefined;
}
