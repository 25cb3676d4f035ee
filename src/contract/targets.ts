/** The calls that enter targets: a grid by person, team or product, spreading, pasting. */
import { z } from "zod";
import { period } from "./common.ts";

const unit = z.enum(["money", "quantity"]).default("money");
const year = z.string().regex(/^\d{4}$/, { message: "not a year such as 2026" });
/** Minor units of the base currency, or thousandths of a unit, by the unit asked for. */
const value = z.int();
const target = z.int().min(0).max(9_000_000_000_000);

/** Who or what a target is for; an id or a name, absent for the company. */
const holder = z.strictObject({
  kind: z.enum(["company", "team", "person", "product"]),
  id: z.string().nullable().default(null),
});

const gridCell = z.object({
  /** For exactly this period. */
  entered: value.nullable(),
  /** Rolled up over the quarters of a year, the months of a quarter. */
  parts: value.nullable(),
  /** Rolled up over the people and teams directly under it, the products of a family. */
  below: value.nullable(),
  /** What holds: entered, else rolled up. */
  target: value.nullable(),
  /** entered - parts; null where either is missing. */
  partsGap: value.nullable(),
  /** The row's own target - below; null where it has none of its own. */
  belowGap: value.nullable(),
  /** Won in the same period of the year before; null where it has no meaning (quantities of different units). */
  lastYear: value.nullable(),
});

const gridRow = z.object({
  kind: z.enum(["company", "team", "person", "family", "product"]),
  /** Null: the company, or a family. */
  id: z.string().nullable(),
  /** Empty: the company. */
  name: z.string(),
  /** Place of the row that it stands under; null: none. */
  parent: z.int().nullable(),
  depth: z.int(),
  /** Of a product, or of a family all of whose products have it. */
  unit: z.string().nullable(),
  /** A family takes none. */
  takesTargets: z.boolean(),
  /** In the order of `periods`. */
  cells: z.array(gridCell),
});

const rejectedCell = z.object({
  /** Place in the block, from 0. */
  row: z.int(),
  column: z.int(),
  /** Of the row that it would have been for; empty where there is none. */
  name: z.string(),
  period: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
});

const written = z.object({
  /** Null where every value was already so. */
  changeSet: z.string().nullable(),
  changed: z.int(),
});

const spreadPart = z.object({
  kind: holder.shape.kind,
  id: z.string().nullable(),
  name: z.string(),
  period: z.string(),
  value,
  /** What is entered there now. */
  before: value.nullable(),
  /** Its share of the whole, 0-1. */
  share: z.number(),
  /** What it was weighed by, won in `wonYear`; null where it was not. */
  lastYear: value.nullable(),
});

export const targetCalls = {
  /** The targets of a year as entered and rolled up: the company, its teams with their people, or its products by family. */
  "targets.grid": {
    input: z.strictObject({
      year,
      step: z.enum(["month", "quarter"]).default("quarter"),
      kind: z.enum(["person", "team", "product"]).default("person"),
      unit,
    }),
    output: z.object({
      baseCurrency: z.string(),
      /** Quarters and the year; with months, each quarter after its months. */
      periods: z.array(z.string()),
      rows: z.array(gridRow),
      /** Targets of the year for a person and a product at once, or the like, which no row of the grid shows. */
      crossed: z.int(),
      /** Quantities of products have different units, so that they don't add up. */
      mixedUnits: z.boolean(),
    }),
  },
  /** Enters or clears (null) targets, as one change set. */
  "targets.set": {
    input: z.strictObject({
      cells: z
        .array(
          holder.extend({
            period,
            amountMinor: target.nullable().optional(),
            quantityMilli: target.nullable().optional(),
          }),
        )
        .min(1)
        .max(100_000),
    }),
    output: written,
  },
  /**
   * Spreads a target, exact to the last unit: over the quarters or months of its period, or over who stands under it.
   * With `dryRun` it only shows the parts.
   */
  "targets.spread": {
    input: z.strictObject({
      ...holder.shape,
      unit,
      period,
      over: z.enum(["quarter", "month", "below"]),
      /** What to spread; absent: the target that holds. */
      value: target.optional(),
      /** By last year's won (`lastYear`), equally, or by given weights in the order of the parts. */
      by: z
        .union([z.enum(["equal", "lastYear"]), z.array(z.number().min(0).max(1e12)).min(1)])
        .default("equal"),
      /** Parts are whole multiples of it, but for the largest. */
      roundTo: z.int().min(1).default(1),
      dryRun: z.boolean().default(false),
    }),
    output: written.extend({
      value,
      parts: z.array(spreadPart),
      /** By what it was spread: `equal` too where nobody's last year has enough won deals. */
      basis: z.enum(["equal", "given", "own", "team", "company"]),
      /** Last year's won deals that the basis leans on; null where it leans on none. */
      wonDeals: z.int().nullable(),
      /** The year that was looked back on: for seasons the newest that is over. */
      wonYear: z.string().nullable(),
      /** How many won deals it takes to lean on. */
      neededDeals: z.int().nullable(),
    }),
  },
  /**
   * Pastes a block of cells as spreadsheets give it (tab-separated text): its first cell is for the first of `rows` and
   * `periods`. A single cell, row or column is repeated over `fill`. An empty cell clears. What cannot be taken is
   * listed, the rest is one change set.
   */
  "targets.paste": {
    input: z.strictObject({
      unit,
      rows: z.array(z.strictObject({ kind: gridRow.shape.kind, id: z.string().nullable() })).min(1),
      periods: z.array(period).min(1),
      text: z.string().max(10_000_000),
      /** How many rows and columns are selected. */
      fill: z.strictObject({ rows: z.int().min(1), columns: z.int().min(1) }).optional(),
      dryRun: z.boolean().default(false),
    }),
    output: written.extend({
      /** Cells of the block that were taken, changed or not. */
      cells: z.int(),
      rejected: z.array(rejectedCell),
      /** More than a thousand are counted, not listed. */
      rejectedCount: z.int(),
    }),
  },
};
