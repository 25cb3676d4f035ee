/** Which table a sheet's headers speak for. */
import { type ImportField, type ImportTable, neededFields } from "./fields.ts";

/** How much a field speaks for its table: one that other tables have too says little. */
const weights: Record<ImportTable, Partial<Record<ImportField, number>>> = {
  deals: {
    dealId: 5,
    stage: 4,
    amount: 2,
    closeOn: 2,
    closedOn: 2,
    expectedOn: 2,
    createdOn: 1,
    owner: 1,
    product: 1,
    account: 1,
    probability: 2,
    category: 2,
    // Lists of stages and of activities have them too.
    state: 0,
    isClosed: 0,
    isWon: 0,
    isLost: 0,
    isActive: 0,
  },
  accounts: { name: 1, industry: 3, country: 2, employees: 3, revenue: 2, parentAccount: 3, foundedYear: 2 },
  products: { name: 1, code: 2, family: 2, listPrice: 3, unit: 1 },
  people: { name: 2, team: 2, manager: 2, email: 2, role: 1 },
  contacts: { name: 1, lastName: 2, account: 2, title: 2, email: 2, phone: 3, buyingRole: 4, stance: 3 },
  lines: { product: 2, quantity: 3, unitPrice: 3, deliveryOn: 3, deal: 1, dealSourceId: 1, dealId: 1 },
  stageHistory: {
    dealId: 5,
    fromStage: 5,
    fromOn: 3,
    stage: 4,
    changedOn: 3,
    stageDays: 4,
    changedField: 3,
    oldValue: 4,
    newValue: 6,
    amount: 2,
    expectedOn: 2,
    probability: 2,
    category: 2,
  },
  activities: { activityKind: 3, happenedOn: 2, subject: 2, note: 1, contact: 1, owner: 1, done: 1 },
  targets: { period: 3, amount: 3, quantity: 1, owner: 1, team: 1, product: 1 },
  teams: { name: 2, parentTeam: 4 },
  pipelines: { name: 1, sourceId: 3, position: 3 },
  stages: { name: 2, sourceId: 3, position: 4, probability: 1, isWon: 3, isClosed: 3 },
};

type Fields = ReadonlySet<ImportField>;

/** What a table must show beside its needed fields, so that it is not taken for another that has them too. */
const tells: Partial<
  Record<ImportTable, (fields: Fields, keys: readonly string[], deals: Fields) => boolean>
> = {
  // A list of people has names and mail addresses too.
  contacts: (fields, keys) =>
    !hasStage(keys) &&
    (fields.has("buyingRole") ||
      ((fields.has("phone") || fields.has("email") || fields.has("title")) &&
        (fields.has("account") || fields.has("phone") || fields.has("lastName") || keys.some(isContact)))),
  lines: (fields, keys) =>
    !hasStage(keys) && (fields.has("quantity") || fields.has("unitPrice") || fields.has("deliveryOn")),
  stageHistory: (fields, keys) =>
    fields.has("fromStage") ||
    fields.has("newValue") ||
    (fields.has("stageDays") && !keys.includes("amount")) ||
    (fields.has("changedOn") && (keys.some((key) => CHANGE_DAY.test(key)) || isVersionList(keys))),
  activities: (fields, keys, deals) =>
    !hasStage(keys) && !deals.has("amount") && (fields.has("activityKind") || fields.has("subject")),
  targets: (_fields, _keys, deals) =>
    !["stage", "dealId", "sourceId", "name", "closeOn", "closedOn", "expectedOn", "createdOn"].some((field) =>
      deals.has(field as ImportField),
    ),
  teams: (fields, keys) => fields.has("parentTeam") || keys.some((key) => /^teamname$|^团队名称$/.test(key)),
  pipelines: (fields, keys) => fields.has("sourceId") && fields.has("position") && !keys.includes("stageid"),
  stages: (fields, keys) =>
    (fields.has("position") || fields.has("isWon") || fields.has("isClosed")) &&
    !keys.some((key) => /^(?:deal|opportunity)/.test(key)),
};

/** A status alone is as likely an activity's or a contact's. */
const hasStage = (keys: readonly string[]): boolean => keys.some((key) => /stage|阶段/.test(key));

const isContact = (key: string): boolean => /^(?:contact|contactname|contactid|联系人.*)$/.test(key);

/** Days that only a change has; a creation day alone is as likely a deal's. */
const CHANGE_DAY =
  /^(?:stagechange|changed?(?:on|at|date)|dateentered|entered(?:on|at|date)|stageentr?y|fivetranstart|movedon|transition)|^(?:变更|进入|阶段变更)/;

/** Salesforce's OpportunityHistory: an id of the row beside the deal's, and no name. */
function isVersionList(keys: readonly string[]): boolean {
  return keys.includes("id") && keys.includes("opportunityid") && !keys.includes("name");
}

/**
 * @param fields what the table's words make of the headers
 * @param deals what the words for deals make of them
 * @returns 0 where the sheet can't be that table
 */
export function scoreFields(
  table: ImportTable,
  fields: Fields,
  keys: readonly string[],
  deals: Fields,
): number {
  if (table === "deals") {
    if (!["stage", "amount", "dealId", "sourceId", "name"].some((field) => fields.has(field as ImportField)))
      return 0;
  } else if (!neededFields[table].every((choices) => choices.some((field) => fields.has(field)))) return 0;
  if (tells[table]?.(fields, keys, deals) === false) return 0;
  let score = 0;
  for (const field of fields) score += weights[table][field] ?? 0.5;
  return score;
}
