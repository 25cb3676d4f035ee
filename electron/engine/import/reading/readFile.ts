/** Reads a file into batches. Sends as it goes; waits where the engine is behind. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { type CellFormat, type ImportField, neededFields } from "../../../../src/core/mapping/fields.ts";
import { assertUnchanged, type OpenFile, readAt } from "../readers/fileKind.ts";
import { openTable } from "./groups.ts";
import { ReadError } from "../readers/readError.ts";
import type { Source } from "../readers/source.ts";
import { FormatFinder } from "./formats.ts";
import { Corrections } from "./corrections.ts";
import { DayFinder } from "./ownDays.ts";
import { tellsStay } from "../../../../src/core/mapping/stageColumns.ts";
import { readHeader } from "../../../../src/core/mapping/headers.ts";
import { ownHeaders } from "../../../../src/core/mapping/synonyms.ts";
import type { Writing } from "../../../../src/core/mapping/writing.ts";
import { withOwnBase } from "./ownBase.ts";
import { findLayout, isRecord, type Layout } from "./layout.ts";
import type { ReaderControl } from "./control.ts";
import type { FromReader, RawIssue, ReadContext, ReadTask } from "./protocol.ts";
import { flagged } from "./outcomeGroup.ts";
import { RowReader } from "./rowReader.ts";

export type Send = (message: FromReader, transfer?: ArrayBuffer[]) => void;

/** Rows from which the formats are first guessed. The whole column is heard all the same; where it says otherwise, reading begins anew. */
const FIRST_ROWS = 1000;

/** @throws ReadError */
export async function readFile(task: ReadTask, control: ReaderControl, send: Send): Promise<void> {
  const file = basename(task.path);
  const { open, source, close } = await openTable(task.path, task.options);
  try {
    const layout = await findLayout(source, task.options, file, task.context);
    if (!identifies(layout)) throw new ReadError("columnsUnknown", { file, row: layout.headerRow });
    refuseMissing(layout, file);
    const context = await withOwnBase(layout, source, task.context);
    const corrections = new Corrections(task.options.corrections, layout, file);
    const pass = (known: Decided | null) =>
      readAll(context, source, layout, corrections, known, control, send);
    let reading = await pass(null);
    while (reading.again) {
      send({ type: "again" });
      reading = await pass(reading);
    }
    if (reading.rows === 0) throw new ReadError("headerOnly", { file, row: layout.headerRow });
    const sha256 = hashOf(open);
    assertUnchanged(open);
    const { rows, rejected, formats, writing, hidden, undated, days } = reading;
    send({
      type: "end",
      end: {
        days: days.result(formats),
        writing,
        rows,
        rejected,
        sha256,
        bytes: open.size,
        issues: [
          ...remarks(layout, hidden),
          ...withoutDay(layout, undated),
          ...companyAmount(layout, context.baseCurrency),
          ...guesses(layout, formats),
        ],
      },
    });
  } finally {
    close();
  }
}

/** @throws ReadError nameColumnMissing, neededColumnMissing */
function refuseMissing({ table, columns }: Layout, file: string): void {
  if (table === "deals") return;
  const missing = neededFields[table].find(
    (choices) => !columns.some(({ field }) => field !== null && choices.includes(field)),
  );
  if (missing?.[0] === "name") throw new ReadError("nameColumnMissing", { file });
  if (missing) throw new ReadError("neededColumnMissing", { file, fields: missing.join(", ") });
}

/** Without a column that tells one deal from another, a sheet is no list of deals. */
const IDENTIFYING: ReadonlySet<ImportField | null> = new Set<ImportField | null>([
  "dealId",
  "sourceId",
  "name",
  "account",
  "product",
]);

function identifies({ table, columns }: Layout): boolean {
  return columns.some(({ field }) => (table === "deals" ? IDENTIFYING.has(field) : field !== null));
}

/** How the cells are read, once all were heard. */
interface Decided {
  formats: CellFormat[];
  writing: Writing;
}

interface Reading extends Decided {
  rows: number;
  rejected: number;
  /** Rows that the sheet hides. */
  hidden: number;
  /** Rows of won and lost deals without a closing day. */
  undated: number;
  days: DayFinder;
  again: boolean;
}

/** One pass. @param known what an earlier pass decided, which heard every cell */
async function readAll(
  context: ReadContext,
  source: Source,
  layout: Layout,
  corrections: Corrections,
  known: Decided | null,
  control: ReaderControl,
  send: Send,
): Promise<Reading> {
  const finder = new FormatFinder(layout.columns, source.info.delimiter, layout.learnt);
  const days = new DayFinder(layout, context.today);
  const { formats, writing } = known ?? { formats: [], writing: {} };
  const reading: Reading = {
    rows: 0,
    rejected: 0,
    hidden: 0,
    undated: 0,
    days,
    formats,
    writing,
    again: false,
  };
  let held: { cells: Cell[]; row: number }[] | null = known ? null : [];
  let reader: RowReader | null = null;

  const flush = (rows: RowReader) => {
    control.waitForCredit();
    const batch = rows.take(source.progress());
    reading.rows += batch.count + batch.rejected;
    reading.rejected += batch.rejected;
    const transfer = batch.columns.flatMap((column) =>
      column.kind === "code" ? [column.codes.buffer] : column.kind === "number" ? [column.values.buffer] : [],
    );
    send({ type: "batch", batch }, [batch.rows.buffer, ...transfer] as ArrayBuffer[]);
  };
  const begin = (): RowReader => {
    if (!known) reading.formats = finder.decide();
    const started = new RowReader(layout, reading.formats, context);
    send({ type: "shape", shape: { ...shapeOf(layout, source, context), columns: started.shape() } });
    for (const { cells, row } of held ?? []) started.add(cells, cells.length, row, source, null);
    held = null;
    return started;
  };

  await source.rows((read, width, row) => {
    control.check();
    days.add(read, width, row);
    if (row > layout.headerRow && source.rowHidden) reading.hidden += 1;
    if (!isRecord(layout, source, row)) return;
    const { cells, count } = corrections.apply(read, width, row);
    if (!known) finder.add(cells, Math.min(count, layout.width));
    if (held) {
      held.push({ cells: cells.slice(0, count), row });
      if (held.length < FIRST_ROWS) return;
      reader = begin();
      return;
    }
    reader ??= begin();
    reader.add(cells, count, row, source, cells === read ? (source.met ?? null) : null);
    if (reader.full) flush(reader);
  });
  const rows = reader ?? begin();
  flush(rows);
  reading.undated = rows.undated;
  if (!known) {
    const decided = finder.decide();
    reading.again = JSON.stringify(decided) !== JSON.stringify(reading.formats);
    reading.formats = decided;
    reading.writing = finder.writing();
  }
  return reading;
}

