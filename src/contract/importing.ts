/** What an import call takes and gives. The way: reader -> mapping -> staging -> one promoting transaction -> history. */
import { z } from "zod";
import { alikeFields } from "../core/mapping/alikeRows.ts";
import { customTypes } from "../core/domain/customFields.ts";
import { asOfSources } from "../core/mapping/asOfDay.ts";
import { keyFields } from "../core/mapping/dealKeys.ts";
import { importFields, importTables } from "../core/mapping/fields.ts";
import { keyOfHeader } from "../core/mapping/headers.ts";
import { day, dealState, minor } from "./common.ts";
import { givenRate } from "./rates.ts";
import { previewSummary } from "./importPreview.ts";

/** The tables a spreadsheet can feed; found from its columns, correctable by the user. */
export const importTable = z.enum(importTables);
export type ImportTable = z.infer<typeof importTable>;

/** Fields that a column can feed. The table decides which of them apply (`src/core/mapping/fields.ts`). */
export { importFields };
export const importField = z.enum(importFields);
export type ImportField = z.infer<typeof importField>;

export const cellFormat = z.object({
  /** Order of day and month where a column's dates are text. */
  dateOrder: z.enum(["ymd", "dmy", "mdy"]).optional(),
  decimalMark: z.enum([".", ","]).optional(),
  /** What one unit in the column stands for: 1, 1000, 10000 (万), 100000000 (亿). */
  scale: z.number().positive().optional(),
  /** In a column with such a unit: cells with a currency's sign are in whole units. */
  signedWhole: z.boolean().optional(),
  /** The unit that some of the cells name and others do not; with `ambiguous`, whether it is meant for those too is asked. */
  mixedUnit: z.number().positive().optional(),
  /** Probabilities as 0-1 rather than 0-100. */
  fraction: z.boolean().optional(),
  /** The currency that the header names, as in `Amount (EUR)`. */
  currency: z.string().length(3).optional(),
  /** A sign in the header that several currencies share, as in `金额（元）`: the base currency is meant where it has the sign. */
  sign: z.string().max(3).optional(),
  /** Minutes east of UTC at which a column's epoch milliseconds are midnight. */
  utcOffset: z.int().optional(),
  /** Of a column that is kept as a custom field: found in its cells where absent. */
  type: z.enum(customTypes).optional(),
  /** Both readings fit every cell: the proposal is a guess that the user should confirm. */
  ambiguous: z.boolean().optional(),
});
export type CellFormat = z.infer<typeof cellFormat>;

export const columnMapping = z.object({
  /** Position in the file, from 0. */
  index: z.int(),
  /** Unique within the file: an empty header is called by its column's letter, a repeated one by its number. */
  header: z.string(),
  /** Null: left out. */
  field: importField.nullable(),
  /** The known custom field that it feeds; null where a new one is made, or none is meant. */
  customField: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  format: cellFormat.default({}),
  /** How the proposal was found. */
  found: z.enum(["header", "similar", "content", "profile", "user", "none"]).default("none"),
  samples: z.array(z.string()).default([]),
  /** Non-empty cells read and how many of them don't parse as the field. */
  filled: z.int().default(0),
  unparsed: z.int().default(0),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/** `close`: as lost on the export's day. */
export const vanishedChoice = z.enum(["keep", "close"]);
export type VanishedChoice = z.infer<typeof vanishedChoice>;

export const importCorrection = z.strictObject({
  /** As spreadsheets count. */
  row: z.int().positive(),
  /** The column's header. */
  column: z.string(),
  value: z.string().max(32_767),
});
export type ImportCorrection = z.infer<typeof importCorrection>;

/** What is chosen by header; as {@link keyOfHeader} calls it, else one that is a member of every object would get lost here. */
const byHeader = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given: Record<string, z.input<T>>) =>
      typeof given === "object" && given !== null
        ? Object.fromEntries(Object.entries(given).map(([header, each]) => [keyOfHeader(header), each]))
        : given,
    z.record(z.string(), value),
  );

const chosenNames = z.record(z.string(), z.string().nullable()).optional();

