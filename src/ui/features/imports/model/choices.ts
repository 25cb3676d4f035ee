/** What the user changed about one file; what is absent is left to the engine's proposal. */
import type { GivenRate } from "../../../../contract/rates.ts";
import type { DealState } from "../../../../contract/common.ts";
import {
  type CellFormat,
  type ImportCorrection,
  type ImportField,
  type ImportOptions,
  type ImportTable,
  nameKinds,
} from "../../../../contract/importing.ts";

export type StageChoice = { stage: string } | { create: DealState };

export interface Choices {
  table?: ImportTable;
  sheet?: string;
  /** From 1, as spreadsheets count. */
  headerRow?: number;
  /** 2: the row above it belongs to the header. */
  headerRows?: 1 | 2;
  /** What the sheet hides is left out. */
  leaveHidden?: boolean;
  /** Total rows are taken for records. */
  keepTotals?: boolean;
  encoding?: string;
  delimiter?: string;
  asOf?: string;
  /** Id of a kept profile, or `none`. */
  profile?: string;
  /** By header. */
  map: Record<string, ImportField | null>;
  /** By header: id of the known custom field that the column feeds; the map then says `custom`. */
  customs: Record<string, string>;
  formats: Record<string, CellFormat>;
  /** By the word in the file; null: the stage decides. */
  states: Record<string, DealState | null>;
  /** By the name in the file. */
  stages: Record<string, StageChoice>;
  people: Record<string, string | null>;
  teams: Record<string, string | null>;
  products: Record<string, string | null>;
  accounts: Record<string, string | null>;
  /** Name of a row -> id of the known deal that it is; null: it is a new one. */
  deals: Record<string, string | null>;
  /** Fields that tell deals without ids apart. */
  key?: ImportOptions["key"];
  /** Rates to the base currency that the workbook lacks. */
  rates?: GivenRate[];
  /** Cells mended in the list of rejected rows. */
  corrections?: ImportCorrection[];
}

const noNames = { states: {}, stages: {}, people: {}, teams: {}, products: {}, accounts: {}, deals: {} };
export const noChoices: Choices = { map: {}, customs: {}, formats: {}, ...noNames };

/** The choices that decide where a file's table is and what kind it is. */
export type Structure = Pick<
  Choices,
  "table" | "sheet" | "headerRow" | "headerRows" | "encoding" | "delimiter"
>;

/**
 * Another sheet, header row, encoding or delimiter means other headers, another table other fields: what was
 * chosen for the old columns does not hold for the new ones. A new sheet has its own header row too.
 */
export function restructure(choices: Choices, patch: Structure): Choices {
  const next: Choices = { ...choices, ...patch, ...noChoices };
  if (patch.sheet !== undefined && patch.headerRow === undefined) delete next.headerRow;
  // Rows and columns are counted otherwise now.
  delete next.corrections;
  if (patch.headerRows === undefined && (patch.sheet !== undefined || patch.headerRow !== undefined))
    delete next.headerRows;
  delete next.key;
  // The kind was guessed from the columns, so it is guessed anew, unless it is what was chosen.
  if (patch.table === undefined) delete next.table;
  return next;
}

/** The field of a column; null leaves it out. @param customField id of the known custom field that it feeds */
export function mapColumn(
  choices: Choices,
  header: string,
  field: ImportField | null,
  customField: string | null = null,
): Choices {
  const { [header]: _format, ...formats } = choices.formats;
  const { [header]: _custom, ...others } = choices.customs;
  const customs = customField === null ? others : { ...others, [header]: customField };
  return { ...choices, map: { ...choices.map, [header]: field }, customs, formats };
}

/** Keeps columns as custom fields, of whatever type they turn out to be. */
export function keepColumns(choices: Choices, headers: readonly string[]): Choices {
  return headers.reduce((next, header) => mapColumn(next, header, "custom"), choices);
}

/** Gives a rate, in place of one of the same currency. */
export function giveRate(choices: Choices, rate: GivenRate): Choices {
  const others = (choices.rates ?? []).filter(({ currency }) => currency !== rate.currency);
  return { ...choices, rates: [...others, rate] };
}

/** Takes a field from one column and gives it to another, in one step. */
export function moveField(choices: Choices, field: ImportField, from: string, to: string): Choices {
  return mapColumn(mapColumn(choices, from, null), to, field);
}

/** `now` is the column's present format: what the user says of it replaces only that part. */
export function formatColumn(choices: Choices, header: string, now: CellFormat, patch: CellFormat): Choices {
  const { ambiguous: _asked, ...rest } = now;
  return {
    ...choices,
    formats: { ...choices.formats, [header]: { ...rest, ...choices.formats[header], ...patch } },
  };
}

const simple = [
  "table",
  "sheet",
  "headerRow",
  "headerRows",
  "leaveHidden",
  "keepTotals",
  "encoding",
  "delimiter",
  "asOf",
  "key",
  "rates",
  "profile",
] as const;

/** The same without what was chosen of names: it changes nothing about which names there are. */
export function withoutNames(choices: Choices): Choices {
  return { ...choices, ...noNames };
}

/** The options that a call takes: only what was chosen. */
export function optionsOf(choices: Choices): ImportOptions {
  const options: ImportOptions = {};
  for (const key of simple) {
    if (choices[key] !== undefined) Object.assign(options, { [key]: choices[key] });
  }
  for (const key of ["map", "customs", "formats", "states", "stages", "deals", ...nameKinds] as const) {
    if (Object.keys(choices[key]).length > 0) Object.assign(options, { [key]: choices[key] });
  }
  if (choices.corrections && choices.corrections.length > 0) options.corrections = choices.corrections;
  return options;
}

/** Puts mended cells beside those that were mended before; of one cell, the newest counts. */
export function correctCells(choices: Choices, cells: readonly ImportCorrection[]): Choices {
  const same = (a: ImportCorrection, b: ImportCorrection) => a.row === b.row && a.column === b.column;
  const former = (choices.corrections ?? []).filter((old) => !cells.some((cell) => same(cell, old)));
  return cells.length === 0 ? choices : { ...choices, corrections: [...former, ...cells] };
}

/** Says of rows, by their names, which known deals they are; null for a new one. */
export function nameDeals(choices: Choices, rows: readonly { name: string; deal: string | null }[]): Choices {
  const said = Object.fromEntries(rows.map(({ name, deal }) => [name, deal]));
  return { ...choices, deals: { ...choices.deals, ...said } };
}