function shapeOf(layout: Layout, source: Source, { baseCurrency }: ReadContext) {
  const { table, sourceSystem, own, headerRow, unknownHeaders, columns } = layout;
  const { encoding, sheet, sheets } = source.info;
  return {
    table,
    baseCurrency,
    sourceSystem,
    own,
    headerRow,
    unknownHeaders,
    stateByFlags: flagged(layout),
    encoding,
    headers: columns.map(({ header }) => header),
    leftOut: columns.flatMap(({ header, field }) =>
      field === null && !(own && isOwn(header)) ? [header] : [],
    ),
    sheet,
    otherSheets: sheets.filter((name) => name !== sheet),
  };
}

/** Our own export's figures that follow from others are left out by themselves, and nobody misses them. */
const isOwn = (header: string): boolean => ownHeaders.has(readHeader(header).key);

/** What is said of the file as a whole. */
function remarks({ table, columns, headerRow, leaveHidden }: Layout, hidden: number): RawIssue[] {
  const issues: RawIssue[] = [];
  const whole = { column: null, value: null, severity: "warning" as const };
  if (hidden > 0)
    issues.push({
      ...whole,
      row: null,
      code: leaveHidden ? "hiddenLeft" : "hiddenRead",
      params: { count: hidden },
    });
  for (const { header, field, found } of columns)
    if (found === "content" && field !== null)
      issues.push({ ...whole, row: null, column: header, code: "columnGuessed", params: { field } });
  const stays = columns.filter(({ header, field }) => field === null && tellsStay(header));
  const [first] = stays;
  if (table === "deals" && first)
    issues.push({
      ...whole,
      row: null,
      column: first.header,
      code: "staysLeft",
      params: { count: stays.length },
    });
  for (const { header } of columns)
    if (header.includes("\ufffd"))
      issues.push({
        ...whole,
        row: headerRow,
        column: header,
        value: header,
        code: "cellUnreadable",
        params: {},
      });
  return issues;
}

const DEAL_DAYS: ReadonlySet<ImportField> = new Set<ImportField>([
  "createdOn",
  "expectedOn",
  "closedOn",
  "closeOn",
]);

/** Deals that are over, and nobody says since when: no figure over time has them. */
function withoutDay({ columns }: Layout, count: number): RawIssue[] {
  // A list without any days is none of what happened when.
  if (count === 0 || !columns.some(({ field }) => field !== null && DEAL_DAYS.has(field))) return [];
  const column = columns.find(({ field }) => field === "closedOn" || field === "closeOn")?.header ?? null;
  const code = "closedWithoutDay";
  return [{ row: null, column, value: null, code, params: { count }, severity: "warning" }];
}

/** Which of two amounts is which, where the deals have one in their own currency and one in that of the company. */
function companyAmount({ own, table, columns }: Layout, base: string): RawIssue[] {
  const amount = columns.find(({ field }) => field === "amount");
  const other = columns.find(({ field }) => field === "currencyAmount");
  if (own || table !== "deals" || !amount || !other) return [];
  const { currency = base } = amount.format;
  return [
    {
      row: null,
      column: amount.header,
      value: null,
      code: currency === base ? "companyAmountTaken" : "companyAmountLeft",
      params: { other: other.header, currency, base },
      severity: "warning",
    },
  ];
}

/** Columns whose reading was a guess that every cell left open. */
function guesses(layout: Layout, formats: readonly CellFormat[]): RawIssue[] {
  return layout.columns.flatMap(({ header, field }, at): RawIssue[] => {
    const { ambiguous, dateOrder, decimalMark, mixedUnit } = formats[at] ?? {};
    if (field === null || !ambiguous) return [];
    const whole = { row: null, column: header, value: null, severity: "warning" as const };
    if (dateOrder)
      return [
        {
          ...whole,
          code: "daysGuessed",
          params: { order: { dmy: "DD-MM-YYYY", mdy: "MM-DD-YYYY", ymd: "YYYY-MM-DD" }[dateOrder] },
        },
      ];
    if (mixedUnit) return [{ ...whole, code: "unitsGuessed", params: { unit: mixedUnit } }];
    return decimalMark ? [{ ...whole, code: "marksGuessed", params: { mark: decimalMark } }] : [];
  });
}

export function hashOf(open: OpenFile): string {
  const hash = createHash("sha256");
  for (let at = 0; at < open.size; at += 1024 ** 2) hash.update(readAt(open, at, 1024 ** 2));
  return hash.digest("hex");
}
