/**
 * The one table of calls between renderer (or command line) and engine: name, input, output.
 * Types on both sides are inferred from it, the engine validates every input against it.
 * Days are `YYYY-MM-DD`; `…Minor` is an integer in minor units of the file's base currency; `…At` is UTC milliseconds.
 */
import { z } from "zod";
import { customTypes } from "../core/domain/customFields.ts";
import { alertCalls } from "./alerts.ts";
import {
  customColumn,
  customValue,
  day,
  dealColumn,
  dealFields,
  dealFilter,
  dealLine,
  dealRow,
  dealSort,
  funnelSummary,
  minor,
} from "./common.ts";
import { forecastCalls } from "./forecast.ts";
import { previewPage, previewQuery } from "./importPreview.ts";
import { importInspection, importNames, importOptions, importResult, importSource } from "./importing.ts";
import { coachingCalls } from "./coaching.ts";
import { forecastCallCalls } from "./forecastCalls.ts";
import { goalCalls } from "./goals.ts";
import { measureCalls, measureGroup } from "./measures.ts";
import { reviewCalls } from "./reviews.ts";
import { myPlanCalls } from "./myPlan.ts";
import { pipelineCalls, planCalls, timeInStage } from "./pipeline.ts";
import { profileCalls } from "./profiles.ts";
import { rateCalls } from "./rates.ts";
import { scenarioCalls } from "./scenarios.ts";
import { supplyCalls } from "./supply.ts";
import { targetCalls } from "./targets.ts";

