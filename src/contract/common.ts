/** Shapes shared by many calls. */
import { z } from "zod";
import { customTypes, isCustomId } from "../core/domain/customFields.ts";
import { periodBounds } from "../core/domain/days.ts";

/** ISO day, `YYYY-MM-DD`, checked to exist in the calendar. */
export const day = z.string().refine(isCalendarDay, { message: "not a day of the form YYYY-MM-DD" });

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `2026`, `2026-Q3` or `2026-07`. */
export const period = z.string().refine((text) => periodBounds(text) !== null, {
  message: "not a period such as 2026, 2026-Q3 or 2026-07",
});

/** Integer minor units of the file's base currency. */
export const minor = z.int();

export const dealState = z.enum(["open", "won", "lost"]);
export type DealState = z.infer<typeof dealState>;

export const forecastCategory = z.enum(["commit", "bestCase", "pipeline", "omitted", "closed"]);
export type ForecastCategory = z.infer<typeof forecastCategory>;

/** One id or name, or several of them (any of them matches). */
const oneOrMany = z.union([z.string(), z.array(z.string())]);

/** A condition on one column of the deals grid; conditions on several columns all hold. */
export const columnCondition = z.discriminatedUnion("type", [
  z.object({ type: z.literal("contains"), value: z.string() }),
  z.object({ type: z.literal("notContains"), value: z.string() }),
  z.object({ type: z.literal("equals"), value: z.union([z.string(), z.number()]) }),
  z.object({ type: z.literal("notEqual"), value: z.union([z.string(), z.number()]) }),
  z.object({ type: z.literal("startsWith"), value: z.string() }),
  z.object({ type: z.literal("endsWith"), value: z.string() }),
  /** Inclusive; either end may be absent. */
  z.object({
    type: z.literal("range"),
    from: z.union([z.string(), z.number()]).optional(),
    to: z.union([z.string(), z.number()]).optional(),
  }),
  z.object({ type: z.literal("oneOf"), values: z.array(z.string()) }),
  z.object({ type: z.literal("blank") }),
  z.object({ type: z.literal("notBlank") }),
]);
export type ColumnCondition = z.infer<typeof columnCondition>;

/** The columns of a deal that a grid can show, sort and filter by. */
export const dealColumns = [
  "name",
  "account",
  "pipeline",
  "stage",
  "state",
  "owner",
  "team",
  "product",
  "quantity",
  "amountMinor",
  "currency",
  "currencyAmountMinor",
  "createdOn",
  "expectedOn",
  "closedOn",
  "stageEnteredOn",
  "category",
  "stageProbability",
  "repProbability",
  "managerProbability",
  "source",
  "lossReason",
  "nextStep",
  "nextStepOn",
  "note",
  "sourceSystem",
  "sourceId",
] as const;
export type FixedColumn = (typeof dealColumns)[number];

/** A custom field, by its id such as `custom:number:3`: see `lists.customFields`. */
export const customColumn = z.templateLiteral(["custom:", z.enum(customTypes), ":", z.int().positive()]);

export const dealColumn = z.union([z.enum(dealColumns), customColumn]);
export type DealColumn = z.infer<typeof dealColumn>;

/** Which deals: every member given must hold. Names match ignoring case. */
export const dealFilter = z.strictObject({
  pipeline: oneOrMany.optional(),
  stage: oneOrMany.optional(),
  state: z.union([dealState, z.array(dealState)]).optional(),
  owner: oneOrMany.optional(),
  team: oneOrMany.optional(),
  account: oneOrMany.optional(),
  product: oneOrMany.optional(),
  source: oneOrMany.optional(),
  createdFrom: day.optional(),
  createdTo: day.optional(),
  expectedFrom: day.optional(),
  expectedTo: day.optional(),
  closedFrom: day.optional(),
  closedTo: day.optional(),
  /** Quick search over name, account, owner, product, ids, texts of custom fields; each word must be found. Pinyin and its initials match. */
  search: z.string().optional(),
  /** Grid conditions by column. */
  columns: z.partialRecord(dealColumn, columnCondition).optional(),
  ids: z.array(z.string()).optional(),
  /** Those that a change set (an import) made, changed or closed. */
  changeSet: z.string().optional(),
});
export type DealFilter = z.infer<typeof dealFilter>;

export const dealSort = z.array(
  z.strictObject({ column: dealColumn, direction: z.enum(["asc", "desc"]).default("asc") }),
);
export type DealSort = z.infer<typeof dealSort>;

