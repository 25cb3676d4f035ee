/** Rejected rows to a spreadsheet: the file's own columns and order, and beside them why, to be mended and imported again. */
import { basename, extname } from "node:path";
import type { Locale } from "../../../src/contract/envelope.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { ImportIssue, ImportSource } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { issueReason } from "../../../src/contract/messages/issueReason.ts";
import { isRejectedFile, placelessReason, reasonHeaders } from "../../../src/core/mapping/reasons.ts";
import type { ReadDb } from "../db/sql.ts";
import { type Cell, exportFormats, type TableColumn } from "../export/exportDeals.ts";
import { writeWhole } from "../export/wholeFile.ts";
import type { JobControl } from "../jobs.ts";
import { chooseProfile } from "./chooseProfile.ts";
import { readContext } from "./readContext.ts";
import { runReader } from "./readerClient.ts";

export interface RejectedRequest {
  source: ImportSource;
  path: string;
  /** Of this file, rejected, with a row each. */
  issues: readonly ImportIssue[];
  /** How many of its rows were rejected, also those that no issue tells of. */
  rejected: number;
  locale: Locale;
  today: Day;
}

/** @returns how many rows were written, and how many more were rejected than are known one by one @throws WorkbenchError invalid, notFound, cancelled, diskFull */
export async function writeRejected(
  db: ReadDb,
  { source, path, issues, rejected, locale, today }: RejectedRequest,
  { signal, progress }: JobControl,
): Promise<{ rows: number; left: number; path: string }> {
  const format = exportFormats[extname(path).toLowerCase()];
  if (!format) throw new WorkbenchError("invalid", "exportFormat", { file: basename(path) });
  const reasons = reasonsByRow(issues, locale);
  const { options } = await chooseProfile(db, source, signal);
  const task = {
    task: "rows" as const,
    path: source.path,
    options,
    context: readContext(db, options, today),
    rows: [...reasons.keys()],
  };
  const columns: TableColumn[] = [];
  const rows: Cell[][] = [];
  for await (const message of runReader(task, signal)) {
    if (message.type === "headers") {
      for (const { header } of withoutReasons(message.headers))
        columns.push({ header: header.replace(/^\[[A-Z]+\]$/, ""), kind: "text" });
    } else if (message.type === "rows") {
      for (const { row, cells } of message.rows) rows.push(padded(cells, columns.length, reasons.get(row)));
      progress("writing", rows.length, reasons.size);
    }
  }
  columns.push({ header: reasonHeaders[locale], kind: "text" });
  await writeWhole(path, (partial) => format(partial, columns, once(rows)));
  return { rows: rows.length, left: Math.max(0, rejected - rows.length), path };
}

/** Each row once, with all that was wrong with it. */
function reasonsByRow(issues: readonly ImportIssue[], locale: Locale): Map<number, string> {
  const reasons = new Map<number, string[]>();
  for (const issue of issues) {
    if (issue.row === null) continue;
    const list = reasons.get(issue.row) ?? [];
    reasons.set(issue.row, list);
    const reason = placelessReason({ ...issue, reason: issueReason(locale, issue) });
    list.push(issue.column === null ? reason : `${issue.column}: ${reason}`);
  }
  return new Map([...reasons].map(([row, list]) => [row, list.join("\n")]));
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

async function* once(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
}