export const importOptions = z.object({
  table: importTable.optional(),
  sheet: z.string().optional(),
  /** Row of the header, from 1 as spreadsheets count. */
  headerRow: z.int().positive().optional(),
  /** 2: the row above belongs to the header, its cells name groups of columns. Found where absent. */
  headerRows: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Leave out what the sheet hides: rows, filtered ones too, and columns. They are imported where absent. */
  leaveHidden: z.boolean().optional(),
  /** Take rows that add up others (Total, 合计) for records. They are left out where absent. */
  keepTotals: z.boolean().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().length(1).optional(),
  /**
   * Header -> field (null leaves the column out); overrides the proposal. `custom` keeps it as a custom field of the
   * workbook: the one that has its name or was made from such a column, else a new one.
   */
  map: byHeader(importField.nullable()).optional(),
  /** Header -> id or name of the workbook's custom field that its column feeds, where the map says `custom`. */
  customs: byHeader(z.string()).optional(),
  /** Column formats by header; overrides what was inferred. */
  formats: byHeader(cellFormat).optional(),
  /** How the last file of this shape wrote days and numbers: it counts where the cells leave it open. Found where absent. */
  writing: cellFormat.pick({ dateOrder: true, decimalMark: true }).optional(),
  /** Stage name in the file -> what to do with it: an id of a known stage, or a new stage of that kind. */
  stages: z
    .record(
      z.string(),
      z.union([z.strictObject({ stage: z.string() }), z.strictObject({ create: dealState })]),
    )
    .optional(),
  /** Word of the state in the file (of flags, all of them) -> what it means; null: it says nothing, the stage decides. */
  states: z.record(z.string(), dealState.nullable()).optional(),
  /** Name in the file -> id or name of a known one, or another name of the import; null creates it. */
  people: chosenNames,
  teams: chosenNames,
  products: chosenNames,
  /** Null keeps a name apart that would else be taken for a known account, as it differs only in how it is written. */
  accounts: chosenNames,
  /** Fields that tell deals without ids apart; none: name and account. */
  key: z.array(z.enum(keyFields)).optional(),
  /** Rates to the base currency that the workbook lacks; the import keeps them. Without a day: from the export's day if given, else from today. */
  rates: z.array(givenRate).optional(),
  /** Name of a deal in the file -> id of the known deal that it is now called; null: it is a new one. */
  deals: z.record(z.string(), z.string().nullable()).optional(),
  /** The day the export was made: its changes become true on that day. Guessed where absent. */
  asOf: day.optional(),
  sourceSystem: z.string().optional(),
  /**
   * Id or name of a kept profile, whose options stand under those given here; `none` for none of them. Where absent, the
   * one whose columns are the file's.
   */
  profile: z.string().optional(),
  /** Cells mended without touching the file: what stands in them instead. */
  corrections: z.array(importCorrection).optional(),
  /** What becomes of open deals of the same source system that the file does not have; kept where absent. */
  vanished: vanishedChoice.optional(),
  /** Deal id -> the same for one deal, over `vanished`. */
  vanishedDeals: z.record(z.string(), vanishedChoice).optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

export const importIssue = z.object({
  file: z.string(),
  /** As spreadsheets count, the header row included; null where the whole file is meant. */
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** Message code and what stands in its sentence; `reason` is that sentence in the caller's language. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reason: z.string(),
  /** `rejected`: the row is not imported. `warning`: it is, but look at it. */
  severity: z.enum(["rejected", "warning"]),
});
export type ImportIssue = z.infer<typeof importIssue>;

export const newName = z.object({ name: z.string(), rows: z.int(), suggestion: z.string().nullable() });

/** `same`: both names say the ending and no more (Won, Closed Won); without a choice the import takes them for one stage. */
const newStage = newName.extend({ kind: dealState, same: z.boolean() });

/** A name that the workbook does not know as it stands, over all files of an import. */
const strangeName = z.object({
  /** Its most frequent spelling. */
  name: z.string(),
  rows: z.int(),
  /** A near name: of a known one (with its id), or of another in the import, which has more rows. */
  near: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
  /** They differ only in how they are written: without a choice the import takes them for one. */
  same: z.boolean(),
});
const strangeNames = z.object({
  /** Those with a near name first, then by rows; at most 2,000. */
  list: z.array(strangeName),
  total: z.int(),
});
export type StrangeName = z.infer<typeof strangeName>;
export type StrangeNames = z.infer<typeof strangeNames>;

/** The kinds of names that a choice can map, as the options call them. */
export const nameKinds = ["people", "teams", "products", "accounts"] as const;
export type NameKind = (typeof nameKinds)[number];

export const importNames = z.object({
  /** Words of the state, known or not, and how each reads by itself; null: the stage decides. */
  states: z.array(z.object({ name: z.string(), rows: z.int(), kind: dealState.nullable() })),
  stages: z.array(newStage),
  people: strangeNames,
  teams: strangeNames,
  products: strangeNames,
  accounts: strangeNames,
  /** What the options given, or the files' profiles, say of names already. */
  chosen: importOptions
    .pick({ states: true, stages: true, people: true, teams: true, products: true, accounts: true })
    .required(),
  /** Known accounts of which the import names one, and another known one that is near: to be merged, or left. */
  knownPairs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      deals: z.int(),
      nearId: z.string(),
      near: z.string(),
      nearDeals: z.int(),
    }),
  ),
});
export type ImportNames = z.infer<typeof importNames>;