export const dealLine = z.object({
  productId: z.string(),
  product: z.string(),
  /** Thousandths of the product's unit. */
  quantityMilli: z.int(),
  /** Price of one unit; null where only the deal's amount is known. */
  unitPriceMinor: minor.nullable(),
  /** The deal's amount shared over its lines, exact to the minor unit. */
  amountMinor: minor.nullable(),
  deliveryOn: day.nullable(),
});
export type DealLine = z.infer<typeof dealLine>;

/** A text, a number, or an ISO day, by the field's type. */
export const customValue = z.union([z.string(), z.number()]);

/** One deal as grids, lists and exports show it. Probabilities are whole percents 0-100. */
export const dealRow = z.object({
  id: z.string(),
  name: z.string(),
  accountId: z.string().nullable(),
  account: z.string().nullable(),
  pipelineId: z.string(),
  pipeline: z.string(),
  stageId: z.string(),
  stage: z.string(),
  state: dealState,
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  teamId: z.string().nullable(),
  team: z.string().nullable(),
  /** First line's product; `productCount` says how many there are. */
  productId: z.string().nullable(),
  product: z.string().nullable(),
  productCount: z.int(),
  /** First line's quantity in thousandths. */
  quantity: z.int().nullable(),
  /** In the base currency. */
  amountMinor: minor.nullable(),
  /** The deal's own currency and the amount in it. */
  currency: z.string(),
  currencyAmountMinor: z.int().nullable(),
  createdOn: day.nullable(),
  expectedOn: day.nullable(),
  closedOn: day.nullable(),
  stageEnteredOn: day.nullable(),
  category: forecastCategory.nullable(),
  stageProbability: z.number().nullable(),
  repProbability: z.number().nullable(),
  managerProbability: z.number().nullable(),
  source: z.string().nullable(),
  lossReason: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: day.nullable(),
  note: z.string().nullable(),
  sourceSystem: z.string().nullable(),
  sourceId: z.string().nullable(),
  /** Custom fields that have a value, by id. */
  custom: z.record(customColumn, customValue),
});
export type DealRow = z.infer<typeof dealRow>;

/** A deal's value in a column; null where it has none. */
export function cellOf(row: DealRow, column: DealColumn): string | number | null {
  return isCustomId(column) ? (row.custom[column] ?? null) : row[column];
}

/**
 * Fields that an edit may set. References (account, stage, owner, product) take an id or a name; null
 * clears. `product` and `quantity` set the deal's single line and are refused where it has several.
 */
export const dealFields = z.strictObject({
  name: z.string().optional(),
  account: z.string().nullable().optional(),
  pipeline: z.string().optional(),
  stage: z.string().optional(),
  owner: z.string().nullable().optional(),
  product: z.string().nullable().optional(),
  quantity: z.int().nullable().optional(),
  amountMinor: minor.nullable().optional(),
  currency: z.string().optional(),
  currencyAmountMinor: z.int().nullable().optional(),
  createdOn: day.nullable().optional(),
  expectedOn: day.nullable().optional(),
  closedOn: day.nullable().optional(),
  category: forecastCategory.nullable().optional(),
  repProbability: z.number().min(0).max(100).nullable().optional(),
  managerProbability: z.number().min(0).max(100).nullable().optional(),
  source: z.string().nullable().optional(),
  lossReason: z.string().nullable().optional(),
  nextStep: z.string().nullable().optional(),
  nextStepOn: day.nullable().optional(),
  note: z.string().nullable().optional(),
  /** Custom fields by id or name. */
  custom: z.record(z.string(), customValue.nullable()).optional(),
  lines: z
    .array(
      z.strictObject({
        product: z.string(),
        quantityMilli: z.int().positive(),
        unitPriceMinor: minor.nullable().default(null),
        deliveryOn: day.nullable().default(null),
      }),
    )
    .optional(),
});
export type DealFields = z.infer<typeof dealFields>;

export const quartiles = z.object({
  /** Null where n is 0. Linear interpolation between order statistics (type 7). */
  median: z.number().nullable(),
  p25: z.number().nullable(),
  p75: z.number().nullable(),
  mean: z.number().nullable(),
  n: z.int(),
});

export const funnelSummary = z.object({
  created: z.int(),
  open: z.int(),
  won: z.int(),
  lost: z.int(),
  openMinor: minor,
  wonMinor: minor,
  lostMinor: minor,
  /** won / (won + lost) with its 95% Wilson interval; null where none is closed. */
  winRate: z.number().nullable(),
  winRateLow: z.number().nullable(),
  winRateHigh: z.number().nullable(),
  cycleDaysWon: quartiles,
  cycleDaysLost: quartiles,
  wonSizeMinor: quartiles,
});
export type FunnelSummary = z.infer<typeof funnelSummary>;
