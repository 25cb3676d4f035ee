/** Where a file's table is and what its columns feed: the header row, the proposal, and the user's corrections of it. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { cellName } from "../../../../src/core/mapping/cell.ts";
import {
  type CellFormat,
  type FieldKind,
  fieldKinds,
  fieldsOf,
  type ImportField,
  type ImportTable,
  importTables,
  manyColumns,
} from "../../../../src/core/mapping/fields.ts";
import { tellsLastChange } from "../../../../src/core/mapping/changedDay.ts";
import { guessFields } from "../../../../src/core/mapping/guessFields.ts";
import { readHeader, readTitleUnit, uniqueHeaders } from "../../../../src/core/mapping/headers.ts";
import { type StateCodes, mayBeCoded, stateCodesOf } from "../../../../src/core/mapping/outcome.ts";
import {
  type Proposal,
  type ProposedColumn,
  propose,
  scoreHeaderRow,
} from "../../../../src/core/mapping/propose.ts";
import { staysOf } from "../../../../src/core/mapping/stays.ts";
import { OWN_SYSTEM } from "../../../../src/core/mapping/systems.ts";
import { firstRows, HEADER_DEPTH, type TextRow } from "../readers/openSource.ts";
import { type Writing, writingOf } from "../../../../src/core/mapping/writing.ts";
import { ReadError } from "../readers/readError.ts";
import type { Source } from "../readers/source.ts";
import { findCompanyCurrency } from "./companyCurrency.ts";
import { findCustomFields } from "./customColumns.ts";
import { findHeader } from "./headerRows.ts";
import type { KnownCustomField, ReadContext } from "./protocol.ts";

export interface LayoutColumn {
  index: number;
  header: string;
  field: ImportField | null;
  /** How cells are read; `text` where the column is left out. */
  kind: FieldKind;
  found: ProposedColumn["found"];
  /** What header and user say; the rest is inferred from the cells. */
  format: CellFormat;
  /** Of the field `custom`: the one that the workbook has already. */
  known?: KnownCustomField | undefined;
  /** Of the field `state`: what the numbers of its system mean. */
  codes?: StateCodes | undefined;
}

export interface Layout {
  /** The last one where the header has two rows. */
  headerRow: number;
  headerRows: 1 | 2;
  /** Rows and columns that the sheet hides are left out. */
  leaveHidden: boolean;
  /** Rows that add up others are taken for records. */
  keepTotals: boolean;
  /** Columns of the header; a row must have as many cells where the format can tell. */
  width: number;
  table: ImportTable;
  columns: LayoutColumn[];
  sourceSystem: string;
  own: boolean;
  unknownHeaders: string[];
  /** What rows that only name a group of a report are about. */
  groups: readonly string[];
  /** What the last file of this shape was written like. */
  learnt: Writing;
}

/**
 * @param context null where the headers alone are wanted: what else columns may be is not looked for
 * @throws ReadError noRows, headerRowOutside, fieldTwice
 */
export async function findLayout(
  source: Source,
  options: ImportOptions,
  file: string,
  context: ReadContext | null,
): Promise<Layout> {
  const rows = await firstRows(source, Math.max(HEADER_DEPTH, options.headerRow ?? 0));
  if (rows.length === 0) throw new ReadError("noRows", { file });
  const header = findHeader(rows, options, file);
  let width = header.cells.length;
  while (width > 1 && header.cells[width - 1]?.trim() === "") width -= 1;
  const cells = header.cells.slice(0, width);
  const proposal = proposeFor(cells, rows, header.row, options);
  const columns = proposal.columns.map((column): LayoutColumn => ({ ...column, kind: "text" }));
  const unknownHeaders = applyMap(columns, options.map ?? {}, file);
  if (proposal.table === "deals")
    findCustomFields(columns, context?.customFields ?? [], {
      file,
      own: proposal.sourceSystem === OWN_SYSTEM,
      chosen: options.customs ?? {},
    });
  const leaveHidden = options.leaveHidden ?? false;
  if (leaveHidden) leaveOut(columns, source.hiddenColumns);
  if (proposal.table === "deals" && proposal.sourceSystem !== OWN_SYSTEM && context) {
    await guessColumns(columns, source, header.row, leaveHidden, context);
    await findCompanyCurrency(columns, source, header.row);
  }
  await findStateCodes(columns, source, header.row);
  const allowed: readonly ImportField[] = fieldsOf[proposal.table];
  const unit = unitAbove(rows, header.row - header.rows);
  for (const column of columns) {
    if (column.field !== null && !allowed.includes(column.field)) column.field = null;
    if (column.field !== null) column.kind = fieldKinds[column.field];
    // What a column's own header says stands over what is said of the whole table.
    if (column.kind === "money") column.format = { ...unit, ...column.format };
    const given = options.formats?.[column.header];
    if (given) column.format = { ...column.format, ...given, ambiguous: undefined };
    if (column.known) column.format.type = column.known.type;
  }
  const sourceSystem = options.sourceSystem ?? proposal.sourceSystem;
  return {
    headerRow: header.row,
    headerRows: header.rows,
    leaveHidden,
    keepTotals: options.keepTotals ?? false,
    width,
    table: proposal.table,
    columns,
    sourceSystem,
    own: proposal.sourceSystem === OWN_SYSTEM,
    unknownHeaders,
    groups: source.groups ?? [],
    learnt:
      options.writing ??
      writingOf(
        columns.map(({ header: each }) => each),
        context?.writings ?? [],
      ),
  };
}