/** What a file looks like and how it is proposed to be read. */
export const importInspection = z.object({
  file: z.string(),
  path: z.string(),
  format: z.enum(["csv", "xlsx", "xls", "ods"]),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  /** The last row of the header, and how many rows it has. */
  headerRow: z.int(),
  headerRows: z.union([z.literal(1), z.literal(2)]),
  /** What the file hides: how many rows below the header, headers of columns, names of sheets. */
  hidden: z.object({ rows: z.int(), columns: z.array(z.string()), sheets: z.array(z.string()) }),
  /** Rows that add up others. */
  totals: z.int(),
  /** Rows with bytes that are no text in this encoding, and the first of them. */
  broken: z.object({ rows: z.int(), first: z.int().nullable() }),
  rows: z.int(),
  table: importTable,
  columns: z.array(columnMapping),
  /** First rows as text, for the preview table, in file order of columns. */
  preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  asOf: day,
  /** How the day was found. */
  asOfFrom: z.enum(asOfSources),
  /** The newest day of the content, where it does not say whether the file is newer than the last export of its source. */
  asOfPassed: day.nullable(),
  /** The newest export of the system in the workbook, where it is newer than the file: the file's changes go into the past. */
  newerExport: z.object({ file: z.string(), asOf: day }).nullable(),
  sourceSystem: z.string(),
  /** The kept profile that the file is read by; null where there is none. */
  profile: z
    .object({
      id: z.string(),
      name: z.string(),
      fit: z.enum(["exact", "near", "far"]),
      /** Headers that are new to it. */
      added: z.array(z.string()),
      /** Headers that it says something of and the file lacks. */
      missing: z.array(z.string()),
    })
    .nullable(),
  /** What a profile of this file would be called. */
  profileName: z.string(),
  /** Of deals without ids: the fields by which they are known again, as the options or the profile say; and how well combinations of their fields tell them apart; few fields first. */
  key: z.array(z.enum(keyFields)),
  keys: z.array(z.object({ fields: z.array(z.enum(keyFields)), rows: z.int(), distinct: z.int() })),
  /** Currencies in which amounts are and which have no rate to the base currency, with their rows. */
  ratesNeeded: z.array(z.object({ currency: z.string(), rows: z.int() })),
  /** Different words that tell whether a deal is open, won or lost. */
  states: z.int(),
  /** Names in the file that the workbook does not know, most frequent first; `suggestion` is a known name that is near. */
  newStages: z.array(newStage),
  newPeople: z.array(newName),
  newProducts: z.array(newName),
  newAccounts: z.int(),
});
export type ImportInspection = z.infer<typeof importInspection>;