/** ISO 4217. */
const currencyCode = z.string().regex(/^[A-Z]{3}$/, { message: "not a currency code such as USD or CNY" });
const nothing = z.strictObject({}).default({});
const window = z.strictObject({ filter: dealFilter.optional(), sort: dealSort.optional() });
const jobStarted = z.object({ job: z.string() });
const changed = z.object({
  /** Null where every value was already so. */
  changeSet: z.string().nullable(),
  /** How many deals changed. */
  changed: z.int(),
});
/** Of an edit by names: an account that was not known is made. */
const edited = changed.extend({ newAccounts: z.int() });
const rejectedEdit = z.object({
  /** Position in the window, as it was. */
  row: z.int(),
  name: z.string(),
  id: z.string(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
});

const changeSet = z.object({
  id: z.string(),
  kind: z.enum([
    "edit",
    "paste",
    "fill",
    "clear",
    "add",
    "delete",
    "import",
    "merge",
    "fields",
    "targets",
    "review",
    "goals",
    "calls",
    "undo",
    "redo",
    "sample",
    "setup",
  ]),
  recordedAt: z.int(),
  effectiveOn: day,
  by: z.string().nullable(),
  /** File name of an import, else null. */
  note: z.string().nullable(),
  /** The change set that this one undoes or redoes. */
  target: z.string().nullable(),
  /** False while undone. */
  active: z.boolean(),
  changes: z.int(),
  deals: z.int(),
});

const stage = z.object({
  id: z.string(),
  pipelineId: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  position: z.int(),
  kind: z.enum(["lead", "open", "won", "lost"]),
  /** Whole percent. */
  probability: z.number().nullable(),
  expectedDays: z.int().nullable(),
  definition: z.string().nullable(),
  definitionZh: z.string().nullable(),
  exitCriteria: z.array(z.string()),
  exitCriteriaZh: z.array(z.string()),
});

const customField = z.object({
  id: customColumn,
  name: z.string(),
  type: z.enum(customTypes),
  removed: z.boolean(),
});

const savedView = z.object({
  id: z.string(),
  name: z.string(),
  screen: z.string(),
  /** The screen's own state as JSON: columns, order, widths, sort, filter. */
  state: z.string(),
});

export const calls = {
  "file.info": {
    input: nothing,
    output: z.object({
      schema: z.int(),
      path: z.string(),
      name: z.string(),
      deals: z.int(),
      people: z.int(),
      accounts: z.int(),
      products: z.int(),
      baseCurrency: z.string(),
      today: day,
      /** Day of the newest import or edit; null in an empty file. */
      dataDay: day.nullable(),
      revision: z.int(),
      canUndo: z.boolean(),
      canRedo: z.boolean(),
    }),
  },
  "file.open": { input: z.strictObject({ path: z.string() }), output: z.object({ path: z.string() }) },
  "file.create": {
    input: z.strictObject({
      path: z.string(),
      sample: z.boolean().optional(),
      baseCurrency: currencyCode.optional(),
    }),
    output: z.object({ path: z.string() }),
  },
  "file.saveAs": { input: z.strictObject({ path: z.string() }), output: z.object({ path: z.string() }) },
  "file.close": { input: nothing, output: z.object({}) },
  "file.check": {
    input: nothing,
    output: z.object({
      ok: z.boolean(),
      problems: z.array(z.string()),
      deals: z.int(),
      historyRows: z.int(),
    }),
  },

  "deals.query": {
    input: window.extend({
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(100_000).optional(),
    }),
    output: z.object({ total: z.int(), rows: z.array(dealRow) }),
  },
  /** Where deals stand in the window's order; -1 for one that is not in it. */
  "deals.positions": { input: window.extend({ ids: z.array(z.string()) }), output: z.array(z.int()) },
  "deals.get": {
    input: z.strictObject({ id: z.string() }),
    output: z.object({
      deal: dealRow,
      lines: z.array(dealLine),
      contacts: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          title: z.string().nullable(),
          email: z.string().nullable(),
          phone: z.string().nullable(),
          role: z.string().nullable(),
          stance: z.string().nullable(),
        }),
      ),
    }),
  },
  /** Sum, average and count of a numeric column over a filter, or over a block of rows of a window. */
  "deals.aggregate": {
    input: window.extend({
      columns: z.array(dealColumn),
      fromRow: z.int().min(0).optional(),
      /** Inclusive. */
      toRow: z.int().min(0).optional(),
    }),
    output: z.object({
      rows: z.int(),
      columns: z.array(
        z.object({
          column: dealColumn,
          /** Non-empty cells. */
          count: z.int(),
          /** Null for columns that don't add up (text, days). */
          sum: z.number().nullable(),
          average: z.number().nullable(),
          min: z.union([z.number(), z.string()]).nullable(),
          max: z.union([z.number(), z.string()]).nullable(),
        }),
      ),
    }),
  },
  /** A block of the grid as display values, for the clipboard. */
  "deals.block": {
    input: window.extend({ fromRow: z.int().min(0), toRow: z.int().min(0), columns: z.array(dealColumn) }),
    output: z.object({ rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))) }),
  },
  "deals.edit": {
    input: z.strictObject({
      edits: z.array(z.strictObject({ id: z.string(), fields: dealFields })),
      effectiveOn: day.optional(),
      /** What the change set is called in the history. */
      kind: z.enum(["edit", "paste", "fill", "clear"]).optional(),
    }),
    output: edited,
  },
  /**
   * Text into a block of the grid, as a paste or a fill does it: each value is parsed by its column
   * (money, days and names in the caller's language). What doesn't parse is rejected and listed, the
   * rest is one change set. `values` is repeated to fill the block where the block is a multiple of it.
   */
  "deals.paste": {
    input: window.extend({
      fromRow: z.int().min(0),
      toRow: z.int().min(0),
      columns: z.array(dealColumn),
      values: z.array(z.array(z.string())),
      kind: z.enum(["paste", "fill", "clear", "edit"]).default("paste"),
    }),
    output: edited.extend({ cells: z.int(), rejected: z.array(rejectedEdit), rejectedCount: z.int() }),
  },
  /** Copies the first row (down) or first column (right) of a block over the rest of it. */
  "deals.fill": {
    input: window.extend({
      fromRow: z.int().min(0),
      toRow: z.int().min(0),
      columns: z.array(dealColumn),
      direction: z.enum(["down", "right"]),
    }),
    output: edited.extend({ cells: z.int(), rejected: z.array(rejectedEdit), rejectedCount: z.int() }),
  },
  "deals.add": {
    input: z.strictObject({
      deals: z.array(dealFields.extend({ name: z.string().min(1) })).min(1),
      effectiveOn: day.optional(),
    }),
    output: z.object({ changeSet: z.string(), ids: z.array(z.string()) }),
  },
  /** By ids, or by rows of a window. */
  "deals.delete": {
    input: z.union([
      z.strictObject({ ids: z.array(z.string()).min(1) }),
      window.extend({ fromRow: z.int(), toRow: z.int() }),
    ]),
    output: changed,
  },

  "history.changeSets": {
    input: z.strictObject({ limit: z.int().min(1).max(10_000).optional() }).default({}),
    output: z.array(changeSet),
  },
  /**
   * Without `changeSet`: the newest that is active and not itself an undo or redo. A large one tells its progress as a
   * job and can be cancelled, which leaves the file as it was. Refused as a conflict where a later export holds deals as
   * this change set has them, or deals that it made were changed since, unless it is to be `anyway`.
   */
  "history.undo": {
    input: z.strictObject({ changeSet: z.string().optional(), anyway: z.boolean().optional() }).default({}),
    output: z.object({ changeSet: z.string(), target: z.string(), kind: z.string(), deals: z.int() }),
  },
  "history.redo": {
    input: z.strictObject({ changeSet: z.string().optional() }).default({}),
    output: z.object({ changeSet: z.string(), target: z.string(), kind: z.string(), deals: z.int() }),
  },
  "history.ofDeal": {
    input: z.strictObject({ id: z.string() }),
    output: z.array(
      z.object({
        field: z.string(),
        /** Of a custom field, else null. */
        name: z.string().nullable(),
        /** As shown: names for references, numbers for money, days as ISO. */
        from: z.union([z.string(), z.number(), z.null()]),
        to: z.union([z.string(), z.number(), z.null()]),
        effectiveOn: day,
        recordedAt: z.int(),
        changeSet: z.string(),
        kind: z.string(),
        note: z.string().nullable(),
        /** Who made the change: of an imported history whom the file names, else who recorded it. */
        by: z.string().nullable(),
        recordedBy: z.string().nullable(),
      }),
    ),
  },

  "funnel.summary": {
    input: z.strictObject({ filter: dealFilter.optional(), asOf: day.optional() }).default({}),
    output: funnelSummary,
  },
  "funnel.byStage": {
    input: z
      .strictObject({
        filter: dealFilter.optional(),
        asOf: day.optional(),
        /** Leaves out what the file learnt after that day. */
        knownOn: day.optional(),
      })
      .default({}),
    output: z.array(
      z.object({
        stage: z.string(),
        stageId: z.string(),
        pipeline: z.string(),
        kind: z.enum(["lead", "open", "won", "lost"]),
        deals: z.int(),
        amountMinor: minor,
        /** How many of the deals have an amount. */
        withAmount: z.int(),
      }),
    ),
  },
  "funnel.by": {
    input: z.strictObject({
      dimension: z.enum([
        "owner",
        "team",
        "manager",
        "product",
        "account",
        "quarter",
        "month",
        "source",
        "pipeline",
      ]),
      filter: dealFilter.optional(),
      asOf: day.optional(),
    }),
    output: z.array(funnelSummary.extend({ key: z.string(), id: z.string().nullable() })),
  },
  "funnel.conversion": {
    input: z
      .strictObject({
        filter: dealFilter.optional(),
        cohortFrom: day.optional(),
        cohortTo: day.optional(),
        /** What makes a deal one of the cohort: that it entered the stage in the window, or that it began in it. */
        cohort: z.enum(["entry", "creation"]).default("entry"),
        /** Only what had happened by the end of that day. */
        asOf: day.optional(),
        /** One for each group and stage. */
        by: measureGroup.optional(),
      })
      .prefault({}),
    output: z.array(
      z.object({
        stage: z.string(),
        stageId: z.string(),
        pipeline: z.string(),
        key: z.string().optional(),
        id: z.string().nullable().optional(),
        entered: z.int(),
        passed: z.int(),
        lost: z.int(),
        stillOpen: z.int(),
        /** Entered again from a later stage; counted apart. */
        returned: z.int(),
        /** Lost at a stage that nobody told, so that they may or may not have reached this one; not in `entered`. */
        lostUnknown: z.int(),
        /** Created past it, so that they neither entered nor skipped it: in none of the others. */
        beganLater: z.int(),
        /** passed / entered, null where none entered or `lostUnknown` leaves it open; 95% Wilson interval, widened by the unknown. */
        rate: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        /** Of those that passed or were lost: many open ones draw the rate down until they are decided. */
        decided: z.int(),
        decidedRate: z.number().nullable(),
        decidedLow: z.number().nullable(),
        decidedHigh: z.number().nullable(),
      }),
    ),
  },

  "funnel.timeInStage": {
    input: z
      .strictObject({ filter: dealFilter.optional(), asOf: day.optional(), by: measureGroup.optional() })
      .default({}),
    output: z.array(timeInStage.extend({ key: z.string().optional(), id: z.string().nullable().optional() })),
  },
  ...measureCalls,
  ...pipelineCalls,
  ...planCalls,
  ...alertCalls,
  ...forecastCalls,
  ...forecastCallCalls,
  ...supplyCalls,
  ...scenarioCalls,
  ...coachingCalls,
  ...reviewCalls,
  ...goalCalls,

  "lists.people": {
    input: nothing,
    output: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        teamId: z.string().nullable(),
        team: z.string().nullable(),
        managerId: z.string().nullable(),
        role: z.enum(["rep", "manager"]),
        activeFrom: day.nullable(),
        activeTo: day.nullable(),
        deals: z.int(),
      }),
    ),
  },
  "lists.teams": {
    input: nothing,
    output: z.array(z.object({ id: z.string(), name: z.string(), people: z.int() })),
  },
  "lists.products": {
    input: nothing,
    output: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        code: z.string().nullable(),
        family: z.string().nullable(),
        unit: z.string().nullable(),
        listPriceMinor: minor.nullable(),
      }),
    ),
  },
  "lists.accounts": {
    input: z
      .strictObject({ search: z.string().optional(), limit: z.int().min(1).max(1000).optional() })
      .default({}),
    output: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        industry: z.string().nullable(),
        country: z.string().nullable(),
      }),
    ),
  },
  "lists.pipelines": {
    input: nothing,
    output: z.array(
      z.object({ id: z.string(), name: z.string(), nameZh: z.string().nullable(), stages: z.array(stage) }),
    ),
  },
  /** Removed ones too: a saved view may still speak of them. */
  "lists.customFields": { input: nothing, output: z.array(customField) },
  /** Distinct values in use of a free-text column, most used first. */
  "lists.values": {
    input: z.strictObject({ column: z.enum(["source", "lossReason", "currency", "sourceSystem"]) }),
    output: z.array(z.string()),
  },

  /** What it is called from now on; columns of the header that it was made from go on feeding it. */
  "customFields.rename": {
    input: z.strictObject({ id: z.string(), name: z.string().trim().min(1).max(200) }),
    output: z.object({ changeSet: z.string().nullable() }),
  },
  /**
   * What another type would make of a field's values: in how many deals there is one, in how many it is none of the type,
   * and would be left in a field called `leftName`; a few of each.
   */
  "customFields.tryType": {
    input: z.strictObject({ id: z.string(), type: z.enum(customTypes) }),
    output: z.object({
      values: z.int(),
      left: z.int(),
      leftName: z.string().nullable(),
      examples: z.array(z.object({ from: customValue, /** Null: it is none. */ to: customValue.nullable() })),
    }),
  },
  /** A field of the new type takes its place, its past too; values that are none of it are left in the former field. */
  "customFields.setType": {
    input: z.strictObject({ id: z.string(), type: z.enum(customTypes) }),
    output: z.object({ changeSet: z.string().nullable(), /** Of the field from now on. */ id: customColumn }),
  },
  /** Out of every list. Undo brings it back with its values. */
  "customFields.remove": {
    input: z.strictObject({ id: z.string() }),
    output: z.object({ changeSet: z.string().nullable() }),
  },

  /** What belongs to some accounts goes over to another, as one change set. Their names mean it from then on. */
  "accounts.merge": {
    input: z.strictObject({ from: z.array(z.string()).min(1), into: z.string() }),
    output: z.object({ changeSet: z.string(), deals: z.int() }),
  },

  "import.inspect": { input: importSource, output: importInspection },
  /** The names of all files of an import that the workbook does not know; what was chosen of names is not counted in. */
  "import.names": { input: z.strictObject({ sources: z.array(importSource).min(1) }), output: importNames },
  /**
   * Keeps a block of cells (tab-separated, or CSV) as a file until it is let go or the workbook closes: its path is then
   * imported like any other. `label` is what it is called in issues and the import log.
   */
  "import.hold": {
    input: z.strictObject({ text: z.string().max(100_000_000), label: z.string().min(1).max(100) }),
    output: z.object({ path: z.string() }),
  },
  /** Removes a held block; any other path is left alone. */
  "import.letGo": { input: z.strictObject({ path: z.string() }), output: z.object({}) },
  /** A job: progress by events; its result is an `ImportResult`. Several files are one change set. */
  "import.start": {
    input: z.strictObject({ sources: z.array(importSource).min(1), dryRun: z.boolean().default(false) }),
    output: jobStarted,
  },
  /** What the newest dry run would do, page by page. @throws notFound once another one ran or it was dropped */
  "import.preview": { input: previewQuery, output: previewPage },
  /** Lets go of what a dry run kept. */
  "import.dropPreview": { input: z.strictObject({ job: z.string() }), output: z.object({}) },
  /**
   * The rows that an import or a dry run rejected, in the file's own order and columns, with a reason column: to be
   * mended in a spreadsheet and imported again. By the path's ending XLSX or CSV. A job; its result is
   * `{ rows, left, path }`. All of them after the newest import or dry run; of an earlier one those that its result lists,
   * and `left` is how many more there were.
   */
  "import.rejected": {
    input: z.strictObject({ job: z.string(), source: importSource, path: z.string() }),
    output: jobStarted,
  },
  ...profileCalls,
  ...rateCalls,
  ...targetCalls,
  ...myPlanCalls,
  "import.log": {
    input: nothing,
    output: z.array(
      z.object({
        /** Null where it told nothing new: its exports were noted as seen. */
        changeSet: z.string().nullable(),
        files: z.array(z.string()),
        recordedAt: z.int(),
        asOf: day,
        rows: z.int(),
        added: z.int(),
        changed: z.int(),
        unchanged: z.int(),
        rejected: z.int(),
        active: z.boolean(),
        /** Deals that the import added, changed or closed. */
        deals: z.int(),
        /** File by file, as it was read. */
        details: z.array(
          z.object({
            file: z.string(),
            bytes: z.int(),
            sha256: z.string(),
            sourceSystem: z.string(),
            asOf: day,
            /** Name of the profile by which it was read, or which was made of it, as it then was. */
            profile: z.string().nullable(),
            options: importOptions,
            rows: z.int(),
          }),
        ),
      }),
    ),
  },
  "export.start": {
    input: z.strictObject({
      path: z.string(),
      filter: dealFilter.optional(),
      sort: dealSort.optional(),
      columns: z.array(dealColumn).optional(),
    }),
    output: jobStarted,
  },
  "jobs.get": {
    input: z.strictObject({ job: z.string() }),
    output: z.object({
      job: z.string(),
      kind: z.enum(["import", "importPreview", "export", "check", "undo", "redo", "backtest"]),
      state: z.enum(["running", "done", "failed", "cancelled"]),
      done: z.int(),
      total: z.int().nullable(),
      result: z.unknown().nullable(),
      error: z.unknown().nullable(),
    }),
  },
  "jobs.cancel": { input: z.strictObject({ job: z.string() }), output: z.object({}) },

  "views.list": {
    input: z.strictObject({ screen: z.string().optional() }).default({}),
    output: z.array(savedView),
  },
  "views.save": {
    input: z.strictObject({
      id: z.string().optional(),
      name: z.string().min(1),
      screen: z.string(),
      state: z.string(),
    }),
    output: savedView,
  },
  "views.delete": { input: z.strictObject({ id: z.string() }), output: z.object({}) },

  "settings.get": {
    input: nothing,
    output: z.object({ baseCurrency: z.string(), author: z.string().nullable() }),
  },
  "settings.set": {
    input: z.strictObject({
      baseCurrency: currencyCode.optional(),
      author: z.string().nullable().optional(),
    }),
    output: z.object({ baseCurrency: z.string(), author: z.string().nullable() }),
  },
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller gives: members with a default may be left out. */
export type CallInput<M extends CallName> = z.input<Calls[M]["input"]>;
/** What a handler receives after validation. */
export type ParsedInput<M extends CallName> = z.output<Calls[M]["input"]>;
export type CallOutput<M extends CallName> = z.output<Calls[M]["output"]>;

export type ChangeSetRow = CallOutput<"history.changeSets">[number];
export type CustomFieldInfo = z.infer<typeof customField>;
export type StageInfo = z.infer<typeof stage>;
export type ResultOfImport = z.infer<typeof importResult>;
