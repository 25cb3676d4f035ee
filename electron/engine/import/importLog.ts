/** What was imported when, from which file, with what result. */
import type { CallOutput } from "../../../src/contract/calls.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { importOptions } from "../../../src/contract/importing.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";
import type { Counts, FileOf } from "./promote/context.ts";
import type { ProfiledFile } from "./remember.ts";

export function writeLog(
  db: WriteDb,
  changeSet: number,
  position: number,
  { end, options, profile, remember }: ProfiledFile,
  of: FileOf,
  counts: Counts,
  now: number,
): void {
  db.prepare(
    `INSERT INTO import_log (change_set_id, position, recorded_at, file_name, file_bytes, file_sha256, source_system, as_of_on, profile, options, row_count, added, changed, unchanged, rejected)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    changeSet,
    position,
    now,
    of.file,
    end.bytes,
    end.sha256,
    of.sourceSystem,
    of.asOf,
    profile?.name ?? remember ?? null,
    JSON.stringify(options),
    end.rows,
    counts.added,
    counts.changed,
    counts.unchanged,
    counts.rejected + end.rejected,
  );
}

type LogEntry = CallOutput<"import.log">[number];

/** Of an import that left nothing at all. */
export function dropLog(db: WriteDb, changeSet: number): void {
  db.prepare("DELETE FROM import_log WHERE change_set_id = ?").run(changeSet);
}

/** Newest first; the files of one import together. */
export function readLog(db: ReadDb): LogEntry[] {
  const rows = db
    .prepare<
      [],
      Omit<LogEntry, "changeSet" | "files" | "active" | "details"> &
        Omit<LogEntry["details"][number], "asOf" | "options"> & {
          id: number;
          kept: number;
          active: number;
          fileAsOf: string;
          options: string;
        }
    >(
      `SELECT l.change_set_id AS id, c.id IS NOT NULL AS kept, l.file_name AS file, l.recorded_at AS recordedAt,
         COALESCE(c.effective_on, l.as_of_on) AS asOf, COALESCE(c.active, 1) AS active,
         l.row_count AS rows, l.added, l.changed, l.unchanged, l.rejected, COALESCE(c.deals, 0) AS deals,
         l.file_bytes AS bytes, l.file_sha256 AS sha256, l.source_system AS sourceSystem, l.as_of_on AS fileAsOf, l.profile, l.options
       FROM import_log l LEFT JOIN change_set c ON c.id = l.change_set_id ORDER BY l.change_set_id DESC, l.position`,
    )
    .all();
  const entries = new Map<number, LogEntry>();
  for (const {
    id,
    kept,
    file,
    active,
    bytes,
    sha256,
    sourceSystem,
    fileAsOf,
    profile,
    options,
    ...counts
  } of rows) {
    const detail = {
      file,
      bytes,
      sha256,
      sourceSystem,
      asOf: fileAsOf,
      profile,
      options: importOptions.parse(JSON.parse(options)),
      rows: counts.rows,
    };
    const entry = entries.get(id);
    if (!entry) {
      entries.set(id, {
        ...counts,
        changeSet: kept === 1 ? formatId("changeSet", id) : null,
        files: [file],
        active: active === 1,
        details: [detail],
      });
      continue;
    }
    entry.files.push(file);
    if (kept === 0 && fileAsOf > entry.asOf) entry.asOf = fileAsOf;
    entry.details.push(detail);
    for (const count of ["rows", "added", "changed", "unchanged", "rejected"] as const)
      entry[count] += counts[count];
  }
  return [...entries.values()];
}