/** What the rows above the header say of all amounts. */
function unitAbove(rows: readonly TextRow[], last: number): CellFormat {
  const units = rows.filter(({ row }) => row <= last).flatMap(({ cells }) => cells.map(readTitleUnit));
  return Object.assign({}, ...units);
}

/** What the header row says, and where that leaves open whether the rows are deals or their past, the rows below it. */
function proposeFor(
  cells: readonly string[],
  rows: readonly TextRow[],
  headerRow: number,
  { table, map }: ImportOptions,
): Proposal {
  const below = rows.filter(({ row }) => row > headerRow).map((each) => each.cells);
  const past = (table ?? "stageHistory") === "stageHistory" ? staysOf(cells, below) : null;
  if (!past) return propose(cells, table ?? tableOfMap(cells, map));
  const headers = uniqueHeaders(cells);
  const { columns, ...proposal } = propose(past, "stageHistory");
  return {
    ...proposal,
    columns: columns.map((column, at) => ({ ...column, header: headers[at] ?? column.header })),
  };
}

/** Whether a row that is read belongs to the table. */
export function isRecord(layout: Layout, source: Pick<Source, "rowHidden">, row: number): boolean {
  return row > layout.headerRow && !(layout.leaveHidden && source.rowHidden);
}

/** Rows that are looked at where headers say nothing. */
const SAMPLED = 200;

/** Gives columns that neither their header nor the user gave a field what their cells leave little doubt of. */
async function guessColumns(
  columns: LayoutColumn[],
  source: Source,
  headerRow: number,
  leaveHidden: boolean,
  { known, today }: ReadContext,
): Promise<void> {
  const isOpen = ({ index, header, field, found }: LayoutColumn) =>
    field === null &&
    found === "none" &&
    !tellsLastChange(header) &&
    !(leaveHidden && source.hiddenColumns.has(index));
  if (!columns.some(isOpen)) return;
  const rows = await firstRows(source, headerRow + SAMPLED);
  const below = rows.filter(({ row }) => row > headerRow);
  const sampled = columns.map((column) => ({
    ...column,
    open: isOpen(column),
    cells: below.map(({ cells }) => cells[column.index] ?? ""),
  }));
  for (const [index, field] of guessFields(sampled, known, today)) {
    const column = columns.find((candidate) => candidate.index === index) as LayoutColumn;
    column.field = field;
    column.found = "content";
  }
}

async function findStateCodes(columns: LayoutColumn[], source: Source, headerRow: number): Promise<void> {
  const column = columns.find(({ field }) => field === "state");
  if (!column || !mayBeCoded(readHeader(column.header).key)) return;
  const rows = await firstRows(source, headerRow + SAMPLED);
  const cells = rows.flatMap(({ row, cells: own }) =>
    row > headerRow ? [cellName(own[column.index] ?? "")] : [],
  );
  const keys = columns.map(({ header }) => readHeader(header).key);
  column.codes = stateCodesOf(readHeader(column.header).key, cells, keys) ?? undefined;
}

/** Hidden columns feed nothing, but for those that the user gave a field. */
function leaveOut(columns: LayoutColumn[], hidden: ReadonlySet<number>): void {
  for (const column of columns) {
    if (!hidden.has(column.index) || column.found === "user") continue;
    column.field = null;
    column.found = "none";
  }
}

/** The table that takes most of the fields that the user named; undefined where that says nothing. */
function tableOfMap(cells: readonly string[], map: ImportOptions["map"]): ImportTable | undefined {
  const fields = Object.values(map ?? {}).filter((field) => field !== null);
  if (fields.length === 0 || scoreHeaderRow(cells) >= 15) return undefined;
  const fitting = (table: ImportTable) => fields.filter((field) => fieldsOf[table].includes(field)).length;
  return importTables.toSorted((a, b) => fitting(b) - fitting(a))[0];
}

/** @returns headers of the map that no column has */
function applyMap(columns: LayoutColumn[], map: NonNullable<ImportOptions["map"]>, file: string): string[] {
  const unknown: string[] = [];
  const chosen = new Map<ImportField, LayoutColumn>();
  for (const [header, field] of Object.entries(map)) {
    const key = readHeader(header).key;
    const column =
      columns.find((candidate) => candidate.header === header) ??
      columns.find((candidate) => key !== "" && readHeader(candidate.header).key === key);
    if (!column) {
      unknown.push(header);
      continue;
    }
    column.field = field;
    column.found = "user";
    if (field === null || manyColumns.has(field)) continue;
    const other = chosen.get(field);
    if (other && other !== column)
      throw new ReadError("fieldTwice", { file, column: other.header, other: column.header, field });
    chosen.set(field, column);
  }
  // What the user gave to one column is taken from the one that was proposed for it.
  for (const column of columns) {
    if (column.field !== null && column.found !== "user" && chosen.has(column.field)) {
      column.field = null;
      column.found = "none";
    }
  }
  return unknown;
}
