/** What a dry run found, kept by the engine until the next one: read page by page, deal by deal, old -> new. */
import { z } from "zod";
import { day, minor } from "./common.ts";

/** `vanished`: open deals of the file's source system that the file does not have. */
export const previewKind = z.enum(["added", "changed", "unchanged", "vanished"]);
export type PreviewKind = z.infer<typeof previewKind>;

const shownValue = z.union([z.string(), z.number(), z.null()]);

export const previewChange = z.object({
  /** As `history.ofDeal` names and shows it. */
  field: z.string(),
  /** Of a custom field. */
  name: z.string().optional(),
  from: shownValue,
  to: shownValue,
  /** Since when it is true. Before the newest that is known of the deal, it leaves the present as it is. */
  on: day,
});
export type PreviewChange = z.infer<typeof previewChange>;

export const previewRow = z.object({
  kind: previewKind,
  /** Only the deal's past changes: something newer is known of it. */
  past: z.boolean(),
  table: z.string(),
  file: z.string(),
  /** As spreadsheets count; null where it stands in no row. */
  row: z.int().nullable(),
  /** Null for what is not in the workbook yet, or no deal. */
  deal: z.string().nullable(),
  name: z.string(),
  account: z.string().nullable(),
  stage: z.string().nullable(),
  owner: z.string().nullable(),
  /** The deal's amount before and after the import; null where it has none. */
  beforeMinor: minor.nullable(),
  afterMinor: minor.nullable(),
  /** What changes; of new ones, their first values. At most fifty. */
  changes: z.array(previewChange),
});
export type PreviewRow = z.infer<typeof previewRow>;

export const previewQuery = z.strictObject({
  /** The dry run's job. */
  job: z.string(),
  kind: previewKind,
  /** Each word must stand in the name, account, stage, owner, source id or row. */
  search: z.string().optional(),
  /** Only rows of this table, where an import has several. */
  table: z.string().optional(),
  /** Only those of which this field changes. */
  field: z.string().optional(),
  /** `difference`: the greatest change of amount first. */
  sort: z.enum(["file", "difference"]).default("file"),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
});

export const previewPage = z.object({
  total: z.int(),
  /** Sums over all that the query means, not over the page. */
  beforeMinor: minor,
  afterMinor: minor,
  rows: z.array(previewRow),
  /** Fields that change among all of this kind (and table), most frequent first. */
  fields: z.array(z.object({ field: z.string(), name: z.string().optional(), rows: z.int() })),
  /** Tables that rows of this kind are of, the deals first. */
  tables: z.array(z.object({ table: z.string(), rows: z.int() })),
});
export type PreviewPage = z.infer<typeof previewPage>;

const totals = z.object({ rows: z.int(), beforeMinor: minor, afterMinor: minor });

export const previewSummary = z.object({
  /** All sums of the preview are in it: the workbook's, or what the import makes of it. */
  baseCurrency: z.string(),
  added: totals,
  changed: totals,
  unchanged: totals,
  vanished: totals,
  /** All open deals of the workbook, before and after. */
  open: z.object({
    dealsBefore: z.int(),
    dealsAfter: z.int(),
    beforeMinor: minor,
    afterMinor: minor,
  }),
  /** Whether everything can be looked through, or only the first of each kind. */
  whole: z.boolean(),
});
export type PreviewSummary = z.infer<typeof previewSummary>;
