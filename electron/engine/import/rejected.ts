/** Rejected rows to a spreadsheet: the file's own columns and order, and beside them why, to be mended and imported again. */
import { basename, extname } from "node:path";
import type { Locale } from "../../../src/contract/envelope.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { ImportSource } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { issueReason } from "../../../src/contract/messages/issueReason.ts";
import { isUnnamed } from "../../../src/core/mapping/headers.ts";
import { isRejectedFile, placelessReason, reasonHeaders } from "../../../src/core/mapping/reasons.ts";
import type { ReadDb } from "../db/sql.ts";
import { type Cell, exportFormats, type TableColumn } from "../export/exportDeals.ts";
import { writeWhole } from "../export/wholeFile.ts";
import type { JobControl } from "../jobs.ts";
import { chooseProfile } from "./chooseProfile.ts";
import type { MoreRejected, Rejection } from "./moreRejected.ts";
import { readContext } from "./readContext.ts";
import { runReader } from "./readerClient.ts";
import type { FromReader } from "./reading/protocol.ts";

export interface RejectedRequest {
  source: ImportSource;
  path: string;
  /** Of this file, as the result lists them. */
  issues: readonly Rejection[];
  /** Those that it has no room for; null where they are not known any more. */
  more: MoreRejected | null;
  /** How many of its rows were rejected. */
  rejected: number;
  locale: Locale;
  today: Day;
}

/**
 * Streams: of the rows only as many are in memory as are written at once.
 * @returns how many rows were written, and how many more were rejected than are known any more
 * @throws WorkbenchError invalid, notFound, cancelled, diskFull
 */
export async function writeRejected(
  db: ReadDb,
  { source, path, issues, more, rejected, locale, today }: RejectedRequest,
  { signal, progress }: JobControl,
): Promise<{ rows: number; left: number; path: string }> {
  const format = exportFormats[extname(path).toLowerCase()];
  if (!format) throw new WorkbenchError("invalid", "exportFormat", { file: basename(path) });
  const file = basename(source.path);
  const { options } = await chooseProfile(db, source, signal);
  const wanted = new Set([...issues.map(({ row }) => row), ...(more?.rows(file) ?? [])]);
  const task = {
    task: "rows" as const,
    path: source.path,
    options,
    context: readContext(db, options, today),
    rows: Int32Array.from(wanted).sort(),
  };
  const reasonsOf = reasonTeller(file, issues, more, locale);
  let count = 0;
  const messages = runReader(task, signal);
  try {
    const columns = await columnsOf(messages, locale);
    await writeWhole(path, (partial) => format(partial, columns, batches(columns.length - 1)));
  } finally {
    await messages.return(undefined);
  }
  return { rows: count, left: Math.max(0, rejected - count), path };

  async function* batches(width: number): AsyncGenerator<Cell[][]> {
    for await (const message of messages) {
      if (message.type !== "rows") continue;
      const reasons = reasonsOf(message.rows.map(({ row }) => row));
      yield message.rows.map(({ row, cells }) => padded(cells, width, reasons.get(row)));
      count += message.rows.length;
      progress("writing", count, wanted.size);
    }
  }
}

/** The file's own columns, which its reader tells first, and the one of reasons. */
async function columnsOf(messages: AsyncGenerator<FromReader>, locale: Locale): Promise<TableColumn[]> {
  const first = await messages.next();
  const headers = first.done !== true && first.value.type === "headers" ? first.value.headers : [];
  return [
    ...withoutReasons(headers).map(({ header }) => (isUnnamed(header) ? "" : header)),
    reasonHeaders[locale],
  ].map((header) => ({ header, kind: "text" }));
}

/** Of some rows, ascending: all that was wrong with each. */
function reasonTeller(
  file: string,
  issues: readonly Rejection[],
  more: MoreRejected | null,
  locale: Locale,
): (rows: readonly number[]) => Map<number, string> {
  const listed = Map.groupBy(issues, ({ row }) => row);
  return (rows) => {
    const reasons = new Map<number, string[]>();
    const tell = (issue: Rejection) => {
      const list = reasons.get(issue.row) ?? [];
      reasons.set(issue.row, list);
      const reason = placelessReason({ ...issue, file, reason: issueReason(locale, { ...issue, file }) });
      list.push(issue.column === null ? reason : `${issue.column}: ${reason}`);
    };
    for (const row of rows) listed.get(row)?.forEach(tell);
    more?.between(file, rows[0] ?? 0, rows.at(-1) ?? 0).forEach(tell);
    return new Map([...reasons].map(([row, list]) => [row, list.join("\n")]));
  };
}

/** A file of rejected rows that was mended and has some again: its reasons of before go. */
function withoutReasons<T extends { header: string; field: string | null }>(headers: readonly T[]): T[] {
  const last = headers.at(-1);
  return last?.field === null && isRejectedFile([last.header]) ? headers.slice(0, -1) : [...headers];
}

/** As many cells as there are columns, however ragged the row, and the reason. */
function padded(cells: readonly (string | number)[], width: number, reason: string | undefined): Cell[] {
  const row: Cell[] = Array.from({ length: width }, (_none, at) => {
    const cell = cells[at];
    return cell === undefined || cell === "" ? null : cell;
  });
  return [...row, reason ?? null];
}