/** A row without an id that is new by its name, and may be a known deal of its account that was renamed. */
const renamedPair = z.object({
  file: z.string(),
  row: z.int(),
  /** The row's name: what `options.deals` is keyed by. */
  name: z.string(),
  account: z.string(),
  stage: z.string().nullable(),
  amountMinor: minor.nullable(),
  /** The known deal, as it is before the import. */
  near: z.object({
    id: z.string(),
    name: z.string(),
    stage: z.string(),
    owner: z.string().nullable(),
    amountMinor: minor.nullable(),
  }),
  /** What they agree in beside the account; `name` where the names are near. */
  alike: z.array(z.enum(["name", ...alikeFields])),
  /** How likely they are one, 0-1. */
  score: z.number(),
  /** What `options.deals` says of the row; null: nothing yet, and it is imported as a new deal. */
  choice: z.enum(["same", "new"]).nullable(),
});
export type RenamedPair = z.infer<typeof renamedPair>;

/** What an import may make beside deals, each told by its names. */
export const madeKinds = ["pipelines", "stages", "people", "teams", "products", "accounts"] as const;

export type MadeKind = (typeof madeKinds)[number];

/** The first twenty names, and how many there are. */
const madeNames = z.object({ total: z.int(), names: z.array(z.string()) });

/** Of these, names that differ only in how they are written are one. */
export const alikeKinds = ["accounts", "products"] as const;

export const importResult = z.object({
  /** Each is in one of the four counts below. Rows that only add up others hold no data and are none of them: issues tell of each. */
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  /** Of the changed ones, deals of which only the past changes: something newer is known of them. */
  past: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** At most 10,000; `issueCount` is the true number. */
  issues: z.array(importIssue),
  issueCount: z.int(),
  /** Of `issueCount`; a rejected row may have several of the others. */
  warningCount: z.int(),
  /**
   * Exports of deals that tell nothing new and are noted as seen (by a dry run: would be): an older one that comes later is
   * put in its place among them. 0 where anything changes, or where they are known as they are.
   */
  noted: z.int(),
  /** Null for a dry run, or where nothing changed. */
  changeSet: z.string().nullable(),
  /** Money of the file's deals after the import minus before. */
  amountMinorBefore: z.int(),
  amountMinorAfter: z.int(),
  /** Open deals of the same source system that the files don't have, and how many of them were closed. */
  vanished: z.int(),
  closed: z.int(),
  /** Rows that came into the workbook because deals or other files name them, or as rows of their own. */
  made: z.object(
    Object.fromEntries(madeKinds.map((kind) => [kind, madeNames])) as Record<MadeKind, typeof madeNames>,
  ),
  /** Names that were taken for one of another writing without asking: at most 200. `total` is the true number. */
  alike: z.object({
    total: z.int(),
    list: z.array(z.object({ kind: z.enum(alikeKinds), name: z.string(), into: z.string() })),
  }),
  /** At most 200, the likeliest first; each row and each deal in one pair at most. `total` is the true number. */
  renamed: z.object({ list: z.array(renamedPair), total: z.int() }),
  /** Of a dry run, else null. */
  preview: previewSummary.nullable(),
  /** By which profile each was read and of which day it was taken to be, in the order in which they were imported. */
  files: z.array(
    z.object({
      file: z.string(),
      asOf: day,
      asOfFrom: z.enum(asOfSources),
      profile: z.string().nullable(),
      rejected: z.int(),
      /** Columns that fed nothing. */
      leftOut: z.array(z.string()),
      /** The sheet that was read, null where the format has none, and the names of the others. */
      sheet: z.string().nullable(),
      otherSheets: z.array(z.string()),
      /**
       * The profile that its options became (by a dry run: would become): the options that the next export of its shape is
       * read by, and those that were given but are true of this one alone.
       */
      remembered: z
        .object({ name: z.string(), kept: z.array(z.string()), left: z.array(z.string()) })
        .nullable(),
    }),
  ),
});
export type ImportResult = z.infer<typeof importResult>;

export const importSource = z.object({
  path: z.string(),
  options: importOptions.default({}),
  /** Keeps the options as the profile of this name, once the import is done. */
  remember: z.string().trim().min(1).max(80).optional(),
});
export type ImportSource = z.infer<typeof importSource>;
